"""The form over a unit's file: points, acts, and rules as they are written on one line."""

from __future__ import annotations

from typing import Any

import yaml

from assessment.content.editing import Add, Drop, Put, data_of, edited
from assessment.errors import Mistake
from assessment.services.form_rows import at, items_of, said

Path = tuple[str | int, ...]


def rule_text(rule: object) -> str:
    """A rule of the file on one line: "{all: [says_so, timed]}"; empty where there is none."""
    if rule is None:
        return ""
    if isinstance(rule, str):
        return rule
    return str(yaml.safe_dump(_numbers(rule), default_flow_style=True, width=100_000, allow_unicode=True)).strip()


def put_rule(text: str, path: Path, written: str) -> str:
    """The file with that rule; Mistake with what is wrong about it as YAML. The check of the file says the rest."""
    rule = at(data_of(f"rule: {written.strip()}\n"), "rule")
    if written.strip() and rule is None:
        raise Mistake(
            f"“{written.strip()}” can't be read as a rule. Write a check's name, or for example "
            "{all: [one_check, {any: [another, a_third]}]}: every bracket that opens has to close."
        )
    return edited(text, [Put(path, _numbers(rule) if rule is not None else "")])


def add_point(text: str) -> str:
    """The file with one more marking point, its id the next after the last one's."""
    ids = [said(each.get("id")) for each in items_of(text, "points")]
    letters = "".join(char for char in (ids[-1] if ids else "P") if char.isalpha()) or "P"
    numbers = [
        int(each[len(letters) :]) for each in ids if each.startswith(letters) and each[len(letters) :].isdecimal()
    ]
    checks = [said(each.get("id")) for each in items_of(text, "checks")]
    rule = checks[0] if checks else "says_so"
    point: dict[str, Any] = {
        "id": f"{letters}{max(numbers, default=0) + 1}",
        "title": "",
        "wording": "",
        "why": "",
        "needs": {"met": rule, "partly": rule},
        "advice": {"not_yet": "", "partly": "", "met": ""},
    }
    return edited(text, [Add(("points",), point)])


def add_act(text: str) -> str:
    """The file with one more act of language, to be named and given its examples."""
    taken = {said(each.get("id")) for each in items_of(text, "checks")}
    name = next(name for number in range(1, 1000) if (name := f"new_act_{number}") not in taken)
    return edited(text, [Add(("checks",), {"id": name, "kind": "act", "phrasings": [], "near_misses": []})])


def drop_item(text: str, name: str, number: int) -> str:
    """The file without that item of the list."""
    return edited(text, [Drop((name, number))])


def _numbers(rule: Any) -> Any:
    """What a file's plain data has as text, as the numbers they are: at_least: 2."""
    if isinstance(rule, dict):
        return {
            key: int(value) if key == "at_least" and str(value).isdecimal() else _numbers(value)
            for key, value in rule.items()
        }
    return [_numbers(each) for each in rule] if isinstance(rule, list) else rule
