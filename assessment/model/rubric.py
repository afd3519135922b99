"""A rubric: one unit's marking points, what each looks for, and what each level needs.

A point's checks are either *acts of language*, recognised from example phrasings and near misses, or
*counts over the case* (facts, owners, record, method …) that need no examples. Rules combine checks with
all / any / not / at_least, so that a new unit is a new file and no Python.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from assessment.model.base import Content
from assessment.model.scenario import FactStatus, Line, Part, Slug, Text, Weight

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
CheckRef = Annotated[str, StringConstraints(pattern=r"^([a-z0-9]+(-[a-z0-9]+)*\.)?[a-z][a-z0-9_]*$", max_length=100)]
PointId = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,3}[0-9]{1,2}$")]


class All(Content):
    """Holds when every rule in it holds."""

    all: tuple[Rule, ...] = Field(min_length=1)


class Any_(Content):
    """Holds when at least one rule in it holds."""

    any: tuple[Rule, ...] = Field(min_length=1)


class Not(Content):
    """Holds when the rule in it does not."""

    not_: Rule = Field(alias="not")


class AtLeast(Content):
    """Holds when at least that many of the rules in it hold."""

    at_least: int = Field(ge=1)
    of: tuple[Rule, ...] = Field(min_length=1)


Rule = Annotated[
    CheckRef | All | Any_ | Not | AtLeast,
    Field(description="A check's id (`unit-id.check` for another unit's), or a combination of rules."),
]

for _model in (All, Any_, Not, AtLeast):
    _model.model_rebuild()


class Check(Content):
    """What every check has: an id that rules name, and how to speak of it to the learner.

    `found` and `missing` finish the sentence that starts "You …": `{recipient}` and `{customer}` are filled in.
    """

    id: Name
    found: Line | None = None
    missing: Line | None = None


class Act(Check):
    """An act of language: something the text does, in any wording, like the phrasings and unlike the near misses.

    `words` are groups of concept words: a sentence that shares a group is more likely to do the act.
    `tied` asks for something of this case (a name, number, time or fact) in the sentence or beside it.
    `timed` asks for a time, a day or an event in that sentence.
    """

    kind: Literal["act"]
    phrasings: tuple[Line, ...] = Field(min_length=3)
    near_misses: tuple[Line, ...] = Field(min_length=3)
    words: tuple[tuple[Line, ...], ...] = ()
    tied: bool = False
    timed: bool = False
    cues: int = Field(0, ge=0, description="At least this many of the word groups must be in the sentence.")


class Facts(Check):
    """Counts facts of the scenario: of these parts and weights, with this status."""

    kind: Literal["facts"]
    parts: tuple[Part, ...] = ()
    weights: tuple[Weight, ...] = ("essential",)
    status: FactStatus = "conveyed"
    at_least: int | None = Field(None, ge=0)
    at_most: int | None = Field(None, ge=0)
    share: float | None = Field(None, ge=0, le=1, description="At least this share of the facts that apply.")


class PartsCovered(Check):
    """How many of these parts have at least one fact conveyed."""

    kind: Literal["parts_covered"]
    parts: tuple[Part, ...] = ("customer", "issue", "action_taken", "outstanding")
    at_least: int = Field(ge=1)


class Layout(Check):
    """The text is organised so that a reader can find each part: headings, labels, bullets or ordered paragraphs."""

    kind: Literal["layout"]


class Addressed(Check):
    """The handover goes to the scenario's recipient (`right`) or plainly to somebody else (`wrong`)."""

    kind: Literal["addressed"]
    to: Literal["right", "wrong"]


class Trigger(Check):
    """The reason for the handover is the one of this scenario; `phrasings` are general ways to give a reason.

    With `tied`, the sentence or one next to it also ties it to the customer's need, a promise or the procedure.
    """

    kind: Literal["trigger"]
    tied: bool = False
    phrasings: tuple[Line, ...] = Field(min_length=3)
    near_misses: tuple[Line, ...] = Field(min_length=3)


class Method(Check):
    """Names the methods of the procedure: all the kinds it calls for, any of them, or (`unsuitable`) one it rules out."""

    kind: Literal["method"]
    which: Literal["all", "any", "unsuitable"]


class Owners(Check):
    """For the essential outstanding actions: owners, deadlines or both, for all of them or for any."""

    kind: Literal["owners"]
    need: Literal["owner", "deadline", "both"]
    of: Literal["all", "any"]


class Record(Check):
    """Names the shared record (log, case, ticket, tab); with `findable`, also what finds it (a reference)."""

    kind: Literal["record"]
    findable: bool = False


class Recital(Check):
    """The text is a copy of the brief, a list of key words, or a recital of the criteria; `of` narrows it to one of them."""

    kind: Literal["recital"]
    of: Literal["any", "brief", "criteria"] = "any"


class Loaded(Check):
    """The scenario says that the recipient is loaded or that the matter is urgent."""

    kind: Literal["loaded"]


class Invention(Check):
    """Claims an action, promise or detail that the scenario does not give."""

    kind: Literal["invention"]


AnyCheck = Annotated[
    Act | Facts | PartsCovered | Layout | Addressed | Trigger | Method | Owners | Record | Recital | Loaded | Invention,
    Field(discriminator="kind"),
]


class Advice(Content):
    """What the learner is told at each level. Each ends in something to do."""

    not_yet: Line
    partly: Line
    met: Line


class Cap(Content):
    """Holds a point down: while `when` holds it is at most this."""

    at_most: Literal[0, 1]
    when: Rule
    because: Line


class Levels(Content):
    """The rule for 2 and the rule for 1; 0 otherwise."""

    met: Rule
    partly: Rule


class MarkingPoint(Content):
    """One of the examiner's marking points."""

    id: PointId
    title: Line
    wording: Text = Field(description="The examiner's wording.")
    why: Text = Field(description="Why it matters, for the learner.")
    needs: Levels
    caps: tuple[Cap, ...] = ()
    advice: Advice
    praise: Line | None = Field(
        None, description='What a learner who has met it is told first, one sentence that starts "You".'
    )


class FlagRule(Content):
    """A misconception or safeguard: raised while its rule holds."""

    id: Name
    code: Annotated[str, StringConstraints(pattern=r"^[XP][0-9]{1,2}$")]
    title: Line
    means: Text
    when: Rule
    advice: Line


class LaterTurn(Content):
    """How what is written after the handover counts. What it says nothing of stays as the handover earned it."""

    raises: dict[PointId, Literal[1, 2]] = Field(
        default_factory=dict, description="Points that it may raise, each to this level at most."
    )
    holds_down: dict[PointId, Literal[0, 1]] = Field(
        default_factory=dict,
        description="Points held at this level at most: where a slip of the read-back was let pass, or where the next step "
        "at the check-in does nothing for the point.",
    )
    confirms: tuple[Name, ...] = Field(
        (), description="Checks of this unit that hold once the read-back is confirmed as right, or put right."
    )
    flags: tuple[Name, ...] = Field((), description="Misconceptions and safeguards that are looked for there too.")


class Rubric(Content):
    """One unit. Its points and flags share `checks`; another unit's check is named `unit-id.check`."""

    id: Slug
    title: Line
    level: Line
    source: Text
    checks: tuple[AnyCheck, ...] = Field(min_length=1)
    points: tuple[MarkingPoint, ...] = Field(min_length=1)
    misconceptions: tuple[FlagRule, ...] = ()
    safeguards: tuple[FlagRule, ...] = ()
    after_asking: LaterTurn | None = Field(
        None, description="How answers to the colleague count; not at all if left out."
    )
    at_check_in: LaterTurn | None = Field(None, description="How the next step at the check-in counts.")

    def borrows(self) -> frozenset[str]:
        """The other units whose checks this unit's rules name."""
        return frozenset(unit for unit, _ in self.borrowed())

    def borrowed(self) -> frozenset[tuple[str, str]]:
        """Every check of another unit that this unit's rules name, as (unit, check)."""
        rules = [r for p in self.points for r in (p.needs.met, p.needs.partly, *(c.when for c in p.caps))]
        rules += [flag.when for flag in (*self.misconceptions, *self.safeguards)]
        named = (ref.partition(".") for rule in rules for ref in references(rule))
        return frozenset((unit, check) for unit, dot, check in named if dot)


def references(rule: Rule) -> tuple[str, ...]:
    """Every check that a rule names, as it is written there, in the order of the file."""
    if isinstance(rule, str):
        return (rule,)
    if isinstance(rule, Not):
        return references(rule.not_)
    return tuple(ref for part in parts_of(rule) for ref in references(part))


def parts_of(rule: All | Any_ | AtLeast) -> tuple[Rule, ...]:
    """The rules that a combination combines."""
    if isinstance(rule, All):
        return rule.all
    return rule.any if isinstance(rule, Any_) else rule.of
