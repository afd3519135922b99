"""The receiver test: six questions that a colleague must be able to answer on the next shift, from the handover alone.

The six follow the parts of a handover and the receiver's own synthesis of I-PASS (illness severity, patient summary, action
list, situation awareness and contingency plans, synthesis by receiver; Starmer and others, 2014).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assessment.model.marking import Evidence, FactFinding, Marking
from assessment.model.scenario import Fact, Part, Scenario
from assessment.simulation.read_back import closest

Answered = Literal["answered", "partly", "unanswerable"]

_ASKED: tuple[tuple[str, Part], ...] = (
    ("Who is the customer, and how do I reach them?", "customer"),
    ("What is wrong?", "issue"),
    ("What has been done?", "action_taken"),
    ("What has been promised, and by when?", "commitment"),
    ("Who does what next, and by when?", "outstanding"),
)
_IF_WRONG = "What do I do if it goes wrong?"
_CONTINGENCY = "contingency"
_IF = re.compile(
    r"\b(?:if|unless|otherwise|in case|fall ?back|plan b|no answer|no reply|not by then|or else|should (?:it|he|she|they|the))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """One question with the words that answer it, and the facts for want of which it can't be answered."""

    question: str
    state: Answered
    quotes: tuple[Evidence, ...]
    missing: tuple[str, ...]


def receiver_test(scenario: Scenario, marking: Marking) -> tuple[Answer, ...]:
    """The six answers (five where the case has no promise, or the like). What came only after asking does not count."""
    found = {f.fact: f for f in marking.facts}
    answers = []
    for question, part in _ASKED:
        facts = scenario.essential(part) or tuple(f for f in scenario.facts if f.part == part and f.weight == "useful")
        if facts:
            answers.append(_answer(scenario, question, facts, marking))
    context = [f for f in scenario.facts if f.part == "context" and f.weight in ("essential", "useful")]
    told = [found[f.id] for f in context if f.id in found]
    plan = [c for j in marking.judgements for c in j.checks if c.check.rpartition(".")[2] == _CONTINGENCY and c.holds]
    quotes = tuple(e for c in plan for e in c.evidence if e.turn == 0 and _IF.search(e.quote))
    need = scenario.essential("context")
    if need and not quotes:
        answers.append(_answer(scenario, _IF_WRONG, need, marking))
    else:
        quotes = quotes or tuple(_quote(scenario, f) for f in told if _told(f.fact, marking) and f.evidence)
        lost = () if quotes else ("what to do if the plan does not work out (“if … then …”)",)
        gaps = tuple(f.says for f in need if not _told(f.id, marking))
        state: Answered = "unanswerable" if not quotes else "partly" if gaps else "answered"
        answers.append(Answer(_IF_WRONG, state, _once(quotes), (*lost, *gaps)))
    return tuple(answers)


def _answer(scenario: Scenario, question: str, facts: tuple[Fact, ...], marking: Marking) -> Answer:
    found = {f.fact: f for f in marking.facts}
    told = [f for f in facts if _told(f.id, marking)]
    missing = tuple(_gap(f, marking) for f in facts if f not in told)
    state: Answered = "unanswerable" if not told else "partly" if missing else "answered"
    return Answer(
        question, state, _once(tuple(_quote(scenario, found[f.id]) for f in told if found[f.id].evidence)), missing
    )


def _quote(scenario: Scenario, finding: FactFinding) -> Evidence:
    return closest(scenario, finding.evidence, scenario.fact(finding.fact).says)


def _gap(fact: Fact, marking: Marking) -> str:
    finding = next((f for f in marking.facts if f.fact == fact.id), None)
    if finding is not None and finding.status == "wrong" and finding.note:
        return f"{fact.says} (Yours differs: {finding.note}.)"
    return fact.says


def _told(fact_id: str, marking: Marking) -> bool:
    finding = next((f for f in marking.facts if f.fact == fact_id), None)
    return finding is not None and finding.status == "conveyed" and not finding.after_asking


def _once(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Each stretch once, in the order of the handover; one inside another is left out."""
    spans = sorted(set(evidence), key=lambda e: (e.start, -e.end))
    kept: list[Evidence] = []
    for e in spans:
        if not kept or e.end > kept[-1].end:
            kept.append(e)
    return tuple(kept)
