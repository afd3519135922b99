"""Was the slip of the read-back put right? Any wording counts; saying yes to it does not."""

from __future__ import annotations

import pytest

from assessment.simulation.noticing import noticed
from assessment.simulation.read_back import Line, read_back
from assessment.simulation.slips import PlantedSlip
from tests.unit.simulated import case, everything

TEXT, MARKING = everything()
LINES = read_back(case(), MARKING, TEXT)
RING = next(n for n, line in enumerate(LINES) if line.fact == "ring")
PHONE = next(n for n, line in enumerate(LINES) if line.fact == "phone")
MINE = next(n for n, line in enumerate(LINES) if line.fact == "mine")
HOUR = PlantedSlip("hour", RING, "17:00", "18:00", "ring")
DIGIT = PlantedSlip("digit", PHONE, "07700 900418", "07700 900481", "phone")
OWNER = PlantedSlip("owner", MINE, "you", "me", "mine")


def outcome(slip: PlantedSlip | None, answer: str, lines: tuple[Line, ...] = LINES) -> str:
    return noticed(case(), lines, slip, answer).outcome


@pytest.mark.parametrize(
    "answer",
    ["It's 17:00, not 18:00.", "No, five o'clock please", "ring her by 5pm", "5 not 6", "Not six: I promised five."],
)
def test_the_right_time_in_any_wording_puts_an_hour_right(answer: str) -> None:
    assert outcome(HOUR, answer) == "corrected"


@pytest.mark.parametrize("answer", ["Yes, that is right.", "18:00 is fine", "Thanks!", "The trolley goes at 16:15."])
def test_saying_yes_lets_the_slip_pass(answer: str) -> None:
    assert outcome(HOUR, answer) == "missed"


@pytest.mark.parametrize("answer", ["The number is 07700 900418", "it ends 418, not 481: 0418", "07700900418"])
def test_the_right_digits_put_a_number_right(answer: str) -> None:
    assert outcome(DIGIT, answer) == "corrected"


def test_the_wrong_digits_again_do_not() -> None:
    assert outcome(DIGIT, "Yes, 07700 900481.") == "missed"


@pytest.mark.parametrize("answer", ["No, I'll look at the log myself.", "Not you, the log tomorrow is mine."])
def test_taking_the_job_back_puts_an_owner_right(answer: str) -> None:
    assert outcome(OWNER, answer) == "corrected"


def test_agreeing_to_the_wrong_owner_does_not() -> None:
    assert outcome(OWNER, "Yes, please do that.") == "missed"


def test_saying_that_something_is_wrong_without_saying_what_it_should_be_is_a_query() -> None:
    found = noticed(case(), LINES, HOUR, "One of these is wrong, look at my note again.")
    assert (found.outcome, found.settled) == ("queried", False)


def test_a_right_read_back_is_settled_by_a_yes_and_not_by_silence() -> None:
    assert noticed(case(), LINES, None, "Yes, all good.").settled
    assert not noticed(case(), LINES, None, "   ").settled
    assert not noticed(case(), LINES, None, "No, that's wrong.").settled
    assert not noticed(case(), (), None, "Yes.").settled


def test_an_empty_answer_misses_a_slip() -> None:
    assert outcome(HOUR, "") == "missed"
