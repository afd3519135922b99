"""Words that mean nearly the same in a handover, from `data/same_meaning.txt`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from assessment.language.words import stem

_FILE = Path(__file__).parent / "data" / "same_meaning.txt"


@lru_cache(maxsize=1)
def _groups() -> dict[str, frozenset[str]]:
    related: dict[str, set[str]] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        stems = [stem(part) for word in line.split() for part in (word.split("-") if "-" in word else [word])]
        for one in stems:
            related.setdefault(one, set()).update(stems)
    return {one: frozenset(others) for one, others in related.items()}


def related(word_stem: str) -> frozenset[str]:
    """The stems that may stand for this one; empty if it is in no group."""
    return _groups().get(word_stem, frozenset())
