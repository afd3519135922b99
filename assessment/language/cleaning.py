"""Clean characters with a way back: the engine reads the clean text and quotes the learner's own.

Word processors, phones and people who try it on bring non-breaking spaces, curly quotes, soft hyphens,
zero-width joiners and look-alike letters. `Clean.text` has none of them; `Clean.span` gives the place of a
clean stretch in the original.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_PLAIN = {
    "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u2032": "'", "\u00b4": "'", "`": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u2033": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-", "\u2212": "-",
    "\u2026": "...", "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\t": " ", "\r": "\n", "\u2028": "\n",
    "\u2029": "\n", "\x0b": "\n", "\x0c": "\n", "\u2044": "/",
    # letters of other alphabets that look like Latin ones, used to hide a word or to slip past a filter
    "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "і": "i", "А": "A", "В": "B",
    "Е": "E", "К": "K", "М": "M", "Н": "H", "О": "O", "Р": "P", "С": "C", "Т": "T", "Х": "X", "ο": "o",
    "α": "a", "ν": "v",
}  # fmt: skip
_BULLETS = "•●▪◦‣⁃∙·○■□➤➢✓✔→"


@dataclass(frozen=True, slots=True)
class Clean:
    """Clean text and, for each of its characters, the index of the original character it came from."""

    original: str
    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original offsets of `text[start:end]`; an empty stretch stays empty."""
        if start >= end:
            at = self.origin[start] if start < len(self.origin) else len(self.original)
            return at, at
        return self.origin[start], self.origin[end - 1] + 1


def clean(original: str) -> Clean:
    """The text without invisible and look-alike characters. Never raises, whatever the characters."""
    out: list[str] = []
    origin: list[int] = []
    for index, char in enumerate(original):
        for plain in _plain(char, original, index):
            if plain == " " and out and out[-1] == " ":
                continue  # a run of blanks is one: "ten  to three" is a time like any other
            out.append(plain)
            origin.append(index)
    return Clean(original, "".join(out), tuple(origin))


def _plain(char: str, text: str, index: int) -> str:
    if " " <= char <= "~" or char == "\n":
        return "'" if char == "`" else char
    if char == "\r" and text[index + 1 : index + 2] == "\n":
        return ""
    if char in _PLAIN:
        return _PLAIN[char]
    category = unicodedata.category(char)
    if category in ("Cf", "Cc", "Mn", "Me", "Cs", "Co", "Cn"):
        return ""
    if category == "Zs":
        return " "
    if char in _BULLETS:
        return char
    folded = unicodedata.normalize("NFKD", char)
    folded = "".join(c for c in folded if unicodedata.category(c) != "Mn")
    return folded or char
