"""What leaves in place of a handover: the text with placeholders for whatever could tell who or what it is about.

Names, figures, times, dates, addresses, references and the words of withheld facts become [NAME_1], [TIME_2] and so on.
`Sent.places` keeps the way back, so that a stretch of what was sent is found again in the learner's own characters.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assessment.feedback.private_words import PLACEHOLDER, Found, stretches_to_hide
from assessment.language.cleaning import Clean, clean
from assessment.model.scenario import Scenario

MOST_CHARACTERS = 8_000  # a longer text would cost much and be commented on no better


@dataclass(frozen=True, slots=True)
class Place:
    """`sent[start:end]` stands for `original[first:last]`; `name` is its placeholder, "" for a character sent as it is."""

    start: int
    end: int
    first: int
    last: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """What leaves. `cut` says that the original is longer than what is sent."""

    text: str
    original: str
    places: tuple[Place, ...]
    cut: bool = False

    @property
    def names(self) -> dict[str, str]:
        """What each placeholder stands for, in the learner's own characters."""
        return {place.name: self.original[place.first : place.last] for place in self.places if place.name}

    def put_back(self, text: str) -> str:
        """The text with every known placeholder replaced by what it stands for."""
        names = self.names
        return PLACEHOLDER.sub(lambda match: names.get(match.group(), match.group()), text)

    def find(self, quote: str) -> tuple[int, int] | None:
        """Where a quote from what was sent stands in the original; blanks may differ, nothing else. None if nowhere."""
        words = quote.split()
        if not words:
            return None
        found = re.search(r"\s+".join(re.escape(word) for word in words), self.text)
        return self._in_original(*found.span()) if found else None

    def _in_original(self, start: int, end: int) -> tuple[int, int]:
        touched = [place for place in self.places if place.start < end and start < place.end]
        return touched[0].first, touched[-1].last


def hide(text: str, scenario: Scenario, *, learner: str = "", private: Iterable[tuple[int, int]] = ()) -> Sent:
    """The text as it leaves. `private` are stretches of it (start, end) that convey a withheld fact."""
    cleaned = clean(text)
    most = _until(cleaned.text)
    inside = [_in_clean(cleaned, start, end) for start, end in private]
    found = stretches_to_hide(cleaned.text[:most], scenario, learner=learner, private=inside)
    return _build(cleaned, most, found)


def _until(text: str) -> int:
    """How much is sent: all of it, or up to the last blank before the limit."""
    if len(text) <= MOST_CHARACTERS:
        return len(text)
    blank = max(text.rfind(" ", 0, MOST_CHARACTERS), text.rfind("\n", 0, MOST_CHARACTERS))
    return blank if blank > MOST_CHARACTERS // 2 else MOST_CHARACTERS


def _in_clean(cleaned: Clean, start: int, end: int) -> tuple[int, int]:
    return bisect_left(cleaned.origin, start), bisect_left(cleaned.origin, end)


def _build(cleaned: Clean, most: int, found: Sequence[Found]) -> Sent:
    names: dict[tuple[str, str], str] = {}
    counts: dict[str, int] = {}
    places: list[Place] = []
    text, at = "", 0
    for stretch in found:
        text += _as_it_is(cleaned, at, stretch.start, len(text), places)
        key = (stretch.kind, cleaned.text[stretch.start : stretch.end])
        if key not in names:
            counts[stretch.kind] = counts.get(stretch.kind, 0) + 1
            names[key] = f"[{stretch.kind}_{counts[stretch.kind]}]"
        first, last = cleaned.span(stretch.start, stretch.end)
        places.append(Place(len(text), len(text) + len(names[key]), first, last, names[key]))
        text += names[key]
        at = stretch.end
    text += _as_it_is(cleaned, at, most, len(text), places)
    return Sent(text, cleaned.original, tuple(places), most < len(cleaned.text))


def _as_it_is(cleaned: Clean, start: int, end: int, at: int, places: list[Place]) -> str:
    """The characters that are sent as they are, each with its place."""
    for index in range(start, end):
        places.append(Place(at + index - start, at + index - start + 1, *cleaned.span(index, index + 1)))
    return cleaned.text[start:end]
