"""Words: stems, stop words, and whether two words are the same word in another spelling.

Learners may write poor English and be good at handovers, so "depo serch" must meet "depot search".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

_SMALL_WORDS = """
a an the and or but if then so as of at by for from in into on onto to up with without about over under out
off i me my mine we us our you your yours he him his she her hers it its they them their this that these
those there here who whom whose which what when where why how is are was were be been being am do does did
done doing have has had having will would shall should can could may might must not no nor t s d ll re ve m
just very too also only than any some all both each other one ones please thanks thank ok hi hello dear
regards well now still again because until till while before after during since per via etc
"""
STOP = frozenset(_SMALL_WORDS.split())
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'’]*(?:-[A-Za-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text with its offsets; `stem` is lower case without endings."""

    start: int
    end: int
    text: str
    stem: str


def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order; hyphened words come in parts, unless a digit is in them ("read-back", "DS-20418")."""
    found = []
    for match in _WORD.finditer(text):
        for start, part in _parts(match):
            found.append(Word(start, start + len(part), part, stem(part)))
    return tuple(found)


def _parts(match: re.Match[str]) -> list[tuple[int, str]]:
    token = match.group()
    if "-" not in token or any(c.isdigit() for c in token):
        return [(match.start(), token)]
    parts, at = [], match.start()
    for part in token.split("-"):
        if part:
            parts.append((at, part))
        at += len(part) + 1
    return parts


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A light stem: enough that "searching", "searched" and "search" meet, and no more."""
    w = word.lower().replace("’", "'")
    w = re.sub(r"('s|'re|'ve|'ll|'d|n't)$", "", w).strip("'")
    if len(w) <= 3 or not w.isalpha():
        return w
    for ending, keep in (
        ("ational", "ate"), ("isation", "ise"), ("ization", "ise"), ("ations", ""), ("ation", ""), ("ments", ""),
        ("ment", ""), ("ingly", ""), ("edly", ""), ("ings", ""), ("ing", ""), ("iest", "y"), ("ies", "y"),
        ("ied", "y"), ("ers", ""), ("er", ""), ("ed", ""), ("es", ""), ("ly", ""), ("s", ""),
    ):  # fmt: skip
        if w.endswith(ending) and len(w) - len(ending) + len(keep) >= 3:
            if ending == "s" and w.endswith("ss"):
                break
            w = w[: len(w) - len(ending)] + keep
            break
    if len(w) > 3 and w[-1] == w[-2] and w[-1] not in "sl":
        w = w[:-1]
    return w[:-1] if len(w) > 3 and w.endswith("e") else w


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """How a word sounds, roughly, in British English: "worter" and "water" share a key, as do "serch", "search"."""
    w = re.sub(r"[^a-z]", "", word.lower())
    for pattern, into in (
        ("^kn", "n"), ("^wr", "r"), ("^wh", "w"), ("^ps", "s"), ("ph", "f"), ("ght", "t"), ("gh", ""), ("dge", "j"),
        ("tch", "x"), ("ch", "x"), ("sh", "x"), ("tion", "xn"), ("sion", "xn"), ("ssion", "xn"), ("ck", "k"),
        ("c(?=[eiy])", "s"), ("c", "k"), ("q", "k"), ("x$", "ks"), ("z", "s"), ("th", "0"), ("dg", "j"),
        ("g(?=[eiy])", "j"), ("(?<=[aeiou])r(?![aeiou])", ""), ("(?<=[aeou])w", ""), ("y$", "i"), ("le$", "l"),
    ):  # fmt: skip
        w = re.sub(pattern, into, w)
    first, rest = w[:1], re.sub(r"[aeiouy]", "", w[1:])
    key = ("a" if first in "aeiou" else first) + rest
    return re.sub(r"(.)\1+", r"\1", key)


@lru_cache(maxsize=200_000)
def alike(a: str, b: str) -> float:
    """How likely two words are the same one, from 0 to 1: 1 the same stem, about 0.9 a plain misspelling, 0 different."""
    a, b = a.lower(), b.lower()
    if stem(a) == stem(b):
        return 1.0
    if a[:1] != b[:1] and sound(a) != sound(b):
        return 0.0
    return max(_misspelt(a, b), _misspelt(stem(a), stem(b)))


def _misspelt(a: str, b: str) -> float:
    short, gap = min(len(a), len(b)), abs(len(a) - len(b))
    if short < 3 or not (a.isalpha() and b.isalpha()):
        return 0.0
    same_sound = sound(a) == sound(b)
    if short < 4:
        return 0.85 if same_sound and gap <= 1 and a[0] == b[0] and a[-1] == b[-1] else 0.0
    if (a.startswith(b) or b.startswith(a)) and gap <= (3 if short >= 5 else 1):
        return 0.9
    distance = DamerauLevenshtein.distance(a, b, score_cutoff=3)
    if distance == 1 and short >= 5 and a[0] == b[0]:
        return 0.9
    if distance <= 2 and short >= 6 and a[0] == b[0]:
        return 0.9 if same_sound else 0.8 if short >= 8 else 0.0
    return 0.85 if same_sound and distance <= 3 and len(sound(a)) >= 2 else 0.0
