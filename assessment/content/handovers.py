"""Files of handovers and marks: JSON lines, CSV or one plain text, with clear words about what can't be read."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assessment.errors import ContentProblem

MAX_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class NamedHandover:
    """One handover of a file, with the id it has there."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Marks:
    """The settled marks of one handover, as in marks.jsonl."""

    id: str
    points: dict[str, int]
    facts: dict[str, str]
    flags: dict[str, bool]


def read_handovers(path: Path) -> tuple[NamedHandover, ...]:
    """The handovers of a .jsonl (id, text), .csv (columns id, text) or .txt file (one handover, its id the file's name)."""
    source = _text_of(path)
    if path.suffix == ".txt":
        return (NamedHandover(path.stem, source),)
    if path.suffix == ".csv":
        found = tuple(_from_csv(path, source))
    elif path.suffix in (".jsonl", ".ndjson"):
        found = tuple(
            NamedHandover(_field(row, "id", path, line), _field(row, "text", path, line))
            for line, row in _rows(path, source)
        )
    else:
        raise ContentProblem(
            f"{path}: Baton reads handovers from .jsonl, .csv and .txt files. Rename or convert the file."
        )
    _no_duplicates(path, [h.id for h in found])
    return found


def read_marks(path: Path) -> dict[str, Marks]:
    """The marks of a marks.jsonl file, by the handover's id."""
    marks = {}
    for line, row in _rows(path, _text_of(path)):
        try:
            one = Marks(str(row["id"]), dict(row["points"]), dict(row["facts"]), dict(row["flags"]))
        except (KeyError, TypeError, ValueError) as error:
            raise ContentProblem(
                f"{path}:{line}: marks need id, points, facts and flags. Add what is missing."
            ) from error
        marks[one.id] = one
    return marks


def _text_of(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ContentProblem(f"{path}: the file is over 50 MB. Split it.")
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ContentProblem(f"{path}: byte {error.start + 1} is not UTF-8. Save the file as UTF-8.") from error
    except OSError as error:
        raise ContentProblem(f"{path}: can't be read ({error.strerror}). Check the name and the folder.") from error


def _rows(path: Path, source: str) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(source.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            raise ContentProblem(
                f"{path}:{number}: this line is not JSON. Each line holds one object in braces."
            ) from error
        if not isinstance(row, dict):
            raise ContentProblem(f"{path}:{number}: this line is not an object. Each line holds one object in braces.")
        yield number, row


def _field(row: dict[str, Any], name: str, path: Path, line: int) -> str:
    value = row.get(name)
    if isinstance(value, int) and name == "id":
        return str(value)
    if not isinstance(value, str):
        raise ContentProblem(f'{path}:{line}: "{name}" is missing or is not text. Each line needs "id" and "text".')
    return value


def _from_csv(path: Path, source: str) -> Iterator[NamedHandover]:
    reader = csv.DictReader(io.StringIO(source))
    if not {"id", "text"} <= set(reader.fieldnames or ()):
        raise ContentProblem(f"{path}:1: the columns must include id and text. Add a first line with the names.")
    try:
        for row in reader:
            yield NamedHandover(row["id"] or "", row["text"] or "")
    except csv.Error as error:
        raise ContentProblem(f"{path}:{reader.line_num}: this line can't be read as CSV ({error}).") from error


def _no_duplicates(path: Path, ids: list[str]) -> None:
    seen: set[str] = set()
    for each in ids:
        if each in seen:
            raise ContentProblem(f'{path}: two handovers have the id "{each}". Give each its own.')
        seen.add(each)
