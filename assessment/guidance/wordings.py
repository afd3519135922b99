"""The wordings that a tutor adds: one under `accept` that the engine takes anyway, and one under `reject` that it takes still."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assessment.guidance.advice import Advice, Offer, key_of, quoted
from assessment.guidance.look import Look
from assessment.guidance.too_alike import marked
from assessment.marking.case import Case

_SURELY = 0.7  # a wording taken by less than this is worth keeping: it may be what tips a handover


def wordings(look: Look) -> Iterator[Advice]:
    """Wordings that change nothing, and wordings that don't do what they are for."""
    plain = replace(look.case, other_wordings=(), rejects=())
    for number, fact in enumerate(look.scenario.facts):
        if fact.weight == "withhold":
            continue
        for n, wording in enumerate(fact.accept):
            if _taken(wording, plain, number, _SURELY):
                yield _useless(number, fact.id, n, wording, fact.accept)
        for n, wording in enumerate(fact.reject):
            if _taken(wording, look.case, number, 0.5):
                yield _still_taken(number, fact.id, n, wording)


def _taken(wording: str, case: Case, number: int, sure: float) -> bool:
    finding = marked(wording, case, [number])[case.facts[number].fact.id]
    return finding.status == "conveyed" and finding.sure >= sure


def _useless(number: int, fact_id: str, n: int, wording: str, accept: tuple[str, ...]) -> Advice:
    rest = accept[:n] + accept[n + 1 :]
    return Advice(
        key_of("accept_useless", fact_id, wording),
        "accept_useless",
        ("facts", number, "accept", n),
        f"{fact_id} is credited for {quoted(wording)} without your help",
        "The engine takes this wording from the fact's own sentence. It does no harm; each wording makes the marking a little slower.",
        "Take it out, or keep it as a note to yourself.",
        wording,
        (Offer("Take it out", ("set", ("facts", number, "accept"), rest)),),
    )


def _still_taken(number: int, fact_id: str, n: int, wording: str) -> Advice:
    return Advice(
        key_of("reject_taken", fact_id, wording),
        "reject_taken",
        ("facts", number, "reject", n),
        f"{quoted(wording)} should not count for {fact_id}, and it does",
        "The engine finds it nearer to the fact's own sentence than to what you reject, so a learner who writes it gets the credit.",
        "Say in the fact what this wording lacks, or write the near miss more as a learner would.",
        wording,
    )
