"""Was a private detail passed on? What is private in a `withhold` fact is what it has and no other fact has.

A rule and not a fitted model: the safeguard has to be explained to the person who broke it, and "her husband is retiring"
must not count because the withheld illness is given as the reason of it.
"""

from __future__ import annotations

import itertools

from assessment.language.values import Value
from assessment.language.words import stem
from assessment.marking.case import Case, FactParts, Term
from assessment.marking.reading import Reading
from assessment.marking.stretches import Coverage

_LONG_NUMBER = 6  # digits from which a number is a secret; the last four of a card are not
_TELLING_NAME = 4  # letters from which a word with a capital, or with digits in it, is private by itself
_SAID = 0.75
_SHARE = 0.4


def passed_on(fact: FactParts, coverage: Coverage, reading: Reading, case: Case) -> tuple[int, ...]:
    """The sentences that pass the private detail on, in order; none where it stays private."""
    own = private_terms(fact, case)
    secrets = [j for j, v in enumerate(fact.values) if _is_secret(v)]
    found: set[int] = set()
    for i in range(len(coverage.terms)):
        if secrets:
            if any(coverage.values[i, j] for j in secrets):
                found.add(i)
            continue
        said = [j for j in own if coverage.terms[i, j] >= _SAID]
        names = [j for j in said if coverage.terms[i, j] >= 0.9 and _is_telling(fact.terms[j], fact.says, case)]
        initials = _initials(fact, own) & {w.text for w in reading.sentences[i].words}
        if names or initials or (len(said) >= 2 and len(said) >= _SHARE * len(own)):
            found.add(i)
    return tuple(sorted(found))


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


def _is_secret(value: Value) -> bool:
    """A card number, a passport number, a password with figures in it: saying that it exists gives nothing away."""
    return value.kind in ("reference", "phone") or sum(c.isdigit() for c in value.key) >= _LONG_NUMBER


def _is_telling(term: Term, says: str, case: Case) -> bool:
    marked = (says[term.start].isupper() and term.start > 0) or any(c.isdigit() for c in term.text)
    return marked and len(term.text) >= _TELLING_NAME and term.text not in case.people
