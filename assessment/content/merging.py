"""A file with one edit merged in by lines: what the edit did not touch stays as its author laid it out."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher


def with_change(text: str, before: str, after: str) -> str:
    """`text` with what turned `before` into `after`, where `before` is `text` laid out anew.

    A merge by lines: where an edit touches lines that were laid out otherwise, those of `after` are taken.
    """
    old = before.split("\n")
    hunks = sorted(
        _hunks(old, text.split("\n"), False) + _hunks(old, after.split("\n"), True), key=lambda h: (h.low, h.high)
    )
    result: list[str] = []
    at = 0
    while hunks:
        group = [hunks.pop(0)]
        low, high = group[0].low, group[0].high
        while hunks and hunks[0].low < high:
            group.append(hunks.pop(0))
            high = max(high, group[-1].high)
        side = [hunk for hunk in group if hunk.made] or group
        result += old[at:low]
        result += side[0].source[side[0].first - (side[0].low - low) : side[-1].last + (high - side[-1].high)]
        at = high
    return "\n".join(result + old[at:])


@dataclass(frozen=True, slots=True)
class _Hunk:
    """Lines `low` to `high` of the old text stand as lines `first` to `last` of `source`."""

    low: int
    high: int
    first: int
    last: int
    source: list[str]
    made: bool


def _hunks(old: list[str], source: list[str], made: bool) -> list[_Hunk]:
    matcher = SequenceMatcher(None, old, source, autojunk=False)
    return [_Hunk(*op[1:], source, made) for op in matcher.get_opcodes() if op[0] != "equal"]
