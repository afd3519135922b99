"""An hour and a minute with all that belongs to them: "pm", "ish", "o'clock", "hrs", "in the morning"."""

from __future__ import annotations

import re

from assessment.language.values.context import approximately
from assessment.language.values.page import Page
from assessment.language.values.value import Clock, Draft, HalfDay

HALF = re.compile(r"[ ]?([ap])(?:m(?![^\W_])|\.[ ]?m(?![^\W_])\.?)")
ISH = re.compile(r"(?:[ -]?ish|[ ]or[ ](?:so|thereabouts))(?![^\W_])")
OCLOCK = re.compile(r"[ ]?(?:o|0|a|oh)?[ ]?['`,.]?[ ]?clock(?![^\W_])")
HOURS = re.compile(r"[ ]?(?:hrs|hours|hour|h)(?![^\W_])")
_PART = re.compile(r"[ ](?:in[ ]the|of[ ]the)[ ](morning|afternoon|evening)(?![^\W_])|[ ]at[ ](night)(?![^\W_])")


def clock_draft(page: Page, start: int, end: int, hour: int, minute: int, *, exact: bool = False) -> Draft | None:
    """The draft of an hour and minute with all that belongs to it: "pm", "ish", "o'clock", "in the morning".

    `exact` says that the form itself is of the 24-hour clock.
    """
    if not (0 <= hour <= 24 and 0 <= minute < 60) or (hour == 24 and minute):
        return None
    half: HalfDay | None = None
    approx = approximately(page, start)
    for pattern in (OCLOCK, HOURS, ISH, HALF, ISH, _PART):
        match = pattern.match(page.letters, end)
        if match is None or (pattern is HOURS and not (exact or hour > 12)):
            continue
        end = match.end()
        if pattern is ISH:
            approx = True
        elif pattern is HALF:
            half = "am" if match[1] == "a" else "pm"
        elif pattern is _PART:
            half = half or _half_of(match[1] or match[2], hour)
    open_hour = not exact and 1 <= hour <= 12 and half is None
    return Draft("time", start, end, approx=approx, clock=Clock(hour % 24, minute, open_hour, half))


def _half_of(part: str, hour: int) -> HalfDay:
    if part == "morning" or (part == "night" and hour in (12, 1, 2, 3, 4, 5)):
        return "am"
    return "pm"
