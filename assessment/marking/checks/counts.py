"""Counts over the facts of the scenario."""

from __future__ import annotations

from assessment.marking.sight import Sight
from assessment.model.marking import CheckFinding, Evidence
from assessment.model.rubric import Facts, PartsCovered
from assessment.model.scenario import Fact


def check_facts(check: Facts, sight: Sight) -> CheckFinding:
    """Holds when the number (or share) of facts with that status is within the check's bounds."""
    scope = [
        f for f in sight.case.scenario.facts if f.weight in check.weights and (not check.parts or f.part in check.parts)
    ]
    hits = [f for f in scope if sight.facts[f.id].status == check.status]
    holds = True
    if check.at_least is not None:
        holds = holds and len(hits) >= check.at_least
    if check.at_most is not None:
        holds = holds and len(hits) <= check.at_most
    if check.share is not None:
        holds = holds and bool(scope) and len(hits) >= check.share * len(scope)
    evidence: tuple[Evidence, ...] = tuple(e for f in hits for e in sight.facts[f.id].evidence)
    spoken_of = hits if check.status != "conveyed" else [f for f in scope if f not in hits]
    note = "; ".join(_brief(f.says) for f in spoken_of[:2]) if not holds or check.status != "conveyed" else ""
    return CheckFinding(check.id, holds, _once(evidence)[:4], note, _sure(check, len(hits), len(scope), scope, sight))


def _sure(check: Facts, hits: int, size: int, scope: list[Fact], sight: Sight) -> float:
    """Less sure the nearer the count is to its bound, and the less sure the least sure facts are."""
    least = sorted(sight.facts[f.id].sure for f in scope)[:2]
    doubt = 1 - sum(least) / len(least) if least else 0.0
    bounds: list[float] = [b for b in (check.at_least, check.at_most) if b is not None]
    bounds += [check.share * size] if check.share is not None else []
    distance = min((abs(hits - b) for b in bounds), default=0)
    return round(max(0.5, 1 - doubt / (1 + distance)), 3)


def check_parts(check: PartsCovered, sight: Sight) -> CheckFinding:
    """Holds when enough of the parts have at least one fact conveyed."""
    covered: list[str] = []
    evidence: list[Evidence] = []
    for part in check.parts:
        told = [f for f in sight.case.scenario.facts if f.part == part and sight.facts[f.id].status == "conveyed"]
        told = [f for f in told if f.weight in ("essential", "useful")]
        if told:
            covered.append(part)
            evidence.extend(sight.facts[told[0].id].evidence[:1])
    absent = [p.replace("_", " ") for p in check.parts if p not in covered]
    return CheckFinding(check.id, len(covered) >= check.at_least, _once(tuple(evidence)), ", ".join(absent))


def _once(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return tuple(sorted(set(evidence), key=lambda e: (e.start, e.end)))


def _brief(says: str) -> str:
    says = says.rstrip(".")
    return says if len(says) <= 80 else says[:80].rsplit(" ", 1)[0] + " …"
