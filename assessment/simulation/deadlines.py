"""When a fact falls due, read from its own sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, time, timedelta

from assessment.language.cleaning import clean
from assessment.language.values import Value, find_values
from assessment.model.scenario import Fact, Scenario

_DUE = re.compile(
    r"\b(?:by|before|until|till|up to|(?:lapses?|due|runs? out|leaves?|closes?|shuts?|goes|met .{0,20}) at|within)\s*$",
    re.I,
)
_HOURS = {"morning": 9, "afternoon": 15, "evening": 19, "night": 21}  # when an event of that part of a day is shown
_PART_OF_DAY = re.compile(r"\b(?:" + "|".join(_HOURS) + r")\b", re.IGNORECASE)
_AFTER_TAKING_OVER = timedelta(minutes=30)


def read_values(text: str, scenario: Scenario) -> tuple[Value, ...]:
    """The typed values of a text on the scenario's clock, with their places and wordings in the text as it stands."""
    return values_at(text, scenario.now)


def values_at(text: str, now: datetime) -> tuple[Value, ...]:
    """The same on that clock."""
    tidy = clean(text)
    found = []
    for value in find_values(tidy.text, now):
        if value.kind != "stamp":
            start, end = tidy.span(value.start, value.end)
            found.append(replace(value, start=start, end=end, text=text[start:end]))
    return tuple(found)


def moment_in(text: str, scenario: Scenario) -> datetime | None:
    """The moment that a sentence is about: the time that something is due by, else its last time; None without one."""
    values = read_values(text, scenario)
    times = [v for v in values if v.kind == "time"]
    dates = [v for v in values if v.kind == "date"]
    if not times:
        return None
    due = [v for v in times if _DUE.search(text[: v.start])]
    chosen = (due or times)[-1]
    near = min(dates, key=lambda d: abs(d.start - chosen.start), default=None)
    day = datetime.fromisoformat(near.key).date() if near else scenario.now.date()
    hour, minute = (int(part) for part in chosen.key.split(":"))
    return datetime.combine(day, time(hour % 24, minute))


def deadline(fact: Fact, scenario: Scenario) -> datetime | None:
    """When the fact falls due, None where its sentence has no time that is still to come."""
    found = moment_in(fact.says, scenario)
    return found if found is not None and found >= scenario.now else None


def day_due(fact: Fact, scenario: Scenario, otherwise: datetime) -> datetime:
    """The last day that its sentence names, at the hour of `otherwise`; `otherwise` where it names none still to come."""
    days = [datetime.fromisoformat(v.key) for v in read_values(fact.says, scenario) if v.kind == "date"]
    moment = datetime.combine(max(days), otherwise.time()) if days else otherwise
    return moment if moment >= scenario.now else otherwise


def moment_told(text: str, scenario: Scenario, otherwise: datetime) -> datetime:
    """When a told event happens by its own words ("on Thursday morning", "at eight at night"); `otherwise` where they don't
    say."""
    moment = moment_in(text, scenario)
    if moment is None:
        days = [datetime.fromisoformat(v.key) for v in read_values(text, scenario) if v.kind == "date"]
        part = _PART_OF_DAY.search(text)
        at = time(_HOURS[part.group().lower()]) if part else otherwise.time()
        moment = datetime.combine(days[0], at) if days else None
    return moment if moment is not None and moment >= scenario.now else otherwise


def takes_over(scenario: Scenario) -> datetime:
    """When the recipient starts on it."""
    found = moment_in(scenario.recipient.takes_over.split(";")[0].split("(")[0].split(" until ")[0], scenario)
    if found is None or found < scenario.now:
        return scenario.now + _AFTER_TAKING_OVER
    return found
