"""Morning or afternoon: every open time settled by what is written beside it, else by the working day and the clock.

"seven this morning" is 07:00 and "seven" 19:00; "by 8", written at ten to five, is 20:00, while "8 on Monday"
is 08:00. Where nobody said which, the other half of the day stays as an alternative.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time

from assessment.language.values.page import Page
from assessment.language.values.value import Clock, Draft, HalfDay
from assessment.language.values.words import word_set

_LIGHT = re.compile(
    r"[\s,(*_~]{0,6}(?:(?:at|by|on|for|from|before|until|till|til|around|about|after|the|of|in|time|uk|local|gmt|please|is"
    r"|between|latest|sharp|half|due|@)[\s,(*_]{1,4}){0,4}"
)
_DEADLINES = word_set("by before until till til while due deadline afore latest")
_SENTENCE = re.compile(r"[.!?](?=\s)|\n")
_EVENING = re.compile(r"(?:tonight|evening|night)(?![^\W_])")
_FIGURES = frozenset(":.")
_LATE = re.compile(r"(?:tonight|evening)(?![^\W_])")
_MORNING = re.compile(r"morning(?![^\W_])")
_NEAR = 60  # characters
_NEIGHBOURS = 4  # values


def settled(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts with every time's key and alternatives filled in."""
    done: list[Draft] = []
    for index, draft in enumerate(drafts):
        clock = draft.clock
        if clock is None:
            done.append(draft)
        elif clock.joined and done and done[-1].clock is not None:
            done.append(_end_of_range(page, drafts, index, done[-1]))
        else:
            done.append(_start_or_alone(page, drafts, index))
    return done


def _key(hour: int, minute: int) -> str:
    return f"{hour % 24:02}:{minute:02}"


def _on(clock: Clock, half: HalfDay) -> int:
    """The hour of the clock in that half of the day."""
    if clock.hour > 12 or clock.hour == 0:
        return clock.hour
    return clock.hour % 12 + (12 if half == "pm" else 0)


def _as(draft: Draft, half: HalfDay, *, sure: bool) -> Draft:
    clock = draft.clock
    assert clock is not None
    if not (clock.open or clock.half):
        return replace(draft, key=_key(clock.hour, clock.minute), alternatives=draft.alternatives)
    other: HalfDay = "am" if half == "pm" else "pm"
    rest = () if sure else (_key(_on(clock, other), clock.minute),)
    return replace(draft, key=_key(_on(clock, half), clock.minute), alternatives=rest)


def _start_or_alone(page: Page, drafts: list[Draft], index: int) -> Draft:
    draft = drafts[index]
    clock = draft.clock
    assert clock is not None
    if not clock.open:
        return _as(draft, clock.half or "am", sure=True)
    day = _day_beside(page, drafts, index)
    follower = _joined_after(drafts, index)
    if follower is not None and follower.clock is not None:
        half, sure = _start_of_range(clock, follower.clock, day.half if day else None)
        return _as(draft, half, sure=sure)
    if day is not None and day.half is not None:
        if clock.hour == 12 and day.half == "pm" and _EVENING.search(page.letters, day.start, day.end):
            return replace(draft, key=_key(0, clock.minute), alternatives=(_key(12, clock.minute),))
        return _as(draft, day.half, sure=True)
    return _as(draft, _likelier(page, draft, clock, day), sure=False)


def _joined_after(drafts: list[Draft], index: int) -> Draft | None:
    follower = drafts[index + 1] if index + 1 < len(drafts) else None
    return follower if follower is not None and follower.clock is not None and follower.clock.joined else None


def _day_beside(page: Page, drafts: list[Draft], index: int) -> Draft | None:
    """The day that a time belongs to: right after it (over the end of its range), or right before."""
    for step in (1, -1):
        place = index + step
        while 0 <= place < len(drafts) and abs(place - index) <= _NEIGHBOURS:
            pair = sorted((place, place - step))
            if not _beside(page, drafts[pair[0]], drafts[pair[1]]):
                break
            if drafts[place].kind == "date":
                return drafts[place]
            if drafts[place].kind != "time":
                break
            place += step
    return None


def _beside(page: Page, first: Draft, second: Draft) -> bool:
    if second.start - first.end > 40:
        return False
    if second.clock is not None and second.clock.joined:
        return True
    return _LIGHT.fullmatch(page.letters, first.end, second.start) is not None


def _likelier(page: Page, draft: Draft, clock: Clock, day: Draft | None) -> HalfDay:
    """The half of the day that a reader would take, with nothing said beside the time."""
    usual: HalfDay = "am" if 8 <= clock.hour <= 11 else "pm"
    if clock.hour == 12:
        return "pm"
    in_figures = clock.hour >= 10 and not _FIGURES.isdisjoint(page.letters[draft.start : draft.end])
    if in_figures or (day is not None and day.key != page.today.isoformat()):
        return usual
    said = _said_in_sentence(page, draft)
    if said is not None and clock.hour >= 6:
        return said
    governor = page.before(draft.start)
    now, morning, afternoon = page.now.time(), time(clock.hour, clock.minute), time(clock.hour + 12, clock.minute)
    now = now.replace(tzinfo=None)
    if governor == "since":
        return "pm" if afternoon <= now else "am"
    if governor in _DEADLINES:
        later = [half for half, at in (("am", morning), ("pm", afternoon)) if at >= now]
        if later == ["pm"]:
            return "pm"
        # "by six", late in the evening, is tomorrow's; "by half past four", at ten to five, is today's, missed.
        if not later or (usual == "pm" and afternoon < now):
            return "am" if clock.hour >= 6 or now.hour >= 20 else "pm"
    return usual


def _said_in_sentence(page: Page, draft: Draft) -> HalfDay | None:
    """ "tonight" or "morning" elsewhere in the same sentence, not far away; None if both or neither."""
    start, end = max(0, draft.start - _NEAR), min(len(page.letters), draft.end + _NEAR)
    breaks = list(_SENTENCE.finditer(page.letters, start, draft.start))
    if breaks:
        start = breaks[-1].end()
    stop = _SENTENCE.search(page.letters, draft.end, end)
    end = stop.start() if stop else end
    evening, morning = _LATE.search(page.letters, start, end), _MORNING.search(page.letters, start, end)
    if (evening is None) == (morning is None):
        return None
    return "pm" if evening else "am"


def _start_of_range(start: Clock, end: Clock, said: HalfDay | None) -> tuple[HalfDay, bool]:
    """The half for the start of a range, and whether it is sure: the one that leaves the shorter working stretch."""
    ends = [end.hour] if not end.open and end.half is None else []
    ends = ends or [
        _on(end, half) for half in ("am", "pm") if end.half in (None, half) and (end.half or said in (None, half))
    ]
    best: list[tuple[int, int, HalfDay]] = []
    halves: tuple[HalfDay, ...] = ("am", "pm")
    for half in halves:
        for hour in ends:
            first, last = 60 * _on(start, half) + start.minute, 60 * hour + end.minute
            late = last <= first
            usual = 0 if (half == "am") == (8 <= start.hour <= 11) else 1
            odd = (first < 7 * 60) + (last > 21 * 60) + 3 * late
            best.append((odd * 100 + (last - first) % 1440 // 60 + usual * 5 * (start.hour < 7), usual, half))
    half = min(best)[2]
    return half, not end.open or said is not None


def _end_of_range(page: Page, drafts: list[Draft], index: int, start: Draft) -> Draft:
    """The end of a range: the first such time after its start."""
    draft = drafts[index]
    clock = draft.clock
    assert clock is not None
    if not clock.open:
        return _as(draft, clock.half or "am", sure=True)
    hour, minute = (int(part) for part in start.key.split(":"))
    after_start = 60 * _on(clock, "am") + clock.minute > 60 * hour + minute
    half: HalfDay = "am" if after_start else "pm"
    first_said = start.clock is not None and not start.clock.open
    return _as(draft, half, sure=first_said or not start.alternatives)
