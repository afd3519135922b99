"""A detail to be withheld that isn't private, or that the engine couldn't notice in a handover. What is private: `private_kinds`."""

from __future__ import annotations

from collections.abc import Iterator

from assessment.guidance.advice import Advice, Offer, key_of, quoted
from assessment.guidance.look import Look
from assessment.guidance.private_kinds import has_secret, is_confided, is_personal
from assessment.marking.case import Case, FactParts
from assessment.marking.private import private_terms, weight_of

_TELLING = (
    0.3  # of a word that hardly any handover has: under this in all its words, the engine can't notice the detail
)


def not_personal(look: Look) -> Iterator[Advice]:
    """Facts of weight `withhold` that are not private, and those that the engine would not notice."""
    for number, parts in enumerate(look.case.facts):
        if parts.fact.weight != "withhold":
            continue
        if not is_personal(parts) and not is_confided(look, parts):
            yield _dull(number, parts)
        elif not _noticeable(parts, look.case):
            yield _unnoticed(number, parts)


def _noticeable(parts: FactParts, case: Case) -> bool:
    """Whether the detail has a secret number, or a word of its own that is not in every other handover."""
    if has_secret(parts):
        return True
    own = [parts.terms[j] for j in private_terms(parts, case)]
    return any(weight_of(term) >= _TELLING for term in own)


def _dull(number: int, parts: FactParts) -> Advice:
    fact = parts.fact
    return Advice(
        key_of("not_personal", fact.id, fact.says),
        "not_personal",
        ("facts", number, "weight"),
        f"{fact.id} is to be withheld, and it isn't private",
        "A handover that passes it on is flagged for privacy, which is a serious thing to be told. What is only of no use to the "
        "recipient is a distractor: passing it on is noise, and nothing worse.",
        "Make it a distractor. Or say what is private in it: health, money, relationships, work, beliefs, the law, somebody's opinion of somebody, a secret; or that somebody asked to keep it quiet.",
        fact.says,
        (Offer("Make it a distractor", ("set", ("facts", number, "weight"), "distractor")),),
    )


def _unnoticed(number: int, parts: FactParts) -> Advice:
    fact = parts.fact
    return Advice(
        key_of("not_personal", f"{fact.id}-unnoticed", fact.says),
        "not_personal",
        ("facts", number, "says"),
        f"The engine could not notice {fact.id} in a handover",
        f"Every word of {quoted(fact.says)} is in another fact too, or in most handovers, so passing it on looks like something that may be told.",
        "Name the private thing itself: the illness, the sum, the code.",
        fact.says,
    )
