"""A text laid out for the readers of values: its shadow, its tokens, the scenario's clock, what stands around a place.

A reader gets a page and the place of a token in the shadow, and answers with the drafts that start there
(see scan.py); every place here is a place in the shadow until `quote` turns it into the writer's own text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date, datetime

from assessment.language.values.reading import Shadow, shadow_of
from assessment.language.values.words import SCOTS, word_set

_TOKEN = re.compile(r"[^\W_]+")
_WORD_AFTER = re.compile(r"[ ]{0,4}\n?[ ]{0,12}([^\W_]+)")
# What may stand between a word and the number it governs: "by: 5", "until (about) 6", a wrapped line.
_LOOSE = " :(#'\"~*_=@"


@dataclass(slots=True)
class Page:
    """A text as the readers see it."""

    text: str
    now: datetime
    letters: str  # the shadow itself
    shadow: Shadow
    tokens: list[tuple[int, int]]
    words: list[str]
    places: list[int]
    scots: bool
    twenty_four: bool = False
    said: dict[tuple[int, int], str] = field(default_factory=dict)  # answers of `before`, asked again and again

    @property
    def today(self) -> date:
        """The day of the scenario's clock."""
        return self.now.date()

    def quote(self, start: int, end: int) -> tuple[int, int]:
        """Where the stretch of the shadow lies in the writer's text."""
        return self.shadow.starts[start], self.shadow.ends[end - 1]

    def own(self, start: int, end: int) -> str:
        """The writer's own characters for a stretch of the shadow."""
        first, last = self.quote(start, end)
        return self.text[first:last]

    def spelt_out(self, start: int) -> bool:
        """Whether the number at `start` is written in words."""
        return not self.text[self.shadow.starts[start]].isdecimal()

    def capital(self, place: int) -> bool:
        """Whether the writer has a capital there."""
        return self.text[self.shadow.starts[place]].isupper()

    def token(self, start: int) -> str:
        """The token that starts there; empty if none does."""
        index = bisect_left(self.places, start)
        return self.words[index] if index < len(self.places) and self.places[index] == start else ""

    def before(self, place: int, back: int = 1) -> str:
        """The word `back` words before that place, if nothing but light punctuation lies between."""
        word = self.said.get((place, back))
        if word is None:
            word = self.said[place, back] = self._find_before(place, back)
        return word

    def _find_before(self, place: int, back: int) -> str:
        index = bisect_left(self.places, place) - 1
        for _ in range(back):
            if index < 0 or not self._light(self.letters[self.tokens[index][1] : place], self.words[index]):
                return ""
            place = self.tokens[index][0]
            index -= 1
        return self.words[index + 1]

    @staticmethod
    def _light(gap: str, word: str) -> bool:
        if not gap or gap == " ":
            return True
        rest = gap.strip(_LOOSE)
        if not rest:
            return True
        if rest == "\n":
            return gap.count("\n") == 1
        # "approx. 5", "ext. 231": an abbreviation's full stop ends no sentence.
        return rest == "." and word in ABBREVIATIONS

    def recent(self, place: int, count: int) -> list[str]:
        """The last `count` tokens before that place on the same line, nearest first."""
        index = bisect_left(self.places, place) - 1
        line = self.letters.rfind("\n", max(0, place - 200), place)
        found: list[str] = []
        while index >= 0 and len(found) < count and self.tokens[index][0] > line:
            found.append(self.words[index])
            index -= 1
        return found

    def after(self, place: int) -> str:
        """The word right after that place, over blanks and one line break; empty if punctuation comes first."""
        match = _WORD_AFTER.match(self.letters, place)
        return match[1] if match else ""

    def after_at(self, place: int) -> int:
        """Where the word of `after` starts, -1 if there is none."""
        match = _WORD_AFTER.match(self.letters, place)
        return match.start(1) if match else -1

    def starts_line(self, place: int) -> bool:
        """Whether only blanks, quote marks and bullets stand before that place on its line."""
        line = self.letters.rfind("\n", max(0, place - 40), place)
        if line < 0 and place > 40:
            return False
        return not self.letters[line + 1 : place].strip(" >*•·-–_#\"'|")


ABBREVIATIONS = word_set("approx ext extn c ca no nos ref tel mob abt circa fl rm apt est max min")


def page_of(text: str, now: datetime) -> Page:
    """The page of a text at the scenario's clock."""
    shadow = shadow_of(text)
    tokens = [match.span() for match in _TOKEN.finditer(shadow.text)]
    words = [shadow.text[start:end] for start, end in tokens]
    return Page(
        text=text,
        now=now,
        letters=shadow.text,
        shadow=shadow,
        tokens=tokens,
        words=words,
        places=[start for start, _ in tokens],
        scots=not SCOTS.isdisjoint(words) or "the morn" in shadow.text,
        twenty_four=bool(re.search(r"(?<![\d:.])(?:0\d|1[3-9]|2[0-3]):[0-5]\d", shadow.text)),
    )
