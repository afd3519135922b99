"""Advice on a rubric's marking points: rules that nothing can meet, and advice to learners that leaves them nothing to do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product

from assessment.guidance.advice import Advice, Where, key_of, listed, quoted
from assessment.marking.rules import full_name, holds
from assessment.model.marking import CheckFinding
from assessment.model.rubric import Addressed, MarkingPoint, Rubric, Rule, references

_MOST_CHECKS = 14  # above that, a rule is not tried out in every way
_LEAD = re.compile(
    r"^(?:please|then|next time|now|also|first|and|or|so|but|always|never|instead|today|before you \w+|when you \w+(?: \w+){0,4}|"
    r"(?:for|to|in|on|at|if|when|before|after|once|until|without|with)\b[^,:;]*)$",
    re.IGNORECASE,
)
_NO_ORDER = re.compile(
    r"^(?:the|a|an|this|that|these|those|it|its|there|here|you|your|you're|you've|he|she|they|we|i|his|her|their|our|my|no|not|nobody|nothing|none|"
    r"some|somebody|something|every|everything|everybody|each|all|both|most|many|much|more|few|too|very|one|two|three|what|who|why|how|which|where|"
    r"\{\w+\}|good|well|great|nice|excellent|almost|nearly|only|just|still|yet|\w+ing|\w+ed|\w+ly|\w+tion|\w+ness)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def point_advice(rubric: Rubric) -> Iterator[Advice]:
    """All advice on the rubric's points and flags, in the order of the file."""
    for number, point in enumerate(rubric.points):
        where: Where = ("points", number)
        if _never_met(point, rubric):
            yield _unmeetable(where, point)
        for name in ("not_yet", "partly", "met"):
            text = getattr(point.advice, name)
            if not asks_for_something(text):
                yield _idle((*where, "advice", name), f"{point.id}-{name}", text)
    for group in ("misconceptions", "safeguards"):
        for number, flag in enumerate(getattr(rubric, group)):
            if not asks_for_something(flag.advice):
                yield _idle((group, number, "advice"), flag.id, flag.advice)


def asks_for_something(text: str) -> bool:
    """Whether the last sentence tells the reader to do something: one of its clauses starts like an order ("Name the log",
    "Next time, say so first") and not like a statement ("The log is named")."""
    last = _SENTENCE.split(text.strip())[-1]
    clauses = [clause.strip() for clause in re.split(r"[,:;]| and | then ", last) if clause.strip()]
    while len(clauses) > 1 and _LEAD.match(clauses[0]):
        clauses.pop(0)
    return _NO_ORDER.match(clauses[0].rstrip(".!?")) is None and not last.rstrip().endswith("?")


def _never_met(point: MarkingPoint, rubric: Rubric) -> bool:
    """Whether no way in which its checks could turn out meets the point, caps and all."""
    rules: list[Rule] = [point.needs.met, *(cap.when for cap in point.caps)]
    names = sorted({full_name(ref, rubric.id) for rule in rules for ref in references(rule)})
    if len(names) > _MOST_CHECKS:
        return False
    dead = _dead(rubric)
    for turn in product((True, False), repeat=len(names)):
        said = dict(zip(names, turn, strict=True))
        if any(said[name] for name in names if name in dead) or _at_odds(said, rubric):
            continue
        findings = {name: CheckFinding(name, value) for name, value in said.items()}
        if holds(point.needs.met, rubric.id, findings) and not any(
            holds(cap.when, rubric.id, findings) for cap in point.caps
        ):
            return False
    return True


def _dead(rubric: Rubric) -> frozenset[str]:
    """Checks that count facts and ask for more than there can be."""
    found = set()
    for check in rubric.checks:
        least, most = getattr(check, "at_least", None), getattr(check, "at_most", None)
        if isinstance(least, int) and isinstance(most, int) and least > most:
            found.add(full_name(check.id, rubric.id))
    return frozenset(found)


def _at_odds(said: Mapping[str, bool], rubric: Rubric) -> bool:
    """A handover doesn't go to the right person and plainly to somebody else."""
    to = {check.to for check in rubric.checks if isinstance(check, Addressed) and said.get(f"{rubric.id}.{check.id}")}
    return len(to) > 1


def _unmeetable(where: Where, point: MarkingPoint) -> Advice:
    caps = " or the caps" if point.caps else ""
    asked = listed(dict.fromkeys(references(point.needs.met)))
    return Advice(
        key_of("never_met", point.id, point.model_dump_json(include={"needs", "caps"})),
        "never_met",
        (*where, "needs", "met"),
        f"No handover can meet {point.id}",
        f"Whatever the checks find ({asked}), the rule for “met”{caps} rule it out: they contradict each other.",
        "Look for a check that is asked for and forbidden at once.",
    )


def _idle(where: Where, name: str, text: str) -> Advice:
    return Advice(
        key_of("advice_idle", name, text),
        "advice_idle",
        where,
        f"The advice {quoted(text, 60)} doesn't end in something to do",
        "A learner who reads what was wrong and not what to do next will do the same again.",
        "End it with an order in plain words: “Name the log and its number.”",
        text,
    )
