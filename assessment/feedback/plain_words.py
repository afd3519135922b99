"""Plain words of English at work: a suggestion may use these and the learner's own, and nothing else."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from assessment.language.handover_words import handover_words
from assessment.language.words import STOP, stem

_DATA = Path(__file__).parent / "data"
# Words that a suggestion needs and that handovers seldom have; contractions as the tokeniser leaves them.
_FOR_SUGGESTIONS = """
could would please kindly able happy sorry grateful glad so that which what's it's i've i'll i'd i'm you've you'll you'd you're
we've we'll we're they've they'll they're there's that's he's she's who's don't doesn't didn't isn't aren't wasn't weren't
can't couldn't won't wouldn't hasn't haven't hadn't shouldn't let's yes no thank thanks as soon later earlier instead also
recommendation recommendations summary actions outstanding unfortunately urgent handover overview details contact customer's
"""


@lru_cache(maxsize=1)
def plain_words() -> frozenset[str]:
    """Every plain word, lower case."""
    return frozenset({*_listed("plain_words.txt"), *handover_words(), *STOP, *_FOR_SUGGESTIONS.split()})


@lru_cache(maxsize=1)
def plain_stems() -> frozenset[str]:
    """Their stems."""
    return frozenset(stem(word) for word in plain_words())


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """First names that people write without a capital; those that are ordinary words as well are not in the file."""
    return frozenset(_listed("given_names.txt"))


def is_plain(word: str) -> bool:
    """Whether a word, or its stem, is among them."""
    low = word.lower().replace("’", "'")
    return low in plain_words() or stem(low) in plain_stems()


def _listed(name: str) -> list[str]:
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]
