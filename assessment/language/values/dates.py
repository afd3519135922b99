"""Dates in figures and by month: "15/11", "Fri 14 Nov", "the fourteenth", "2025-10-16", "Nov 3rd", "3 and 10 Nov".

Day before month, as in the UK. A date without a year is the one nearest to the scenario's clock.
"""

from __future__ import annotations

import re
from datetime import date

from assessment.language.values import calendar
from assessment.language.values.context import asks_for_time, counts_things, is_label
from assessment.language.values.page import Page
from assessment.language.values.value import Draft
from assessment.language.values.words import MONTHS, WEEKDAYS, word_set

_MONTH = "(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")(?![^\W_])(?:\.(?=[ ]?\d))?"
_YEAR = r"(?:,?[ ](\d{4}|'?\d{2})(?![\d]|[:.,/-]\d|[ ]?(?:am|pm|hrs|h\b)))?"
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d|[-/]\d)")
_THREE = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d|[-/]\d)")
_SLASH = re.compile(r"(\d{1,2})/(\d{1,2})(?![\d/])")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.?(?!\d)")
_HYPHEN = re.compile(r"(\d{1,2})-(\d{1,2})(?!\d|[-:./]\d)")
_NAMED = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?(?:[ ]of)?(?:[ ]the)?[ /.-]{0,3}\n?" + _MONTH + r"(?:[-/]?" + _YEAR + ")"
)
_ENDING_YEAR = re.compile(r"[-/](\d{4}|\d{2})(?![\d/])")
_SHARED = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[ ]?(?:-|/|and|&|to|or|until|till|,)[ ]?(?:the[ ])?"
    r"(?=\d{1,2}(?:st|nd|rd|th)?(?:[ ]of)?[ -]?" + _MONTH + ")"
)
_MONTH_FIRST = re.compile(
    _MONTH + r"[ ](?:the[ ])?(\d{1,2})(?:st|nd|rd|th)?(?![^\W_]|[:.,/]\d|[ ]?(?:am|pm|%|-[ ]?\d))" + _YEAR
)
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)(?![^\W_]|-\w)")
_DAY_NUMBER = re.compile(
    r"(\d{1,2})(?![^\W_]|[:.,/-]\d|[ ]?(?:am|pm|till?|until|to|o'?clock|h|hrs)\b|[ ]?-[ ]?\d|[%°])"
)
_DAY_WORDS_BEFORE = word_set("on dated the date by due before until till since from for of and")
_NOT_DATES = {(24, 7), (50, 50), (1, 2), (1, 4), (3, 4), (9, 5), (1, 1), (1, 3), (2, 3)}
_ORDINAL_BEFORE = re.compile(r"(?:st|nd|rd|th)(?:[ ]of)?[ ]$|/$")
_LOOSE_DAYS = 120
_NOUN_AFTER_ORDINAL = word_set(
    "floor line party time visit call attempt set one step birthday engineer person point option payment text item"
    " thing contact letter failed request fault class hand team level part stage priority case bag drop message"
    " adviser customer box section question century email round tier gen prize"
)


def read_date(page: Page, start: int) -> list[Draft]:
    """The date in figures at `start`: one draft, two if two days share a month, or none."""
    for reader in (_iso, _three, _shared, _by_month, _slash, _dotted, _ordinal):
        found = reader(page, start)
        if found:
            return found
    return []


def date_draft(start: int, end: int, day: date, *others: date, approx: bool = False) -> Draft:
    """The draft of a day and of the other days that the wording allows."""
    rest = tuple(dict.fromkeys(other.isoformat() for other in others if other != day))
    return Draft("date", start, end, day.isoformat(), approx, rest)


def _iso(page: Page, start: int) -> list[Draft]:
    match = _ISO.match(page.letters, start)
    day = calendar.day_of(int(match[1]), int(match[2]), int(match[3])) if match else None
    return [date_draft(start, match.end(), day)] if match and day and 1990 <= day.year <= 2100 else []


def _three(page: Page, start: int) -> list[Draft]:
    """ "16.10.25", "16/10/2025"; "10/16/2025" can only be the American order."""
    match = _THREE.match(page.letters, start)
    if match is None:
        return []
    year, first, second = calendar.full_year(int(match[4])), int(match[1]), int(match[3])
    if match[2] == "-" and len(match[4]) == 2 and abs(year - page.now.year) > 2:
        return []  # a sort code: 12-34-56, 12-10-88
    day = calendar.day_of(year, second, first) or calendar.day_of(year, first, second)
    return [date_draft(start, match.end(), day)] if day else []


def _slash(page: Page, start: int) -> list[Draft]:
    match = _SLASH.match(page.letters, start)
    if match is None or is_label(page, start):
        return []
    first, second = int(match[1]), int(match[2])
    day = calendar.nearest_year(page.today, second, first) or calendar.nearest_year(page.today, first, second)
    if day is None or counts_things(page, match.end()):
        return []
    asked = page.before(start) in _DAY_WORDS_BEFORE or page.before(start) in WEEKDAYS
    near = abs((day - page.today).days) <= _LOOSE_DAYS and (first, second) not in _NOT_DATES
    return [date_draft(start, match.end(), day)] if asked or near else []


def _dotted(page: Page, start: int) -> list[Draft]:
    """ "14.11" and "14-11": a date only where a day is asked for, or where it is a day close by."""
    match = _DOTTED.match(page.letters, start) or _HYPHEN.match(page.letters, start)
    if match is None:
        return []
    day = calendar.nearest_year(page.today, int(match[2]), int(match[1]))
    if day is None or is_label(page, start) or counts_things(page, match.end()):
        return []
    by_weekday = page.before(start) in WEEKDAYS and day.weekday() == WEEKDAYS[page.before(start)]
    if by_weekday or (page.before(start) in ("on", "dated", "date") and abs((day - page.today).days) <= 31):
        return [date_draft(start, match.end(), day)]
    close_by = -14 <= (day - page.today).days <= 14 and len(match[1]) == 2 and len(match[2]) == 2
    hyphened = page.letters[match.end(1)] == "-"
    if asks_for_time(page, start) or hyphened or not close_by or page.letters[match.end() - 1] == ".":
        return []
    # "16.10" on 16 October is today, unless it is a time of this afternoon; "17.10" then is tomorrow.
    return [date_draft(start, match.end(), day)] if page.after(match.end()) not in ("hrs", "hours", "h") else []


def _shared(page: Page, start: int) -> list[Draft]:
    """Two days of one month: "3 and 10 Nov", "14-17 November"."""
    match = _SHARED.match(page.letters, start)
    if match is None or is_label(page, start):
        return []
    month = _NAMED.match(page.letters, match.end())
    last = _by_month(page, match.end())
    if month is None or not last:
        return []
    first = calendar.day_of(date.fromisoformat(last[0].key).year, MONTHS[month[2]], int(match[1]))
    return [date_draft(start, match.end(1), first), *last] if first else []


def _by_month(page: Page, start: int) -> list[Draft]:
    match = _NAMED.match(page.letters, start)
    if match is None or not _is_month(page, match.start(2), match[2], after_day=True):
        return []
    end, year = match.end(), match[3]
    if year is None:
        ending = _ENDING_YEAR.match(page.letters, end)
        if ending is not None:
            end, year = ending.end(), ending[1]
    return _dated(page, (start, end, match.end(2)), int(match[1]), MONTHS[match[2]], year)


def read_month(page: Page, start: int) -> list[Draft]:
    """The month at `start`: "Nov 14", "November 14th"; else a month by itself ("in September")."""
    match = _MONTH_FIRST.match(page.letters, start)
    if match is not None and _is_month(page, start, match[1], after_day=False):
        found = _dated(page, (start, match.end(), match.end(2)), int(match[2]), MONTHS[match[1]], match[3])
        if found:
            return found
    return _month_alone(page, start)


def _dated(page: Page, span: tuple[int, int, int], day: int, month: int, year: str | None) -> list[Draft]:
    """The draft of a day of a month; a two-digit "year" that is none is left out of it."""
    start, end, without_year = span
    number = calendar.full_year(int(year.lstrip("'"))) if year else 0
    if year and (abs(number - page.now.year) > (3 if len(year) < 4 else 100)):
        number, end = 0, without_year
    found = calendar.day_of(number, month, day) if number else calendar.nearest_year(page.today, month, day)
    return [date_draft(start, end, found)] if found else []


def _is_month(page: Page, place: int, word: str, *, after_day: bool) -> bool:
    """ "may" and "march" are months with a capital, or after a day ("5 may" is one only with "th" or a capital)."""
    if word not in ("may", "march", "mar", "jan", "dec", "sep"):
        return True
    if page.capital(place):
        return True
    return after_day and (word != "may" or _ORDINAL_BEFORE.search(page.letters[max(0, place - 8) : place]) is not None)


_MONTH_ASKED = word_set("in since until till by last next of from early late mid before this spring during for")
_YEAR_AFTER = re.compile(r"(?:[ ]of)?,?[ ](20\d{2})(?!\d)")


def _month_alone(page: Page, start: int) -> list[Draft]:
    word = page.token(start)
    before, end = page.before(start), start + len(word)
    year = _YEAR_AFTER.match(page.letters, end)
    if year is None and (before not in _MONTH_ASKED or not page.capital(start)):
        return []
    month = MONTHS[word]
    if year is not None:
        return [Draft("month", start, year.end(), f"{year[1]}-{month:02}")]
    years = sorted(
        (page.now.year + step for step in (-1, 0, 1)),
        key=lambda y: abs((y - page.now.year) * 12 + month - page.now.month),
    )
    keys = [f"{y}-{month:02}" for y in years]
    return [Draft("month", start, end, keys[0], alternatives=tuple(keys[1:]))]


def _ordinal(page: Page, start: int) -> list[Draft]:
    """ "the fourteenth", "15th"; "2nd line" and "the 5th call" count things."""
    match = _ORDINAL.match(page.letters, start)
    if match is None:
        return []
    number, word = int(match[1]), page.after(match.end())
    days = calendar.nearest_days(page.today, number) if 1 <= number <= 31 else []
    if not days or word in _NOUN_AFTER_ORDINAL or counts_things(page, match.end()):
        return []
    the = page.before(start) == "the"
    governor = page.before(start, 2) if the else page.before(start)
    asked = governor in ("on", "by", "until", "till", "before", "from", "since", "for", "due", "to", "after")
    named = asked or governor in WEEKDAYS or page.letters[max(0, start - 5) : start].strip() == ", the"
    alone = not word or word in _AFTER_DATE or page.capital(page.after_at(match.end()))
    if not named and (number < 10 or not alone):
        return []
    other = days[1:2] if abs((days[0] - page.today).days) > 7 else []
    return [date_draft(start, match.end(), days[0], *other)]


# A word that an ordinal does not belong to, so that "the 14th at noon" stays a date.
_AFTER_DATE = word_set(
    "at by on and or but so is was for from to till until between before after she he they i we you it when if as"
    " because the with in then morning afternoon evening night noon midday please unless not already since that"
    " a an has had have will can ish am pm half quarter around about only latest onwards"
)


_LEAD = re.compile(r"[ ](?:the[ ])?|[ ]?\(")


def day_number(page: Page, end: int, weekday: int) -> tuple[date, int] | None:
    """The date and end of a bare day number after a weekday ("Friday 14"), if that weekday is that day's."""
    lead = _LEAD.match(page.letters, end)
    match = _DAY_NUMBER.match(page.letters, lead.end()) if lead else None
    if match is None or not 1 <= int(match[1]) <= 31 or counts_things(page, match.end()):
        return None
    fitting = [d for d in calendar.nearest_days(page.today, int(match[1])) if d.weekday() == weekday]
    return (fitting[0], match.end()) if fitting and abs((fitting[0] - page.today).days) <= 31 else None
