"""Where in the form something stands: its part and its field, in words that nobody needs the file for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assessment import services
from assessment.content import Problem

FIELDS = {
    "title": "the title",
    "sector": "the sector",
    "level": "the level",
    "now": "the day and the time",
    "you": "who the learner is",
    "trigger": "why it has to be handed over",
    "id": "the id",
    "minutes": "the minutes allowed",
    "steps": "the steps of an attempt",
    "units": "the units it is marked for",
    "recipient > name": "the colleague’s name",
    "recipient > role": "the colleague’s job",
    "recipient > takes_over": "when the colleague takes over",
    "recipient > context": "what the colleague knows",
    "others": "the other people",
    "procedure": "the procedure",
    "accepts": "the ways that the procedure allows",
    "brief": "the brief",
    "facts": "the facts",
    "decide > recipient": "to whom it goes",
    "decide": "the decision",
    "slip > fact": "the fact of the slip",
    "slip > instead": "the time, number or reference in the slip’s fact",
    "slip > says": "what the colleague says instead",
    "slip": "the slip",
    "check_in": "how it comes back",
    "source": "the source",
    "points": "the marking points",
    "checks": "the acts",
}
OF_AN_ITEM = {
    "says": "the sentence",
    "asks": "what the colleague asks",
    "if_missing": "what happens when it is missing",
    "accept": "other wordings that count",
    "reject": "near misses",
    "role": "the job",
    "wording": "the examiner’s wording",
    "why": "why it matters",
    "met": "“met”",
    "partly": "“partly met”",
    "not_yet": "“not yet”",
    "needs": "what it needs",
    "advice": "what the learner is told",
    "phrasings": "phrasings that count",
    "near_misses": "near misses",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the form, and what of it; without a part where only the file has it."""

    section: str
    what: str
    fact_id: str = ""


def place_of(kind: services.Kind, where: str) -> Place:
    """The place of a trail of keys ("facts > f03 > says")."""
    words = where.split(" > ")
    section = services.form_section(kind, words[0])
    if where in FIELDS:
        return Place(section, FIELDS[where])
    if section and len(words) > 1 and words[0] in ("facts", "others", "points", "checks"):
        last = "" if len(words) == 2 else f": {OF_AN_ITEM.get(words[-1], words[-1].replace('_', ' '))}"
        name = {"facts": "fact", "others": "person", "points": "marking point", "checks": "act"}[words[0]]
        return Place(section, f"{name} {words[1]}{last}", words[1] if words[0] == "facts" else "")
    return Place(section, FIELDS.get(words[0], where))


def unwritten(data: dict[str, Any] | None, problems: Sequence[Problem]) -> list[Problem]:
    """Those of the problems that say no more than that something is still empty."""
    return [each for each in problems if each.where and services.on_trail(data, each.where) in ("", None, [])]
