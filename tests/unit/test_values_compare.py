"""How two values compare: the same, comparable, one a slip of the other."""

from datetime import datetime

import pytest

from assessment.language.values import Value, comparable, find_values, near_value, same_value

NOW = datetime(2025, 10, 16, 14, 40)  # a Thursday afternoon


def only(text: str) -> Value:
    """The one value of a phrase."""
    (value,) = find_values(text, NOW)
    return value


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("half six", "18:30"),
        ("half six", "06:30"),
        ("1700", "5pm"),
        ("by five", "17:00"),
        ("teatime", "5pm"),
        ("noon", "12:00"),
        ("midnight", "24:00"),
        ("tomorrow", "Fri 17 Oct"),
        ("Friday", "17/10"),
        ("Friday", "10 October"),  # the Friday gone
        ("the 16th", "today"),
        ("£18", "eighteen quid"),
        ("£18", "18"),
        ("£1.2k", "£1,200.00"),
        ("£612.40", "612.40 pounds"),
        ("+44 7700 900418", "07700-900-418"),
        ("01632 960741", "ring 960741"),
        ("01632 960741", "960741"),
        ("ext 231", "x231"),
        ("ext 2240", "2240"),
        ("HL-7730462", "hl 7730462"),
        ("HL-7730462", "order 7730462"),
        ("HL-773O462", "HL-7730462"),
        ("C-17", "bay 17"),
        ("24 hours", "a 24-hour target"),
        ("1 day", "24 hrs"),
        ("five-month-old", "5 months old"),
        ("two weeks", "a fortnight"),
        ("14 C", "14 degrees"),
        ("minus 3", "down to -3C"),
        ("two heaters", "2"),
        ("fifty per cent", "50%"),
        ("in November", "14 Nov"),
    ],
)
def test_two_wordings_of_one_value_are_the_same(one: str, other: str) -> None:
    assert same_value(only(one), only(other))
    assert same_value(only(other), only(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("16:30", "16:35"),
        ("04:30", "16:30"),
        ("tomorrow", "Saturday"),
        ("last Saturday", "this coming Saturday"),
        ("£18", "£80"),
        ("£18", "€18"),
        ("07700 900418", "07700 900481"),
        ("ext 231", "ext 213"),
        ("DS-20418", "HL-20418"),
        ("C-17", "17 bags"),
        ("24 hours", "24 minutes"),
        ("5 months", "5 weeks"),
        ("two heaters", "three heaters"),
        ("14 C", "down to -14 C"),
        ("5pm", "5 heaters"),
        ("[14:41] Tom: hi", "14:41"),
    ],
)
def test_different_values_are_not_the_same(one: str, other: str) -> None:
    assert not same_value(only(one), only(other))
    assert not same_value(only(other), only(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("16:30", "16:35"),
        ("17:00", "18:00"),
        ("17:30", "17:00"),
        ("16:15", "15:16"),
        ("07:00", "19:00"),
        ("19:45", "19:54"),
        ("17 October", "18 October"),
        ("18 October", "18 November"),
        ("16 October", "23 October"),
        ("3/11/2025", "11/3/2025"),
        ("£18", "£80"),
        ("£18", "£81"),
        ("£184.50", "£148.50"),
        ("£62.99", "£69.29"),
        ("£600", "£60"),
        ("£600", "£6,000"),
        ("07700 900418", "07700 900481"),
        ("07700 900418", "07700 90418"),
        ("01632 960741", "01632 960147"),
        ("ext 231", "ext 213"),
        ("HL-7730462", "HL-7730642"),
        ("HL-7730462", "LH-7730462"),
        ("DS-20418", "DR-20418"),
        ("DS-20418", "DS-30592"),
        ("MB-337", "MB-377"),
        ("label 5581", "label 5518"),
        ("job 204817", "job 204178"),
        ("Q7H4LM", "Q7H4ML"),
        ("C-17", "C-19"),
        ("two heaters", "three heaters"),
        ("46 parcels", "64 parcels"),
        ("24 hours", "24 minutes"),
        ("5 months", "5 weeks"),
        ("5 months", "4 months"),
        ("14 C", "13 C"),
        ("down to -3", "3"),
    ],
)
def test_a_slip_of_a_value_is_near_it(one: str, other: str) -> None:
    assert comparable(only(one), only(other))
    assert near_value(only(one), only(other))
    assert near_value(only(other), only(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("16:30", "half four"),  # the same, so no slip
        ("07:05", "14:41"),
        ("14 October", "1 December"),
        ("£18", "£612.40"),
        ("07700 900418", "01632 960741"),
        ("07700 900418", "ext 231"),
        ("HL-7730462", "MB-337"),
        ("two heaters", "2027"),
        ("two heaters", "46 parcels"),
        ("16:30", "£16.30"),
        ("5 months", "15 mins"),
        ("[14:41] Tom: hi", "14:40"),
    ],
)
def test_unlike_values_are_not_near(one: str, other: str) -> None:
    assert not near_value(only(one), only(other))
    assert not near_value(only(other), only(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [("16:30", "£16.30"), ("HL-7730462", "MB-337"), ("ext 231", "07700 900418"), ("5pm", "5 bags"), ("today", "noon")],
)
def test_values_of_another_kind_or_shape_are_not_comparable(one: str, other: str) -> None:
    assert not comparable(only(one), only(other))


def test_a_bare_long_number_is_comparable_with_a_code_of_its_length() -> None:
    assert comparable(only("order 7730642"), only("HL-7730462"))
