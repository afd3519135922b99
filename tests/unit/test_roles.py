"""What each value of a fact is there for: to find something by, to be in time, or only said in passing."""

from datetime import datetime

import pytest

from assessment.language.values import find_values
from assessment.marking.roles import NEED, roles_of
from assessment.model.scenario import Fact

NOW = datetime(2025, 10, 16, 14, 40)  # a Thursday


def roles(says, part="issue"):
    """The role of each value of a fact, by the words it stands in."""
    fact = Fact(id="f01", part=part, weight="essential", says=says)
    values = find_values(says, NOW)
    found = roles_of(fact, says, values, NOW)
    return dict(zip((v.text for v in values), found, strict=True))


def test_a_reference_and_a_number_to_ring_are_what_a_thing_is_found_by():
    assert roles("Her order is HL-7730462, her number 07700 900418.") == {
        "HL-7730462": "finder",
        "07700 900418": "finder",
    }


@pytest.mark.parametrize(
    "says",
    [
        "Job 204178 is closed and is not this job.",
        "Her old number, 07700 900418, is out of date.",
        "Do not confuse it with HL-7730462, another customer.",
    ],
)
def test_a_reference_that_is_not_to_be_used_is_superseded(says):
    assert set(roles(says).values()) == {"superseded"}


def test_a_time_of_what_is_still_to_do_or_promised_is_a_deadline():
    assert roles("The depot replies 16:30.", "outstanding") == {"16:30": "due"}
    assert roles("A call 17:00.", "commitment") == {"17:00": "due"}


def test_a_time_after_by_or_until_is_a_deadline_in_any_part():
    assert roles("The offer runs out at 13:20.")["13:20"] == "due"
    assert roles("She sets off by 18:00.", "customer")["18:00"] == "due"


def test_a_time_of_what_was_done_has_only_happened_whatever_stands_before_it():
    assert roles("The search was raised by 13:05.", "action_taken") == {"13:05": "happened"}
    assert roles("She came at 12:20.") == {"12:20": "happened"}


def test_a_word_of_being_due_counts_only_within_its_own_clause():
    assert roles("It must be found; she came at 12:20.") == {"12:20": "happened"}


def test_today_said_in_a_fact_need_not_be_said_again():
    found = roles("She came today, and is back on Friday 17 October.")
    assert found == {"today": "today", "Friday 17 October": "happened"}
    assert NEED["today"] == 0


def test_the_same_hour_on_another_clock_is_said_again():
    assert roles("She lands at 14:00 (13:00 UK time).") == {"14:00": "happened", "13:00": "restated"}


def test_a_second_hour_that_is_not_in_brackets_is_an_hour_of_its_own():
    assert roles("Open 14:00 and 15:00 only.", "outstanding") == {"14:00": "due", "15:00": "due"}


def test_a_day_said_twice_is_said_again_the_second_time():
    found = roles("The fan comes on Saturday, Saturday 18 October.", "outstanding")
    assert list(found.values()) == ["due", "restated"]


def test_how_many_and_how_old_are_counts():
    found = roles("Two heaters for a five-month-old baby.")
    assert set(found.values()) == {"count"}


def test_a_sum_of_money_is_of_its_own_kind():
    assert roles("She was charged £20.") == {"£20": "other"}


def test_a_fact_without_values_has_no_roles():
    assert roles("She must be rung, not texted.") == {}


def test_a_colleague_needs_what_is_found_by_and_what_is_due_above_all():
    most = max(NEED.values())
    assert {role for role, need in NEED.items() if need == most} == {"finder", "due"}
    assert NEED["happened"] < NEED["other"] < most
