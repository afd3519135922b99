"""What levels add up to."""

from __future__ import annotations

import pytest

from assessment.model.marking import Judgement, Marking
from assessment.review.outcomes import points_met_words, proposed_levels, unit_outcomes, unsure_points


def _judgement(point: str, unit: str, level: int = 2, sure: float = 1.0) -> Judgement:
    return Judgement(point=point, unit=unit, level=level, reason="", advice="", sure=sure)  # type: ignore[arg-type]


MARKING = Marking(
    scenario="",
    rubrics={},
    engine="",
    judgements=(
        _judgement("C1", "carry-out"),
        _judgement("C2", "carry-out", 1, sure=0.94),
        _judgement("M1", "maintain", 2, sure=0.95),
    ),
    facts=(),
    flags=(),
)


def test_a_unit_is_met_only_when_every_point_of_it_is() -> None:
    assert unit_outcomes(MARKING, proposed_levels(MARKING)) == {"carry-out": False, "maintain": True}
    assert unit_outcomes(MARKING, {"C1": 2, "C2": 2, "M1": 1}) == {"carry-out": True, "maintain": False}


def test_strong_points_do_not_make_up_for_a_weak_one() -> None:
    assert not unit_outcomes(MARKING, {"C1": 2, "C2": 0, "M1": 2})["carry-out"]


def test_a_point_without_a_level_is_not_met() -> None:
    assert unit_outcomes(MARKING, {"C1": 2}) == {"carry-out": False, "maintain": False}


def test_a_point_is_unsure_below_the_chance_that_was_measured() -> None:
    assert unsure_points(MARKING) == ("C2",)


@pytest.mark.parametrize(
    ("levels", "words"),
    [
        ({"C1": 2, "C2": 1, "M1": 2}, "2 of 3 points met"),
        ({"C1": 0, "C2": 1}, "0 of 2 points met"),
        ({"C1": 2, "C2": 2}, "all 2 points met"),
    ],
)
def test_points_met_in_words(levels: dict[str, int], words: str) -> None:
    assert points_met_words(levels) == words
