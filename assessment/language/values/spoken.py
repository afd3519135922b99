"""Times as they are said: "half past four", "half 4", "quarter to six", "ten to five", "5 minutes past one"."""

from __future__ import annotations

import re

from assessment.language.values.clock import clock_draft
from assessment.language.values.context import DAY_WORDS, asks_for_time, counts_things, is_label
from assessment.language.values.page import Page
from assessment.language.values.value import Clock, Draft

_HOUR = r"(?:(\d{1,2})(?!\d|[:;,]\d|\.\d)|(noon|midday|midnight)(?![^\W_]))"
_PAST = re.compile(
    r"(\d{1,2})[ -]?(?:(minutes?|mins?)[ -]?)?(past|passed|pass|to|til|till|of|after|before|afore)[ -]?\n?[ ]?" + _HOUR
)
_HALF_HOUR = re.compile(r"(?:half|1/2)[ -]{0,2}(past|passed|pass|after)?[ -]?\n?[ ]?" + _HOUR)
_HALF_PAST = re.compile(r"(?:half|1/2)[ -]?past(?=[ ]?(?:[.,;!?)\n]|$|and|or|today|tonight|sharp))")
_QUARTER = re.compile(r"(?:quarter|1/4)[ -]?(past|passed|pass|to|too|of|after|before|til|till)[ -]?\n?[ ]?" + _HOUR)
_ROUND_MINUTES = (5, 10, 20, 25)
_NAMED = {"noon": 12, "midday": 12, "midnight": 0}


def read_past(page: Page, start: int) -> Draft | None:
    """ "twenty past three", "10 to 5", "5 minutes to six"."""
    match = _PAST.match(page.letters, start)
    if match is None:
        return None
    minutes, word = int(match[1]), match[3]
    hour = _NAMED[match[5]] if match[5] else int(match[4])
    if not 1 <= minutes <= 29 or hour > 24 or (match[4] and counts_things(page, match.end())):
        return None
    if match[2] is None and not _minutes_unsaid(page, start, match, minutes, hour):
        return None
    if word in ("past", "passed", "pass", "after"):
        return clock_draft(page, start, match.end(), hour, minutes, exact=_sure(match[5], hour))
    return _minutes_to(page, (start, match.end()), hour, minutes, exact=_sure(match[5], hour))


def _minutes_unsaid(page: Page, start: int, match: re.Match[str], minutes: int, hour: int) -> bool:
    """Whether "M past H" or "M to H" is a time although it does not say "minutes"."""
    word = match[3]
    if word in ("past", "passed", "pass"):
        return minutes % 5 == 0 or page.before(start) in ("at", "by", "until")
    before = page.before(start)
    if word != "to" or minutes not in _ROUND_MINUTES or before in ("from", "between") or is_label(page, start):
        return False
    if page.spelt_out(start):
        return True
    # In figures "10 to 12" may be opening hours; "10 to 5" hardly is, unless a day or "open" leads it.
    if asks_for_time(page, start):
        return True
    return minutes >= hour and before not in DAY_WORDS and before not in ("open", "opens", "slot", "hours", "daily")


def _sure(named: str | None, hour: int) -> bool:
    """Whether an hour can be of one half of the day alone: noon, midnight, 13 and later."""
    return named is not None or hour == 0 or hour > 12


def _minutes_to(page: Page, span: tuple[int, int], hour: int, minutes: int, *, exact: bool) -> Draft | None:
    """The draft for some minutes before an hour."""
    earlier = 12 if hour == 1 else 11 if hour == 12 else 23 if hour in (0, 24) else hour - 1
    return clock_draft(page, *span, earlier, 60 - minutes, exact=exact)


def read_half(page: Page, start: int) -> Draft | None:
    """ "half past four", "half 4", "half past" (the hour left to the clock)."""
    match = _HALF_HOUR.match(page.letters, start)
    if match is not None:
        hour = _NAMED[match[3]] if match[3] else int(match[2])
        counted = match[1] is None and counts_things(page, match.end())
        if hour <= 23 and not (match[1] is None and (hour == 0 or hour > 12)) and not counted:
            return clock_draft(page, start, match.end(), hour, 30, exact=_sure(match[3], hour))
        return None
    match = _HALF_PAST.match(page.letters, start)
    if match is None:
        return None
    now = page.now
    hour = (now.hour if now.minute < 30 else now.hour + 1) % 24
    last = f"{(hour - 1) % 24:02}:30"
    return Draft("time", start, match.end(), approx=True, alternatives=(last,), clock=Clock(hour, 30))


def read_quarter(page: Page, start: int) -> Draft | None:
    """ "quarter to six", "qtr past four"."""
    match = _QUARTER.match(page.letters, start)
    if match is None:
        return None
    hour = _NAMED[match[3]] if match[3] else int(match[2])
    if hour > 24:
        return None
    if match[1] in ("past", "passed", "pass", "after"):
        return clock_draft(page, start, match.end(), hour, 15, exact=_sure(match[3], hour))
    return _minutes_to(page, (start, match.end()), hour, 15, exact=_sure(match[3], hour))


def read_fraction(page: Page, start: int) -> Draft | None:
    """ "1/2 past 4", "1/4 to 5"."""
    if page.letters.startswith("1/2", start):
        return read_half(page, start) if "past" in page.letters[start : start + 10] else None
    return read_quarter(page, start) if page.letters.startswith("1/4", start) else None
