"""How two files differ, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

CONTEXT = 3
# Comparing takes time with the product of the lengths; beyond this the middle is shown as taken out and put in whole.
MOST_PAIRS = 4_000_000


@dataclass(frozen=True, slots=True)
class DiffLine:
    """One line of the comparison, with its number on each side, from 1; None where that side has no such line.

    "skip" stands for lines that are the same on both sides and are not shown; `text` says how many.
    """

    kind: Literal["same", "removed", "added", "skip"]
    older_line: int | None
    newer_line: int | None
    text: str


def text_diff(before: str, after: str) -> list[DiffLine]:
    """What was removed and added, each with three lines around it; nothing where the texts are the same."""
    if before == after:
        return []
    return list(_shortened(list(_lines(before.splitlines(), after.splitlines()))))


def _lines(old: list[str], new: list[str]) -> Iterator[DiffLine]:
    for tag, start, end, other_start, other_end in _opcodes(old, new):
        if tag == "equal":
            for step in range(end - start):
                yield DiffLine("same", start + step + 1, other_start + step + 1, old[start + step])
            continue
        for place in range(start, end):
            yield DiffLine("removed", place + 1, None, old[place])
        for place in range(other_start, other_end):
            yield DiffLine("added", None, place + 1, new[place])


def _opcodes(old: list[str], new: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """difflib's, over what lies between the lines that both texts start and end with."""
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    old_end, new_end = len(old) - tail, len(new) - tail
    yield "equal", 0, head, 0, head
    if (old_end - head) * (new_end - head) > MOST_PAIRS:
        yield "replace", head, old_end, head, new_end
    else:
        matcher = SequenceMatcher(None, old[head:old_end], new[head:new_end], autojunk=False)
        for tag, start, end, other_start, other_end in matcher.get_opcodes():
            yield tag, head + start, head + end, head + other_start, head + other_end
    yield "equal", old_end, len(old), new_end, len(new)


def _shared(old: list[str], new: list[str]) -> int:
    """How many lines the two have in common from their start."""
    return next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))


def _shortened(lines: list[DiffLine]) -> Iterator[DiffLine]:
    """The same without the long stretches that did not change."""
    shown = [False] * len(lines)
    for place, line in enumerate(lines):
        if line.kind != "same":
            first, last = max(0, place - CONTEXT), min(len(lines), place + CONTEXT + 1)
            shown[first:last] = [True] * (last - first)
    skipped = 0
    for line, show in zip(lines, shown, strict=True):
        if show and skipped:
            yield _skip(skipped)
            skipped = 0
        if show:
            yield line
        else:
            skipped += 1
    if skipped:
        yield _skip(skipped)


def _skip(count: int) -> DiffLine:
    return DiffLine("skip", None, None, f"{count:,} line{'' if count == 1 else 's'} the same")
