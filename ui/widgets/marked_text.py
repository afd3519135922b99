"""A learner's text with its evidence marked, as HTML in which every character of theirs is escaped."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from html import escape

from assessment.model.marking import Evidence


def marked(text: str, evidence: Sequence[Iterable[Evidence]]) -> str:
    """The text in `<mark>`s of class e0, e1, … by the place of each list of evidence; the style sheet lights one."""
    spans = [
        (number, piece.start, piece.end) for number, pieces in enumerate(evidence) for piece in pieces if piece.quote
    ]
    edges = sorted({0, len(text), *(edge for _, start, end in spans for edge in (start, end))})
    parts = []
    for start, end in itertools.pairwise(edges):
        here = sorted({number for number, first, last in spans if first <= start and end <= last})
        stretch = escape(text[start:end])
        classes = " ".join(f"e{number}" for number in here)
        parts.append(f'<mark class="{classes}">{stretch}</mark>' if here else stretch)
    return f'<div class="own-words">{"".join(parts)}</div>'


def numbered(text: str, places: Sequence[tuple[int, int]]) -> str:
    """The text with those stretches (start and end, as of a slice) marked, and the number of each, from 1, where it ends."""
    edges = sorted({0, len(text), *(edge for place in places for edge in place)})
    parts = []
    for start, end in itertools.pairwise(edges):
        stretch = escape(text[start:end])
        inside = any(first <= start and end <= last for first, last in places)
        parts.append(f'<mark class="commented">{stretch}</mark>' if inside else stretch)
        parts += [
            f'<span class="number"><span class="unseen"> (comment </span>{at}<span class="unseen">) </span></span>'
            for at, (_, last) in enumerate(places, 1)
            if last == end
        ]
    return f'<div class="own-words">{"".join(parts)}</div>'


def quotes(evidence: Iterable[Evidence]) -> str:
    """The learner's own words, one below the other; those that came after the handover say so."""
    return "".join(f"<blockquote>{escape(piece.quote.strip())}{_after(piece)}</blockquote>" for piece in evidence)


def _after(piece: Evidence) -> str:
    return ' <span class="from-turn">written after the handover</span>' if piece.turn else ""
