"""Times that don't fit the scenario's clock: work that was due before it starts or months after, a weekday that is not that
date's, and a brief that begins at another hour than `now`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from assessment.guidance.advice import Advice, Offer, Where, key_of, quoted
from assessment.guidance.look import Look
from assessment.language.cleaning import clean
from assessment.language.values import Value, find_values
from assessment.marking.case import FactParts

_LONG_AFTER = timedelta(days=92)  # a quarter: what is due later no shift hands over, and no check-in reaches
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY_NAME = re.compile(r"\b(mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day|\b)", re.IGNORECASE)
_DATED = re.compile(r"\d")
_PAST = re.compile(r"\b(?:was|were|had|since|last|ago|already|began|started|rang|missed|failed)\b", re.IGNORECASE)
_TODAY = re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b", re.IGNORECASE)
_SAYS_NOW = re.compile(r"^\W*(?:it is|it's|the time is|the clock says)\b", re.IGNORECASE)


def outside_clock(look: Look) -> Iterator[Advice]:
    """Everything in the scenario that its clock doesn't allow, in the order of the file."""
    yield from _opening(look)
    for where, text in _texts(look):
        yield from _wrong_weekdays(where, text, look.scenario.now)
    for number, parts in enumerate(look.case.facts):
        yield from _wrong_weekdays(("facts", number, "says"), parts.fact.says, look.scenario.now, parts.fact.id)
        if parts.fact.part in ("outstanding", "commitment") and parts.fact.weight in ("essential", "useful"):
            yield from _due(number, parts, look.scenario.now)


def _texts(look: Look) -> list[tuple[Where, str]]:
    scenario = look.scenario
    found: list[tuple[Where, str]] = [
        (("recipient", "takes_over"), scenario.recipient.takes_over),
        (("procedure",), scenario.procedure),
        (("brief",), scenario.brief),
    ]
    if scenario.check_in and scenario.check_in.when:
        found.append((("check_in", "when"), scenario.check_in.when))
    return found


def _wrong_weekdays(where: Where, text: str, now: datetime, name: str = "") -> Iterator[Advice]:
    """A weekday written with a date that falls on another day, in the year that brings the date nearest to the clock."""
    cleaned = clean(text)
    for value in find_values(cleaned.text, now):
        if value.kind != "date" or not value.approx or not _DATED.search(value.text):
            continue
        named = _DAY_NAME.search(value.text)
        day = date.fromisoformat(value.key)
        if not named or _DAYS[day.weekday()].lower().startswith(named[1].lower()[:3]):
            continue
        right = _DAYS[day.weekday()]
        yield Advice(
            key_of("outside_clock", f"{name or '.'.join(map(str, where))}-weekday", value.text, now.date().isoformat()),
            "outside_clock",
            where,
            f"{quoted(value.text)} is a {right}",
            f"{day.day} {day:%B %Y} falls on a {right}. A learner who keeps to the date and one who keeps to the day would both be right, and both wrong.",
            f"Write {right}, or the date that is meant.",
            value.text,
        )


def _due(number: int, parts: FactParts, now: datetime) -> Iterator[Advice]:
    moments = _moments(parts.values, parts.says, now)
    if not moments:
        return
    fact, last = parts.fact, max(moments)
    where: Where = ("facts", number, "says")
    key = key_of("outside_clock", fact.id, fact.says, now.isoformat())
    if last < now and not _PAST.search(parts.says):
        why = f"It is due at {_said(last)}, and the learner starts at {_said(now)}, so it can't be done any more, only be late."
        yield Advice(
            key,
            "outside_clock",
            where,
            f"{fact.id} is due before the scenario begins",
            why,
            f"Move the deadline to after {_said(now)}, or say that it was missed. If another day is meant, name the day.",
            fact.says,
        )
    elif min(moments) - now > _LONG_AFTER:
        days = (min(moments) - now).days
        yield Advice(
            key,
            "outside_clock",
            where,
            f"{fact.id} is due {days} days after the scenario begins",
            "Whoever takes over a shift or a case can't act on it now, so no handover is better or worse for having it.",
            "Bring it nearer, or make it part “context” and no work to be done. If it is the wrong year, correct it.",
            fact.says,
        )


def _moments(values: tuple[Value, ...], says: str, now: datetime) -> list[datetime]:
    """When what the fact says is due: each hour on the day nearest to it in the sentence (today where none is named; tomorrow
    where the hour alone has plainly passed), each day without an hour at its end."""
    days = [v for v in values if v.kind == "date"]
    hours = [v for v in values if v.kind == "time"]
    found = [
        datetime.combine(_last_of(v), time(23, 59))
        for v in days
        if not hours or not any(abs(h.start - v.start) < 60 for h in hours)
    ]
    for hour in hours:
        beside = min(days, key=lambda v: abs(v.start - hour.start), default=None)
        day = _last_of(beside) if beside else now.date()
        found += [datetime.combine(day, time.fromisoformat(k)) for k in (hour.key, *hour.alternatives)]
    today_only = not days and not _TODAY.search(says)
    if today_only and found and now - max(found) > timedelta(hours=6):
        return []  # "by eight" said in the evening is tomorrow's
    return found


def _last_of(value: Value) -> date:
    return max(date.fromisoformat(key) for key in (value.key, *value.alternatives))


def _said(moment: datetime) -> str:
    return f"{moment:%H:%M} on {_DAYS[moment.weekday()]} {moment.day} {moment:%B}"


def _opening(look: Look) -> Iterator[Advice]:
    """The hour and day that the brief begins with, where it says what time it is, beside the clock."""
    now = look.scenario.now
    for sentence in look.brief.sentences[:2]:
        if not _SAYS_NOW.match(sentence.text):
            continue
        hour = next((v for v in sentence.values if v.kind == "time"), None)
        day = next((v for v in sentence.values if v.kind == "date"), None)
        wrong_hour = hour is not None and f"{now:%H:%M}" not in (hour.key, *hour.alternatives) and not hour.approx
        wrong_day = day is not None and now.date().isoformat() not in (day.key, *day.alternatives)
        if not (wrong_hour or wrong_day):
            return
        yield Advice(
            key_of("outside_clock", "opening", sentence.text, now.isoformat()),
            "outside_clock",
            ("now",),
            "The brief begins at another time than the scenario's clock",
            f"The brief begins {quoted(sentence.text)}, and “now” is {_said(now)}. Every “today” and “in an hour” is reckoned from “now”.",
            "Make the two the same.",
            sentence.text,
            () if wrong_day or hour is None else (_set_clock(now, hour),),
        )
        return


def _set_clock(now: datetime, hour: Value) -> Offer:
    """The clock set to the hour that the brief names: of its two meanings, the one nearer to what the clock says."""
    meant = [datetime.combine(now.date(), time.fromisoformat(k)) for k in (hour.key, *hour.alternatives)]
    best = min(meant, key=lambda m: abs(m - now))
    return Offer(f"Set the clock to {best:%H:%M}", ("set", ("now",), best.isoformat()))
