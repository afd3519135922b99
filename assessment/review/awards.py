"""What an assessor awards, and what makes a set of awards complete."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assessment.errors import Mistake
from assessment.model.marking import LEVEL_WORDS, Judgement, Marking
from assessment.model.scenario import Points


@dataclass(frozen=True, slots=True)
class PointAward:
    """The level an assessor gives one marking point, with a reason where it is not the proposed one."""

    point: str
    level: Points
    reason: str = ""


def complete_awards(marking: Marking, awards: Sequence[PointAward]) -> tuple[PointAward, ...]:
    """The awards in the marking's order, once each; Mistake names every point that stands in the way.

    An amendment needs a reason, so that the learner and internal quality assurance can follow it.
    """
    given = {award.point: replace(award, reason=award.reason.strip()) for award in awards}
    problems = [*_strangers(marking, awards), *_repeats(awards)]
    for judgement in marking.judgements:
        problems += _problems_of(judgement, given.get(judgement.point))
    if problems:
        raise Mistake(" ".join(problems))
    return tuple(given[judgement.point] for judgement in marking.judgements)


def amended(marking: Marking, awards: Sequence[PointAward]) -> tuple[str, ...]:
    """The points whose award is not the proposed level."""
    return tuple(award.point for award in awards if award.level != marking.judgement(award.point).level)


def _strangers(marking: Marking, awards: Sequence[PointAward]) -> list[str]:
    known = {judgement.point for judgement in marking.judgements}
    return [
        f"{award.point}: this attempt has no such marking point. It has {', '.join(sorted(known))}."
        for award in awards
        if award.point not in known
    ]


def _repeats(awards: Sequence[PointAward]) -> list[str]:
    points = [award.point for award in awards]
    twice = sorted({point for point in points if points.count(point) > 1})
    return [f"{point}: awarded twice. Give it one level." for point in twice]


def _problems_of(judgement: Judgement, award: PointAward | None) -> list[str]:
    if award is None:
        return [f"{judgement.point}: not decided yet. Confirm the proposal or choose a level."]
    if award.level not in LEVEL_WORDS:
        return [f"{judgement.point}: a level is 0, 1 or 2, not {award.level}."]
    if award.level != judgement.level and not award.reason:
        proposed, given = LEVEL_WORDS[judgement.level], LEVEL_WORDS[award.level]
        return [f"{judgement.point}: you changed “{proposed}” to “{given}”. Write the reason for it."]
    return []
