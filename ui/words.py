"""How levels, times and sizes are said on the screens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import streamlit as st


@dataclass(frozen=True, slots=True)
class Sign:
    """How a level is shown everywhere: a shape, a word and the name of a colour (see style.css)."""

    shape: str
    word: str
    colour: str

    def __str__(self) -> str:
        return f"{self.shape} {self.word}"


SIGNS: dict[int, Sign] = {
    2: Sign("●", "Met", "met"),
    1: Sign("◐", "Partly met", "partly"),
    0: Sign("○", "Not yet", "not-yet"),
}
LEVEL_WORD = {"basic": "Basic", "intermediate": "Intermediate", "advanced": "Advanced"}
MODE_WORD = {"practice": "Practice", "assessment": "Assessment"}
ROLE_WORD = {
    "learner": "Learner",
    "assessor": "Assessor",
    "tutor": "Tutor",
    "iqa": "Internal quality assurer",
    "admin": "Administrator",
}


def zone() -> tzinfo | None:
    """The visitor's own time zone; the machine's where the browser does not say."""
    try:
        name = st.context.timezone
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None


def time_of_day(moment: datetime) -> str:
    """3 pm, 3:05 pm."""
    hour = moment.hour % 12 or 12
    minutes = f":{moment.minute:02d}" if moment.minute else ""
    return f"{hour}{minutes} {'am' if moment.hour < 12 else 'pm'}"


def local(moment: datetime) -> datetime:
    """A stored time on the visitor's clock; the clock of a scenario, which has no zone, as it stands."""
    return moment.astimezone(zone()) if moment.tzinfo else moment


def when(moment: datetime) -> str:
    """Thu 16 Oct, 3 pm."""
    here = local(moment)
    return f"{here:%a} {here.day} {here:%b}, {time_of_day(here)}"


def day(moment: datetime) -> str:
    """Thu 16 Oct 2025."""
    here = local(moment)
    return f"{here:%a} {here.day} {here:%b} {here.year}"


def to_the_second(moment: datetime) -> str:
    """14:32:05."""
    return f"{local(moment):%H:%M:%S}"


def waiting(span: timedelta) -> str:
    """How long somebody has waited: 5 minutes, 3 hours, 2 days."""
    minutes = int(span.total_seconds() // 60)
    if minutes < 1:
        return "less than a minute"
    if minutes < 60:
        return count(minutes, "minute")
    if minutes < 48 * 60:
        return count(minutes // 60, "hour")
    return count(minutes // (24 * 60), "day")


def count(number: int, noun: str, plural: str = "") -> str:
    """1 word, 2 words."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def words_in(text: str) -> int:
    """How many words a text has, as a writer counts them."""
    return len(text.split())


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def sentence(text: str) -> str:
    """With a capital letter at the start, for words that a file may begin in small letters."""
    return text[:1].upper() + text[1:]
