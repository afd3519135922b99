"""A YAML file as a tree that remembers the line of everything in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from assessment.content.problem import Finding, Key, Problem


@dataclass(frozen=True, slots=True)
class Value:
    """One value of the file. `data` is what a model is given: for a scalar that YAML reads as something that
    nobody meant it is UNREADABLE, and `note` says what YAML makes of it."""

    line: int
    data: object = None
    raw: str = ""
    quoted: bool = False
    note: str = ""
    flow: bool = False
    cut: bool = False
    entries: dict[str, Value] | None = None
    items: tuple[Value, ...] | None = None

    @property
    def text(self) -> str | None:
        """Its text without the white space around it, None if it is not text."""
        return self.data.strip() if isinstance(self.data, str) else None

    def get(self, key: str) -> Value | None:
        """The value under that key, None where there is none."""
        return (self.entries or {}).get(key)

    def list(self, key: str) -> tuple[Value, ...]:
        """The items under that key; none where it is missing or not a list."""
        found = self.get(key)
        return (found.items or ()) if found else ()

    def plain(self, instead: dict[Key, object], key: Key = ()) -> Any:
        """As plain data for a model, with other data put in `instead` of what stands at those places."""
        if key in instead:
            return instead[key]
        if self.entries is not None:
            return {name: value.plain(instead, (*key, name)) for name, value in self.entries.items()}
        if self.items is not None:
            return tuple(value.plain(instead, (*key, number)) for number, value in enumerate(self.items))
        return self.data

    def at(self, key: Key) -> Value | None:
        """The value at that place, None if there is nothing."""
        value: Value | None = self
        for step in key:
            if value is None:
                return None
            if isinstance(step, str):
                value = value.get(step)
            else:
                value = value.items[step] if value.items and step < len(value.items) else None
        return value

    def line_of(self, key: Key) -> int:
        """The line of that place, or of the nearest place around it that exists."""
        for length in range(len(key), 0, -1):
            value = self.at(key[:length])
            if value:
                return value.line
        return self.line

    def trail(self, key: Key) -> str:
        """The place in words: "facts > f03 > says". An item of a list goes by its id, else by its number."""
        words = []
        for length, step in enumerate(key, start=1):
            item = self.at(key[:length])
            name = item.get("id") if item and isinstance(step, int) else None
            label = name.text if name and name.text and len(name.text) <= 60 and "\n" not in name.text else None
            words.append(step if isinstance(step, str) else label or str(step + 1))
        return " > ".join(words)


def problem(finding: Finding, file: str, tree: Value | None) -> Problem:
    """The finding with its file, line and trail."""
    line = finding.line or (tree.line_of(finding.key) if tree else 1)
    return Problem(file, line, tree.trail(finding.key) if tree else "", finding.what, finding.remedy)
