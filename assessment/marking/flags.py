"""Misconceptions and safeguards: raised while their rule holds."""

from __future__ import annotations

from collections.abc import Mapping

from assessment.marking.points import fill_in
from assessment.marking.rules import holds, named
from assessment.marking.sight import Sight
from assessment.marking.weighing import Scales
from assessment.model.marking import CheckFinding, Evidence, Flag, FlagKind
from assessment.model.rubric import FlagRule, Rubric


def raise_flags(
    rubrics: tuple[Rubric, ...],
    units: tuple[str, ...],
    findings: Mapping[str, CheckFinding],
    sight: Sight,
    fill: Mapping[str, str],
    scales: Scales | None = None,
) -> tuple[Flag, ...]:
    """The flags of these rubrics: misconceptions of the units that apply, safeguards always."""
    raised = []
    for rubric in rubrics:
        if rubric.id in units:
            raised += [
                _flag(rule, "misconception", rubric.id, findings, sight, fill, scales) for rule in rubric.misconceptions
            ]
    for rubric in rubrics:
        raised += [_flag(rule, "safeguard", rubric.id, findings, sight, fill, scales) for rule in rubric.safeguards]
    return tuple(raised)


def _flag(
    rule: FlagRule,
    kind: FlagKind,
    unit: str,
    findings: Mapping[str, CheckFinding],
    sight: Sight,
    fill: Mapping[str, str],
    scales: Scales | None,
) -> Flag:
    weighed = scales.flag(rule) if scales is not None else None
    up = holds(rule.when, unit, findings) if weighed is None else weighed >= 0.5
    if not up:
        return Flag(rule.id, kind, False)
    asked = [findings[n] for n in named(rule.when, unit)]
    evidence = _quotes(asked)
    if not evidence and any(f.score >= 0 for f in asked):
        return Flag(rule.id, kind, False)  # what is said of words has to show the words
    wrong = {"wrong_fact": "wrong", "privacy": "conveyed"}.get(rule.id)
    facts = tuple(
        f.id
        for f in sight.case.scenario.facts
        if wrong and sight.facts[f.id].status == wrong and (rule.id != "privacy" or f.weight == "withhold")
    )
    notes = [sight.facts[f].note for f in facts if sight.facts[f].note]
    reason = "; ".join(notes) if notes else rule.title
    return Flag(rule.id, kind, True, reason, fill_in(rule.advice, fill), evidence, facts)


def _quotes(asked: list[CheckFinding]) -> tuple[Evidence, ...]:
    """What raised the flag; where no check of its own holds, what came nearest to it."""
    quotes = {e for f in asked if f.holds for e in f.evidence[:2]}
    if not quotes:
        quotes = {e for f in asked for e in f.near[:1]}
    return tuple(sorted(quotes, key=lambda e: (e.start, e.end)))
