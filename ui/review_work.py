"""What an assessor has done so far with one attempt, before it is sent. Lives in the session; pure but for that."""

from __future__ import annotations

from dataclasses import dataclass, field

from assessment.model.marking import Judgement, Marking
from assessment.services import PointAward, ReviewView, unit_outcomes, unsure_points


@dataclass
class ReviewWork:
    """The level chosen for each point, which of them are confirmed, and where the assessor is."""

    order: tuple[str, ...]
    unsure: frozenset[str]
    version: int
    levels: dict[str, int]
    reasons: dict[str, str] = field(default_factory=dict)
    settled: set[str] = field(default_factory=set)
    current: str = ""
    unexplained: str = ""
    sent: bool = False

    def set_level(self, point: str, level: int, proposed: int) -> None:
        """Another level than the proposed one needs a reason before it is settled."""
        self.levels[point] = level
        self.settled.discard(point)
        if level == proposed:
            self.settled.add(point)

    def settle(self, point: str, proposed: int) -> None:
        """Confirmed as it stands; the next point that is not yet settled becomes the current one.

        An amendment without a reason stays open, with its reason asked for.
        """
        if self.levels[point] != proposed and not self.reasons.get(point, "").strip():
            self.current = self.unexplained = point
            return
        self.unexplained = ""
        self.settled.add(point)
        at = self.order.index(point)
        rest = [*self.order[at + 1 :], *self.order[:at]]
        self.current = next((other for other in rest if other not in self.settled), point)

    def step(self, by: int) -> None:
        """To the point above or below."""
        at = self.order.index(self.current) + by
        self.current = self.order[max(0, min(at, len(self.order) - 1))]


def begin(review: ReviewView) -> ReviewWork:
    """From the last decision if there is one, else from the proposal; the unsure points first."""
    unsure = frozenset(unsure_points(review.marking))
    judged = sorted(review.marking.judgements, key=lambda judgement: judgement.point not in unsure)
    order = tuple(judgement.point for judgement in judged)
    levels: dict[str, int] = {judgement.point: judgement.level for judgement in judged}
    work = ReviewWork(order, unsure, review.version, levels, current=order[0] if order else "")
    if review.decisions:
        latest = review.decisions[-1].awards
        work.levels |= {award.point: award.level for award in latest}
        work.reasons = {award.point: award.reason for award in latest}
        work.settled = set(order)
    return work


def amended(work: ReviewWork, judgement: Judgement) -> bool:
    """Whether the assessor's level is another than the proposed one."""
    return work.levels[judgement.point] != judgement.level


def awards(work: ReviewWork, marking: Marking) -> list[PointAward]:
    """What is sent: only settled points, with a reason where a proposal was amended."""
    return [
        PointAward(
            judgement.point,
            work.levels[judgement.point],  # type: ignore[arg-type]
            work.reasons.get(judgement.point, "") if amended(work, judgement) else "",
        )
        for judgement in marking.judgements
        if judgement.point in work.settled
    ]


def outcomes(work: ReviewWork, marking: Marking) -> dict[str, bool | None]:
    """Each unit as it stands: met, not met, or None while a point of it is open."""
    met = unit_outcomes(marking, work.levels)
    open_units = {judgement.unit for judgement in marking.judgements if judgement.point not in work.settled}
    return {unit: None if unit in open_units else result for unit, result in met.items()}
