"""What is said in a fact's place: the clause that speaks most of its subject, whatever figures stand in it.

A fact is stated wrongly where its subject is spoken of and another hour, day, number or person stands where its own
should, or where what is still to do is told as done. So the clause is looked for by subject alone, and its values
are held against the fact's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from assessment.language.synonyms import related
from assessment.language.values import Value, comparable, near_value, same_value
from assessment.language.words import stem
from assessment.marking.case import Case, FactParts
from assessment.marking.reading import Clause, Reading
from assessment.marking.stretches import said

# "I've moved her car", "was sent", "has been requested": somebody says it has happened. Imperatives and lists don't match.
_CLAIM = re.compile(
    r"\b(?:(?:i|we|he|she|they)(?:'ve|'s)? (?:have |has |had )?(?:also |already |just |now |then |even |went and )*(?P<plain>\w+)|"
    r"(?:has|have|had|was|were|been|is|are)(?: now| already| just| all| both| been)* (?P<passive>\w+)|and (?P<second>\w+(?:ed|nt|ld|ve|ok|ng)))\b",
    re.IGNORECASE,
)
# The past of irregular verbs of this work, by their stem.
_IRREGULAR = {
    "rang": "ring", "rung": "ring", "told": "tell", "gave": "give", "given": "give", "sent": "send", "took": "take",
    "taken": "take", "put": "put", "got": "get", "made": "make", "met": "meet", "paid": "pay", "found": "find",
    "spoke": "speak", "spoken": "speak", "wrote": "write", "written": "write", "kept": "keep", "held": "hold",
    "went": "go", "gone": "go", "came": "come", "did": "do", "done": "do", "let": "let", "set": "set", "left": "leave",
}  # fmt: skip
_TO_DO_VERB = re.compile(
    r"\b(?:must|has to|have to|had to|to|is|are|not|been|be|yet|still) (?:be |been |have |yet )*(\w+)", re.IGNORECASE
)
_SUPPOSED = re.compile(
    r"\b(?:if|unless|until|till|once|when|whether|should|must|need\w*|has to|have to|to be|please|could|would|will|can|may|might|"
    r"in case|only|due|by|before|not|no|nobody|none|never|yet|'ll|wants?|asked (?:for|to)|promised|told (?:her|him|them) (?:that )?(?:we|someone|somebody|you|i))\b|n't\b|\?",
    re.IGNORECASE,
)
_KINDS = ("time", "date", "phone", "reference", "money", "number")


@dataclass(frozen=True, slots=True)
class Topic:
    """The clause that speaks most of the fact's subject: how much so, and by how much more than of any other fact's."""

    clause: int
    score: float
    lead: float


def topics(case: Case, reading: Reading) -> tuple[Topic | None, ...]:
    """For each fact of the case, its clause; None in an empty text."""
    if not reading.clauses:
        return tuple(None for _ in case.facts)
    scores = np.zeros((len(case.facts), len(reading.clauses)), dtype=np.float32)
    for i, fact in enumerate(case.facts):
        close = reading.clause_vectors @ fact.vector
        total = sum(t.weight for t in fact.terms) or 1.0
        for j, clause in enumerate(reading.clauses):
            told = sum(t.weight * said(t, clause.words) for t in fact.terms) / total
            scores[i, j] = told + float(close[j])
    found = []
    for i in range(len(case.facts)):
        best = int(scores[i].argmax())
        others = np.delete(scores[:, best], i)
        found.append(
            Topic(best, float(scores[i, best]), float(scores[i, best] - (others.max() if len(others) else 0.0)))
        )
    return tuple(found)


def contrary(index: int, topic: Topic | None, case: Case, reading: Reading) -> dict[str, float]:
    """The numbers that tell whether something contrary is said in the fact's place."""
    out = {"topic": 0.0, "topic_lead": 0.0, "told_done": 0.0, "told_to_do": 0.0}
    out |= {f"other_{kind}": 0.0 for kind in _KINDS}
    out |= {"other_person": 0.0, "replaced": 0.0, "replaced_near": 0.0, "replaced_foreign": 0.0, "replaced_due": 0.0}
    out |= {"other_due": 0.0, "other_near": 0.0, "other_foreign": 0.0, "other_owned": 0.0, "other_alone": 0.0}
    if topic is None:
        return out
    fact, clause = case.facts[index], reading.clauses[topic.clause]
    anywhere = {id(v): any(same_value(v, said_) for said_ in reading.values) for v in fact.values}
    out["topic"], out["topic_lead"] = topic.score, topic.lead
    out["told_done"] = float(_due(fact) and claims(fact, clause))
    out["told_to_do"] = float(fact.tense == "done" and clause.tense == "to_do")
    out["other_person"] = float(_another_person(fact, clause, case))
    for mine, role, rival in rivals_in(fact, clause):
        out[f"other_{mine.kind}"] = 1.0
        owned = _owned(rival, fact, case)
        out["other_due"] = max(out["other_due"], float(role == "due"))
        out["other_near"] = max(out["other_near"], float(near_value(mine, rival)))
        out["other_foreign"] = max(out["other_foreign"], float(not owned))
        out["other_owned"] = max(out["other_owned"], float(owned))
        if not anywhere.get(id(mine), True):
            out["replaced_near"] = max(out["replaced_near"], float(near_value(mine, rival)))
            out["replaced_foreign"] = max(out["replaced_foreign"], float(not owned))
            out["replaced_due"] = max(out["replaced_due"], float(role == "due"))
            out["replaced"] = 1.0
        out["other_alone"] = max(out["other_alone"], float(sum(v.kind == mine.kind for v in clause.values) == 1))
    return out


def rivals_in(fact: FactParts, clause: Clause) -> list[tuple[Value, str, Value]]:
    """The fact's value, its role and the one said in its place, wherever the fact's own is not in the clause."""
    found: list[tuple[Value, str, Value]] = []
    free = [v for v in clause.values if not any(same_value(m, v) for m in fact.values)]
    for mine, role in zip(fact.values, fact.roles, strict=True):
        if mine.kind not in _KINDS or role in ("today", "restated", "superseded"):
            continue
        if any(same_value(mine, v) for v in clause.values):
            continue
        rivals = [v for v in free if comparable(mine, v)]
        if rivals:
            found.append((mine, role, min(rivals, key=lambda v: (not near_value(mine, v), v.start))))
    return found


def _another_person(fact: FactParts, clause: Clause, case: Case) -> bool:
    """Whether somebody of the case is named in the clause who is not in the fact, and nobody of the fact is."""
    mine = {case.people[t.text] for t in fact.terms if t.name and t.text in case.people}
    if not mine:
        return False
    named = {case.called(w.text, w is clause.words[0]) for w in clause.words} - {None}
    return bool(named) and not named & mine


def claims(fact: FactParts, clause: Clause) -> bool:
    """Whether the clause plainly says that what the fact has still to be done has been done: the fact's own verb, or one that
    means the same, in the past, neither denied, asked for, planned nor supposed."""
    text = clause.segment.text
    if clause.negative or _SUPPOSED.search(text):
        return False
    wanted = {_verb(m.group(1)) for m in _TO_DO_VERB.finditer(fact.says)}
    for match in _CLAIM.finditer(text):
        told = _verb(match.group("plain") or match.group("passive") or match.group("second"))
        if told in wanted or related(told) & wanted:
            return True
    return False


def _verb(word: str) -> str:
    return stem(_IRREGULAR.get(word.lower(), word))


def _due(fact: FactParts) -> bool:
    return fact.fact.part in ("outstanding", "commitment") or (fact.negative and fact.fact.weight != "withhold")


def _owned(value: Value, fact: FactParts, case: Case) -> bool:
    return any(same_value(value, v) for f in case.facts if f is not fact for v in f.values)
