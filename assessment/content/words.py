"""What a model refuses, in a tutor's words: nobody sees pydantic's."""

from __future__ import annotations

import re
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from assessment.content.problem import Finding, Key
from assessment.content.scalars import UNREADABLE
from assessment.content.shape import did_you_mean, listed, model_at
from assessment.content.tree import Value
from assessment.model import rubric

CHECK_KINDS = [
    str(get_args(kind.model_fields["kind"].annotation)[0]) for kind in get_args(get_args(rubric.AnyCheck)[0])
]
QUOTE = "Put it in quotation marks"
# Each pattern of the models -> what it allows.
PATTERNS: dict[str, str] = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "small letters and digits, with single hyphens between words (boiler-out)",
    r"^[a-z][a-z0-9_]{0,19}$": "small letters, digits and _, a letter first, 20 at most (f01)",
    r"^[a-z][a-z0-9_]*$": "small letters, digits and _, a letter first (asks_confirmation)",
    r"^[A-Z]{1,3}[0-9]{1,2}$": "one to three capital letters and a number (C1)",
    r"^[XP][0-9]{1,2}$": "X or P and a number (X1)",
}


def findings_of(error: ValidationError, model: type[BaseModel], tree: Value) -> list[Finding]:
    """One finding for each thing that the model refuses."""
    found = []
    slips: set[tuple[Key, str]] = set()
    refusals = [(detail, _key(detail["loc"], tree)) for detail in error.errors(include_url=False)]
    refusals = [(detail, key) for detail, key in refusals if not _counts_only_the_good(detail, tree.at(key))]
    for detail, key in refusals:
        if detail["type"] == "extra_forbidden":
            finding, meant = _unknown(key, model, tree)
            slips.add((key[:-1], meant or ""))
            found.append(finding)
    for detail, key in refusals:
        # A misspelt key is one mistake, not an unknown key and a missing one.
        if detail["type"] != "extra_forbidden" and (key[:-1], str(key[-1] if key else "")) not in slips:
            what, remedy = _explain(detail, key, model, tree)
            found.append(Finding(key, what, remedy))
    return found


def _key(loc: tuple[int | str, ...], tree: Value) -> Key:
    """Pydantic's trail without the name of a check's kind, which is no key of the file."""
    steps = list(loc)
    if len(steps) > 3 and steps[0] == "checks" and isinstance(steps[1], int) and steps[2] in CHECK_KINDS:
        del steps[2]
    return tuple(steps)


def _counts_only_the_good(detail: Any, value: Value | None) -> bool:
    """Whether a list is called too short only because some of its items are refused, each with its own words."""
    return bool(detail["type"] == "too_short" and value and len(value.items or ()) >= detail["ctx"]["min_length"])


def _unknown(key: Key, model: type[BaseModel], tree: Value) -> tuple[Finding, str | None]:
    owner, around, value = model_at(model, tree, key[:-1]), tree.at(key[:-1]), tree.at(key)
    name = str(key[-1])
    fields = [field.alias or word for word, field in owner.model_fields.items()] if owner else []
    meant = did_you_mean(name, fields)
    if meant:
        return Finding(key, "unknown key.", f'Did you mean "{meant}"?'), meant
    if around and around.flow and value and value.data is None and not value.raw:
        what = "is read as a key, because a comma within { } ends the text before it."
        return Finding(key, what, f"{QUOTE}, together with the text before it."), None
    if " " in name:
        remedy = "If it is part of a text, put the whole text in quotation marks (a colon makes a key of it)."
        return Finding(key, "unknown key.", remedy), None
    return Finding(key, "unknown key.", f"Take it out; the keys here are {listed(fields, 'and')}."), None


def _explain(detail: Any, key: Key, model: type[BaseModel], tree: Value) -> tuple[str, str]:
    kind, context, value = detail["type"], detail.get("ctx") or {}, tree.at(key)
    if kind == "missing":
        return "is missing.", _add(key, model, tree)
    if kind in ("union_tag_not_found", "union_tag_invalid"):
        return _kind_of_check(tree.at((*key, "kind")))
    if value is None:
        return "is not what belongs here.", "Compare it with a file that works."
    if kind == "string_type":
        return _not_text(value)
    if kind == "literal_error":
        return _not_one_of(value, context["expected"])
    if kind in ("int_type", "int_parsing", "int_from_float", "float_type"):
        here = value.note if value.data is UNREADABLE else f"here is {describe(value)}."
        return (
            f"must be a number, and {here}",
            "Write a plain number without quotation marks, such as 10.",
        )
    if kind == "bool_type":
        return (
            f"must be true or false, and here is {describe(value)}.",
            "Write true or false without quotation marks.",
        )
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = f"at least {context['ge']:g}" if "ge" in context else f"at most {context['le']:g}"
        return f"must be {bound}, and here is {value.raw}.", f"Write a number that is {bound}."
    if kind == "tuple_type":
        return (
            f"must be a list, and here is {describe(value)}.",
            'Put each item on a line of its own, after "- ".',
        )
    if kind == "too_short":
        return _too_few(context["min_length"], len(value.items or ()))
    return _explain_text(kind, context, value, model, tree, key)


def _explain_text(
    kind: str, context: dict[str, Any], value: Value, model: type[BaseModel], tree: Value, key: Key
) -> tuple[str, str]:
    if kind == "string_too_short":
        return "has no text in it.", "Write the text, or take it out if it may be left out."
    if kind == "string_too_long":
        limit = context["max_length"]
        return (
            f"is {len(value.text or '')} characters long, and at most {limit} fit.",
            "Shorten it, or split it.",
        )
    if kind == "string_pattern_mismatch":
        allowed = PATTERNS.get(context["pattern"], "another form")
        return f'"{shown(value.text or "")}" can\'t be used here.', f"Use {allowed}."
    owner = model_at(model, tree, key)
    if owner:
        keys = listed(list(owner.model_fields), "and")
        return f"must have keys of its own, and here is {describe(value)}.", f"Its keys are {keys}."
    if kind == "dict_type":
        return (
            f"must have keys of its own, and here is {describe(value)}.",
            'Write lines of the form "name: value" under it.',
        )
    return f"can't be {describe(value)}.", "Compare it with a file that works."


def _add(key: Key, model: type[BaseModel], tree: Value) -> str:
    owner = model_at(model, tree, key[:-1])
    name = str(key[-1])
    field = owner.model_fields.get(name) if owner else None
    choices = [str(c) for c in get_args(field.annotation) if isinstance(c, str | int)] if field else []
    if choices:
        return f'Add "{name}:" with {listed(choices)}.'
    said = f" {field.description}" if field and field.description else ""
    return f'Add a line "{name}: …".{said}'


def _not_text(value: Value) -> tuple[str, str]:
    if value.note and value.data is not None:
        return value.note, f'{QUOTE}: "{value.raw}".'
    if value.data is None and value.entries is None and value.items is None:
        what = f"is empty: `{value.raw}` is nothing for YAML." if value.raw else "is empty."
        return what, "Write the text, or take it out if it may be left out."
    if value.flow:
        sign = "{" if value.entries is not None else "["
        return (
            f"must be text, and a text that begins with {sign} is not one for YAML.",
            f"{QUOTE}, all of it.",
        )
    if value.entries:
        first = next(iter(value.entries))
        what = f'must be text, and the colon after "{shown(first)}" makes a key of it.'
        return what, "Put the whole text in quotation marks."
    return f"must be text, and here is {describe(value)}.", "Write one text after the colon."


def _not_one_of(value: Value, expected: str) -> tuple[str, str]:
    choices = [word.strip("' ") for word in re.split(r",| or ", expected)]
    meant = did_you_mean(value.text, choices) if value.text else None
    what = f"must be {listed(choices)}, and here is {describe(value)}."
    if meant and meant == value.text:
        return what, "Take the quotation marks away."
    return what, f'Did you mean "{meant}"?' if meant else "Write one of these."


def _kind_of_check(value: Value | None) -> tuple[str, str]:
    if value is None:
        return 'has no "kind".', f'Add "kind:" with {listed(CHECK_KINDS)}.'
    meant = did_you_mean(value.text, CHECK_KINDS) if value.text else None
    remedy = f'Did you mean "{meant}"?' if meant else f"Write {listed(CHECK_KINDS)}."
    return f'its "kind" is {describe(value)}, and there is no such kind of check.', remedy


def _too_few(least: int, given: int) -> tuple[str, str]:
    return (
        f"needs at least {least} in its list, and here {'is' if given == 1 else 'are'} {given or 'none'}.",
        f"Add {least - given} more.",
    )


def shown(text: str) -> str:
    """A text short enough to stand in a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"


def describe(value: Value) -> str:
    """What a value is, in words."""
    if value.entries is not None:
        return "a set of keys"
    if value.items is not None:
        return "a list"
    if value.data is None:
        return "nothing"
    if isinstance(value.data, str):
        return f'the text "{shown(value.raw)}"'
    return f"`{shown(value.raw)}`"
