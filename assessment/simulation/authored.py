"""What an author wrote for the colleague's part and the simulation can't use: it goes its own way there without a word, so
somebody has to say so while it is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assessment.language.values import same_value
from assessment.model.scenario import Fact, Scenario, Slip
from assessment.simulation.deadlines import moment_in, read_values
from assessment.simulation.read_back import values_read_back


@dataclass(frozen=True, slots=True)
class Unused:
    """One thing that has no effect, or not the one that is meant. `words` are those that the matter rests on."""

    where: tuple[str, ...]
    what: str
    why: str
    do: str
    words: tuple[str, ...]


def unused(scenario: Scenario) -> Iterator[Unused]:
    """All of them, in the order of the file."""
    fact = next((fact for fact in scenario.facts if scenario.slip and fact.id == scenario.slip.fact), None)
    if scenario.slip and fact:
        yield from _never_made(scenario, scenario.slip, fact)
        yield from _no_slip(scenario, scenario.slip)
    yield from _no_moment(scenario)


def _never_made(scenario: Scenario, slip: Slip, fact: Fact) -> Iterator[Unused]:
    there = values_read_back(fact.part, fact.weight, fact.says, scenario.now)
    why = "A slip of yours is made only in what the colleague reads back; otherwise Baton chooses one by itself."
    if not there:
        yield Unused(
            ("slip", "fact"),
            f"Nothing of {fact.id} is read back that could be changed",
            f"{why} Read back are open work and promises, and the customer's telephone number.",
            "Choose a fact that is work or a promise and has a time, number or reference.",
            (fact.id, fact.part, fact.weight, fact.says),
        )
    elif not any(same_value(one, other) for one in there for other in read_values(slip.instead, scenario)):
        yield Unused(
            ("slip", "instead"),
            f"The slip is in “{slip.instead}”, and {fact.id} doesn't have that",
            why,
            f"Write a time, number or reference that the fact has, such as “{there[-1].text}”.",
            (fact.id, fact.says, slip.instead),
        )


def _no_slip(scenario: Scenario, slip: Slip) -> Iterator[Unused]:
    right, said = read_values(slip.instead, scenario), read_values(slip.says, scenario)
    alike = bool(said) and all(any(same_value(one, other) for other in right) for one in said)
    if alike or slip.says.split() == slip.instead.split():
        yield Unused(
            ("slip", "says"),
            f"“{slip.says}” is no slip: it is the same as “{slip.instead}”",
            "The learner is asked to notice it, and nothing is wrong.",
            "Write another time, number or reference.",
            (slip.instead, slip.says),
        )


def _no_moment(scenario: Scenario) -> Iterator[Unused]:
    when = scenario.check_in.when if scenario.check_in else None
    moment = moment_in(when, scenario) if when else None
    if when is None or (moment is not None and moment > scenario.now):
        return
    what = f"“{when}” is before the scenario begins" if moment else f"No time can be read in “{when}”"
    yield Unused(
        ("check_in", "when"),
        what,
        "The case comes back when the learner planned to look at it, else at nine the next morning.",
        "Write a time and a day: 07:00 on Friday 17 October.",
        (when, scenario.now.isoformat()),
    )
