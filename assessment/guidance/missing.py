"""What a scenario as a whole lacks: nothing to leave out, nothing to keep private, nobody to go wrong with, nothing to agree."""

from __future__ import annotations

from collections.abc import Iterator

from assessment.guidance.advice import Advice, Offer, key_of
from assessment.guidance.look import Look, place_of
from assessment.guidance.private_kinds import has_words, is_confided, nearness
from assessment.marking.case import FactParts

_OWNERS_UNIT = "maintain-through-handover"  # its point M1 asks for every essential outstanding action


def missing(look: Look) -> Iterator[Advice]:
    """What no fact or person of the scenario gives a learner to get right or wrong."""
    scenario = look.scenario
    if not scenario.others:
        yield _advice(
            "no_wrong_recipient",
            ("others",),
            "There is nobody else to hand over to",
            "Choosing the right person is half of a handover, and with only one person there is no choice.",
            "Add somebody who is wrong: off duty, without the authority, or in another team and too helpful.",
        )
    weights = {fact.weight for fact in scenario.facts}
    parts = {fact.part for fact in scenario.facts if fact.weight in ("essential", "useful")}
    if "distractor" not in weights:
        yield _advice(
            "no_distractor",
            ("facts",),
            "There is no distractor",
            "A learner who copies the whole brief loses nothing, so the scenario doesn't practise choosing what matters.",
            "Add one or two things that are true and of no use, such as staff news or small talk, to the brief and to the facts.",
        )
    if "withhold" not in weights:
        yield _nothing_private(look)
    if not scenario.essential("outstanding"):
        owned = " Marking point M1 can't be met without one." if _OWNERS_UNIT in scenario.units else ""
        yield _advice(
            "no_outstanding",
            ("facts",),
            "No work is left to hand over",
            f"No fact of the part “outstanding” is essential, so there is nothing to give an owner and a time.{owned}",
            "Say what still has to be done and by when, as an essential fact of the part “outstanding”.",
        )
    if "commitment" not in parts:
        yield _advice(
            "no_commitment",
            ("facts",),
            "Nothing has been promised",
            "A promise that the next person doesn't know of is what handovers lose most, and this one has none to lose.",
            "Let the customer be told what to expect and by when, and make that a fact of the part “commitment”.",
        )


_SIGN = 0.5  # what a private word, or a request to keep it quiet, counts for beside nearness in meaning
_NEVER_TOLD = "The privacy safeguard can never be raised here, so a learner who passes on too much is never told."


def _nothing_private(look: Look) -> Advice:
    """No fact is to be withheld; one of those that are there may have to be."""
    parts = _most_private(look)
    if parts is None:
        return _advice(
            "no_withhold",
            ("facts",),
            "There is nothing to keep private",
            _NEVER_TOLD,
            "Add a private detail that the recipient doesn't need, to the brief and to the facts with the weight “withhold”.",
        )
    fact, where = parts.fact, ("facts", place_of(look.scenario, parts.fact.id), "weight")
    return Advice(
        key_of("no_withhold", "facts", fact.says),
        "no_withhold",
        where,
        f"{fact.id} sounds private, and no fact is to be withheld",
        _NEVER_TOLD,
        "If the recipient doesn't need it, give it the weight “withhold”. If they do, add a private detail that they don't need.",
        fact.says,
        (Offer(f"Withhold {fact.id}", ("set", where, "withhold")),),
    )


def _most_private(look: Look) -> FactParts | None:
    """Of the facts that nobody needs for the job, the one that looks most private: by its words and by what is asked in the brief."""
    found = [
        (nearness(parts) + _SIGN * has_words(parts) + _SIGN * is_confided(look, parts), -number, parts)
        for number, parts in enumerate(look.case.facts)
        if parts.fact.weight in ("useful", "distractor")
        and nearness(parts) > 0
        and (has_words(parts) or is_confided(look, parts))
    ]
    return max(found, key=lambda each: each[:2])[2] if found else None


def _advice(kind: str, where: tuple[str, ...], title: str, why: str, do: str) -> Advice:
    return Advice(key_of(kind, where[0]), kind, where, title, why, do)
