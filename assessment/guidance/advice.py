"""What guidance says to a tutor who is writing: one matter, where it is, why it matters, what to do."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

Where = tuple[str | int, ...]
# Plain data that a page can act on: ("split_fact", id, (first, second)), ("add_fact", sentence, part, weight) or
# ("set", path, value), where a value that is a tuple is a list of the file.
Edit = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that a page can do in one click."""

    label: str
    edit: Edit


@dataclass(frozen=True, slots=True)
class Advice:
    """One matter in a scenario or rubric. `key` is the same while the matter is the same, whatever else is edited, so that
    a dismissed advice stays away; it changes with the words concerned. `where` is the path in the file."""

    key: str
    kind: str
    where: Where
    title: str
    why: str
    do: str
    quote: str = ""
    offers: tuple[Offer, ...] = ()


def key_of(kind: str, name: str, *words: str) -> str:
    """A key from the kind, what it is about, and the words that the matter rests on (white space aside)."""
    flat = "\n".join(" ".join(text.split()) for text in words)
    return f"{kind}:{name}:{hashlib.sha256(flat.encode()).hexdigest()[:10]}"


def listed(items: Iterable[str], joining: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    found = list(items)
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} {joining} {found[-1]}" if found else ""


def quoted(text: str, most: int = 90) -> str:
    """A text on one line in quotation marks, cut at a word where it is long."""
    flat = " ".join(text.split())
    if len(flat) > most:
        flat = flat[:most].rsplit(" ", 1)[0] + " …"
    return f"“{flat}”"
