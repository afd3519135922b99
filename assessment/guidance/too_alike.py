"""Facts that the engine can't tell apart: a handover that has one would be credited with the other, or would keep its credit
with the two's times or numbers swapped.

Each fact's own sentence is marked as a handover of one line. That asks the engine itself, so what is advised here is what
would happen to a learner, whether or not a person would tell the facts apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from assessment.guidance.advice import Advice, Offer, key_of, quoted
from assessment.guidance.look import Look, openly
from assessment.language.meaning import Vectors
from assessment.language.values import Value, comparable, same_value
from assessment.marking.case import Case, FactParts
from assessment.marking.facts import find_facts
from assessment.marking.reading import read
from assessment.model.marking import FactFinding

_NEAR = 0.5  # facts further apart in meaning than this were never taken for each other
_SWAP_NEAR = 0.55
_SURE = 0.6  # on a line alone the engine is less sure than on a whole handover, so its edge doesn't count
_NOT_LOOKED_AT = frozenset(["happened", "today", "restated", "superseded"])
_LOOKALIKE = re.compile(r"\b(?:different|another)\b", re.IGNORECASE)  # a fact that is there to warn of a mix-up
_TELLING = ("time", "date", "phone", "reference", "money")


def too_alike(look: Look) -> Iterator[Advice]:
    """Facts that are credited with each other's words, facts whose own words are not recognised, values that may be swapped."""
    case = openly(look.case)
    vectors = np.stack([f.vector for f in case.facts])
    near = vectors @ vectors.T
    for i, fact in enumerate(case.facts):
        beside = [j for j in range(len(case.facts)) if j != i and near[i, j] >= _NEAR and _matters(fact, case.facts[j])]
        found = marked(fact.says, case, [i, *beside])
        own = found[fact.fact.id]
        if own.status == "wrong" and own.sure >= _SURE:
            yield _not_itself(i, fact, own)
        for j in beside:
            other = case.facts[j]
            also = found[other.fact.id]
            if also.status == "conveyed" and also.sure >= _SURE:
                yield _alike(i, fact, j, other)
    yield from _swaps(case, near, look.scenario.now.date().isoformat())


def _matters(a: FactParts, b: FactParts) -> bool:
    """Two distractors that are taken for each other harm nobody."""
    return a.fact.weight != "distractor" and b.fact.weight != "distractor"


def marked(text: str, case: Case, places: list[int]) -> dict[str, FactFinding]:
    """What becomes of these facts in a handover of that text."""
    some = replace(
        case,
        facts=tuple(case.facts[i] for i in places),
        other_wordings=tuple(tuple(row[i] for i in places) for row in case.other_wordings),
    )
    return {finding.fact: finding for finding in find_facts(some, read(text, case))}


@dataclass(frozen=True, slots=True)
class _Swap:
    first: Value
    second: Value


def _swaps(case: Case, near: Vectors, today: str) -> Iterator[Advice]:
    for i, j in combinations(range(len(case.facts)), 2):
        a, b = case.facts[i], case.facts[j]
        if near[i, j] < _SWAP_NEAR or not _matters(a, b) or "withhold" in (a.fact.weight, b.fact.weight):
            continue
        if _LOOKALIKE.search(a.says) or _LOOKALIKE.search(b.says):
            continue
        swap = _swap_of(a, b, today)
        if swap is None:
            continue
        text = f"{_with(a, swap.first, swap.second.text)} {_with(b, swap.second, swap.first.text)}"
        found = marked(text, case, [i, j])
        if all(f.status == "conveyed" and f.sure >= _SURE for f in found.values()):
            yield _swapped(i, a, j, b, swap)


def _swap_of(a: FactParts, b: FactParts, today: str) -> _Swap | None:
    """The one value of each that could be taken for the other's; None where there is none, or more than one."""
    pairs = [
        _Swap(x, y)
        for x, role_x in zip(a.values, a.roles, strict=True)
        for y, role_y in zip(b.values, b.roles, strict=True)
        if x.kind in _TELLING and x.kind == y.kind and comparable(x, y) and not same_value(x, y)
        and not {role_x, role_y} & _NOT_LOOKED_AT and not (x.kind == "date" and min(x.key, y.key) < today)
    ]  # fmt: skip
    return pairs[0] if len(pairs) == 1 else None


def _with(parts: FactParts, value: Value, text: str) -> str:
    return parts.says[: value.start] + text + parts.says[value.end :]


def _alike(i: int, fact: FactParts, j: int, other: FactParts) -> Advice:
    a, b = fact.fact, other.fact
    return Advice(
        key_of("too_alike", f"{a.id}-{b.id}", a.says, b.says),
        "too_alike",
        ("facts", j, "says"),
        f"The engine can't tell {b.id} from {a.id}",
        f"A handover that says only {quoted(a.says)} is credited with {b.id} too: {quoted(b.says)}",
        f"Say in {b.id} what sets it apart, or make the two one fact. Or give {b.id} the other's sentence under “reject”.",
        b.says,
        (Offer(f"Reject {a.id}'s sentence for {b.id}", ("set", ("facts", j, "reject"), (*b.reject, a.says))),),
    )


def _not_itself(i: int, fact: FactParts, own: FactFinding) -> Advice:
    note = f" ({own.note})" if own.note else ""
    return Advice(
        key_of("too_alike", f"{fact.fact.id}-itself", fact.fact.says),
        "too_alike",
        ("facts", i, "says"),
        f"The engine takes {fact.fact.id}'s own words as stated wrongly",
        f"A learner who writes {quoted(fact.fact.says)} would be told that it is wrong{note}.",
        "Say it in plainer words, one thing at a time, and try again.",
        fact.fact.says,
    )


def _swapped(i: int, a: FactParts, j: int, b: FactParts, swap: _Swap) -> Advice:
    first, second = quoted(swap.first.text), quoted(swap.second.text)
    return Advice(
        key_of("too_alike", f"{a.fact.id}-{b.fact.id}-swap", a.fact.says, b.fact.says),
        "too_alike",
        ("facts", j, "says"),
        f"{first} in {a.fact.id} and {second} in {b.fact.id} can be swapped unnoticed",
        "A handover that mixes the two up would keep the credit for both facts.",
        "Put what each time or number is of right beside it in its fact. If this stays, remember that an assessor has to see to it.",
        b.fact.says,
    )
