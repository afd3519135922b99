"""The typed values that the marking compares, and the unfinished form that the readers hand on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "time",
    "date",
    "month",
    "money",
    "phone",
    "reference",
    "number",
    "ordinal",
    "duration",
    "temperature",
    "percent",
    "stamp",
]
HalfDay = Literal["am", "pm"]


@dataclass(frozen=True, slots=True)
class Value:
    """One typed value of a text: `text[start:end]` is its wording, `key` what it comes to.

    Keys: time and stamp "HH:MM" on the 24-hour clock; date "YYYY-MM-DD"; month "YYYY-MM"; money "GBP:18.00"; phone
    its digits from 0, or "ext:231"; reference upper case without separators; number, ordinal,
    temperature and percent the plain figure; duration ISO 8601 ("PT15M", "P5M"). `alternatives` are other keys that
    the wording allows ("half six" is 18:30 or 06:30). `approx` says that the wording is not exact
    ("5ish", "teatime"), or that it disagrees with itself (a weekday that is not that date's).
    """

    kind: Kind
    start: int
    end: int
    text: str
    key: str
    approx: bool = False
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clock:
    """A time as written: `half` if the writer said am or pm, `open` if either could be meant."""

    hour: int
    minute: int
    open: bool = False
    half: HalfDay | None = None
    joined: bool = False  # the end of a range that starts at the draft before it


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader found, in places of the page's shadow; times are settled once their neighbours are known."""

    kind: Kind
    start: int
    end: int
    key: str = ""
    approx: bool = False
    alternatives: tuple[str, ...] = ()
    clock: Clock | None = None
    half: HalfDay | None = None  # the part of the day that a date's wording names ("this morning")
