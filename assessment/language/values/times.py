"""Clock times that say that they are times: "17:00", "5pm", "half four", "ten to five", "1700hrs", "noon".

A bare hour ("by 5", "8 till 12") is hours.py. Whether an open hour is morning or afternoon is settled later, in settle.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assessment.language.values.context import (
    DAY_WORDS,
    approximately,
    asks_for_time,
    counts_things,
    is_label,
)
from assessment.language.values.page import Page
from assessment.language.values.value import Clock, Draft, HalfDay

_HALF = re.compile(r"[ ]?([ap])(?:m(?![^\W_])|\.[ ]?m(?![^\W_])\.?)")
_ISH = re.compile(r"[ -]?ish(?![^\W_])")
_OCLOCK = re.compile(r"[ ]?(?:o|0|a|oh)?[ ]?['`,.]?[ ]?clock(?![^\W_])")
_HOURS = re.compile(r"[ ]?(?:hrs|hours|h)(?![^\W_])")
_PART = re.compile(r"[ ](?:in[ ]the|of[ ]the)[ ](morning|afternoon|evening)(?![^\W_])|[ ]at[ ](night)(?![^\W_])")

_COLON = re.compile(r"(\d{1,2})[:;](\d{2})(?::\d{2})?(?!\d)")
_DOT = re.compile(r"(\d{1,2})\.(\d{2})(?![\d%]|\.\d)")
_SPLIT = re.compile(r"(\d{1,2})[,-](\d{2})(?!\d|[,.:/-]\d)")
_SPACED = re.compile(r"(\d{1,2})[ ](\d{2})(?!\d|[,.:/-]\d)(?![^\W_])")
_COMPACT = re.compile(r"([01]\d|2[0-3])([0-5]\d)(?![.,:/]?\d)(?!-\d{1,3}(?!\d))")
_LETTER_H = re.compile(r"(\d{1,2})h([0-5]\d)?(?![^\W_])")
_BARE = re.compile(r"(\d{1,2})(?!\d)")
_TWELVE = re.compile(r"12[ -]?(?:o'?clock[ ])?(noon|midday|midnight)(?![^\W_])")
_HOUR = r"(?:(\d{1,2})(?!\d|[:;,]\d|\.\d)|(noon|midday|midnight)(?![^\W_]))"
_PAST = re.compile(
    r"(\d{1,2})[ -]?(?:(minutes?|mins?)[ -]?)?(past|passed|pass|to|til|till|of|after|before|afore)[ -]?\n?[ ]?" + _HOUR
)
_HALF_HOUR = re.compile(r"(?:half|1/2)[ -]{0,2}(past|passed|pass|after)?[ -]?\n?[ ]?" + _HOUR)
_HALF_PAST = re.compile(r"(?:half|1/2)[ -]?past(?=[ ]?(?:[.,;!?)\n]|$|and|or|today|tonight|sharp))")
_QUARTER = re.compile(r"(?:quarter|1/4)[ -]?(past|passed|pass|to|too|of|after|before|til|till)[ -]?\n?[ ]?" + _HOUR)
_COMPACT_AFTER = re.compile(r"[ ]?(?:-|to|till|until|til)[ ]?(?:[01]\d|2[0-3])[0-5]\d(?!\d)")
_COMPACT_BEFORE = re.compile(r"(?<!\d)(?:[01]\d|2[0-3])[0-5]\d(?:hrs|h)?[ ]?(?:-|to|till|until|til)[ ]?$")

_NAMED = {"noon": 12, "midday": 12, "midnight": 0}
_ROUND_MINUTES = (5, 10, 20, 25)
_SPLIT_MINUTES = (0, 15, 30, 45)
_SPLIT_WORDS = ("at", "by", "before", "until", "till", "til", "from")


def clock_draft(page: Page, start: int, end: int, hour: int, minute: int, *, exact: bool = False) -> Draft | None:
    """The draft of an hour and minute with all that belongs to it: "pm", "ish", "o'clock", "in the morning".

    `exact` says that the form itself is of the 24-hour clock.
    """
    if not (0 <= hour <= 24 and 0 <= minute < 60) or (hour == 24 and minute):
        return None
    half: HalfDay | None = None
    approx = approximately(page, start)
    for pattern in (_OCLOCK, _HOURS, _ISH, _HALF, _ISH, _PART):
        match = pattern.match(page.letters, end)
        if match is None or (pattern is _HOURS and not (exact or hour > 12)):
            continue
        end = match.end()
        if pattern is _ISH:
            approx = True
        elif pattern is _HALF:
            half = "am" if match[1] == "a" else "pm"
        elif pattern is _PART:
            half = half or _half_of(match[1] or match[2], hour)
    open_hour = not exact and 1 <= hour <= 12 and half is None
    return Draft("time", start, end, approx=approx, clock=Clock(hour % 24, minute, open_hour, half))


def _half_of(part: str, hour: int) -> HalfDay:
    if part == "morning" or (part == "night" and hour in (12, 1, 2, 3, 4, 5)):
        return "am"
    return "pm"


def read_time(page: Page, start: int) -> Draft | None:
    """The time that starts with the digits at `start` and is one by its form; None if none does."""
    for reader in _READERS:
        draft = reader(page, start)
        if draft is not None:
            return draft
    return None


def _twelve(page: Page, start: int) -> Draft | None:
    match = _TWELVE.match(page.letters, start)
    if match is None:
        return None
    return Draft("time", start, match.end(), clock=Clock(_NAMED[match[1]], 0))


def _colon(page: Page, start: int) -> Draft | None:
    match = _COLON.match(page.letters, start)
    if match is None:
        return None
    hour = int(match[1])
    exact = match[1][0] == "0" or hour >= 12 or (page.twenty_four and hour >= 10)
    return clock_draft(page, start, match.end(), hour, int(match[2]), exact=exact)


def _dot(page: Page, start: int) -> Draft | None:
    match = _DOT.match(page.letters, start)
    if match is None or is_label(page, start) or counts_things(page, match.end()) and not _HALF.match(
        page.letters, match.end()
    ):
        return None
    exact = match[1][0] == "0" or int(match[1]) >= 12
    return clock_draft(page, start, match.end(), int(match[1]), int(match[2]), exact=exact)


def _split(page: Page, start: int) -> Draft | None:
    """ "17-30" and "4,30", as some write them, but only after "at" or "by", or before "pm"."""
    match = _SPLIT.match(page.letters, start)
    if match is None or int(match[2]) not in _SPLIT_MINUTES:
        return None
    said = page.before(start) in _SPLIT_WORDS and not counts_things(page, match.end())
    if not said and _HALF.match(page.letters, match.end()) is None:
        return None
    return clock_draft(page, start, match.end(), int(match[1]), int(match[2]), exact=int(match[1]) > 12)


def _spaced(page: Page, start: int) -> Draft | None:
    """ "sixteen thirty", "four forty-five", "by 16 30"."""
    match = _SPACED.match(page.letters, start)
    if match is None or not 1 <= int(match[1]) <= 23 or int(match[2]) > 59:
        return None
    minute, words = int(match[2]), page.spelt_out(start) and page.spelt_out(match.start(2))
    asked = asks_for_time(page, start)
    said = asked or _HALF.match(page.letters, match.end()) is not None or (words and minute % 5 == 0)
    sound = minute >= 10 if words else asked and len(match[1]) == 2
    if not said or not sound or is_label(page, start):
        return None
    if counts_things(page, match.end()) and not _HALF.match(page.letters, match.end()):
        return None
    return clock_draft(page, start, match.end(), int(match[1]), minute, exact=int(match[1]) > 12)


def _letter_h(page: Page, start: int) -> Draft | None:
    """ "17h", "17h30"; "24h" alone is a duration."""
    match = _LETTER_H.match(page.letters, start)
    if match is None:
        return None
    asked = asks_for_time(page, start) and page.before(start) not in ("after", "about", "around")
    if not asked and (match[2] is None or not 7 <= int(match[1]) <= 23):
        return None
    return clock_draft(page, start, match.end(), int(match[1]), int(match[2] or 0), exact=int(match[1]) > 12)


def _marked(page: Page, start: int) -> Draft | None:
    """ "5pm", "5 o'clock", "fivish", "17 hours"."""
    match = _BARE.match(page.letters, start)
    if match is None or not 1 <= int(match[1]) <= 24:
        return None
    end, hour = match.end(), int(match[1])
    marked = any(pattern.match(page.letters, end) for pattern in (_OCLOCK, _ISH))
    pm = _HALF.match(page.letters, end)
    if pm is not None:
        # "Flat 6 am waiting" is no time.
        marked = marked or not (is_label(page, start) and pm[0].startswith(" "))
    elif hour > 12 and _HOURS.match(page.letters, end):
        marked = marked or page.before(start) in ("at", "by", "until", "till", "hour")
    elif page.before(start) == "hour" and hour > 12:
        marked = True
    if not marked or (pm is None and is_label(page, start)):
        return None
    return clock_draft(page, start, end, hour, 0, exact=hour > 12)


def _past(page: Page, start: int) -> Draft | None:
    """ "twenty past three", "10 to 5", "5 minutes to six"."""
    match = _PAST.match(page.letters, start)
    if match is None:
        return None
    minutes, word = int(match[1]), match[3]
    hour = _NAMED[match[5]] if match[5] else int(match[4])
    if not 1 <= minutes <= 29 or hour > 24:
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
    if match[4] and counts_things(page, match.end()):
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


def _compact(page: Page, start: int) -> Draft | None:
    """ "1700", "0730hrs": four digits that the words around make a time."""
    match = _COMPACT.match(page.letters, start)
    if match is None:
        return None
    end, hour, minute = match.end(), int(match[1]), int(match[2])
    pm, hours = _HALF.match(page.letters, end), _HOURS.match(page.letters, end)
    glued = page.letters[end : end + 1].isalnum() and not (pm or hours or _ISH.match(page.letters, end))
    if glued or not (pm or hours or _compact_is_time(page, start, end, hour, minute)):
        return None
    return clock_draft(page, start, end, hour, minute, exact=True)


def _compact_is_time(page: Page, start: int, end: int, hour: int, minute: int) -> bool:
    before, number = page.before(start), hour * 100 + minute
    ending = before == "in" and page.before(start, 2) in ("ending", "ends", "end")
    if is_label(page, start) or ending or before in ("ring", "dial", "phone", "card", "on"):
        return False
    joined = start > 1 and page.letters[start - 1] in "-/._" and page.letters[start - 2].isalnum()
    if joined and not approximately(page, start):
        return _COMPACT_BEFORE.search(page.letters[max(0, start - 10) : start]) is not None
    if counts_things(page, end):
        return False
    year = 1950 <= number <= 1999 or 2001 <= number <= 2040
    if asks_for_time(page, start):
        return not (year and (minute % 5 or before in ("since", "from", "in")))
    ranged = _COMPACT_AFTER.match(page.letters, end) or _COMPACT_BEFORE.search(
        page.letters[max(0, start - 14) : start]
    )
    if ranged:
        return True
    if year:
        return False
    if before in DAY_WORDS or page.after(end) in DAY_WORDS:
        return True
    return minute % 5 == 0 and 6 <= hour <= 21 and number != 2000


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


def _fraction(page: Page, start: int) -> Draft | None:
    """ "1/2 past 4", "1/4 to 5"."""
    if page.letters.startswith("1/2", start):
        return read_half(page, start) if "past" in page.letters[start : start + 10] else None
    return read_quarter(page, start) if page.letters.startswith("1/4", start) else None


_READERS: tuple[Callable[[Page, int], Draft | None], ...] = (
    _twelve,
    _colon,
    _dot,
    _fraction,
    _past,
    _split,
    _letter_h,
    _marked,
    _compact,
    _spaced,
)
