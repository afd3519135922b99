"""A scenario: a customer's situation, its facts, its procedure and the person who takes over."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from assessment.model.base import Content

Part = Literal["customer", "issue", "action_taken", "outstanding", "commitment", "context"]
Weight = Literal["essential", "useful", "distractor", "withhold"]
FactStatus = Literal["conveyed", "wrong", "missing"]
Level = Literal["basic", "intermediate", "advanced"]
Points = Literal[0, 1, 2]

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
FactId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,19}$")]
Line = Annotated[str, StringConstraints(min_length=1, max_length=600)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=20_000)]

Step = Literal["decide", "write", "reply", "check_in", "result"]
Needed = Literal["now", "later", "not_needed"]
CameBackAs = Literal["done", "half_done", "nothing", "customer_rang"]

DEFAULT_STEPS: tuple[Step, ...] = ("write", "reply", "result")
DEFAULT_UNITS = ("carry-out-handovers", "maintain-through-handover")


class Fact(Content):
    """One thing the recipient should, may or must not be told (marking guide, "The facts of a scenario")."""

    id: FactId
    part: Part
    weight: Weight
    says: Line = Field(description="The fact as one plain sentence. The engine marks from this alone.")
    accept: tuple[Line, ...] = Field((), description="Other wordings that count as conveying it.")
    reject: tuple[Line, ...] = Field((), description="Near misses that do not count.")
    asks: Line | None = Field(None, description="What the recipient asks when it is missing.")
    if_missing: Line | None = Field(None, description="What happens next day when it is missing.")


class Person(Content):
    """Somebody in the situation who is not the recipient."""

    name: Line
    role: Line


class Recipient(Content):
    """Who takes the customer over, from when, and how busy they are."""

    name: Line
    role: Line
    takes_over: Line
    context: Line


class Slip(Content):
    """A slip that the recipient may make when reading back, in place of one that Baton would plant."""

    fact: FactId = Field(description="The fact that is read back wrongly; used only where the handover conveys it.")
    instead: Line = Field(description="The time, number or reference that the fact has: 17:00.")
    says: Line = Field(description="What the recipient says in its place: 18:00.")


class ComesBack(Content):
    """One state in which the case may come back at the check-in."""

    says: Line = Field(description="What the learner finds: what was done, what was not, what the customer said.")
    open: tuple[FactId, ...] = Field(
        (), description="The facts of what is still to be done then; none where all is done."
    )


class CheckIn(Content):
    """How the case comes back when the learner looks at it again. What is left out, Baton makes from the facts."""

    when: Line | None = Field(None, description="When the learner looks again: 07:00 on Friday 17 October.")
    done: ComesBack | None = None
    half_done: ComesBack | None = None
    nothing: ComesBack | None = None
    customer_rang: ComesBack | None = None


class Decide(Content):
    """What is right in the step before writing: is a handover needed, to whom, by which methods, and why."""

    needed: Needed = "now"
    recipient: Line | None = Field(None, description="Who should have it; the scenario's recipient if left out.")
    methods: tuple[Line, ...] = Field((), description="Methods that are right; those of `accepts` if left out.")
    because: Line | None = Field(None, description="Why, in one sentence; the trigger if left out.")


class Exemplar(Content):
    """A sample handover with the marking expected of it; facts and flags may be left out or given in part."""

    text: Text
    points: dict[str, Points]
    facts: dict[str, FactStatus] = Field(default_factory=dict)
    flags: dict[str, bool] = Field(default_factory=dict)
    note: Line | None = None


class Scenario(Content):
    """One customer's situation, as a tutor writes it in `scenarios/*.yaml`."""

    id: Slug
    title: Line
    sector: Line
    level: Level
    now: datetime = Field(description="The scenario's clock when the learner starts, local time without a zone.")
    you: Line = Field(description="Who the learner is in this situation.")
    recipient: Recipient
    others: tuple[Person, ...] = ()
    trigger: Line = Field(description="Why a handover is needed here, tied to the customer's need or the procedure.")
    procedure: Text
    brief: Text
    facts: tuple[Fact, ...] = Field(min_length=1)
    units: tuple[Slug, ...] = Field(DEFAULT_UNITS, min_length=1, description="The rubrics that apply.")
    minutes: int | None = Field(None, ge=1, le=240, description="Time limit in assessment mode; none if left out.")
    accepts: tuple[Line, ...] = Field(
        (), description="Methods that the procedure allows, as the learner may choose them."
    )
    steps: tuple[Step, ...] = Field(
        DEFAULT_STEPS,
        min_length=1,
        description="What an attempt goes through, in order: decide, write, reply, check_in, result.",
    )
    decide: Decide | None = Field(None, description="What is right in the step before writing.")
    slip: Slip | None = Field(None, description="A slip for the read-back, in place of one that Baton would plant.")
    check_in: CheckIn | None = Field(None, description="How the case comes back at the check-in.")
    exemplars: tuple[Exemplar, ...] = ()

    def fact(self, fact_id: str) -> Fact:
        """The fact of that id; KeyError if the scenario has none."""
        for fact in self.facts:
            if fact.id == fact_id:
                return fact
        raise KeyError(fact_id)

    def essential(self, *parts: Part) -> tuple[Fact, ...]:
        """The essential facts of these parts (of all parts if none is named), in file order."""
        return tuple(f for f in self.facts if f.weight == "essential" and (not parts or f.part in parts))
