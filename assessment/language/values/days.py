"""Days by name, reckoned from the scenario's clock: "Weds", "next Friday", "tonight", "Monday week".

A day's part ("this evening") tells an open time beside it morning from afternoon.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assessment.language.values import calendar
from assessment.language.values.dates import date_draft, read_month
from assessment.language.values.page import Page
from assessment.language.values.value import Draft, HalfDay
from assessment.language.values.weekdays import read_weekday, with_date
from assessment.language.values.words import HALVES, MONTHS, WEEKDAYS, word_set

_PART = re.compile(
    r"[ ]?(?:,[ ]?)?(?:in[ ]the[ ]|@[ ])?"
    r"(morning|morn|am|afternoon|aft|evening|eve|night|pm|lunchtime|teatime)(?![^\W_])"
)
_RELATIVE: dict[str, int] = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1}
_THIS_PART = re.compile(r"this[ ]\n?(morning|morn|afternoon|aft|evening|eve|night)(?![^\W_])")
_LAST_NIGHT = re.compile(r"last[ ](?:night|evening)(?![^\W_])")
_QUALIFIED = re.compile(r"(this|next|last|coming|past)[ ](?:coming[ ]|past[ ])?([a-z]+)")
_BEYOND = re.compile(r"day[ ](?:(after)[ ]tomorrow|before[ ]yesterday)(?![^\W_])")
_WEEK_ON = re.compile(r"(week|fortnight)[ ](?:on[ ]|from[ ])?([a-z]+)")
_SCOTS = re.compile(r"the[ ](?:(morn|morra|morrow)(?:'s[ ](morn|night|nicht))?|(day|night|nicht|noo))(?![^\W_])")
_CLAUSE_END = re.compile(r"[ ]?(?:$|[.,;:!?)\n-]|(?:at|by|afore|before|an|and|but|so|cos|then|or|tae|wi|fae|please)\b)")
_NOT_SCOTS_AFTER = word_set(
    "of in during through for all throughout over by after before until till into on end rest across per"
)
_NEXT_WORKING = re.compile(r"next[ ](?:working|business)[ ]day(?![^\W_])")
_IN_THE_MORNING = re.compile(r"in[ ]the[ ]morning(?![^\W_])")
_WEEKEND = re.compile(r"(?:(this|next|last|coming)[ ])?(?:week[ -]?end|wknd|w/e)(?![^\W_])")
_FEASTS: dict[str, tuple[int, int]] = {
    "christmas eve": (12, 24), "xmas eve": (12, 24), "christmas day": (12, 25), "xmas day": (12, 25),
    "boxing day": (12, 26), "new year's eve": (12, 31), "new years eve": (12, 31), "new year's day": (1, 1),
    "new years day": (1, 1), "hogmanay": (12, 31),
}  # fmt: skip
_FEAST = re.compile("(" + "|".join(_FEASTS) + r")(?![^\W_])")


def read_day(page: Page, start: int, word: str) -> list[Draft]:
    """The day that the word at `start` names; none if it names none."""
    found: list[Draft] = []
    if word in _RELATIVE:
        day = calendar.shift(page.today, _RELATIVE[word])
        found = [replace(date_draft(start, start + len(word), day), half="pm" if word == "tonight" else None)]
    elif word in WEEKDAYS:
        found = read_weekday(page, start, word)
    elif word in MONTHS:
        return read_month(page, start)
    elif word in ("this", "next", "last", "coming", "past"):
        found = _qualified(page, start)
    elif word in ("day", "week", "fortnight", "weekend", "wknd"):
        found = _reckoned(page, start)
    elif word == "the":
        found = _scots(page, start)
    elif word == "in":
        return _in_the_morning(page, start)
    else:
        return _feast(page, start)
    return _with_part(page, found)


def _with_part(page: Page, found: list[Draft]) -> list[Draft]:
    """The day together with the part of it that follows ("tomorrow morning", "Sat am")."""
    if not found or found[-1].half is not None:
        return found
    day = found[-1]
    match = _PART.match(page.letters, day.end)
    if match is None or (match[1] in ("am", "pm") and page.letters[match.start(1) - 1] not in " ,"):
        return found
    if match[1] in ("lunchtime", "teatime"):
        return [*found[:-1], replace(day, half="pm")]
    return [*found[:-1], replace(day, end=match.end(), half=HALVES.get(match[1], "pm"))]


def _qualified(page: Page, start: int) -> list[Draft]:
    """ "this evening", "last night", "next Friday", "last Thursday", "this Saturday", "next working day"."""
    part = _THIS_PART.match(page.letters, start)
    if part is not None:
        return [replace(date_draft(start, part.end(), page.today), half=HALVES.get(part[1], "pm"))]
    night = _LAST_NIGHT.match(page.letters, start)
    if night is not None:
        return [replace(date_draft(start, night.end(), calendar.shift(page.today, -1)), half="pm")]
    working = _NEXT_WORKING.match(page.letters, start)
    if working is not None:
        return [date_draft(start, working.end(), calendar.working_day_after(page.today), approx=True)]
    weekend = _WEEKEND.match(page.letters, start)
    if weekend is not None:
        return [_weekend(page, start, weekend)]
    match = _QUALIFIED.match(page.letters, start)
    if match is None or match[2] not in WEEKDAYS:
        return []
    weekday, end = WEEKDAYS[match[2]], match.end()
    dated = with_date(page, start, end, weekday)
    if dated:
        return dated
    coming = calendar.coming(page.today, weekday)
    before = calendar.shift(coming, -7)
    if match[1] in ("last", "past"):
        return [date_draft(start, end, before)]
    if match[1] in ("this", "coming"):
        return [date_draft(start, end, coming)]
    monday = calendar.shift(page.today, -page.today.weekday())
    return [date_draft(start, end, calendar.shift(monday, weekday + 7), *([coming] if coming != page.today else []))]


def _reckoned(page: Page, start: int) -> list[Draft]:
    """ "day after tomorrow", "a week on Monday", "the weekend"."""
    beyond = _BEYOND.match(page.letters, start)
    if beyond is not None:
        return [date_draft(start, beyond.end(), calendar.shift(page.today, 2 if beyond[1] else -2))]
    weekend = _WEEKEND.match(page.letters, start)
    if weekend is not None:
        return [_weekend(page, start, weekend)]
    match = _WEEK_ON.match(page.letters, start)
    if match is None or match[2] not in (*WEEKDAYS, *_RELATIVE):
        return []
    base = (
        calendar.coming(page.today, WEEKDAYS[match[2]])
        if match[2] in WEEKDAYS
        else calendar.shift(page.today, _RELATIVE[match[2]])
    )
    return [date_draft(start, match.end(), calendar.shift(base, 7 if match[1] == "week" else 14))]


def _weekend(page: Page, start: int, match: re.Match[str]) -> Draft:
    saturday = calendar.coming(calendar.shift(page.today, -1 if page.today.weekday() == 6 else 0), 5)
    if page.today.weekday() == 6:
        saturday = calendar.shift(page.today, -1)
    saturday = calendar.shift(saturday, {"next": 7, "last": -7}.get(match[1] or "", 0))
    return date_draft(start, match.end(), saturday, calendar.shift(saturday, 1), approx=True)


def _scots(page: Page, start: int) -> list[Draft]:
    """ "the morn" is tomorrow; "the day" and "the night" are today only in a Scots text, at the end of a clause."""
    match = _SCOTS.match(page.letters, start)
    if match is None:
        return []
    if match[1]:
        half: HalfDay | None = None if not match[2] else "am" if match[2] == "morn" else "pm"
        return [replace(date_draft(start, match.end(), calendar.shift(page.today, 1)), half=half)]
    after_time = page.before(start).isdecimal() or page.before(start) in ("noon", "ish", "clock", "pm", "th")
    ends = _CLAUSE_END.match(page.letters, match.end()) is not None
    if not ends or page.before(start) in _NOT_SCOTS_AFTER or not (page.scots or after_time) or match[3] == "noo":
        return []
    return [replace(date_draft(start, match.end(), page.today), half=None if match[3] == "day" else "pm")]


def _in_the_morning(page: Page, start: int) -> list[Draft]:
    """ "in the morning" by itself: the next one."""
    match = _IN_THE_MORNING.match(page.letters, start)
    if match is None:
        return []
    tomorrow = calendar.shift(page.today, 1)
    first, second = (tomorrow, page.today) if page.now.hour >= 6 else (page.today, tomorrow)
    return [replace(date_draft(start, match.end(), first, second, approx=True), half="am")]


def _feast(page: Page, start: int) -> list[Draft]:
    match = _FEAST.match(page.letters, start)
    if match is None:
        return []
    day = calendar.nearest_year(page.today, *_FEASTS[match[1]])
    return [date_draft(start, match.end(), day)] if day else []
