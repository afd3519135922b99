"""Everything a check may look at: the case, the handover as read, the facts as found, the acts as recognised."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from assessment.language.meaning import Vectors
from assessment.language.words import STOP
from assessment.marking.case import Case
from assessment.marking.reading import Reading, Sentence
from assessment.model.marking import Evidence, FactFinding

_TO_THE_MARKER = re.compile(
    r"\b(?:(?:note|message|instructions?|attention|dear|hi|hello|as) (?:to |for |the |an |our |fellow )*(?:marker|examiner|assessor|grader|ai)|"
    r"(?:full|maximum|top|all|award|give|record|score)\b.{0,25}\bmarks?|marking (?:criteria|scheme|points?|guide)|assessment criteri\w+|"
    r"every criterion|all (?:the )?criteria|rubric|mark (?:this|it|me) as|(?:award|record|score|give) (?:it )?(?:a )?2\b|"
    r"(?:ignore|disregard) (?:any|all|the|previous)\b.{0,30}\b(?:omission|instruction|error|mistake|fact|missing)\w*)\b",
    re.IGNORECASE,
)
_TWO_IDS = re.compile(r"\b([A-Z]{1,3}\d{1,2})(?:, | and )(?=([A-Z]{1,3}\d{1,2})\b)", re.IGNORECASE)
_LONG = 11  # words: from here on a sentence is also looked at clause by clause
_MANY = 20  # words from which a sentence may be a list of key words
_SHORT_ITEM = 2.6  # words to an item of such a list
_SOME = 0.2  # the most of it that may be small words (and, the, to) where the items are short
_FEW = 0.04  # and under this share not even a note is a sentence
COPIED = 0.6  # from this share of words out of the brief on, a sentence is a copy and does nothing


@dataclass(frozen=True, slots=True)
class Span:
    """A sentence or a clause of one, as acts are looked for in it."""

    sentence: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Sight:
    """What all checks share."""

    case: Case
    reading: Reading
    facts: Mapping[str, FactFinding]
    spans: tuple[Span, ...]
    vectors: Vectors
    leave_out: str = ""
    points: frozenset[str] = frozenset()

    def quote(self, *spans: Span) -> tuple[Evidence, ...]:
        """Evidence for these spans."""
        return self.reading.evidence(*((s.start, s.end) for s in spans))

    def of_the_case(self, sentence: int, reach: int = 0) -> bool:
        """Whether the sentence (or one up to `reach` away in the same block) has something of this scenario in it."""
        block = self.reading.sentences[sentence].segment.block
        for i in range(max(0, sentence - reach), min(len(self.reading.sentences), sentence + reach + 1)):
            other = self.reading.sentences[i]
            if other.segment.block == block and self._telling(i):
                return True
        return False

    def _telling(self, sentence: int) -> bool:
        one = self.reading.sentences[sentence]
        if any(v.key in self.case.keys and v.kind != "number" for v in one.values):
            return True
        low = {w.text.lower().removesuffix("'s") for w in one.words}
        if low & self.case.names:
            return True
        stems = {w.stem for w in one.words if w.text.lower() not in STOP}
        return len(stems & self.case.telling) >= 2


def spans_of(reading: Reading, points: frozenset[str] = frozenset()) -> tuple[tuple[Span, ...], Vectors]:
    """The sentences, and the clauses of long ones, that a learner wrote to a colleague: not copied from the brief, not
    addressed to the marker. `points` are the ids of the marking points at hand."""
    parts: dict[int, list[int]] = defaultdict(list)
    for row, clause in enumerate(reading.clauses):
        parts[clause.sentence].append(row)
    spans: list[Span] = []
    rows: list[Vectors] = []
    for sentence in reading.sentences:
        if sentence.copied >= COPIED or to_the_marker(sentence.text, points) or lists_words(sentence):
            continue
        segment = sentence.segment
        spans.append(Span(sentence.index, segment.start, segment.end, segment.text))
        rows.append(reading.vectors[sentence.index])
        if len(sentence.words) < _LONG or len(parts[sentence.index]) < 2:
            continue
        for row in parts[sentence.index]:
            piece = reading.clauses[row].segment
            spans.append(Span(sentence.index, piece.start, piece.end, piece.text))
            rows.append(reading.clause_vectors[row])
    vectors = np.stack(rows) if rows else np.zeros((0, 384), np.float32)
    return tuple(spans), np.asarray(vectors, dtype=np.float32)


def lists_words(sentence: Sentence) -> bool:
    """Whether a sentence is no more than many words one after the other, as a list of key words is."""
    count = len(sentence.words)
    if count < _MANY:
        return False
    items = len(re.findall(r"[,;|/•·]", sentence.text)) + 1
    small = sum(w.text.lower() in STOP for w in sentence.words)
    return (count / items <= _SHORT_ITEM and small <= _SOME * count) or small <= _FEW * count


def to_the_marker(text: str, points: frozenset[str] = frozenset()) -> bool:
    """Whether a sentence speaks to the marker and not to the colleague: of marks and criteria, or of two marking points by
    their ids. One alone may be a seat or a motorway."""
    if _TO_THE_MARKER.search(text) is not None:
        return True
    return any(a.upper() in points and b.upper() in points for a, b in _TWO_IDS.findall(text))
