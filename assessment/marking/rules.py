"""Rules of a rubric: checks combined with all, any, not and at least N of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assessment.model.marking import CheckFinding
from assessment.model.rubric import All, Any_, Not, Rule, parts_of


def full_name(ref: str, unit: str) -> str:
    """`unit.check` for a check named in a rubric of that unit."""
    return ref if "." in ref else f"{unit}.{ref}"


def holds(rule: Rule, unit: str, checks: Mapping[str, CheckFinding]) -> bool:
    """Whether the rule holds for these findings; KeyError where it names a check that was not run."""
    if isinstance(rule, str):
        return checks[full_name(rule, unit)].holds
    if isinstance(rule, All):
        return all(holds(r, unit, checks) for r in rule.all)
    if isinstance(rule, Any_):
        return any(holds(r, unit, checks) for r in rule.any)
    if isinstance(rule, Not):
        return not holds(rule.not_, unit, checks)
    return sum(holds(r, unit, checks) for r in rule.of) >= rule.at_least


def named(rule: Rule, unit: str) -> Iterator[str]:
    """The checks that a rule asks for, in the order of the file; those under a `not` left out."""
    if isinstance(rule, str):
        yield full_name(rule, unit)
    elif not isinstance(rule, Not):
        for part in parts_of(rule):
            yield from named(part, unit)


def lacking(rule: Rule, unit: str, checks: Mapping[str, CheckFinding]) -> Iterator[str]:
    """The checks for want of which a rule does not hold; nothing where it holds."""
    if holds(rule, unit, checks):
        return
    if isinstance(rule, str):
        yield full_name(rule, unit)
    elif isinstance(rule, All):
        for part in rule.all:
            yield from lacking(part, unit, checks)
    elif isinstance(rule, Any_):
        yield from lacking(rule.any[0], unit, checks)
    elif isinstance(rule, Not):
        yield from named(rule.not_, unit)
    else:
        for part in rule.of:
            yield from lacking(part, unit, checks)
