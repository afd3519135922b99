"""Misspelt words put right for the engine's eyes only: "conferm" is read as "confirm", "2moro" as "tomorrow".

Learners may write poor English and be good at handovers. Only a word that no list knows and that is one slip, or the
same sound, away from a known one is changed; names, numbers, references and the words of the case stay as they are.
Offsets lead back to what was written, so that quotes are the learner's own characters.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

from rapidfuzz.distance import DamerauLevenshtein

from assessment.language.cleaning import Clean
from assessment.language.handover_words import handover_words
from assessment.language.synonyms import related
from assessment.language.words import sound, stem

_DATA = Path(__file__).parent / "data"
_WORD = re.compile(r"(?<![A-Za-z0-9'£@/._-])[a-z]{4,}(?:'[a-z]+)?(?![A-Za-z0-9'@/_-])")
_SHORT_FORMS = {
    "u": "you", "ur": "your", "r": "are", "pls": "please", "plz": "please", "plse": "please", "thx": "thanks",
    "2moro": "tomorrow", "2morrow": "tomorrow", "tmrw": "tomorrow", "tmoro": "tomorrow", "tmw": "tomorrow",
    "2nite": "tonight", "tonite": "tonight", "2day": "today", "b4": "before", "bfor": "before", "coz": "because",
    "cos": "because", "cuz": "because", "bcos": "because", "becos": "because", "bcuz": "because", "wot": "what",
    "wen": "when", "wiv": "with", "wiz": "was", "txt": "text", "msg": "message", "ppl": "people", "fone": "phone",
    "nite": "night", "luv": "love", "gd": "good", "shud": "should", "cud": "could", "wud": "would",
    "hav": "have", "av": "have", "bk": "back", "bak": "back", "iz": "is", "n": "and", "y'self": "yourself",
    "im": "i'm", "ive": "i've", "youre": "you're", "dont": "don't", "cant": "can't", "wont": "won't",
    "aint": "ain't", "wasnt": "wasn't", "weve": "we've", "youve": "you've", "youll": "you'll", "carnt": "can't",
    "dosnt": "doesn't", "havnt": "haven't", "shoud": "should", "noone": "nobody", "aswell": "as well",
    "didnt": "didn't", "doesnt": "doesn't", "isnt": "isn't", "hasnt": "hasn't", "havent": "haven't",
}  # fmt: skip
_SHORT = re.compile(
    r"(?<![A-Za-z0-9'£@/._-])(?:" + "|".join(sorted(map(re.escape, _SHORT_FORMS), key=len, reverse=True))
    + r")(?![A-Za-z0-9'@/_-])",
    re.IGNORECASE,
)  # fmt: skip


_LONG = 6  # letters
_FAR = 1.3  # slips; the same sound takes away most of one
# Words and short forms of British workplaces that look like misspellings of others and are none.
_LEFT = frozenset(
    [
        "tues",
        "weds",
        "thurs",
        "mins",
        "hrs",
        "cust",
        "acct",
        "rads",
        "bairn",
        "babby",
        "morn",
        "earlies",
        "lates",
        "terp",
        "reams",
        "mince",
        "tork",
        "unanswered",
        "instruct",
        "avin",
        "fella",
        "messt",
        "spairs",
        "nowt",
        "nowts",
        "owt",
        "appt",
        "hiya",
        "remit",
        "reread",
        "wots",
        "coppis",
        "corse",
        "dunt",
        "fower",
        "anythink",
        "gooz",
        "agen",
        "summat",
        "sine",
        "wile",
        "plat",
        "canny",
        "neet",
    ]
)


def respell(cleaned: Clean, case: frozenset[str]) -> Clean:
    """The clean text with its misspelt words put right; `case` are the words of the case, lower case."""
    changes: list[tuple[int, int, str]] = []
    for match in _SHORT.finditer(cleaned.text):
        low = match.group().lower()
        if low not in case and not (low == "n" and not match.group().islower()):
            changes.append((match.start(), match.end(), _SHORT_FORMS[low]))
    for match in _WORD.finditer(cleaned.text):
        word = match.group()
        if word in case or word in _SHORT_FORMS:
            continue
        meant = _meant(word, case) if not _is_known(word) else None
        if meant is not None:
            changes.append((match.start(), match.end(), meant))
    return _changed(cleaned, sorted(changes)) if changes else cleaned


def _changed(cleaned: Clean, changes: list[tuple[int, int, str]]) -> Clean:
    out: list[str] = []
    origin: list[int] = []
    at = 0
    for start, end, meant in changes:
        out.append(cleaned.text[at:start])
        origin.extend(cleaned.origin[at:start])
        out.append(meant)
        # Each new letter comes from the old one in its place; the last from the last, so that whole words are quoted.
        places = [min(start + i, end - 1) for i in range(len(meant))]
        places[-1] = end - 1
        origin.extend(cleaned.origin[p] for p in places)
        at = end
    out.append(cleaned.text[at:])
    origin.extend(cleaned.origin[at:])
    return Clean(cleaned.original, "".join(out), tuple(origin))


@lru_cache(maxsize=50_000)
def _meant(word: str, case: frozenset[str]) -> str | None:
    """The word of the case, or else of handovers, that a misspelling stands for; None where none or more than one is near."""
    for index in (_index(case), _index(_meaningful())):
        near = [w for w in index.get(sound(word), ()) if abs(len(w) - len(word)) <= 2]
        near += [w for w in index.get(f"^{word[0]}", ()) if abs(len(w) - len(word)) <= 1]
        ranked = sorted({(_distance(word, w), w) for w in near})
        if not ranked or ranked[0][0] > _FAR:
            continue
        return None if len(ranked) > 1 and ranked[1][0] == ranked[0][0] else ranked[0][1]
    return None


def _distance(word: str, other: str) -> float:
    apart = DamerauLevenshtein.distance(word, other, score_cutoff=3)
    if sound(word) == sound(other):
        return apart - 1.05
    # A slip of the fingers, in a word long enough to be known by the rest of it.
    return float(apart) if word[0] == other[0] and len(word) >= _LONG and not word.startswith("un") else 9.0


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """Every whole word of the language model's own vocabulary (about 20,000): known words are never changed."""
    vocabulary = json.loads((_DATA / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    return frozenset(w for w in vocabulary if w.isalpha() and len(w) > 2)


def _is_known(word: str) -> bool:
    bare = word.split("'")[0]
    if bare in _LEFT or bare in _known() or bare in _meaningful() or related(stem(bare)):
        return True
    american = bare.replace("ise", "ize").replace("our", "or").replace("isation", "ization")
    if american in _known():
        return True
    stems = [bare[: -len(e)] for e in ("s", "es", "d", "ed", "ing", "er", "ly", "ers") if bare.endswith(e)]
    return any(s in _known() or s + "e" in _known() or (s[-1:] == s[-2:-1] and s[:-1] in _known()) for s in stems)


@lru_cache(maxsize=1)
def _meaningful() -> frozenset[str]:
    """The words of handovers that a misspelling may stand for."""
    return frozenset(handover_words())


@lru_cache(maxsize=64)
def _index(words: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """The words by their sound, and by "^" and their first letter."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(w for w in words if len(w) > 3 and w.isalpha()):
        found[sound(word)].append(word)
        found[f"^{word[0]}"].append(word)
    return {k: tuple(v) for k, v in found.items()}
