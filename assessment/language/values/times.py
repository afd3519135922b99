"""Clock times in figures that say that they are times: "17:00", "5pm", "1700hrs", "5 o'clock", "17h30".

Times as they are said ("half past four") are spoken.py, a bare hour ("by 5", "8 till 12") is hours.py; whether
an open hour is morning or afternoon is settled later, in settle.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assessment.language.values.clock import HALF, HOURS, ISH, OCLOCK, clock_draft
from assessment.language.values.context import DAY_WORDS, approximately, asks_for_time, counts_things, is_label
from assessment.language.values.moments import read_moment
from assessment.language.values.page import Page
from assessment.language.values.spoken import read_fraction, read_past
from assessment.language.values.value import Clock, Draft
from assessment.language.values.words import word_set

_COLON = re.compile(r"(\d{1,2})[:;](\d{2})(?::\d{2})?(?!\d)")
_DOT = re.compile(r"([1-9]|[01]\d|2[0-4])\.(\d{2})(?![\d%]|\.\d)")
_SPLIT = re.compile(r"(\d{1,2})[,-](\d{2})(?!\d|[,.:/-]\d)")
_SPACED = re.compile(r"(\d{1,2})[ ](\d{2})(?!\d|[,.:/-]\d)(?![^\W_])")
_COMPACT = re.compile(r"([01]\d|2[0-3])([0-5]\d)(?![.,:/]?\d)(?!-\d{1,3}(?!\d))")
_LETTER_H = re.compile(r"(\d{1,2})h([0-5]\d)?(?![^\W_])")
_BARE = re.compile(r"(\d{1,2})(?!\d)")
_TWELVE = re.compile(r"12[ -]?(?:o'?clock[ ])?(noon|midday|midnight)(?![^\W_])")
_COMPACT_AFTER = re.compile(r"[ ]?(?:-|to|till|until|til)[ ]?(?:[01]\d|2[0-3])[0-5]\d(?!\d)")
_COMPACT_BEFORE = re.compile(r"(?<!\d)(?:[01]\d|2[0-3])[0-5]\d(?:hrs|h)?[ ]?(?:-|to|till|until|til)[ ]?$")

# "section 2.10" and "version 3.11" are no times.
_NUMBERED = word_set("version v section item point model type page form level paragraph para clause python release")
_NAMED = {"noon": 12, "midday": 12, "midnight": 0}
_SPLIT_MINUTES = (0, 15, 30, 45)
_SPLIT_WORDS = ("at", "by", "before", "until", "till", "til", "from")


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


def _first_thing(page: Page, start: int) -> Draft | None:
    return read_moment(page, start) if page.letters.startswith("1st thing", start) else None


def _colon(page: Page, start: int) -> Draft | None:
    match = _COLON.match(page.letters, start)
    if match is None:
        return None
    hour = int(match[1])
    exact = match[1][0] == "0" or hour >= 12 or (page.twenty_four and hour >= 10)
    return clock_draft(page, start, match.end(), hour, int(match[2]), exact=exact)


def _dot(page: Page, start: int) -> Draft | None:
    match = _DOT.match(page.letters, start)
    if match is None or page.before(start) in _NUMBERED:
        return None
    if counts_things(page, match.end()) and not HALF.match(page.letters, match.end()):
        return None
    exact = match[1][0] == "0" or int(match[1]) >= 12
    return clock_draft(page, start, match.end(), int(match[1]), int(match[2]), exact=exact)


def _split(page: Page, start: int) -> Draft | None:
    """ "17-30" and "4,30", as some write them, but only after "at" or "by", or before "pm"."""
    match = _SPLIT.match(page.letters, start)
    if match is None or int(match[2]) not in _SPLIT_MINUTES:
        return None
    said = page.before(start) in _SPLIT_WORDS and not counts_things(page, match.end())
    if not said and HALF.match(page.letters, match.end()) is None:
        return None
    return clock_draft(page, start, match.end(), int(match[1]), int(match[2]), exact=int(match[1]) > 12)


def _spaced(page: Page, start: int) -> Draft | None:
    """ "sixteen thirty", "four forty-five", "by 16 30"."""
    match = _SPACED.match(page.letters, start)
    if match is None or not 1 <= int(match[1]) <= 23 or int(match[2]) > 59:
        return None
    minute, words = int(match[2]), page.spelt_out(start) and page.spelt_out(match.start(2))
    asked = asks_for_time(page, start)
    said = asked or HALF.match(page.letters, match.end()) is not None or (words and minute % 5 == 0)
    sound = minute >= 10 if words else asked and len(match[1]) == 2
    if not said or not sound or is_label(page, start):
        return None
    if counts_things(page, match.end()) and not HALF.match(page.letters, match.end()):
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
    marked = any(pattern.match(page.letters, end) for pattern in (OCLOCK, ISH))
    pm = HALF.match(page.letters, end)
    if pm is not None:
        # "Flat 6 am waiting" is no time.
        marked = marked or not (is_label(page, start) and pm[0].startswith(" "))
    elif hour > 12 and HOURS.match(page.letters, end):
        marked = marked or page.before(start) in ("at", "by", "until", "till", "hour")
    elif page.before(start) == "hour" and hour > 12:
        marked = True
    if not marked or (pm is None and is_label(page, start)):
        return None
    return clock_draft(page, start, end, hour, 0, exact=hour > 12)


def _compact(page: Page, start: int) -> Draft | None:
    """ "1700", "0730hrs": four digits that the words around make a time."""
    match = _COMPACT.match(page.letters, start)
    if match is None:
        return None
    end, hour, minute = match.end(), int(match[1]), int(match[2])
    pm, hours = HALF.match(page.letters, end), HOURS.match(page.letters, end)
    glued = page.letters[end : end + 1].isalnum() and not (pm or hours or ISH.match(page.letters, end))
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
    ranged = _COMPACT_AFTER.match(page.letters, end) or _COMPACT_BEFORE.search(page.letters[max(0, start - 14) : start])
    if ranged:
        return True
    if year:
        return False
    if before in DAY_WORDS or page.after(end) in DAY_WORDS:
        return True
    return minute % 5 == 0 and 6 <= hour <= 21 and number != 2000


_READERS: tuple[Callable[[Page, int], Draft | None], ...] = (
    _twelve,
    _first_thing,
    _colon,
    _dot,
    read_fraction,
    read_past,
    _split,
    _letter_h,
    _marked,
    _compact,
    _spaced,
)
