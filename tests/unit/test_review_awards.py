"""What an assessor's awards must be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assessment.errors import Mistake
from assessment.model.marking import Judgement, Marking
from assessment.review.awards import PointAward, amended, complete_awards


def _marking(**levels: int) -> Marking:
    judgements = tuple(
        Judgement(
            point=point,
            unit="carry-out" if point[0] == "C" else "maintain",
            level=level,
            reason="",
            advice="",
        )  # type: ignore[arg-type]
        for point, level in levels.items()
    )
    return Marking(scenario="", rubrics={}, engine="", judgements=judgements, facts=(), flags=())


MARKING = _marking(C1=2, C2=1, M1=0)
CONFIRMED = [PointAward("C1", 2), PointAward("C2", 1), PointAward("M1", 0)]


def test_confirming_every_proposal_needs_no_reason() -> None:
    assert complete_awards(MARKING, CONFIRMED) == tuple(CONFIRMED)


def test_awards_come_in_the_order_of_the_marking() -> None:
    assert complete_awards(MARKING, CONFIRMED[::-1]) == tuple(CONFIRMED)


@pytest.mark.parametrize("reason", ["", "   \n"])
def test_an_amendment_without_a_reason_is_refused_by_name(reason: str) -> None:
    awards = [*CONFIRMED[:2], PointAward("M1", 2, reason)]
    with pytest.raises(Mistake, match=r"M1: you changed “Not yet met” to “Met”. Write the reason for it."):
        complete_awards(MARKING, awards)


def test_an_amendment_with_a_reason_stands() -> None:
    awards = [*CONFIRMED[:2], PointAward("M1", 2, " She names him in line 2. ")]
    assert complete_awards(MARKING, awards)[2] == PointAward("M1", 2, "She names him in line 2.")
    assert amended(MARKING, awards) == ("M1",)


def test_a_point_left_out_is_named() -> None:
    with pytest.raises(Mistake, match=r"C2: not decided yet. Confirm the proposal or choose a level."):
        complete_awards(MARKING, [CONFIRMED[0], CONFIRMED[2]])


def test_a_point_that_the_attempt_does_not_have_is_named() -> None:
    with pytest.raises(Mistake, match=r"K9: this attempt has no such marking point. It has C1, C2, M1."):
        complete_awards(MARKING, [*CONFIRMED, PointAward("K9", 2)])


def test_a_point_awarded_twice_is_named() -> None:
    with pytest.raises(Mistake, match=r"C1: awarded twice. Give it one level."):
        complete_awards(MARKING, [*CONFIRMED, PointAward("C1", 0, "No.")])


def test_a_level_that_does_not_exist_is_refused() -> None:
    strange = replace(CONFIRMED[0], level=3, reason="Excellent")  # type: ignore[arg-type]
    with pytest.raises(Mistake, match=r"C1: a level is 0, 1 or 2, not 3."):
        complete_awards(MARKING, [strange, *CONFIRMED[1:]])


def test_all_problems_are_named_at_once() -> None:
    with pytest.raises(Mistake) as caught:
        complete_awards(MARKING, [PointAward("C2", 2)])
    assert all(point in str(caught.value) for point in ("C1:", "C2:", "M1:"))
