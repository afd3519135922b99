"""A fact that the scenario never tells the learner: they can't pass on what they can't know.

The engine reads the brief, and where that is not enough also the people, the trigger and the procedure, as if they were a
handover. A fact that it doesn't find is never said. A number, a sum, a name or a deadline is looked for by itself too: the
engine forgives a learner who leaves one out of a long fact, and a brief must not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assessment.guidance.advice import Advice, key_of, listed, quoted
from assessment.guidance.look import Look, beside, openly
from assessment.guidance.unwrapping import unwrapped
from assessment.language.cleaning import clean
from assessment.language.values import Value, find_values, same_value
from assessment.language.words import alike, words
from assessment.marking.case import FactParts
from assessment.marking.facts import find_facts
from assessment.marking.reading import read
from assessment.model.marking import FactFinding

_ALWAYS = ("phone", "reference", "money")
_DUE = ("time", "date")
_LOOSE_HOUR = re.compile(r"\b(?:half|quarter|twenty|ten|five) (?:past|to)\b", re.I)
_SAME_NAME = 0.9


def never_said(look: Look) -> Iterator[Advice]:
    """Facts that neither the brief nor the people nor the procedure say."""
    around = beside(look.scenario)
    flat = clean(f"{unwrapped(look.scenario.brief)}\n\n{around}").text
    values = find_values(flat, look.scenario.now)
    known = {word.text.lower().removesuffix("'s") for word in words(flat)}
    unsaid = [f.id for f in look.scenario.facts if look.told[f.id].status != "conveyed"]
    again = _read_on(look, f"{look.scenario.brief}\n\n{around}") if unsaid else {}
    for number, parts in enumerate(look.case.facts):
        fact = parts.fact
        finding = again.get(fact.id, look.told[fact.id])
        lost = [v.text for v in _lost(parts, values, flat)] + _strangers(parts, known)
        if lost:
            yield _value_lost(number, parts, lost)
        elif fact.id in unsaid and finding.status != "conveyed":
            yield _differs(number, parts, finding) if finding.status == "wrong" else _unsaid(number, parts)


def _read_on(look: Look, whole: str) -> dict[str, FactFinding]:
    """The facts once more, with all that stands around the brief, and the brief's lines as they are."""
    return {finding.fact: finding for finding in find_facts(openly(look.case), read(whole, look.case))}


def _lost(parts: FactParts, values: tuple[Value, ...], flat: str) -> list[Value]:
    """The fact's numbers, sums and deadlines that the learner is shown nowhere. "By half past" needs no hour where the one
    before it is clear, so a loose hour in the text speaks for one that does not stand on the hour."""
    found = []
    for value, role in zip(parts.values, parts.roles, strict=True):
        needed = value.kind in _ALWAYS or (value.kind in _DUE and role == "due")
        if not needed or any(same_value(value, said) for said in values):
            continue
        if value.kind == "time" and not value.key.endswith(":00") and _LOOSE_HOUR.search(flat):
            continue
        if value.kind == "reference" and len(value.key) < 3:
            continue
        found.append(value)
    return found


def _strangers(parts: FactParts, known: set[str]) -> list[str]:
    """Names in the fact that nobody in the scenario has, by the words with a capital inside its sentence."""
    found = []
    for term in parts.terms:
        low = term.text
        if term.name and len(low) > 2 and low not in known and not any(alike(low, k) >= _SAME_NAME for k in known):
            found.append(parts.says[term.start : term.end])
    return found


def _unsaid(number: int, parts: FactParts) -> Advice:
    fact = parts.fact
    if fact.weight == "withhold":
        why = "A learner can't be careful with a private detail that they never read, so nobody can get this wrong."
    elif fact.weight == "distractor":
        why = "It can distract nobody who never reads it."
    else:
        why = "A learner can only pass on what they read. Everybody would be told that they left this out."
    return Advice(
        key_of("never_said", fact.id, fact.says),
        "never_said",
        ("facts", number, "says"),
        f"The brief never says {fact.id}",
        why,
        "Add it to the brief, in somebody's words or as a line of the record, or take the fact out.",
        fact.says,
    )


def _value_lost(number: int, parts: FactParts, lost: list[str]) -> Advice:
    fact = parts.fact
    what = listed(quoted(text) for text in dict.fromkeys(lost))
    return Advice(
        key_of("never_said", fact.id, fact.says),
        "never_said",
        ("facts", number, "says"),
        f"{fact.id} has {what}, and the learner is never shown that",
        "A handover that is right can't have it, and one that has it would be guessing.",
        f"Put {what} into the brief as it stands in the fact, or correct the fact.",
        fact.says,
    )


def _differs(number: int, parts: FactParts, finding: FactFinding) -> Advice:
    fact = parts.fact
    note = f": {finding.note}" if finding.note else ""
    said = listed(quoted(evidence.quote) for evidence in finding.evidence[:1])
    return Advice(
        key_of("never_said", fact.id, fact.says),
        "never_said",
        ("facts", number, "says"),
        f"The brief seems to say something else than {fact.id}{note}",
        "A learner who copies the brief faithfully would be told that they stated it wrongly.",
        f"Compare the fact with the brief{f', which has {said}' if said else ''}, and make them agree.",
        fact.says,
    )
