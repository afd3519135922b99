"""Trying a scenario: handovers marked fact by fact, exemplars made of them, and what a change to the scenario changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from assessment.errors import Mistake
from assessment.guidance.advice import listed, quoted
from assessment.guidance.nearest import Near, nearest
from assessment.model.marking import Evidence, FactFinding, Marking
from assessment.model.people import Actor
from assessment.model.scenario import Fact, FactStatus, Part, Scenario, Weight
from assessment.services.centre import Centre
from assessment.services.marked import marked
from assessment.services.permissions import Action, require
from assessment.services.views import EXAMPLE_ATTEMPT
from assessment.services.words import day_and_time

Told = str | int | bool | None


@dataclass(frozen=True, slots=True)
class FactLine:
    """What became of one fact in a handover that was tried, in words."""

    fact_id: str
    says: str
    part: Part
    weight: Weight
    status: FactStatus
    quotes: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing of one text that is marked otherwise than before; None where the scenario has no such fact or point then."""

    label: str
    what: Literal["fact", "point", "flag"]
    id: str
    before: Told
    after: Told
    quote: str = ""


def try_handovers(centre: Centre, who: Actor, scenario: Scenario, texts: Sequence[str]) -> list[Marking]:
    """What the engine proposes for each text, in their order; nothing is kept but for speed."""
    require(who, Action.AUTHOR)
    for number, text in enumerate(texts, start=1):
        if not text.strip():
            which = f"Handover {number} is empty. " if len(texts) > 1 else "There is nothing to mark. "
            raise Mistake(f"{which}Write or paste a handover first.")
    return [marked(centre, scenario, text) for text in texts]


def fact_lines(scenario: Scenario, marking: Marking, text: str = "") -> list[FactLine]:
    """Fact by fact, what conveyed it. With the text, also what comes nearest to a fact that is missing, and what it lacks."""
    findings = {finding.fact: finding for finding in marking.facts}
    lost = text.strip() and any(f.status == "missing" for f in marking.facts)
    near = nearest(scenario, text) if lost else {}
    return [_line(fact, findings[fact.id], near.get(fact.id)) for fact in scenario.facts if fact.id in findings]


def exemplar_of(scenario: Scenario, text: str, marking: Marking, note: str = "") -> dict[str, Any]:
    """The entry for `exemplars:` that expects just this marking: every point and fact, the flags that are raised, and the
    safeguards that are not, so that one that is raised later is a difference."""
    known = {fact.id for fact in scenario.facts}
    entry: dict[str, Any] = {
        "text": text,
        "points": {j.point: j.level for j in marking.judgements},
        "facts": {f.fact: f.status for f in marking.facts if f.fact in known},
        "flags": {f.id: f.raised for f in marking.flags if f.raised or f.kind == "safeguard"},
        "note": " ".join(note.split()),
    }
    return {key: value for key, value in entry.items() if value}


def what_changed(
    centre: Centre, who: Actor, before: Scenario, after: Scenario, texts: Sequence[tuple[str, str]]
) -> list[Changed]:
    """Every fact, point and flag that turns in these texts, each a label and a handover, when the scenario is changed from
    the one to the other. Empty texts have nothing to turn."""
    require(who, Action.AUTHOR)
    found: list[Changed] = []
    for label, text in texts:
        if text.strip():
            found += _turned(label, marked(centre, before, text), marked(centre, after, text))
    return found


def recent_texts(centre: Centre, who: Actor, scenario_id: str, limit: int = 10) -> list[tuple[str, str]]:
    """The handovers that learners handed in last at that scenario, newest first, labelled by their day and not by name."""
    require(who, Action.AUTHOR)
    require(who, Action.SEE_ATTEMPTS)
    with centre.store.reading() as data:
        texts = data.attempts.last_texts(scenario_id, limit, but=EXAMPLE_ATTEMPT)
    kinds = {"practice": "Practice", "assessment": "Assessment"}
    return [(f"{kinds[each.mode]}, {day_and_time(each.at)}", each.text) for each in texts]


def _line(fact: Fact, finding: FactFinding, near: Near | None) -> FactLine:
    quotes = tuple(" ".join(e.quote.split()) for e in finding.evidence)
    return FactLine(fact.id, fact.says, fact.part, fact.weight, finding.status, quotes, _why(fact, finding, near))


def _why(fact: Fact, finding: FactFinding, near: Near | None) -> str:
    if fact.weight == "withhold":
        return "Passed on, and it is private." if finding.status == "conveyed" else "Not passed on, which is right."
    if fact.weight == "distractor" and finding.status != "wrong":
        return "Passed on: noise, and no mistake." if finding.status == "conveyed" else "Left out, and not missed."
    if finding.status == "conveyed":
        return "The words quoted say it."
    if finding.status == "wrong":
        return _sentence(finding.note or "What is said in its place contradicts it")
    if near is None or not near.quote:
        return _sentence(finding.note or "Nothing in the handover comes near it")
    lacks = listed((quoted(word) for word in near.lacks), "or") if near.lacks else ""
    tail = f", and it doesn't have {lacks}." if lacks else ", and it doesn't say enough of it."
    return f"Nearest is {quoted(near.quote)}{tail}"


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:].rstrip('.')}."


def _turned(label: str, before: Marking, after: Marking) -> Iterator[Changed]:
    if before == after:
        return
    first = {f.fact: f for f in before.facts}
    second = {f.fact: f for f in after.facts}
    for fact in _both(first, second):
        yield from _if_other(
            label, "fact", fact, _of(first, fact, "status"), _of(second, fact, "status"), first, second
        )
    points = {j.point: j for j in before.judgements}
    now = {j.point: j for j in after.judgements}
    for point in _both(points, now):
        yield from _if_other(label, "point", point, _of(points, point, "level"), _of(now, point, "level"), points, now)
    flags = {f.id: f for f in before.flags}
    raised = {f.id: f for f in after.flags}
    for flag in _both(flags, raised):
        yield from _if_other(
            label, "flag", flag, _of(flags, flag, "raised"), _of(raised, flag, "raised"), flags, raised
        )


def _both(first: dict[str, Any], second: dict[str, Any]) -> list[str]:
    return list(dict.fromkeys([*first, *second]))


def _of(found: dict[str, Any], name: str, attribute: str) -> Told:
    value: Told = getattr(found[name], attribute) if name in found else None
    return value


def _if_other(
    label: str,
    what: Literal["fact", "point", "flag"],
    name: str,
    before: Told,
    after: Told,
    first: dict[str, Any],
    second: dict[str, Any],
) -> Iterator[Changed]:
    """The change, if there is one, with the words that it rests on now, or rested on before."""
    if before == after:
        return
    evidence: tuple[Evidence, ...] = ()
    for found in (second, first):
        evidence = evidence or (found[name].evidence if name in found else ())
    yield Changed(label, what, name, before, after, " ".join(evidence[0].quote.split()) if evidence else "")
