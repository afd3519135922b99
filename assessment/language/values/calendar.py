"""Reckoning with days: the nearest Friday, the fourteenth nearest to today. Never raises, whatever the clock."""

from __future__ import annotations

from datetime import date, timedelta


def shift(day: date, days: int) -> date:
    """That many days later; the day itself at the ends of the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


def day_of(year: int, month: int, day: int) -> date | None:
    """That date, None if there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def full_year(year: int) -> int:
    """ "25" is 2025."""
    return 2000 + year if year < 100 else year


def nearest_year(today: date, month: int, day: int) -> date | None:
    """That day and month in the year that brings it nearest to today."""
    days = [day_of(today.year + step, month, day) for step in (-1, 0, 1)]
    sound = [found for found in days if found is not None]
    return min(sound, key=lambda found: abs((found - today).days), default=None)


def nearest_days(today: date, day: int) -> list[date]:
    """The dates with that day of the month, last month to next, nearest to today first."""
    months = [shift(today.replace(day=15), 30 * step) for step in (-1, 0, 1)]
    days = [day_of(month.year, month.month, day) for month in months]
    return sorted((d for d in days if d is not None), key=lambda d: (abs((d - today).days), d < today))


def coming(today: date, weekday: int) -> date:
    """That weekday from today on; today itself if it is one."""
    return shift(today, (weekday - today.weekday()) % 7)


def working_day_after(today: date) -> date:
    """The next day that is no Saturday or Sunday."""
    return shift(today, {4: 3, 5: 2}.get(today.weekday(), 1))
