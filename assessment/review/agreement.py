"""How well two markings of the same handovers agree: weighted kappa for points, precision and recall for the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement on one marking point over some handovers."""

    kappa: float
    exact: float
    count: int


@dataclass(frozen=True, slots=True)
class Detection:
    """How well a yes is found: precision, recall and F1 (1 where there was nothing to find and nothing was found)."""

    precision: float
    recall: float
    f1: float
    expected: int
    proposed: int


def weighted_kappa(first: Sequence[int], second: Sequence[int], levels: int = 3) -> float:
    """Cohen's kappa with quadratic weights (Cohen 1968) over levels 0 … levels-1; 1 where both never vary and agree."""
    count = len(first)
    if count == 0:
        return 1.0
    observed = expected = 0.0
    rows = [first.count(level) for level in range(levels)]
    columns = [second.count(level) for level in range(levels)]
    for a, b in zip(first, second, strict=True):
        observed += (a - b) ** 2
    for a in range(levels):
        for b in range(levels):
            expected += (a - b) ** 2 * rows[a] * columns[b] / count
    if expected == 0:
        return 1.0 if observed == 0 else 0.0
    return 1 - observed / expected


def agreement(first: Sequence[int], second: Sequence[int]) -> Agreement:
    """Kappa and the share of equal judgements."""
    same = sum(a == b for a, b in zip(first, second, strict=True))
    return Agreement(weighted_kappa(first, second), same / len(first) if first else 1.0, len(first))


def detection(expected: Sequence[bool], proposed: Sequence[bool]) -> Detection:
    """Precision, recall and F1 of the proposed yeses against the expected ones."""
    hits = sum(a and b for a, b in zip(expected, proposed, strict=True))
    wanted, said = sum(expected), sum(proposed)
    precision = hits / said if said else (1.0 if not wanted else 0.0)
    recall = hits / wanted if wanted else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Detection(precision, recall, f1, wanted, said)
