"""Where in the handover a fact is spoken of: the best stretch of up to a few sentences, and what of the fact it covers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import DamerauLevenshtein

from assessment.language.synonyms import related
from assessment.language.values import Value, same_value
from assessment.language.words import Word, alike, stem
from assessment.marking.case import Case, FactParts, Term
from assessment.marking.reading import Reading
from assessment.marking.roles import NEED

MOST_SENTENCES = 3
_IDENTIFIERS = ("reference", "phone")
_SUBJECT = 0.7  # the weight of terms from which a sentence speaks of the fact's subject
_CLOSE = 0.45  # the nearness in meaning from which it does so in other words
_KNOWN: dict[tuple[str, bool], dict[str, float]] = {}  # how alike a term and a word are: asked again and again
_MOST_KNOWN = 5_000
_SHORTENED = 3  # words from which a run of them may be shortened to its initials
_SOME = 0.3  # even a value that nobody needs tells a little
_NEAR = 4  # sentences this far apart may still speak of one fact without a value to bind them


@dataclass(frozen=True, slots=True)
class Stretch:
    """The sentences that speak of a fact and the coverage of its terms (0–1 each) and values (True if met)."""

    sentences: tuple[int, ...]
    terms: tuple[float, ...]
    values: tuple[bool, ...]
    best_terms: tuple[float, ...]
    best_values: tuple[bool, ...]
    closeness: float

    @property
    def empty(self) -> bool:
        """Whether nothing in the handover speaks of the fact."""
        return not self.sentences


@dataclass(frozen=True, slots=True)
class Coverage:
    """For one fact: how each sentence covers each term (sentences × terms) and value, and its closeness in meaning."""

    terms: npt.NDArray[np.float32]
    values: npt.NDArray[np.bool_]
    slips: npt.NDArray[np.bool_]
    anywhere: npt.NDArray[np.bool_]
    closeness: npt.NDArray[np.float32]
    rank: npt.NDArray[np.float32]


def cover(fact: FactParts, reading: Reading, case: Case) -> Coverage:
    """How each sentence of the handover covers the fact."""
    count = len(reading.sentences)
    terms = np.zeros((count, len(fact.terms)), dtype=np.float32)
    values = np.zeros((count, len(fact.values)), dtype=np.bool_)
    slips = np.zeros((count, len(fact.values)), dtype=np.bool_)
    for sentence in reading.sentences:
        for j, term in enumerate(fact.terms):
            terms[sentence.index, j] = said(term, sentence.words)
        for j, value in enumerate(fact.values):
            values[sentence.index, j] = any(same_value(value, v) for v in sentence.values)
            if not values[sentence.index, j] and value.kind in _IDENTIFIERS:
                slips[sentence.index, j] = any(slip_of(value, v) for v in sentence.values)
    for first, last, short in initials_of(fact):
        for sentence in reading.sentences:
            if any(w.text.upper() == short for w in sentence.words):
                terms[sentence.index, first:last] = 1.0
    closeness = reading.vectors @ fact.vector if count else np.zeros(0, np.float32)
    weights = np.array([t.weight * (1.3 if t.name else 1.0) for t in fact.terms], dtype=np.float32)
    topic = terms @ weights
    anywhere = values.any(axis=0) if count else np.zeros(len(fact.values), np.bool_)
    values = values & _on_topic(fact, topic, closeness)
    telling = _telling_of(fact)
    rank = topic + values @ telling + 0.8 * (slips @ telling)
    rank = rank + 2.0 * np.maximum(closeness - 0.25, 0)
    return Coverage(
        terms, values, slips, np.asarray(anywhere), np.asarray(closeness, np.float32), np.asarray(rank, np.float32)
    )


def initials_of(fact: FactParts) -> list[tuple[int, int, str]]:
    """Runs of the fact's terms, as first and one past the last, that a note may shorten to initials: "BSL"."""
    found = []
    for first in range(len(fact.terms)):
        last = first + 1
        while last < len(fact.terms) and fact.terms[last].start - fact.terms[last - 1].end == 1:
            last += 1
            if last - first >= _SHORTENED:
                found.append((first, last, "".join(t.text[0] for t in fact.terms[first:last]).upper()))
    return found


def slip_of(meant: Value, said: Value) -> bool:
    """Whether a reference or number was meant and its digits slipped: two swapped, or one other, of four or more."""
    if meant.kind not in _IDENTIFIERS or said.kind not in (*_IDENTIFIERS, "number"):
        return False
    a, b = re.sub(r"\D", "", meant.key), re.sub(r"\D", "", said.key)
    letters = re.sub(r"[^A-Z]", "", said.key)
    if len(a) != len(b) or len(a) < 4 or (letters and letters != re.sub(r"[^A-Z]", "", meant.key)):
        return False
    return 0 < DamerauLevenshtein.distance(a, b) <= 1


def _on_topic(
    fact: FactParts, topic: npt.NDArray[np.float32], closeness: npt.NDArray[np.float32]
) -> npt.NDArray[np.bool_]:
    """A time or a day is this fact's only in a sentence that speaks of its subject, or stands next to one; a reference or
    a number is this fact's wherever it is."""
    speaks = (topic >= _SUBJECT) | (closeness >= _CLOSE)
    beside = speaks.copy()
    beside[1:] |= speaks[:-1]
    beside[:-1] |= speaks[1:]
    own = np.array([v.kind in _IDENTIFIERS or v.kind == "money" for v in fact.values], dtype=np.bool_)
    return np.asarray(own[None, :] | beside[:, None], dtype=np.bool_)


def _telling_of(fact: FactParts) -> npt.NDArray[np.float32]:
    """How much each value tells that a sentence speaks of this fact: a deadline more than the hour of something past."""
    return np.array(
        [_telling(v) * max(_SOME, NEED[r]) for v, r in zip(fact.values, fact.roles, strict=True)], dtype=np.float32
    )


def _telling(value: Value) -> float:
    return {"reference": 2.5, "phone": 2.5, "money": 1.5, "time": 1.2, "date": 0.7, "number": 0.4}.get(value.kind, 0.6)


def said(term: Term, found: Sequence[Word]) -> float:
    """How well the best of these words says the term, from 0 to 1."""
    best = 0.0
    known = _KNOWN.setdefault((term.text, term.name), {})
    for word in found:
        score = known.get(word.text)
        if score is None:
            score = known[word.text] = _likeness(term.text, term.name, word.text, word.stem)
            if len(known) > _MOST_KNOWN:
                known.clear()
        if score > best:
            best = score
            if best == 1.0:
                break
    return best


def _likeness(term: str, name: bool, word: str, word_stem: str) -> float:
    score = alike(term, word)
    if score < 0.75 and not name and word_stem in related(stem(term)):
        return 0.75
    return score


def best_stretch(fact: FactParts, coverage: Coverage, reading: Reading) -> Stretch:
    """The best sentence, and up to two more that add to it from nearby or by a value of the fact."""
    if not len(coverage.rank) or float(coverage.rank.max()) <= 0.2:
        none = tuple(0.0 for _ in fact.terms)
        return Stretch((), none, tuple(False for _ in fact.values), none, tuple(False for _ in fact.values), 0.0)
    weights = np.array([t.weight for t in fact.terms], dtype=np.float32)
    telling = _telling_of(fact)
    chosen = [int(coverage.rank.argmax())]
    terms, values = coverage.terms[chosen[0]].copy(), coverage.values[chosen[0]].copy()
    first_terms, first_values = terms.copy(), values.copy()
    while len(chosen) < MOST_SENTENCES:
        best_gain, best_index = 0.45, -1
        for i in range(len(coverage.rank)):
            if i in chosen:
                continue
            new_values = coverage.values[i] & ~values
            distance = min(abs(i - c) for c in chosen)
            gain = float(np.maximum(coverage.terms[i] - terms, 0) @ weights + new_values @ telling)
            if distance > _NEAR:
                gain *= 0.5
            gain += 0.1 * float(coverage.closeness[i])
            if gain > best_gain:
                best_gain, best_index = gain, i
        if best_index < 0:
            break
        chosen.append(best_index)
        terms = np.maximum(terms, coverage.terms[best_index])
        values = values | coverage.values[best_index]
    return Stretch(
        tuple(sorted(chosen)),
        tuple(float(x) for x in terms),
        tuple(bool(x) for x in values),
        tuple(float(x) for x in first_terms),
        tuple(bool(x) for x in first_values),
        float(coverage.closeness[chosen].max()),
    )
