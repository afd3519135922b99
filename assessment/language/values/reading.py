"""Reading a text into its *shadow*: lower case, plain digits, proper spelling, every place known in the text.

The readers of values work on the shadow, where "Half Past Fower", "½ past four" and "half past 4" are one and the same.
Each character of the shadow remembers which characters of the text it stands for, so that a value found in
the shadow is quoted in the writer's own characters.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from assessment.language.values.numerals import compose
from assessment.language.values.spelling import corrected
from assessment.language.values.words import DIGIT_LED, GLUED, HOUR_AFTER_PAST

_PIECE = re.compile(r"[^\W\d_]+|\d+|[\W_]+")
_QUOTES = dict.fromkeys("’‘‛´`ʼ′＇", "'")
_DASHES = dict.fromkeys("‐‑‒–—―−﹣－", "-")
_BREAKS = dict.fromkeys("\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", "\n")
_SPECIAL = _QUOTES | _DASHES | _BREAKS | {"\t": " ", "½": "half", "¼": "quarter", "×": "x", "º": "°", "˚": "°"}


_SCALES = {"hundred": 100, "thousand": 1000}


@dataclass(slots=True)
class Shadow:
    """The shadow and, for each of its characters, the stretch of the text that it stands for."""

    text: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of letters, of digits, or of anything else; `start` and `end` are places in the cleaned text."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    """What a character reads as; nothing at all for the invisible ones."""
    if character in _SPECIAL:
        return _SPECIAL[character]
    category = unicodedata.category(character)
    if category in ("Cf", "Mn", "Me", "Cc") and character != "\n":
        return ""
    if category == "No":
        return character
    if category == "Zs":
        return " "
    if category == "Nd":
        return str(unicodedata.decimal(character))
    folded = unicodedata.normalize("NFKC", character).lower()
    return folded if len(folded) == 1 else character


def _clean(text: str) -> tuple[str, list[int]]:
    """The text without its invisible characters, and where each character left came from."""
    if text.isascii() and "\r" not in text and text.isprintable():
        return text.lower(), list(range(len(text)))
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character == "\r" and text.startswith("\n", place + 1):
            continue
        for plain in _plain(character):
            characters.append(plain)
            places.append(place)
    return "".join(characters), places


def shadow_of(text: str) -> Shadow:
    """The shadow of any text, however long or strange."""
    cleaned, places = _clean(text)
    pieces = [Piece(m[0], m.start(), m.end()) for m in _PIECE.finditer(cleaned)]
    shadow, parts = Shadow(), []
    index = 0
    while index < len(pieces):
        said, following = _said(pieces, index)
        start, end = pieces[index].start, pieces[following - 1].end
        parts.append(said)
        if said == cleaned[start:end]:
            shadow.starts += places[start:end]
            shadow.ends += [place + 1 for place in places[start:end]]
        else:
            shadow.starts += [places[start]] * len(said)
            shadow.ends += [places[end - 1] + 1] * len(said)
        if _comes_apart(pieces, index, following):
            parts.append(" ")
            shadow.starts.append(places[end])
            shadow.ends.append(places[end])
        index = following
    shadow.text = "".join(parts)
    return shadow


def _said(pieces: list[Piece], index: int) -> tuple[str, int]:
    """How the pieces from `index` on read, and the first piece after them."""
    piece = pieces[index]
    after = pieces[index + 1] if index + 1 < len(pieces) else None
    if not piece.text.isalpha():
        if piece.text == "2" and after is not None and "2" + after.text in DIGIT_LED:
            return DIGIT_LED["2" + after.text], index + 2
        scale = _SCALES.get(pieces[index + 2].text) if index + 2 < len(pieces) else None
        if (
            scale is not None
            and after is not None
            and after.text == " "
            and len(piece.text) <= 3
            and piece.text.isdecimal()
        ):
            return str(int(piece.text) * scale), index + 3
        return piece.text, index + 1
    if piece.text == "b" and after is not None and after.text == "4" and _blank_after(pieces, index + 1):
        return "before", index + 2
    hour = HOUR_AFTER_PAST.get(piece.text)
    if hour is not None and _hour_must_come(pieces, index):
        return hour, index + 1
    number = compose([p.text for p in pieces[index : index + 40]], _word_before(pieces, index))
    if number is not None:
        return number[0], index + number[1]
    return corrected(piece.text), index + 1


def _word_before(pieces: list[Piece], index: int) -> str:
    """The word right before, if only blanks or a hyphen lie between."""
    if index < 1:
        return ""
    if pieces[index - 1].text.isalnum():
        return pieces[index - 1].text
    if index < 2 or pieces[index - 1].text.strip(" -\n"):
        return ""
    return corrected(pieces[index - 2].text)


def _blank_after(pieces: list[Piece], index: int) -> bool:
    return index + 1 >= len(pieces) or pieces[index + 1].text[0] in " \n:"


def _hour_must_come(pieces: list[Piece], index: int) -> bool:
    """Whether the word stands where only an hour makes sense: after "half past", "ten past", "quarter to"."""
    before = _word_before(pieces, index)
    earlier = _word_before(pieces, index - 2) if index >= 2 else ""
    known = earlier in ("half", "quarter", "five", "ten", "twenty") or earlier.isdecimal()
    if before in ("past", "passed", "pass"):
        return known
    if pieces[index].text == "fore":
        return before in ("half", "by", "at", "until", "till", "before") or (before == "to" and known)
    return before == "to" and earlier == "quarter" and pieces[index].text not in ("for", "to")


def _comes_apart(pieces: list[Piece], index: int, following: int) -> bool:
    """Whether a word and the number glued to it ("by5", "flat6") are read apart."""
    return (
        following == index + 1
        and following < len(pieces)
        and pieces[index].text in GLUED
        and pieces[following].text.isdecimal()
    )
