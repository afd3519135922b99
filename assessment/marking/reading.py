"""What the engine sees in one handover, before any judgement: sentences, values, words, vectors, copied runs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from assessment.language.cleaning import Clean, clean
from assessment.language.meaning import TokenVectors, Vectors, encoder
from assessment.language.polarity import Tense, negated, tense
from assessment.language.respelling import respell
from assessment.language.segments import Segment, clauses, sentences
from assessment.language.values import Value, find_values
from assessment.language.words import Word, words
from assessment.marking.case import Case
from assessment.model.marking import Evidence

_LONG = 6  # words: from here on a sentence is also read clause by clause


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the handover with what it holds; `copied` is the share of it that stands in the brief."""

    index: int
    segment: Segment
    words: tuple[Word, ...]
    values: tuple[Value, ...]
    negative: bool
    tense: Tense
    copied: float

    @property
    def text(self) -> str:
        """The clean text of the sentence."""
        return self.segment.text


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a sentence (the whole of a short one): what it says by itself."""

    sentence: int
    segment: Segment
    words: tuple[Word, ...]
    values: tuple[Value, ...]
    negative: bool
    tense: Tense


@dataclass(frozen=True, slots=True)
class Reading:
    """A handover, read once."""

    clean: Clean
    sentences: tuple[Sentence, ...]
    words: tuple[Word, ...]
    values: tuple[Value, ...]
    vectors: Vectors
    pieces: tuple[TokenVectors, ...]
    clauses: tuple[Clause, ...]
    clause_vectors: Vectors

    def evidence(self, *spans: tuple[int, int]) -> tuple[Evidence, ...]:
        """Evidence for stretches of the clean text, in the learner's own characters, in the order given, none twice."""
        found = []
        for start, end in dict.fromkeys(spans):
            a, b = self.clean.span(start, end)
            if a < b:
                found.append(Evidence(a, b, self.clean.original[a:b]))
        return tuple(found)


def read(text: str, case: Case) -> Reading:
    """Read a handover against its case (for the clock and the brief)."""
    cleaned = respell(clean(text), case.vocabulary)
    segments = sentences(cleaned.text)
    all_words = words(cleaned.text)
    values = tuple(v for v in find_values(cleaned.text, case.scenario.now) if v.kind != "stamp")
    copied = _copied(all_words, case)
    parts = tuple(_sentence(i, s, all_words, values, copied) for i, s in enumerate(segments))
    vectors, pieces = encoder().encode([s.text for s in segments]) if segments else (np.zeros((0, 384), np.float32), ())
    found = tuple(c for part in parts for c in _clauses(part))
    return Reading(cleaned, parts, all_words, values, vectors, pieces, found, _vectors(found, parts, vectors, pieces))


def _clauses(sentence: Sentence) -> list[Clause]:
    pieces = clauses(sentence.segment) if len(sentence.words) >= _LONG else (sentence.segment,)
    return [
        Clause(
            sentence.index,
            piece,
            tuple(w for w in sentence.words if piece.start <= w.start < piece.end),
            tuple(v for v in sentence.values if piece.start <= v.start < piece.end),
            negated(piece.text),
            tense(piece.text),
        )
        for piece in pieces
    ]


def _vectors(
    found: tuple[Clause, ...], parts: tuple[Sentence, ...], vectors: Vectors, pieces: tuple[TokenVectors, ...]
) -> Vectors:
    """A vector for each clause: its sentence's where it is alone in it, else the mean of its word pieces there."""
    rows = np.zeros((len(found), vectors.shape[1]), dtype=np.float32)
    for row, clause in enumerate(found):
        whole = parts[clause.sentence].segment
        inside = [
            i
            for i, (a, b) in enumerate(pieces[clause.sentence].offsets)
            if whole.start + a >= clause.segment.start and whole.start + b <= clause.segment.end
        ]
        if clause.segment == whole or not inside:
            rows[row] = vectors[clause.sentence]
            continue
        mean = pieces[clause.sentence].vectors[inside].mean(axis=0)
        rows[row] = mean / max(float(np.linalg.norm(mean)), 1e-9)
    return rows


def _sentence(
    index: int, segment: Segment, all_words: tuple[Word, ...], values: tuple[Value, ...], copied: frozenset[int]
) -> Sentence:
    mine = tuple(w for w in all_words if segment.start <= w.start < segment.end)
    share = sum(1 for w in mine if w.start in copied) / len(mine) if mine else 0.0
    return Sentence(
        index,
        segment,
        mine,
        tuple(v for v in values if segment.start <= v.start < segment.end),
        negated(segment.text),
        tense(segment.text),
        share,
    )


def _copied(found: tuple[Word, ...], case: Case, size: int = 6) -> frozenset[int]:
    """The starts of the words that lie in a run of six or more words that the brief has too."""
    lower = [w.text.lower() for w in found]
    starts: set[int] = set()
    for i in range(len(lower) - size + 1):
        if tuple(lower[i : i + size]) in case.brief_shingles:
            starts.update(w.start for w in found[i : i + size])
    return frozenset(starts)
