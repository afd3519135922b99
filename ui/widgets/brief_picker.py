"""The brief as plain text, of which words can be chosen to make a fact of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import streamlit as st

from ui.brief_text import BULLET, COLUMNS, said_by

NARROWEST = 60  # characters: a text with no longer line than this was not broken by hand

HTML = """
<div class="baton-brief">
<p class="help">Select words to make a fact of them. With the keyboard, the arrow keys choose a word and Shift takes in
more. Underlined words are in a fact already.</p>
<div class="page"><div class="words" tabindex="0" role="application" aria-label="The brief, to choose words from"></div>
<button type="button" class="make" hidden>Make these words a fact</button></div>
<p class="aloud" role="status"></p>
</div>
"""


@dataclass(frozen=True, slots=True)
class Picked:
    """Words of the brief: `brief[start:end] == text`. Two picks of the same words differ by their token."""

    text: str
    start: int
    end: int
    token: int


_picker = st.components.v2.component(
    "baton_brief_picker",
    html=HTML,
    css=Path(__file__).with_suffix(".css").read_text(encoding="utf-8"),
    js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8"),
    isolate_styles=False,  # what is selected inside a shadow root is told to scripts by some browsers only
)


def brief_picker(brief: str, *, key: str, covered: Sequence[tuple[int, int]] = ()) -> Picked | None:
    """Shows the brief; gives back the words that were picked just now, once. `covered` is underlined."""
    picked = _picker(
        key=key,
        data={"brief": brief, "covered": [list(pair) for pair in covered], "soft": soft_breaks(brief)},
        on_picked_change=lambda: None,
    ).picked
    return _checked(brief, picked)


def soft_breaks(brief: str) -> list[int]:
    """Where a line was broken only because it was full. There the text is shown to flow on; no character changes."""
    lines = brief.split("\n")
    full = max(len(line) for line in lines)
    breaks, at = [], -1
    for line, below in pairwise(lines):
        at += len(line) + 1
        first = below.split(maxsplit=1)
        apart = not first or below[0].isspace() or BULLET.match(below) or said_by(below)
        columns = any(COLUMNS.search(each) for each in (line, below))
        if full >= NARROWEST and not apart and not columns and len(line) + 1 + len(first[0]) > full:
            breaks.append(at)
    return breaks


def _checked(brief: str, picked: object) -> Picked | None:
    """What the browser says, if it is true of this brief: it may speak of one that has changed since."""
    if not isinstance(picked, Mapping):
        return None
    text, start, end, token = (picked.get(name) for name in ("text", "start", "end", "token"))
    numbers = [number for number in (start, end, token) if isinstance(number, int) and not isinstance(number, bool)]
    if len(numbers) != 3 or numbers[0] < 0 or not text or brief[numbers[0] : numbers[1]] != text:
        return None
    return Picked(text, *numbers)
