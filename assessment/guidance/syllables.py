"""How many syllables an English word has, by rule.

A dictionary would be right more often, but for a reading age a rule is enough: over a text its errors even out.
"""

from __future__ import annotations

import re
from functools import lru_cache

_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_E = re.compile(r"(?<=[^aeiouyl])e$|(?<=[aeiouyrw]l)e$")  # "late", "whole"; not "table", "the"
_SILENT_ED = re.compile(r"(?<=[^aeiouytd])ed$")  # "rained", "closed"; not "wanted", "needed"
_SILENT_ES = re.compile(r"(?<=[^aeiouysxzcg])(?<!sh)(?<!ch)es$")  # "times"; not "boxes", "places", "pages"
_TWO = re.compile(
    r"ia(?!n\b|l\b|ge)|ea$|(?<=[rv])i(?=ous)|i[ou](?!s\b|n)|eo(?!n\b)|ua(?!r)|uo|[aeiou]ing\b|creat|iu|(?<=[^q])u[ae]l|sci|poet|quiet|science|diet|(?<=[^aeiou])le[sd]?$"
)


# Common words that the rules get wrong.
_KNOWN = {
    "people": 2,
    "business": 2,
    "every": 2,
    "everyone": 3,
    "wednesday": 2,
    "client": 2,
    "clients": 2,
    "evening": 2,
    "employee": 3,
    "lion": 2,
    "trial": 2,
}


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """The syllables of a word; a number or a code counts as one, as it is read at a glance."""
    low = re.sub(r"[^a-z]", "", word.lower().removesuffix("'s").removesuffix("’s"))
    if not low or any(c.isdigit() for c in word):
        return 1
    if low in _KNOWN:
        return _KNOWN[low]
    bare = re.sub(r"(?<=[^aeiou])ely$", "ly", low)
    for silent in (_SILENT_ED, _SILENT_ES, _SILENT_E):
        if len(bare) > 3 and silent.search(bare):
            bare = silent.sub("", bare)
            break
    groups = len(_VOWELS.findall(bare))
    extra = sum(1 for match in _TWO.finditer(bare) if not match.group().startswith("le"))
    ends_in_le = bool(re.search(r"[^aeiouyrw]l$", bare)) and low.endswith(("le", "les", "led"))
    return max(1, groups + extra + ends_in_le)
