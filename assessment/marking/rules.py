"""Rules of a rubric: checks combined with all, any, not and at least N of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assessment.model.marking import CheckFinding
from assessment.model.rubric import All, Any_, AtLeast, Not, Rule


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


def named(rule: Rule, unit: str, *, with_not: bool = False) -> Iterator[str]:
    """The checks that a rule names, in the order of the file; those under a `not` only if asked for."""
    if isinstance(rule, str):
        yield full_name(rule, unit)
    elif isinstance(rule, Not):
        if with_not:
            yield from named(rule.not_, unit, with_not=True)
    else:
        for part in parts_of(rule):
            yield from named(part, unit, with_not=with_not)


def parts_of(rule: All | Any_ | AtLeast) -> tuple[Rule, ...]:
    """The rules that a combination combines."""
    if isinstance(rule, All):
        return rule.all
    return rule.any if isinstance(rule, Any_) else rule.of


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
