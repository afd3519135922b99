"""The rules of a rubric: a check's id, or all / any / not / at_least of rules.

They are checked here and not by the model, because a model that may be any of five shapes answers one slip with a
complaint for each of the five.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assessment.content.problem import Finding, Key
from assessment.content.shape import did_you_mean, listed
from assessment.content.tree import Value
from assessment.content.words import describe, shown

OPERATORS = ("all", "any", "not", "at_least")
NAME = re.compile(r"([a-z0-9]+(-[a-z0-9]+)*\.)?[a-z][a-z0-9_]*")
MAX_NAME = 100
FORMS = "Write a check's id, or all: […], any: […], not: …, or at_least: 2 with of: […]."


def rule_places(tree: Value) -> Iterator[tuple[Key, Value]]:
    """Every rule of the rubric and where it stands."""
    for number, point in enumerate(tree.list("points")):
        needs = point.get("needs")
        for level in ("met", "partly"):
            rule = needs.get(level) if needs else None
            if rule:
                yield ("points", number, "needs", level), rule
        for cap_number, cap in enumerate(point.list("caps")):
            rule = cap.get("when")
            if rule:
                yield ("points", number, "caps", cap_number, "when"), rule
    for group in ("misconceptions", "safeguards"):
        for number, flag in enumerate(tree.list(group)):
            rule = flag.get("when")
            if rule:
                yield (group, number, "when"), rule


def check_rules(tree: Value) -> tuple[list[Finding], set[Key]]:
    """What is wrong in the rules, and the places of the rules that a model would refuse for it."""
    found_id = tree.get("id")
    checks = {c.text for check in tree.list("checks") if (c := check.get("id")) and c.text}
    findings: list[Finding] = []
    broken: set[Key] = set()
    for key, rule in rule_places(tree):
        found = list(_rule(key, rule, checks, found_id.text if found_id else None))
        findings += found
        if found:
            broken.add(key)
    return findings, broken


def _rule(key: Key, rule: Value, checks: set[str], unit: str | None) -> Iterator[Finding]:
    if rule.text is not None:
        yield from _reference(key, rule.text, checks, unit)
    elif rule.items is not None:
        yield Finding(
            key,
            "is a list, and a list alone doesn't say how many of it must hold.",
            'Put "all:" or "any:" before it.',
        )
    elif rule.entries is None:
        yield Finding(key, f"must be a rule, and here is {describe(rule)}.", FORMS)
    else:
        yield from _combination(key, rule, checks, unit)


def _reference(key: Key, name: str, checks: set[str], unit: str | None) -> Iterator[Finding]:
    if len(name) > MAX_NAME or not NAME.fullmatch(name):
        yield Finding(key, f'"{shown(name)}" can\'t be the id of a check.', FORMS)
        return
    owner, _, check = name.rpartition(".")
    if owner and owner != unit:
        return
    if check not in checks:
        meant = did_you_mean(check, sorted(checks))
        remedy = f'Did you mean "{meant}"?' if meant else 'Add it under "checks", or take it out of the rule.'
        yield Finding(key, f'there is no check "{shown(name)}" in this unit.', remedy)


def _combination(key: Key, rule: Value, checks: set[str], unit: str | None) -> Iterator[Finding]:
    entries = rule.entries or {}
    for name in entries:
        if name not in (*OPERATORS, "of"):
            meant = did_you_mean(name, [*OPERATORS, "of"])
            yield Finding((*key, name), "unknown key in a rule.", f'Did you mean "{meant}"?' if meant else FORMS)
            return
    operators = [name for name in OPERATORS if name in entries]
    if len(operators) != 1:
        what = (
            f"uses {listed(operators, 'and')} side by side."
            if operators
            else 'has no "all", "any", "not" or "at_least".'
        )
        yield Finding(key, what, "Use one of them, with another inside it where you need both." if operators else FORMS)
        return
    operator = operators[0]
    if (operator == "at_least") != ("of" in entries):
        yield Finding(key, '"at_least" and "of" belong together, and here is one without the other.', FORMS)
        return
    if operator == "not":
        yield from _rule((*key, "not"), entries["not"], checks, unit)
        return
    name = "of" if operator == "at_least" else operator
    if operator == "at_least":
        yield from _count(key, entries["at_least"], entries["of"])
    if not entries[name].items:
        here = "an empty list" if entries[name].items == () else describe(entries[name])
        yield Finding(
            (*key, name), f"must be a list of rules, and here is {here}.", "Write [one_check, another_check]."
        )
    for number, item in enumerate(entries[name].items or ()):
        yield from _rule((*key, name, number), item, checks, unit)


def _count(key: Key, count: Value, of: Value) -> Iterator[Finding]:
    number = count.data
    if isinstance(number, bool) or not isinstance(number, int) or number < 1:
        yield Finding(
            (*key, "at_least"),
            f"must be a number from 1 up, and here is {describe(count)}.",
            "Write a number such as 2.",
        )
    elif of.items and number > len(of.items):
        what = f"asks for {number} of {len(of.items)} rules, so it can never hold."
        yield Finding((*key, "at_least"), what, f"Write a number up to {len(of.items)}, or add rules.")
