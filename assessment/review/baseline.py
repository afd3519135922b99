"""The baseline that the engine has to beat: overlap with the key words of the facts and of the rubric.

Cut-offs are fitted on the other scenarios, as for the engine. It is what half an hour's work gives, and a
reminder of what a number is worth.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assessment.language.words import STOP, words
from assessment.model.rubric import Rubric
from assessment.model.scenario import Scenario
from assessment.review.agreement import detection, weighted_kappa

_STEPS = tuple(i / 20 for i in range(1, 20))


@dataclass(frozen=True, slots=True)
class Overlap:
    """Shares of key words (0 to 1) that a handover has: of each fact, and of each marking point's wording."""

    facts: dict[str, float]
    points: dict[str, float]


def overlap(scenario: Scenario, rubrics: Sequence[Rubric], text: str) -> Overlap:
    """The overlaps of one handover."""
    said = {w.stem for w in words(text)}
    facts = {f.id: _share(f.says, said) for f in scenario.facts}
    mine = [p for r in rubrics if r.id in scenario.units for p in r.points]
    points = {p.id: _share(f"{p.title} {p.wording}", said) for p in mine}
    told = sum(facts[f.id] for f in scenario.essential()) / max(1, len(scenario.essential()))
    return Overlap(facts, {point: (share + told) / 2 for point, share in points.items()})


def _share(sentence: str, said: set[str]) -> float:
    keys = {w.stem for w in words(sentence) if w.text.lower() not in STOP}
    return len(keys & said) / len(keys) if keys else 0.0


def fact_cut(pairs: Sequence[tuple[float, bool]]) -> float:
    """The share from which a fact counts as conveyed, best by F1 on these (share, conveyed) pairs."""
    expected = [conveyed for _, conveyed in pairs]
    return max(_STEPS, key=lambda cut: detection(expected, [share >= cut for share, _ in pairs]).f1)


def point_cuts(pairs: Sequence[tuple[float, int]]) -> tuple[float, float]:
    """The shares from which a point gets 1 and 2, best by weighted kappa on these (share, level) pairs."""
    levels = [level for _, level in pairs]
    options = [(a, b) for a in _STEPS for b in _STEPS if a <= b]
    return max(options, key=lambda cuts: weighted_kappa(levels, [level_at(share, cuts) for share, _ in pairs]))


def level_at(share: float, cuts: tuple[float, float]) -> int:
    """The level that a share earns."""
    return (share >= cuts[0]) + (share >= cuts[1])
