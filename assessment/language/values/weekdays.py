"""Weekdays, alone or with their date: "Weds", "Fri 14 Nov", "Friday the 14th", "Monday week".

A weekday is the coming one, the last one standing as its alternative, since "rang Monday" and "ring Monday"
look alike from here.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from assessment.language.values import calendar
from assessment.language.values.dates import date_draft, day_number, read_date, read_month
from assessment.language.values.page import Page
from assessment.language.values.value import Draft
from assessment.language.values.words import HALVES, MONTHS, WEEKDAYS, word_set

_LATER = re.compile(r"[ ](?:of[ ])?(week|next[ ]week|last[ ]week|this[ ]week|fortnight|just[ ]gone|gone)(?![^\W_'])")
_DAY_MONTH = re.compile(
    r"(?:[ ](morning|afternoon|evening|night|am|pm)(?![^\W_]))?"
    r"(?:\.?,?[ ]{1,2}(?:the[ ])?(?=\d|[a-z])|\.?[ ]?\((?=\d)|,[ ]?the[ ](?=\d))"
)
_NAME_LED = {"good", "black", "cyber", "easter", "ash", "pancake", "shrove", "super", "mothering", "palm"}
# What shows that a short lower-case "sat", "sun" or "wed" is no day.
_NOT_DAY_AFTER = word_set(
    "she he i we they it you who just been bag parcel box still stuff was were is are the getting get newly had has got"
    " be baby customer to"
)
_NOT_DAY_BEFORE = word_set("in there here with down waiting on outside behind by around up idle doing unopened")
_SURE_BEFORE = word_set("on by til till until this next last for before from since due every or")


def read_weekday(page: Page, start: int, word: str) -> list[Draft]:
    """The weekday that the word at `start` names, with its date if one follows."""
    if page.before(start) in _NAME_LED or not _is_day(page, start, word):
        return []
    end, weekday = start + len(word), WEEKDAYS[word]
    dated = with_date(page, start, end, weekday)
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


def with_date(page: Page, start: int, end: int, weekday: int) -> list[Draft]:
    """A weekday with its date: "Fri 14 Nov", "Friday the 14th", "Sat 15/11", "Friday 14"."""
    lead = _DAY_MONTH.match(page.letters, end)
    if lead is None:
        return []
    place = lead.end()
    if page.letters[place].isdecimal():
        found = [d for d in read_date(page, place) if d.kind == "date"]
        number = None if found else day_number(page, end, weekday)
        if number is not None:
            return [replace(date_draft(start, number[1], number[0]), half=HALVES.get(lead[1] or ""))]
    else:
        found = read_month(page, place) if page.token(place) in MONTHS else []
        found = [d for d in found if d.kind == "date"]
    if not found:
        return []
    if lead[1]:
        found[0] = replace(found[0], half=HALVES.get(lead[1], "pm"))
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
