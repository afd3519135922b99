"""What a form shows of a content file, whatever is wrong with it: text where there is text, and empty where not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from assessment.content.editing import data_of
from assessment.content.parse import ANY_CLOCK
from assessment.simulation.read_back import values_read_back


def said(value: object) -> str:
    """A value as the text of a field; a map or list that stands where text belongs shows as nothing."""
    return str(value).strip() if isinstance(value, str | int | float) else ""


def at(data: object, *path: str | int) -> Any:
    """What stands at that place of plain data, None where nothing does."""
    for step in path:
        if isinstance(data, Mapping) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def items_of(text: str, name: str) -> list[dict[str, Any]]:
    """The maps of that list of the file, in its order; an item that is no map counts as an empty one."""
    found = at(data_of(text), name)
    return [item if isinstance(item, dict) else {} for item in found] if isinstance(found, list) else []


def lines_of(data: object, *path: str | int) -> list[str]:
    """The texts of a list there."""
    found = at(data, *path)
    return [said(each) for each in found] if isinstance(found, list) else []


def fact_rows(data: object) -> list[dict[str, Any]]:
    """The facts of the file as rows, with every column that the form has."""
    found = at(data, "facts")
    rows = []
    for fact in found if isinstance(found, list) else []:
        row: dict[str, Any] = {
            key: said(at(fact, key)) for key in ("id", "part", "weight", "says", "asks", "if_missing")
        }
        rows.append({**row, "accept": lines_of(fact, "accept"), "reject": lines_of(fact, "reject")})
    return rows


def facts_with_a_slip(data: object) -> list[str]:
    """The ids of the facts that a read-back could get wrong: those of which it repeats a time, number or reference."""
    now = _clock(text_at(data, "now"))
    rows = fact_rows(data)
    return [row["id"] for row in rows if values_read_back(row["part"], row["weight"], row["says"], now)]


def _clock(text: str) -> datetime:
    """The scenario's clock; any other where it can't be read, because values are found on every one."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return ANY_CLOCK


def people_rows(data: object) -> list[dict[str, str]]:
    """The other people of the file as rows."""
    found = at(data, "others")
    return [
        {key: said(at(each, key)) for key in ("name", "role")} for each in (found if isinstance(found, list) else [])
    ]


def trail_of(data: object, path: tuple[str | int, ...]) -> str:
    """A place as problems name it: "facts > f03 > says"."""
    words = []
    for length, step in enumerate(path, start=1):
        name = said(at(data, *path[:length], "id")) if isinstance(step, int) else ""
        words.append(step if isinstance(step, str) else name or str(step + 1))
    return " > ".join(words)


def on_trail(data: object, trail: str) -> Any:
    """What stands at a place as problems name it; the other way round of `trail_of`."""
    for word in trail.split(" > "):
        if isinstance(data, list):
            named = [each for number, each in enumerate(data, 1) if word in (said(at(each, "id")), str(number))]
            data = named[0] if named else None
        else:
            data = data.get(word) if isinstance(data, Mapping) else None
    return data


def word_for_word(data: object) -> list[tuple[int, int]]:
    """The stretches of the brief that are a fact's own words, for as long as the engine can't be asked what tells it."""
    brief, found = text_at(data, "brief"), []
    for fact in fact_rows(data):
        words = [re.escape(word) for word in fact["says"].rstrip(".").split()]
        found += [match.span() for match in re.finditer(r"\s+".join(words), brief, re.IGNORECASE) if words]
    return sorted(found)


def text_at(data: object, *path: str | int) -> str:
    """What stands there, as the text of a field."""
    return said(at(data, *path))
