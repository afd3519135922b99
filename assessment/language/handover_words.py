"""The words that handovers use, and how common each is among them: from `data/handover_words.txt`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from assessment.language.words import stem

_FILE = Path(__file__).parent / "data" / "handover_words.txt"


@lru_cache(maxsize=1)
def handover_words() -> dict[str, float]:
    """Each word, lower case, with the share of texts that have it (0 to 1)."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    return {word: float(share) / 1000 for word, share in rows}


def commonness(word_stem: str) -> float:
    """The share of texts that have a word of that stem; 0 for one that handovers hardly use."""
    return _by_stem().get(word_stem, 0.0)


@lru_cache(maxsize=1)
def _by_stem() -> dict[str, float]:
    found: dict[str, float] = {}
    for word, share in handover_words().items():
        found[stem(word)] = found.get(stem(word), 0.0) + share
    return found
