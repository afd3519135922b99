"""Every difference between the engine's markings and the settled marks, with its evidence and the cause it falls under.

For error analysis: causes are mended, not cases. The cause is worked out from what the engine saw (which check stood
between the two levels, which value of a fact was not met), not guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from assessment.marking.case import prepare
from assessment.marking.features import FactView, stretch_text, view_facts
from assessment.marking.reading import read
from assessment.marking.rules import holds, lacking, named
from assessment.model.marking import CheckFinding, Flag, Judgement, Marking
from assessment.model.rubric import MarkingPoint, Rubric
from assessment.services.marking_files import MarkedCase, mark_case

_MOST_TOLD = 0.75  # share of a fact's weight from which its words count as said


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One difference: what the marks say, what the engine proposed, on which words, and why."""

    case: str
    handover: str
    of: str
    expected: str
    proposed: str
    cause: str
    says: str
    quotes: tuple[str, ...]
    reason: str


def disagreements(
    cases: Sequence[MarkedCase], jobs: int = 1, tick: Callable[[], object] = lambda: None
) -> list[Disagreement]:
    """All of them, case by case; weights fitted without the case under test."""
    found: list[Disagreement] = []
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        for some in pool.map(_of_case, cases):
            found += some
            tick()
    return found


def _of_case(case: MarkedCase) -> list[Disagreement]:
    found: list[Disagreement] = []
    ready = prepare(case.ready.scenario)
    for name, marking in mark_case(case).items():
        found += _points(case, name, marking)
        found += _flags(case, name, marking)
        if any(case.marks[name].facts[f.fact] != f.status for f in marking.facts):
            text = next(h.text for h in case.handovers if h.id == name)
            reading = read(text, ready)
            views = {v.fact.fact.id: v for v in view_facts(ready, reading)}
            for finding in marking.facts:
                expected = case.marks[name].facts[finding.fact]
                if expected != finding.status:
                    view = views[finding.fact]
                    cause = fact_cause(view, expected, finding.status)
                    seen = stretch_text(view.stretch, reading)
                    found.append(
                        Disagreement(
                            case.name,
                            name,
                            f"fact {finding.fact} ({view.fact.fact.weight} {view.fact.fact.part})",
                            expected,
                            finding.status,
                            cause,
                            view.fact.says,
                            (seen,) if seen else (),
                            finding.note,
                        )
                    )
    return found


def fact_cause(view: FactView, expected: str, proposed: str) -> str:
    """Why a fact's status came out otherwise, as far as what the engine saw tells."""
    seen = view.features
    if expected == "wrong":
        return "a wrong value was not noticed" if view.conflicts else "a wrong state, person or thing was not noticed"
    if proposed == "wrong":
        return "another value beside it was taken for a wrong one"
    if expected == "conveyed":
        if not view.stretch.sentences:
            return "nothing in the text was seen to speak of it"
        if 0 <= seen["values"] < 1:
            return (
                "its value stands too far from its words"
                if seen["values_anywhere"] == 1
                else "its value was not recognised, or may be looked up"
            )
        return (
            "its words are all there, and it was still not credited"
            if seen["terms"] >= _MOST_TOLD
            else "it was said in other words"
        )
    if 0 <= seen["values"] < 1:
        return "credited although a value of it is missing"
    return (
        "credited for words that mean something else here"
        if seen["terms"] >= _MOST_TOLD
        else "credited although part of it is missing"
    )


def _points(case: MarkedCase, name: str, marking: Marking) -> Iterator[Disagreement]:
    points = {(r.id, p.id): (p, r) for r in case.ready.rubrics for p in r.points}
    for judgement in marking.judgements:
        expected = case.marks[name].points[judgement.point]
        if expected != judgement.level:
            point, rubric = points[judgement.unit, judgement.point]
            yield Disagreement(
                case.name,
                name,
                judgement.point,
                str(expected),
                str(judgement.level),
                point_cause(point, rubric, judgement, expected),
                point.title,
                tuple(e.quote for e in judgement.evidence),
                judgement.reason,
            )


def point_cause(point: MarkingPoint, rubric: Rubric, judgement: Judgement, expected: int) -> str:
    """The checks that stand between the level proposed and the level expected."""
    checks: dict[str, CheckFinding] = {c.check: c for c in judgement.checks}
    if expected > judgement.level:
        rule = point.needs.met if expected == 2 else point.needs.partly
        known = all(n in checks for n in named(rule, rubric.id))
        if known and holds(rule, rubric.id, checks):
            return "held down by a cap"
        return "not seen: " + ", ".join(n.split(".")[1] for n in lacking(rule, rubric.id, checks))
    rule = point.needs.met if judgement.level == 2 else point.needs.partly
    return "seen: " + ", ".join(n.split(".")[1] for n in named(rule, rubric.id) if checks[n].holds)


def _flags(case: MarkedCase, name: str, marking: Marking) -> Iterator[Disagreement]:
    for flag in marking.flags:
        expected = case.marks[name].flags[flag.id]
        if expected != flag.raised:
            yield _flag(case, name, flag, expected)


def _flag(case: MarkedCase, name: str, flag: Flag, expected: bool) -> Disagreement:
    words = ("not raised", "raised")
    return Disagreement(
        case.name,
        name,
        flag.id,
        words[expected],
        words[flag.raised],
        "not noticed" if expected else "raised without cause",
        "",
        tuple(e.quote for e in flag.evidence),
        flag.reason,
    )
