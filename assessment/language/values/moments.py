"""Times of day by name: "noon", "midnight", and the loose ones, "teatime", "close of play", "first thing"."""

from __future__ import annotations

import re

from assessment.language.values.page import Page
from assessment.language.values.value import Clock, Draft

_NAMED = re.compile(
    r"(noon|midday|mid[ -]day|midnight)(?![^\W_])"
    r"|(tea[ -]?time|lunch[ -]?time|dinner[ -]?time|(?:first|1st)[ ]thing|end[ ]of[ ](?:the[ ])?(?:day|play)"
    r"|close[ ]of[ ](?:play|business|day)|eod|cob|cop)(?![^\W_])"
)
_ISH = re.compile(r"[ -]?ish(?![^\W_])|[ ]or[ ]so(?![^\W_])")
# Key, then the other times that it may well mean.
_LOOSE: dict[str, tuple[str, ...]] = {
    "teatime": ("17:00", "16:00", "16:30", "17:30", "18:00"),
    "lunchtime": ("12:00", "12:30", "13:00"),
    "dinnertime": ("12:00", "12:30", "17:00", "18:00", "19:00"),
    "first thing": ("09:00", "07:00", "07:30", "08:00", "08:30"),
    "end": ("17:00", "17:30", "18:00"),
}


def read_moment(page: Page, start: int) -> Draft | None:
    """The time of day that the word at `start` names."""
    match = _NAMED.match(page.letters, start)
    if match is None:
        return None
    if match[1]:
        ish = _ISH.match(page.letters, match.end())
        end = ish.end() if ish else match.end()
        return Draft("time", start, end, approx=ish is not None, clock=Clock(0 if match[1] == "midnight" else 12, 0))
    word = match[2].replace("1st", "first").replace("tea time", "teatime").replace("-", "").replace(" time", "time")
    if word in ("cop", "cob") and not page.own(start, match.end()).isupper():
        return None
    keys = _LOOSE.get(word, _LOOSE["end"])
    return Draft("time", start, match.end(), keys[0], True, keys[1:])
