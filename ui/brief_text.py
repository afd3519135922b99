"""Laying out a brief for reading: which of its lines are story, talk, messages and record.

A brief is one text. Each block of it (lines between blank lines) goes to one section, in order, and every
line ends up on the screen: what is not recognised stays with the situation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["prose", "talk", "record", "lead"]
Section = Literal["Situation", "Messages", "Record"]

_LABELLED = re.compile(r"^(([A-Z][\w.'’ -]{0,40}(?<!\d))(?: \([^)]{1,60}\))?): (\S.*)$")
_LONGEST_NAME = 5  # words: "Beatriz van den Berg", "Night customer services desk"
# How a sentence begins, and no name does.
_OPENING = re.compile(
    r"(?:a|an|the|this|that|these|those|it|its|he|she|they|we|i|there|here|his|her|my|your|our|their|what|which|who|whose|"
    r"how|why|when|where|while|if|because|so|then|but|and|or|nor|not|no|never|also|only|just|please|one|two|three|some|any|"
    r"all|every|each|is|are|was|were|do|does|did|in|on|to|from|by|with|without|at|as|than|about|until|after|before|since)",
    re.IGNORECASE,
)
# Words in small letters that are in sentences and in no name or role ("Head of Lettings", "Nurse in charge").
_INSIDE = re.compile(
    r"(?:a|an|the|this|that|it|its|he|she|they|we|his|her|my|your|our|their|what|which|who|if|because|so|but|or|not|no|never|"
    r"also|only|just|one|two|three|some|any|all|every|each|is|are|was|were|be|been|being|am|has|have|had|do|does|did|done|"
    r"will|would|can|could|cannot|must|shall|should|may|might|wants?|needs?|knows?|comes?|came|goes|went|gets?|got|gives?|"
    r"gave|takes?|took|left|makes?|made|rang|rings?|keeps?|kept|stays?|thinks?|thought|remains|means|to|from|by|with|"
    r"without|at|as|than|about|until|after|before|since|under|over)"
)
# A single word before a colon that announces a remark.
_REMARK = re.compile(r"(?:note|nb|ps|remember|reminder|important|warning|result|problem|reason)", re.IGNORECASE)
_ROLE = re.compile(
    r"(?:customer|caller|client|manager|supervisor|advis[eo]r|colleague|patient|tenant|guest|resident|passenger|visitor|"
    r"driver|nurse|doctor|vet|receptionist)"
)
_QUOTES = '"“'
COLUMNS = re.compile(r"\S {2,}\S")
STAMPED = re.compile(r"^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b.{0,12}\d|\d{1,2}[:.]\d{2}\b)")
BULLET = re.compile(r"^(?:[-*•]|\d{1,2}[.)]|[a-z]\)) ")
INBOX = re.compile(r"\b(message|messages|chat|inbox|e-?mails?|voicemails?|texts?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Speech:
    """Somebody's words; `quoted` when they came as a message."""

    speaker: str
    words: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the brief as it will be shown."""

    kind: Kind
    lines: tuple[str, ...]

    @property
    def paragraph(self) -> str:
        """The lines as one paragraph; a list keeps its lines."""
        return flowed(self.lines)

    def speeches(self) -> list[Speech]:
        """Who says what; a line without a name goes on with the last speaker."""
        found: list[tuple[str, list[str]]] = []
        for line in self.lines:
            spoken = said_by(line)
            if spoken:
                found.append((spoken[0], [spoken[1]]))
            elif found:
                found[-1][1].append(line.strip())
            else:
                found.append(("", [line.strip()]))
        return [_speech(name, " ".join(parts)) for name, parts in found]

    def rows(self) -> list[tuple[str, str]]:
        """Record lines as (first column, the rest); an indented line goes on with the row above."""
        rows: list[tuple[str, str]] = []
        for line in self.lines:
            if line.startswith("  ") and rows:
                rows[-1] = (rows[-1][0], f"{rows[-1][1]} {line.strip()}")
                continue
            first, *rest = re.split(r" {2,}", line.strip(), maxsplit=1)
            rows.append((first, rest[0] if rest else ""))
        return rows


def said_by(line: str) -> tuple[str, str] | None:
    """The speaker and the words of a line such as "Grace (ward clerk): Bed four."; None where nobody is named.

    A colon is in many a sentence, so what stands before it has to look like a name, a role or "You".
    """
    match = _LABELLED.match(line)
    if not match or not (match[3][0] in _QUOTES or _is_name(match[2])):
        return None
    return match[1], match[3]


def _is_name(label: str) -> bool:
    """Whether it has the shape of a name or a role: few words, and none that belongs to a sentence."""
    if label == "From":  # the head of a mail, which is shown as a message is
        return True
    first, *others = label.split()
    if first in ("The", "A", "An") and others:
        return len(others) <= 3 and bool(_ROLE.fullmatch(others[-1]))
    if len(others) >= _LONGEST_NAME or (not others and _REMARK.fullmatch(first)):
        return False
    return not _OPENING.fullmatch(first) and not any(map(_INSIDE.fullmatch, others))


def flowed(lines: Sequence[str]) -> str:
    """Hard-wrapped lines as one, with a new line only where a list has its next item."""
    result = ""
    for line in lines:
        bullet = BULLET.match(line.strip())
        result += ("\n" if bullet and result else " " if result else "") + line.strip()
    return result


def _speech(name: str, words: str) -> Speech:
    quoted = len(words) > 1 and words[0] in '"“' and words[-1] in '"”'
    return Speech(name, words[1:-1] if quoted else words, quoted)


def sections(brief: str) -> dict[Section, list[Block]]:
    """The brief's blocks by the section in which they are read."""
    result: dict[Section, list[Block]] = {"Situation": [], "Messages": [], "Record": []}
    blocks = [_block(lines) for lines in _paragraphs(brief)]
    for at, block in enumerate(blocks):
        result[_section(block, blocks[:at], blocks[at + 1 :])].append(block)
    return result


def _paragraphs(brief: str) -> list[tuple[str, ...]]:
    """Lines between blank lines, with what announces them cut off."""
    paragraphs: list[tuple[str, ...]] = []
    current: list[str] = []
    for line in [*brief.splitlines(), ""]:
        if line.strip():
            current.append(line.rstrip())
        elif current:
            paragraphs.extend(_cut_lead(current))
            current = []
    return paragraphs


def _cut_lead(lines: list[str]) -> list[tuple[str, ...]]:
    """`Messages:`, or the title of a chat, directly above what was said is a block of its own."""
    first = lines[0].rstrip()
    titled = len(first) <= 40 and first[-1].isalnum() and len(lines) > 1 and said_by(lines[1])
    if len(lines) > 1 and not _is_record(lines) and (first.endswith(":") or titled) and not said_by(first):
        return [(lines[0],), *_cut_lead(lines[1:])]
    return [tuple(lines)]


def _block(lines: tuple[str, ...]) -> Block:
    if _is_record(lines):
        return Block("record", lines)
    if len(lines) == 1 and (lines[0].endswith(":") or (len(lines[0]) <= 40 and lines[0][-1].isalnum())):
        return Block("lead", lines)
    if said_by(lines[0]):
        return Block("talk", lines)
    return Block("prose", lines)


def _is_record(lines: Sequence[str]) -> bool:
    own = [line for line in lines if not line.startswith("  ")]
    tabular = [line for line in own if COLUMNS.search(line) or STAMPED.match(line)]
    return len(tabular) * 2 > len(own)


def _section(block: Block, before: Sequence[Block], after: Sequence[Block]) -> Section:
    if block.kind == "record":
        return "Record"
    if block.kind == "lead":
        return _section_of_lead(block, after)
    if block.kind == "talk":
        lead = before[-1].paragraph if before and before[-1].kind == "lead" else ""
        announced = lead.endswith(":") and INBOX.search(lead)
        quoted = all(speech.quoted for speech in block.speeches())
        return "Messages" if announced or quoted else "Situation"
    return "Situation"


def _section_of_lead(block: Block, after: Sequence[Block]) -> Section:
    if after and after[0].kind == "record":
        return "Record"
    if after and after[0].kind == "talk":
        return _section(after[0], [block], after[1:])
    return "Situation"
