"""What the recipient asks: up to three questions, the most harmful gaps first.

The recipient has read only the handover. So they ask for what is not there, never for what it conveys, and a question
gives nothing of the answer away.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from assessment.model.marking import Marking
from assessment.model.scenario import Fact, Part, Scenario
from assessment.simulation.deadlines import deadline, read_values

AT_MOST = 3
_FIRST = 2  # open work before anything else, but a third of it waits for the customer's number
_RANK: dict[Part, int] = {"commitment": 0, "outstanding": 0, "customer": 2, "issue": 3, "context": 4, "action_taken": 5}
_FAR = datetime.max


@dataclass(frozen=True, slots=True)
class Question:
    """One question, and the facts that answer it."""

    text: str
    facts: tuple[str, ...]


def questions(scenario: Scenario, marking: Marking) -> tuple[Question, ...]:
    """The questions, most harmful gap first. One question may ask for several facts that it would be put the same for."""
    asked: dict[str, tuple[str, ...]] = {}
    for fact in by_harm(scenario, marking):
        text = question_for(fact, scenario)
        if text in asked or len(asked) < AT_MOST:
            asked[text] = (*asked.get(text, ()), fact.id)
    return tuple(Question(text, facts) for text, facts in asked.items())


def by_harm(scenario: Scenario, marking: Marking) -> list[Fact]:
    """The essential facts that are missing, worst first. Where nothing says whom it is about, that comes before all."""
    told = {f.fact for f in marking.facts if f.status != "missing"}
    gaps = [f for f in scenario.essential() if f.id not in told]
    identified = any(f.id in told for f in scenario.essential("customer"))
    ranked = sorted(gaps, key=lambda f: (_rank(f, scenario), deadline(f, scenario) or _FAR))
    open_work = [f for f in ranked if _RANK[f.part] == 0]
    contact = [f for f in ranked if _is_contact(f, scenario)]
    rest = [f for f in ranked if f not in open_work and f not in contact]
    who = [] if identified else [f for f in rest if f.part == "customer"][:1]
    ordered = [*who, *open_work[:_FIRST], *contact, *open_work[_FIRST:], *rest]
    return list(dict.fromkeys(ordered))


def _rank(fact: Fact, scenario: Scenario) -> int:
    return 1 if _is_contact(fact, scenario) else _RANK[fact.part]


def _is_contact(fact: Fact, scenario: Scenario) -> bool:
    return fact.part == "customer" and any(v.kind == "phone" for v in read_values(fact.says, scenario))


def question_for(fact: Fact, scenario: Scenario) -> str:
    """The question that the scenario's author gave the fact, else one from its part and the kinds of its values."""
    if fact.asks:
        return fact.asks
    kinds = {v.kind for v in read_values(fact.says, scenario)}
    timed = bool(kinds & {"time", "date"})
    match fact.part:
        case "customer" if "phone" in kinds:
            return "What number do I reach the customer on?"
        case "customer" if "reference" in kinds:
            return "Who is the customer, and under which reference do I find them?"
        case "customer":
            return "What do I need to know about the customer before I deal with them?"
        case "issue":
            return "What exactly is the problem, and since when?" if timed else "What exactly is the problem?"
        case "action_taken" if "reference" in kinds:
            return "What have you done so far, and is there a reference for it?"
        case "action_taken":
            return "What have you done so far?"
        case "outstanding":
            return "What is left for me to do, and by when?" if timed else "What is left to do, and who does it?"
        case "commitment":
            return "What has the customer been promised, and for when?"
        case _:
            return "Is there anything that I must not do, or must ask somebody about first?"
