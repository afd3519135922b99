"""The read-back: who does what by when, made only of what the engine found in the handover.

Each line is the learner's own sentence. Only a slip that is planted on purpose may differ from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from assessment.language.segments import clauses, sentences
from assessment.language.values import Value
from assessment.model.marking import Evidence, FactFinding, Marking
from assessment.model.scenario import Part, Scenario
from assessment.simulation.deadlines import read_values, values_at

AT_MOST = 6
LONGEST = 170  # characters of one line: a longer sentence is cut to the clauses that matter
_PARTS: tuple[Part, ...] = ("commitment", "outstanding")
_SENDER = re.compile(r"^\W*(?:i|i'll|i'm|i’ll|i’m|i've|i’ve|i will|me|mine)\b", re.IGNORECASE)
_ASKED = re.compile(r"\b(?:need|want|like|ask|asking|leave|trust)\b.{0,20}\b(?:you|with you)\b", re.IGNORECASE)
_BOX = re.compile(r"^\W*\[.?\]\s*")  # a box to tick
_TAKER = re.compile(r"\b(?:you|your|yours|please|pls|can you|could you|would you|will you)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: who does it, if the handover says so ("me" is the colleague, "you" the learner), the learner's words, and
    when it is due in them. `fact` is what it conveys."""

    who: str
    what: str
    when: str
    fact: str
    evidence: Evidence


def read_back(scenario: Scenario, marking: Marking, text: str) -> tuple[Line, ...]:
    """The lines in the order of the handover: open work and promises, and the number to ring."""
    lines: dict[str, Line] = {}
    for fact in scenario.facts:
        finding = next((f for f in marking.facts if f.fact == fact.id), None)
        kind = _line_of(fact.part, fact.weight)
        if finding is None or finding.status != "conveyed" or not finding.evidence or kind is None:
            continue
        work = kind == "work"
        line = _work(scenario, finding, fact.says, text) if work else _number(scenario, finding, fact.says)
        if line is not None and _stands_in(line, text):
            lines.setdefault(line.what, line)
    whole = [each for each in lines.values() if not any(_inside(each, other) for other in lines.values())]
    ordered = sorted(whole, key=lambda each: (each.evidence.turn, each.evidence.start))
    return tuple(ordered[:AT_MOST])


def values_read_back(part: str, weight: str, says: str, now: datetime) -> tuple[Value, ...]:
    """The values that a line on such a fact repeats; none where there is no line on it."""
    kind = _line_of(part, weight)
    values = values_at(says, now) if kind else ()
    return values if kind == "work" else tuple(value for value in values if value.kind == "phone")


def _line_of(part: str, weight: str) -> Literal["work", "number"] | None:
    """What is read back of a fact of that kind: all of open work or a promise, of the customer the number to ring."""
    if weight == "withhold":
        return None
    if part in _PARTS:
        return "work"
    return "number" if part == "customer" and weight == "essential" else None


def _inside(line: Line, other: Line) -> bool:
    """Whether a longer line says it already."""
    mine, theirs = line.evidence, other.evidence
    return (
        (mine.start, mine.end) != (theirs.start, theirs.end) and theirs.start <= mine.start and mine.end <= theirs.end
    )


def _stands_in(line: Line, text: str) -> bool:
    return line.evidence.turn == 0 and line.what.removesuffix(" …") in _flat(text)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _work(scenario: Scenario, finding: FactFinding, says: str, text: str) -> Line | None:
    chosen = closest(scenario, finding.evidence, says)
    evidence = _with_its_line(chosen, finding.evidence, text)
    what = _cut(evidence.quote, says, scenario)
    if not what:
        return None
    own = _cut(chosen.quote, says, scenario)  # the sentences beside it may speak of other days
    times = dict.fromkeys(v.text for v in read_values(own, scenario) if v.kind in ("time", "date"))
    when = " ".join(times) if len(times) <= 2 else ""
    return Line(_owner(what), what, when, finding.fact, evidence)


def _number(scenario: Scenario, finding: FactFinding, says: str) -> Line | None:
    """The telephone number alone: it is what one repeats to be sure."""
    if not any(v.kind == "phone" for v in read_values(says, scenario)):
        return None
    for evidence in finding.evidence:
        for value in read_values(evidence.quote, scenario):
            if value.kind == "phone":
                return Line("", _flat(value.text), "", finding.fact, evidence)
    return None


def closest(scenario: Scenario, evidence: tuple[Evidence, ...], says: str) -> Evidence:
    """Of the stretches that convey a fact the one that shares most with it."""
    wanted = {v.key for v in read_values(says, scenario) if v.kind != "date"}
    words = set(re.findall(r"[a-z]{4,}", says.lower()))

    def shared(e: Evidence) -> tuple[int, int]:
        keys = {v.key for v in read_values(e.quote, scenario)}
        return len(wanted & keys), len(words & set(re.findall(r"[a-z]{4,}", e.quote.lower())))

    return max(evidence, key=shared)


def _with_its_line(chosen: Evidence, evidence: tuple[Evidence, ...], text: str) -> Evidence:
    """With the sentences beside it on the same line that convey the fact too ("17:20 Mum comes. See photo ID."), so that a
    line is not the half of a job that happens to have the time in it."""
    if chosen.turn:
        return chosen
    start, end = chosen.start, chosen.end
    near = sorted((e for e in evidence if not e.turn), key=lambda e: abs(e.start - chosen.start))
    for each in near:
        between = text[end : each.start] if each.start >= end else text[each.end : start]
        first, last = min(start, each.start), max(end, each.end)
        if not between.strip() and "\n" not in between and last - first <= LONGEST:
            start, end = first, last
    return Evidence(start, end, text[start:end])


def _cut(quote: str, says: str, scenario: Scenario) -> str:
    """The sentence on one line; of a long one the clauses from the first to the last that speak of the fact."""
    flat = _BOX.sub("", _flat(quote)).strip(" -•*;,")
    if len(flat) <= LONGEST:
        return flat
    words = set(re.findall(r"[a-z]{4,}", says.lower()))
    parts = [p for s in sentences(flat) for p in clauses(s)]
    best = max(parts, key=lambda p: len(words & set(re.findall(r"[a-z]{4,}", p.text.lower()))), default=None)
    start = best.start if best else 0
    piece = flat[start : start + LONGEST]
    return piece if len(flat) - start <= LONGEST else piece.rsplit(" ", 1)[0]


def _owner(what: str) -> str:
    if _SENDER.search(what) and not _ASKED.search(what):
        return "you"
    return "me" if _TAKER.search(what) else ""
