"""Was a private detail passed on? What is private in a `withhold` fact is what it has and no other fact has.

A few plain questions about the sentence that comes nearest to the detail (how many of its own words are there, and how
telling are they; is its secret number there; is the sentence about this, or about something that may be told?) weighed by a
small logistic model (`training/facts.py`), so that the safeguard can still be explained to the person who broke it: the
sentence is shown.
"""

from __future__ import annotations

import itertools

import numpy as np

from assessment.language.handover_words import commonness
from assessment.language.values import Value
from assessment.language.words import stem
from assessment.marking.case import Case, FactParts, Term
from assessment.marking.reading import Reading
from assessment.marking.stretches import Coverage, said

_LONG_NUMBER = 6  # digits from which a number is a secret; the last four of a card are not
_TELLING_NAME = 4  # letters from which a word with a capital, or with digits in it, is private by itself
_COMMON = 0.06  # the share of handovers from which a word tells nothing by itself
_SAID = 0.75


def nearest_sentence(fact: FactParts, coverage: Coverage, reading: Reading, case: Case) -> int:
    """The sentence that comes nearest to the private detail; -1 in an empty text."""
    if not reading.sentences:
        return -1
    scores = [_score(i, fact, coverage, case) for i in range(len(reading.sentences))]
    return int(np.argmax(scores))


def _score(i: int, fact: FactParts, coverage: Coverage, case: Case) -> float:
    own = private_terms(fact, case)
    told = sum(weight_of(fact.terms[j]) * float(coverage.terms[i, j]) for j in own)
    secret = any(coverage.values[i, j] for j, v in enumerate(fact.values) if is_secret(v))
    return told + 2.0 * float(coverage.closeness[i]) + 4.0 * secret


def private_features(fact: FactParts, coverage: Coverage, reading: Reading, case: Case) -> dict[str, float]:
    """The numbers from which it is decided whether the detail was passed on."""
    out = dict.fromkeys(
        (
            "own_share",
            "own_most",
            "own_count",
            "secret",
            "secret_none",
            "name",
            "initials",
            "near",
            "near_clause",
            "about_other",
        ),
        0.0,
    )
    i = nearest_sentence(fact, coverage, reading, case)
    if i < 0:
        return out
    own = private_terms(fact, case)
    weights = {j: weight_of(fact.terms[j]) for j in own}
    here = {j: float(coverage.terms[i, j]) for j in own}
    total = sum(weights.values()) or 1.0
    out["own_share"] = sum(weights[j] * here[j] for j in own) / total
    out["own_most"] = max((weights[j] * here[j] for j in own), default=0.0)
    out["own_count"] = float(sum(here[j] >= _SAID and weights[j] >= 0.5 for j in own))
    secrets = [j for j, v in enumerate(fact.values) if is_secret(v)]
    out["secret"] = float(any(coverage.values[:, j].any() for j in secrets))
    out["secret_none"] = float(bool(secrets) and not out["secret"])
    out["name"] = float(any(here[j] >= 0.9 and _is_telling(fact.terms[j], fact.says, case) for j in own))
    out["initials"] = float(bool(_initials(fact, own) & {w.text for w in reading.sentences[i].words}))
    out["near"] = float(coverage.closeness[i])
    clauses = [row for row, c in enumerate(reading.clauses) if c.sentence == i]
    out["near_clause"] = float((reading.clause_vectors[clauses] @ fact.vector).max()) if clauses else 0.0
    others = [f for f in case.facts if f.fact.weight != "withhold"]
    if others:
        out["about_other"] = max(
            float(reading.vectors[i] @ f.vector)
            + sum(t.weight * said(t, reading.sentences[i].words) for t in f.terms)
            / (sum(t.weight for t in f.terms) or 1.0)
            for f in others
        )
    return out


def weight_of(term: Term) -> float:
    """How much a private word tells: 1 for one that handovers hardly use, 0 for one that many use of anything."""
    return max(0.0, 1.0 - commonness(stem(term.text)) / _COMMON)


def private_terms(fact: FactParts, case: Case) -> tuple[int, ...]:
    """The places of the fact's terms that no fact which may be told has."""
    told = {stem(t.text) for f in case.facts if f.fact.weight != "withhold" for t in f.terms}
    told |= {stem(part) for part in case.people}
    return tuple(j for j, t in enumerate(fact.terms) if stem(t.text) not in told)


def _initials(fact: FactParts, own: tuple[int, ...]) -> frozenset[str]:
    """Private words that stand together as they may be shortened: "multiple sclerosis" as "MS"."""
    pairs = [
        (fact.terms[a], fact.terms[b])
        for a, b in itertools.pairwise(own)
        if fact.terms[b].start - fact.terms[a].end == 1
    ]
    return frozenset((a.text[0] + b.text[0]).upper() for a, b in pairs)


def is_secret(value: Value) -> bool:
    """A card number, a passport number, a password with figures in it: saying that it exists gives nothing away."""
    return value.kind in ("reference", "phone") or sum(c.isdigit() for c in value.key) >= _LONG_NUMBER


def _is_telling(term: Term, says: str, case: Case) -> bool:
    marked = (says[term.start].isupper() and term.start > 0) or any(c.isdigit() for c in term.text)
    return marked and len(term.text) >= _TELLING_NAME and term.text not in case.people
