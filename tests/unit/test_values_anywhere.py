"""What holds for any text at all: offsets, order, no exception, time in proportion to length."""

import random
from datetime import UTC, datetime
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessment.language.values import comparable, find_values, near_value, same_value

NOW = datetime(2025, 11, 14, 16, 50)
FRAGMENT_LINE = (
    "half past four|by 5|at|till|until|to|-|–|and|,|.|\n|(|)|[|]|:|/|£|£18|18|07700 900418|01632|"
    "960741|HL-7730462|C-17|16|5|5pm|17.00|1700|noon|tomorrow|Fri|Sat 15|14 Nov|November|the|14th|"
    "14/11|2025-11-14|next|last|week|on Monday|half|quarter|past|ten|five|oh|double|hundred|"
    "thousand|and a half|hours|mins|C|°|%|minus|#|x2|ext 231|a|one|first|second|\u200b|\xa0|\xad|٣|"
    "５|½|é|İ|ß|🙂|1)|1.|[14:41]|2day|b4|morn|wensday|o'clock|am|p.m.|ish|1/2|00|000000"
)
FRAGMENTS = FRAGMENT_LINE.split("|")
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(FRAGMENTS), max_size=30).map(" ".join),
    st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join),
)
CLOCKS = st.datetimes()


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, CLOCKS)
def test_every_value_quotes_the_text_in_order_without_overlap(text: str, now: datetime) -> None:
    place = 0
    for value in find_values(text, now):
        assert place <= value.start < value.end <= len(text)
        assert text[value.start : value.end] == value.text
        assert value.key
        assert value.key not in value.alternatives
        place = value.end


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=12).map(" ".join))
def test_comparing_never_fails_and_does_not_depend_on_the_order(text: str) -> None:
    values = find_values(text, NOW)
    for a in values:
        assert same_value(a, a) or a.kind == "stamp"
        assert not near_value(a, a)
        for b in values:
            assert same_value(a, b) == same_value(b, a)
            assert near_value(a, b) == near_value(b, a)
            assert comparable(a, b) == comparable(b, a)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_the_same_text_always_gives_the_same_values(text: str) -> None:
    assert find_values(text, NOW) == find_values(text, NOW)


@pytest.mark.parametrize(
    ("text", "quote", "key"),
    [
        ("by half\u00a0past\u00a0four", "half\u00a0past\u00a0four", "16:30"),
        ("ring 07700\u00a0900418", "07700\u00a0900418", "07700900418"),
        ("order HL\u20117730462", "HL\u20117730462", "HL7730462"),
        ("order HL-773\u200b0462", "HL-773\u200b0462", "HL7730462"),
        ("by 17\u200b:00", "17\u200b:00", "17:00"),
        ("Wednes\u00adday", "Wednes\u00adday", "2025-11-19"),
        ("at １７:００", "１７:００", "17:00"),
        ("\ufeff5pm", "5pm", "17:00"),
        ("5\u202fpm", "5\u202fpm", "17:00"),
        ("five o\u2019clock", "five o\u2019clock", "17:00"),
        ("half past\nfour", "half past\nfour", "16:30"),
        ("half past\r\nfour", "half past\r\nfour", "16:30"),
        ("𝟓pm", "𝟓pm", "17:00"),
    ],
)
def test_invisible_and_unusual_characters_break_neither_values_nor_offsets(text: str, quote: str, key: str) -> None:
    (value,) = find_values(text, NOW)
    assert (value.text, value.key) == (quote, key)
    assert text[value.start : value.end] == quote


def test_a_clock_with_a_zone_is_as_good_as_one_without() -> None:
    assert [v.key for v in find_values("by 8 today", NOW.replace(tzinfo=UTC))] == ["20:00", "2025-11-14"]


def test_an_empty_text_has_no_values() -> None:
    assert find_values("", NOW) == ()


def _filled(parts: list[str], length: int = 20_000) -> str:
    chance = random.Random(1)
    text = ""
    while len(text) < length:
        text += chance.choice(parts) + " "
    return text[:length]


@pytest.mark.parametrize(
    "text",
    [
        _filled(FRAGMENTS),
        "1 " * 10_000,
        "1" * 20_000,
        "a1-" * 6_667,
        "half " * 4_000,
        "0 " * 10_000,
        "five hundred and " * 1_200,
        "oh seven " * 2_300,
        "C-15, 16, 17, " * 1_400,
        "the next week on " * 1_200,
        "(" * 20_000,
        "@" * 20_000,
        "a@" * 10_000,
        "[1" * 10_000,
        "\n1." * 6_700,
        " " * 20_000,
        "£" * 20_000,
        "-1" * 10_000,
        "1:" * 10_000,
        "07700 " * 3_400,
    ],
)
def test_twenty_thousand_characters_of_anything_take_time_in_proportion(text: str) -> None:
    # Four times the text: about four times the time where it is linear, sixteen where it is not. Time of this process
    # alone, the best of three, so that a busy machine makes no difference.
    quarter, whole = _seconds(text[: len(text) // 4]), _seconds(text)
    assert whole < 9 * quarter + 0.05


def _seconds(text: str) -> float:
    times = []
    for _ in range(3):
        start = process_time()
        find_values(text, NOW)
        times.append(process_time() - start)
    return min(times)
