"""Bare hours, and hours that come as a pair: "by 5", "till 8", "8-10", "half six till nine", "between 8 and noon".

A bare number is an hour only if a word before it asks for a time, or if it is bound to another time, and
only if it counts nothing ("by 5 engineers").
"""

from __future__ import annotations

import re
from dataclasses import replace

from assessment.language.values.clock import clock_draft
from assessment.language.values.context import (
    APPROXIMATELY,
    DAY_WORDS,
    LOOSE_CLOCK_WORDS,
    asks_for_time,
    counts_further_on,
    counts_things,
    is_label,
    stands_alone,
)
from assessment.language.values.page import Page
from assessment.language.values.spoken import read_half, read_quarter
from assessment.language.values.times import read_time
from assessment.language.values.value import Clock, Draft
from assessment.language.values.words import word_set

_HOUR = re.compile(r"(\d{1,2})(?![^\W_]|[:;,]\d|\.\d|/\d|[%°£$€+])")
_JOINER = re.compile(r"[ ]?(-|/|to|till|til|until|while|and|or|&)(?=[ \dhqnm])[ ]?(?:about[ ]|around[ ])?")
_NOON = re.compile(r"(?:12[ ])?(noon|midday|midnight)(?![^\W_])")
_PART_FOLLOWS = re.compile(
    r"[ ](?:tonight|this[ ](?:morning|afternoon|evening|morn|aft)|sharp|prompt|on[ ]the[ ]dot|the[ ]morn"
    r"|in[ ]the[ ](?:morning|afternoon|evening)|at[ ]night"
    r"|(?:tomorrow|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day)[ ](?:morning|afternoon|evening|night|am|pm))"
    r"(?![^\W_])"
)
_SIGNED = ("£", "$", "€", "#", "+", "x")
_LONGEST_STRETCH = 10  # hours; "2-1" is a score
_VAGUE = word_set("about around approx approximately roughly nearly almost after from since past between circa")
_COUNTING = word_set(
    "have has had got need needs collected only other all with took sent the these those my his her both another first"
    " last next of are were other or and x these age aged over under"
)


def _bare(page: Page, start: int) -> tuple[int, int] | None:
    """The hour and the end of a bare number at `start` that might be an hour."""
    match = _HOUR.match(page.letters, start)
    if match is None or not 1 <= int(match[1]) <= 24 or page.letters[max(0, start - 1) : start] in _SIGNED:
        return None
    if page.letters[max(0, start - 2) : start] in (" -", "(-") and not page.starts_line(start - 1):
        return None
    return int(match[1]), match.end()


def _hour_draft(page: Page, start: int, hour: int, end: int) -> Draft | None:
    return clock_draft(page, start, end, hour, 0, exact=hour > 12 or page.letters[start] == "0")


def read_hours(page: Page, start: int) -> list[Draft]:
    """The times that start with the digits at `start`: one, or a pair, or none."""
    first = read_time(page, start)
    if first is not None:
        return [first, *_joined(page, first)]
    bare = _bare(page, start)
    if bare is None or is_label(page, start):
        return []
    hour, end = bare
    pair = _pair(page, start, hour, end)
    if pair:
        return pair
    if not _is_hour(page, start, hour, end):
        return []
    draft = _hour_draft(page, start, hour, end)
    return [draft, *_joined(page, draft)] if draft else []


def with_pair(page: Page, first: Draft) -> list[Draft]:
    """A time and the bare hour bound to it ("half six till nine")."""
    return [first, *_joined(page, first)]


def _is_hour(page: Page, start: int, hour: int, end: int) -> bool:
    """Whether the words around make the bare number an hour."""
    before = page.before(start)
    dashed = page.letters[end : end + 2].strip(" ").startswith("-")
    if before == "minus" or counts_things(page, end) or (dashed and before in _VAGUE):
        return False
    alone = stands_alone(page, end)
    if not alone and (before in APPROXIMATELY or (hour == 1 and page.spelt_out(start))):
        return False  # "by one command", "about 2 s": what follows may be counted although it is no plural
    if hour == 1 and page.before(start, 2) == "1":
        return False  # "one by one"
    if asks_for_time(page, start):
        too_late = hour > 12 and before in ("about", "after")
        return not (before in _VAGUE and (too_late or counts_further_on(page, end)))
    if hour > 12:
        return False
    if before in LOOSE_CLOCK_WORDS or (before == "for" and page.after(end) in DAY_WORDS):
        return alone and not counts_further_on(page, end)
    return _PART_FOLLOWS.match(page.letters, end) is not None and before not in _COUNTING


def _definite(page: Page, place: int) -> Draft | None:
    """A time by its form at `place`, in digits or in words."""
    if page.letters.startswith("half", place):
        return read_half(page, place)
    if page.letters.startswith("quarter", place):
        return read_quarter(page, place)
    match = _NOON.match(page.letters, place)
    if match is not None:
        return Draft("time", place, match.end(), clock=Clock(0 if match[1] == "midnight" else 12, 0))
    return read_time(page, place) if page.letters[place : place + 1].isdecimal() else None


def _pair(page: Page, start: int, hour: int, end: int) -> list[Draft]:
    """ "8-10", "8 till half ten", "between 8 and noon": a bare hour bound to the time after it."""
    joiner = _JOINER.match(page.letters, end)
    if joiner is None or not _may_join(page, start, joiner[1]):
        return []
    first = _hour_draft(page, start, hour, end)
    second = _definite(page, joiner.end())
    if second is None:
        bare = _bare(page, joiner.end())
        if bare is None or counts_things(page, bare[1]) or not _both_hours(page, start, joiner[1], (hour, *bare)):
            return []
        second = _hour_draft(page, joiner.end(), *bare)
    if first is None or second is None:
        return []
    return [first, *_as_end(second, joiner[1])]


def _may_join(page: Page, start: int, joiner: str) -> bool:
    if joiner in ("and", "&"):
        return page.before(start) == "between"
    if joiner in ("or", "/"):
        return asks_for_time(page, start)
    return True


def _both_hours(page: Page, start: int, joiner: str, found: tuple[int, int, int]) -> bool:
    """Whether two bare numbers with a joiner between are hours: "8 till 12", "Sat 8-10", "from 2 to 5"."""
    first, second, end = found
    if asks_for_time(page, start) or joiner in ("till", "til", "until", "while"):
        return not (page.before(start) in _VAGUE and counts_further_on(page, end))
    if max(first, second) > 12 and not (first < second <= 24 and page.before(start) in DAY_WORDS):
        return False
    if counts_further_on(page, end):
        return False
    by_day = page.before(start) in DAY_WORDS or page.after(end) in DAY_WORDS
    by_word = page.before(start) in ("open", "opens", "slot", "hours", "window", "shift", "daily", "works", "counter")
    short = 0 < (second - first) % 12 <= _LONGEST_STRETCH
    return by_day or by_word or (joiner == "-" and stands_alone(page, end) and short)


def _joined(page: Page, first: Draft) -> list[Draft]:
    """The bare hour after a time, as in "16:30 to 6", "half six till nine", "between noon and 2"."""
    joiner = _JOINER.match(page.letters, first.end)
    if joiner is None or (joiner[1] in ("and", "&") and page.before(first.start) != "between"):
        return []
    second = _definite(page, joiner.end())
    if second is not None:
        return _as_end(second, joiner[1])
    bare = _bare(page, joiner.end())
    if bare is None or counts_things(page, bare[1]):
        return []
    if joiner[1] in ("-", "/") and not (stands_alone(page, bare[1]) and bare[0] <= 12 + 12 * (joiner[0] == "-")):
        return []
    second = _hour_draft(page, joiner.end(), *bare)
    return _as_end(second, joiner[1]) if second else []


def _as_end(second: Draft, joiner: str) -> list[Draft]:
    """The second time, marked as the end of a range unless it is a choice ("5 or 6")."""
    if second.clock is None or joiner in ("or", "/"):
        return [second]
    return [replace(second, clock=replace(second.clock, joined=True))]
