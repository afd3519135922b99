"""What levels add up to. In assessment a unit is met only when every point of it is: no averaging."""

from __future__ import annotations

from collections.abc import Mapping

from assessment.model.marking import Marking

# A chance below this and an assessor should look at the point first. From here on 97 of 100 judgements of cases left out agreed
# with the settled marks (docs/agreement.md).
SURE_ENOUGH = 0.95


def proposed_levels(marking: Marking) -> dict[str, int]:
    """The proposed level by point, in the marking's order."""
    return {judgement.point: judgement.level for judgement in marking.judgements}


def unit_outcomes(marking: Marking, levels: Mapping[str, int]) -> dict[str, bool]:
    """Whether each unit of the marking is met by these levels; a point without a level is not met."""
    met: dict[str, bool] = {}
    for judgement in marking.judgements:
        met[judgement.unit] = met.get(judgement.unit, True) and levels.get(judgement.point) == 2
    return met


def unsure_points(marking: Marking) -> tuple[str, ...]:
    """The points that the engine itself is not sure of."""
    return tuple(judgement.point for judgement in marking.judgements if judgement.sure < SURE_ENOUGH)


def points_met_words(levels: Mapping[str, int]) -> str:
    """As in “6 of 7 points met” or “all 7 points met”."""
    met = sum(level == 2 for level in levels.values())
    return f"all {met} points met" if met == len(levels) else f"{met} of {len(levels)} points met"
