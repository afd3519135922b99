"""A fact that says two things: a learner who passes on one of them is told all or nothing.

Two signs: the two halves have nothing to do with each other, or the engine credits the whole fact to a handover that says
only half of it. What has not been done and must be ("has not been ordered and must be by noon") is one thing, and so
is what follows from the first half ("she works nights and must not be rung before eleven").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assessment.guidance.advice import Advice, Offer, key_of, quoted
from assessment.guidance.look import Look
from assessment.guidance.splitting import halves
from assessment.guidance.too_alike import marked
from assessment.language.meaning import encoder
from assessment.language.polarity import negated
from assessment.marking.case import FactParts

_APART = 0.3  # the likeness in meaning under which two halves are about different things
_SURE = 0.7
_TO_DO = re.compile(r"\b(?:must|has to|have to|should|needs? to)\b", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:still|due|not yet|pencilled|on hold)\b", re.IGNORECASE)
_LOOKALIKE = re.compile(
    r"\b(?:different|another|is a|not (?:this|hers|his|theirs)|other)\b.*\b(?:case|job|order|record|complaint|agreement|customer|person)",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(r"^\w+(?: \w+)? (?:must not|cannot|can't|should not|has nothing to do|may not)\b", re.IGNORECASE)


def two_things(look: Look) -> Iterator[Advice]:
    """Facts that a learner must or may pass on, and that are two facts."""
    found = [
        (n, parts, split)
        for n, parts in enumerate(look.case.facts)
        if parts.fact.weight in ("essential", "useful")
        and (split := halves(parts.fact.says))
        and not _one_thing(*split)
    ]
    if not found:
        return
    vectors, _ = encoder().encode([half for _, _, split in found for half in split])
    for row, (number, parts, split) in enumerate(found):
        apart = float(vectors[2 * row] @ vectors[2 * row + 1]) < _APART
        credited = _credited(number, parts, split, look)
        if credited or apart:
            yield _advice(number, parts, split, credited)


def _one_thing(first: str, second: str) -> bool:
    open_then_due = (negated(first) or _OPEN.search(first)) and _TO_DO.search(second)
    return bool(open_then_due or _FOLLOWS.match(second) or _LOOKALIKE.search(first))


def _credited(number: int, parts: FactParts, split: tuple[str, str], look: Look) -> str:
    """The half that is credited with the whole; "" if neither is."""
    for half in split:
        finding = marked(half, look.case, [number])[parts.fact.id]
        if finding.status == "conveyed" and finding.sure >= _SURE:
            return half
    return ""


def _advice(number: int, parts: FactParts, split: tuple[str, str], credited: str) -> Advice:
    fact = parts.fact
    why = "A learner who passes on only one of them is told that they left out both, and never learns which."
    if credited:
        why = f"A handover that says only {quoted(credited)} is credited with the whole fact."
    return Advice(
        key_of("says_two_things", fact.id, fact.says),
        "says_two_things",
        ("facts", number, "says"),
        f"{fact.id} says two things",
        why,
        "Split it into two facts, so that each is marked by itself.",
        fact.says,
        (Offer(f"Split it: {quoted(split[0], 60)} and {quoted(split[1], 60)}", ("split_fact", fact.id, split)),),
    )
