"""How two texts differ, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Literal

Change = tuple[Literal["replace", "delete", "insert", "equal"], str, str]

_PIECES = re.compile(r"\s+|\w+(?:['’]\w+)*|[^\w\s]")


def word_changes(earlier: str, later: str) -> list[Change]:
    """(tag, earlier text, later text) from start to end: the earlier texts join to the first, the later ones to the
    second. Words change whole: "half past" to "half four" changes one word, not four letters."""
    old, new = _PIECES.findall(earlier), _PIECES.findall(later)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        (tag, "".join(old[start:end]), "".join(new[other_start:other_end]))
        for tag, start, end, other_start, other_end in matcher.get_opcodes()
    ]
