"""Times and names, as people write them."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from assessment.store import Work

_HERE = ZoneInfo("Europe/London")  # the diplomas are the UK's


def day_and_time(moment: datetime) -> str:
    """As in “Thu 16 Oct, 3:05 pm”."""
    local = moment.astimezone(_HERE)
    half = "am" if local.hour < 12 else "pm"
    return f"{local:%a} {local.day} {local:%b}, {local.hour % 12 or 12}:{local:%M} {half}"


def clock(moment: datetime) -> str:
    """As in “14:32:05”."""
    return f"{moment.astimezone(_HERE):%H:%M:%S}"


def name_of(data: Work, person_id: str | None) -> str:
    """The person's name; the installation itself acts without one."""
    person = data.people.by_id(person_id) if person_id else None
    return person.name if person else "this installation"


def day_of(moment: datetime) -> date:
    """The day that it was in the UK."""
    return moment.astimezone(_HERE).date()


def start_of_day(moment: datetime) -> datetime:
    """The midnight in the UK before that moment."""
    return moment.astimezone(_HERE).replace(hour=0, minute=0, second=0, microsecond=0)
