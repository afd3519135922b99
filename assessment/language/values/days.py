"""Days by name, reckoned from the scenario's clock: "Weds", "next Friday", "tonight", "tomorrow morning", "Monday week".

A weekday is the coming one, the last one standing as its alternative, since "rang Monday" and "ring Monday"
look alike from here. A day's part ("this evening") tells an open time beside it morning from afternoon.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from assessment.language.values import calendar
from assessment.language.values.dates import date_draft, day_number, read_date, read_month
from assessment.language.values.page import Page
from assessment.language.values.value import Draft, HalfDay
from assessment.language.values.words import MONTHS, WEEKDAYS

_PART = re.compile(
    r"[ ]?(?:,[ ]?)?(?:in[ ]the[ ]|@[ ])?(morning|morn|am|afternoon|aft|evening|eve|night|pm|lunchtime|teatime)(?![^\W_])"
)
_HALVES: dict[str, HalfDay] = {"morning": "am", "morn": "am", "am": "am"}
_LATER = re.compile(r"[ ](?:of[ ])?(week|next[ ]week|last[ ]week|this[ ]week|fortnight|just[ ]gone|gone)(?![^\W_'])")
_DAY_MONTH = re.compile(r"(?:[ ](morning|afternoon|evening|night|am|pm)(?![^\W_]))?(?:\.?,?[ ]{1,2}(?:the[ ])?(?=\d|[a-z])|\.?[ ]?\((?=\d)|,[ ]?the[ ](?=\d))")
_NAME_LED = {"good", "black", "cyber", "easter", "ash", "pancake", "shrove", "super", "mothering", "palm"}
# What shows that a short lower-case "sat", "sun" or "wed" is no day.
_NOT_DAY_AFTER = frozenset(
    "she he i we they it you who just been bag parcel box still stuff was were is are the getting get newly had has got"
    " be baby customer to".split()
)
_NOT_DAY_BEFORE = frozenset("in there here with down waiting on outside behind by around up idle doing unopened".split())
_SURE_BEFORE = frozenset("on by til till until this next last for before from since due every or".split())
_RELATIVE: dict[str, int] = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1}
_THIS_PART = re.compile(r"this[ ]\n?(morning|morn|afternoon|aft|evening|eve|night)(?![^\W_])")
_LAST_NIGHT = re.compile(r"last[ ](?:night|evening)(?![^\W_])")
_QUALIFIED = re.compile(r"(this|next|last|coming|past)[ ](?:coming[ ]|past[ ])?([a-z]+)")
_BEYOND = re.compile(r"day[ ](?:(after)[ ]tomorrow|before[ ]yesterday)(?![^\W_])")
_WEEK_ON = re.compile(r"(week|fortnight)[ ](?:on[ ]|from[ ])?([a-z]+)")
_SCOTS = re.compile(r"the[ ](?:(morn|morra|morrow)(?:'s[ ](morn|night|nicht))?|(day|night|nicht|noo))(?![^\W_])")
_CLAUSE_END = re.compile(r"[ ]?(?:$|[.,;:!?)\n-]|(?:at|by|afore|before|an|and|but|so|cos|then|or|tae|wi|fae|please)\b)")
_NOT_SCOTS_AFTER = frozenset(
    "of in during through for all throughout over by after before until till into on end rest across per".split()
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
        found = _weekday(page, start, word)
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
    return [*found[:-1], replace(day, end=match.end(), half=_HALVES.get(match[1], "pm"))]


def _weekday(page: Page, start: int, word: str) -> list[Draft]:
    if page.before(start) in _NAME_LED or not _is_day(page, start, word):
        return []
    end, weekday = start + len(word), WEEKDAYS[word]
    dated = _dated(page, start, end, weekday)
    if dated:
        return dated
    last = calendar.shift(calendar.coming(page.today, weekday), -7)
    later = _LATER.match(page.letters, end)
    if later is not None and _later_holds(page, later):
        return [_by_week(page, start, later, weekday)]
    day = calendar.coming(page.today, weekday)
    if day == page.today:
        # "since Thursday", said on a Thursday, is a week ago.
        past = page.before(start) in ("since", "from") and page.before(start, 2) not in ("starts", "starting")
        return [date_draft(start, end, last if past else day, *([day] if past else []))]
    return [date_draft(start, end, day, last)]


def _later_holds(page: Page, later: re.Match[str]) -> bool:
    return later[1] != "week" or page.after(later.end()) not in ("day", "days", "commencing", "beginning", "end")


def _is_day(page: Page, start: int, word: str) -> bool:
    """Whether a short form is the day: "Sat" is, "she sat in the queue" is not."""
    if word not in ("sat", "sun", "wed", "mon") or page.capital(start):
        return word != "sun" or page.before(start) != "the"
    if page.before(start) in _SURE_BEFORE:
        return True
    if page.before(start) in _NOT_DAY_AFTER:
        return False
    return page.after(start + len(word)) not in _NOT_DAY_BEFORE


def _dated(page: Page, start: int, end: int, weekday: int) -> list[Draft]:
    """A weekday with its date: "Fri 14 Nov", "Friday the 14th", "Sat 15/11", "Friday 14"."""
    lead = _DAY_MONTH.match(page.letters, end)
    if lead is None:
        return []
    place = lead.end()
    if page.letters[place].isdecimal():
        found = [d for d in read_date(page, place) if d.kind == "date"]
        number = None if found else day_number(page, end, weekday)
        if number is not None:
            return [replace(date_draft(start, number[1], number[0]), half=_HALVES.get(lead[1] or "", None))]
    else:
        found = read_month(page, place) if page.token(place) in MONTHS else []
        found = [d for d in found if d.kind == "date"]
    if not found:
        return []
    if lead[1]:
        found[0] = replace(found[0], half=_HALVES.get(lead[1], "pm"))
    any_month = page.letters[place : found[0].end].removesuffix(")")[-2:] in ("st", "nd", "rd", "th")
    return [_agreeing(page, replace(found[0], start=start), weekday, any_month=any_month), *found[1:]]


def _agreeing(page: Page, draft: Draft, weekday: int, *, any_month: bool) -> Draft:
    """The date that its weekday confirms or, where no month is said, picks out; else it is marked as not exact."""
    day = date.fromisoformat(draft.key)
    if day.weekday() == weekday:
        return replace(draft, alternatives=())
    if any_month:
        fitting = [d for d in calendar.nearest_days(page.today, day.day) if d.weekday() == weekday]
        if fitting and -10 <= (fitting[0] - page.today).days <= 35:
            return replace(draft, key=fitting[0].isoformat(), alternatives=())
    return replace(draft, approx=True)


def _by_week(page: Page, start: int, later: re.Match[str], weekday: int) -> Draft:
    """ "Monday week", "Monday next week", "Friday last week"."""
    coming = calendar.coming(page.today, weekday)
    monday = calendar.shift(page.today, -page.today.weekday())
    word = later[1]
    if word in ("week", "fortnight"):
        day = calendar.shift(coming, 7 if word == "week" else 14)
    elif word.endswith("gone"):
        day = calendar.shift(coming, -7)
    else:
        day = calendar.shift(monday, weekday + {"next week": 7, "last week": -7, "this week": 0}[word])
    return date_draft(start, later.end(), day)


def _qualified(page: Page, start: int) -> list[Draft]:
    """ "this evening", "last night", "next Friday", "last Thursday", "this Saturday", "next working day"."""
    part = _THIS_PART.match(page.letters, start)
    if part is not None:
        return [replace(date_draft(start, part.end(), page.today), half=_HALVES.get(part[1], "pm"))]
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
    if match is None or match[2] not in WEEKDAYS or match[2] == "sun" and not page.capital(match.start(2)):
        return []
    weekday, end = WEEKDAYS[match[2]], match.end()
    dated = _dated(page, start, end, weekday)
    if dated:
        return dated
    coming = calendar.coming(page.today, weekday)
    before = calendar.shift(coming, -7)
    if match[1] in ("last", "past"):
        return [date_draft(start, end, before)]
    if match[1] in ("this", "coming"):
        return [date_draft(start, end, coming, *([before] if match[1] == "this" else []))]
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
