"""What a rubric must be beyond its form: rules that name checks that exist and can hold, wordings that can match."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import Formatter

from assessment.content.common_rules import (
    id_fits_name,
    no_twins,
    on_both_sides,
    signs,
    wordless,
    written_twice,
)
from assessment.content.problem import Finding, Key
from assessment.content.rules import rule_places
from assessment.content.story_rules import check_rubric_story
from assessment.content.tree import Value
from assessment.content.words import describe, shown

PLACEHOLDERS = ("recipient", "customer")


def check_rubric_tree(tree: Value, file: str) -> list[Finding]:
    """Everything that is wrong with the rubric's content, apart from its rules."""
    flags = [(("misconceptions", n), flag) for n, flag in enumerate(tree.list("misconceptions"))] + [
        (("safeguards", n), flag) for n, flag in enumerate(tree.list("safeguards"))
    ]
    checks, points = tree.list("checks"), tree.list("points")
    return [
        *id_fits_name(tree, file),
        *signs(tree),
        *no_twins(((("checks", n, "id"), check.get("id")) for n, check in enumerate(checks)), "another check"),
        *no_twins(((("points", n, "id"), point.get("id")) for n, point in enumerate(points)), "another point"),
        *no_twins((((*key, "id"), flag.get("id")) for key, flag in flags), "another flag"),
        *no_twins((((*key, "code"), flag.get("code")) for key, flag in flags), "another flag"),
        *(finding for n, check in enumerate(checks) for finding in _check(("checks", n), check)),
        *_caps(points),
        *check_rubric_story(tree),
    ]


def _check(key: Key, check: Value) -> Iterator[Finding]:
    phrasings, near = check.list("phrasings"), check.list("near_misses")
    for name, wordings in (("phrasings", phrasings), ("near_misses", near)):
        yield from wordless((*key, name), wordings)
        yield from written_twice((*key, name), wordings)
    yield from on_both_sides((*key, "phrasings"), "near_misses", phrasings, near)
    for number, group in enumerate(check.list("words")):
        yield from wordless((*key, "words", number), group.items or ())
        if group.items == ():
            yield Finding(
                (*key, "words", number),
                "this group has no words, so nothing can match it.",
                "Add words, or take the group out.",
            )
    yield from _bounds(key, check)
    yield from _placeholders(key, check)


def _bounds(key: Key, check: Value) -> Iterator[Finding]:
    least, most = _whole(check, "at_least"), _whole(check, "at_most")
    if least is not None and most is not None and least > most:
        what = f"asks for at least {least} and at most {most}, so it can never hold."
        yield Finding((*key, "at_least"), what, "Make the first number the smaller one.")
    parts = check.get("parts")
    kind = check.get("kind")
    if kind and kind.text == "parts_covered" and least is not None and parts and parts.items is not None:
        count = len({part.raw for part in parts.items})
        if least > count:
            what = f"asks for {least} of {count} parts, so it can never hold."
            yield Finding((*key, "at_least"), what, f"Write a number up to {count}, or name more parts.")


def _placeholders(key: Key, check: Value) -> Iterator[Finding]:
    """`found` and `missing` are filled in for the learner; a slip in braces would show, or fail, only then."""
    for name in ("found", "missing"):
        value = check.get(name)
        if not value or not value.text:
            continue
        try:
            named = [field for _, field, _, _ in Formatter().parse(value.text) if field is not None]
        except ValueError:
            yield Finding(
                (*key, name),
                "has a { or } without its partner.",
                "Write {recipient} or {customer}, or take it out.",
            )
            continue
        for word in named:
            if word not in PLACEHOLDERS:
                what = f'"{{{shown(word)}}}" is nothing that can be filled in.'
                yield Finding((*key, name), what, "Write {recipient} or {customer}, or take the braces away.")


def _caps(points: tuple[Value, ...]) -> Iterator[Finding]:
    for number, point in enumerate(points):
        for cap_number, cap in enumerate(point.list("caps")):
            most = cap.get("at_most")
            if most and isinstance(most.data, bool | float):
                what = f"must be 0 or 1, and here is {describe(most)}."
                yield Finding(("points", number, "caps", cap_number, "at_most"), what, "Write one of these.")


def _whole(value: Value, key: str) -> int | None:
    found = value.get(key)
    return found.data if found and isinstance(found.data, int) and not isinstance(found.data, bool) else None


def references(tree: Value) -> Iterator[tuple[Key, str, str]]:
    """Every check of another unit that a rule names: the place, that unit, the check."""
    own = tree.get("id")
    for key, rule in rule_places(tree):
        for place, name in _named(key, rule):
            unit, dot, check = name.rpartition(".")
            if dot and re.fullmatch(r"[a-z0-9-]+", unit) and unit != (own.text if own else None):
                yield place, unit, check


def _named(key: Key, rule: Value) -> Iterator[tuple[Key, str]]:
    if rule.text:
        yield key, rule.text
    for operator, value in (rule.entries or {}).items():
        if value.items is None:
            yield from _named((*key, operator), value)
        for number, item in enumerate(value.items or ()):
            yield from _named((*key, operator, number), item)
