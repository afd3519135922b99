"""Lines, sentences and clauses of a text, with offsets.

Handovers are bullets, tables, chat messages and prose. Lines are split first, because a sentence splitter
that reads over line ends merges bullets; then sentences, then clauses.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

_ABBREVIATED = """
mr mrs ms mx dr prof st rd ave no nos ref refs ext tel mob approx appt est inc dept min mins hr hrs vs eg ie
etc cc nb p.s re fwd asst a.m p.m e.g i.e
"""
_ABBREVIATIONS = frozenset(_ABBREVIATED.split())
_END = re.compile(r"[.!?]+[\"')\]]*(?=\s+\S)|[.!?]+[\"')\]]*$|;(?=\s)")
_MARKER = re.compile(
    r"\s*(?:\[?\d{1,2}[:.]\d{2}\]\s*|(?:[-*>•●▪◦‣⁃∙·○■□➤➢✓✔→]+|\(?(?:\d{1,2}|[a-hA-H]|i{1,3}|iv|v|vi)[.)](?=\s|$))\s*)"
)
_CLAUSE = re.compile(
    r"(?:,\s*(?:and|but|so|because|which|who|then|or|if|as|unless|otherwise|please|i|you|we|he|she|it|they)\b)"
    r"|(?:\s(?:but|because|so that|unless|otherwise|whereas|although)\s)|(?:\s-\s)|(?::\s)|(?:,\s(?=\S+\s\S+))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text. `line` counts non-empty lines, `block` counts runs of lines between empty ones;
    `heading` is the label that stands over or before it ("To do", "You"), lower case, "" if none."""

    start: int
    end: int
    text: str
    line: int
    block: int
    heading: str = ""
    bullet: bool = False


def sentences(text: str) -> tuple[Segment, ...]:
    """The sentences of a text in order; list markers and chat time stamps are left out of them."""
    found: list[Segment] = []
    heading, block, line_number, gap = "", 0, -1, True
    position = 0
    for raw in text.split("\n"):
        start, position = position, position + len(raw) + 1
        if not raw.strip():
            gap = True
            continue
        if gap:
            block += 1
            gap = False
        line_number += 1
        marker = _MARKER.match(raw)
        offset = marker.end() if marker else len(raw) - len(raw.lstrip())
        body = raw[offset:].rstrip()
        if not body:
            continue
        label = heading_of(body)
        if label is not None:
            heading = label
        for a, b in _split(body):
            found.append(
                Segment(start + offset + a, start + offset + b, body[a:b], line_number, block, heading, bool(marker))
            )
    return tuple(found)


def heading_of(line: str) -> str | None:
    """The label of a line that is a heading ("STILL TO DO", "You:", "What's left?"), else None."""
    words = line.split()
    if len(words) > 6:
        return None
    bare = line.rstrip(" :?.-").strip("*#_= ")
    if line.rstrip().endswith(":") or (line.rstrip().endswith("?") and len(words) <= 6):
        return bare.lower()
    if bare.isupper() and any(c.isalpha() for c in bare) and len(words) <= 5 and not any(c.isdigit() for c in bare):
        return bare.lower()
    if line.startswith("#"):
        return bare.lower()
    return None


def clauses(segment: Segment) -> tuple[Segment, ...]:
    """The clauses of a sentence; the sentence itself where it has only one."""
    cuts = [0]
    for match in _CLAUSE.finditer(segment.text):
        at = match.start() + (2 if match.group().startswith(":") else 1)
        if at - cuts[-1] >= 8 and len(segment.text) - at >= 6:
            cuts.append(at)
    cuts.append(len(segment.text))
    out = []
    for a, b in itertools.pairwise(cuts):
        piece = segment.text[a:b]
        lead = len(piece) - len(piece.lstrip(" ,:;-"))
        body = piece.strip(" ,:;-")
        if body:
            out.append(
                Segment(
                    segment.start + a + lead,
                    segment.start + a + lead + len(body),
                    body,
                    segment.line,
                    segment.block,
                    segment.heading,
                    segment.bullet,
                )
            )
    return tuple(out) or (segment,)


def _split(line: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(line):
        end = match.end()
        if match.group().startswith(".") and _is_abbreviation(line, match.start()):
            continue
        _add(spans, line, start, end)
        start = end
    _add(spans, line, start, len(line))
    return spans


def _is_abbreviation(line: str, dot: int) -> bool:
    word = re.search(r"([A-Za-z.]+)$", line[:dot])
    if word is None:
        return False
    token = word.group(1).lower().strip(".")
    return token in _ABBREVIATIONS or (len(token) == 1 and token.isalpha() and token not in ("i", "a"))


def _add(spans: list[tuple[int, int]], line: str, start: int, end: int) -> None:
    while start < end and line[start].isspace():
        start += 1
    while end > start and line[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))
