"""Putting right a misspelt weekday, month, number or part of the day ("Wednsday", "febuary", "twelvth").

A word counts as a slip of a known word if one letter is missing, added, changed or swapped with its
neighbour. Found through the words that each known word turns into when one letter goes, so that a text of
any length costs one look-up per different word.
"""

from __future__ import annotations

from functools import lru_cache

from assessment.language.values.words import CORRECTED, NEVER_CORRECTED, RESPELLED


def _shorter(word: str) -> set[str]:
    return {word[:i] + word[i + 1 :] for i in range(len(word))}


def _index() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in sorted(CORRECTED):
        for form in _shorter(word) | {word}:
            found.setdefault(form, []).append(word)
    return found


_BY_FORM = _index()


def one_slip(a: str, b: str) -> bool:
    """Whether one missing, added, changed or swapped character turns `a` into `b` (equal strings: no)."""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    if len(a) > len(b):
        a, b = b, a
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if len(a) < len(b):
        return a[start:] == b[start + 1 :]
    swapped = a[start : start + 2] == b[start : start + 2][::-1]
    return a[start + 1 :] == b[start + 1 :] or (swapped and a[start + 2 :] == b[start + 2 :])


@lru_cache(maxsize=16_384)
def corrected(word: str) -> str:
    """The proper spelling of a word of `RESPELLED` or `CORRECTED`; any other word as it stands."""
    if word in RESPELLED:
        return RESPELLED[word]
    if not 5 <= len(word) <= 11 or word in CORRECTED or word in NEVER_CORRECTED or word.endswith("s"):
        return word
    near = {known for form in (word, *_shorter(word)) for known in _BY_FORM.get(form, ())}
    slips = sorted(known for known in near if known[0] == word[0] and one_slip(word, known))
    # Two candidates ("sixteeth": sixteen or sixteenth) are a guess, and a guess may make a right value wrong.
    return slips[0] if len(slips) == 1 else word
