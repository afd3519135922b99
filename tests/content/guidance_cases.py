"""The scenarios that guidance is tried on: sound ones, and sound ones broken in one way."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from assessment.content import read_scenario_file
from assessment.model.scenario import Scenario

FOLDER = Path(__file__).parent / "guidance"


@dataclass(frozen=True)
class Case:
    """One scenario with the advice that must come, each as "kind subject"; none where it is sound."""

    name: str
    scenario: Scenario
    expect: frozenset[str] = field(default_factory=frozenset)
    unseen: bool = False


def cases(group: str) -> list[Case]:
    """All cases of "broken" or "sound"."""
    data = yaml.safe_load((FOLDER / "cases.yaml").read_text(encoding="utf-8"))[group]
    return [
        Case(each["name"], changed(each), frozenset(each.get("expect", ())), bool(each.get("unseen"))) for each in data
    ]


def changed(case: dict[str, Any]) -> Scenario:
    """The base of a case with its changes; a change that finds nothing to change is a mistake of the case."""
    scenario = read_scenario_file(FOLDER / f"{case['base']}.yaml").required()
    data = scenario.model_dump(mode="python")
    brief = data["brief"]
    for old, new in case.get("brief", {}).items():
        old, new = _as_read(old), _as_read(new)
        assert old in brief, f"{case['name']}: the brief has no {old!r}"
        brief = brief.replace(old, new)
    data["brief"] = brief
    facts = {fact["id"]: fact for fact in data["facts"]}
    for fact_id, says in case.get("says", {}).items():
        facts[fact_id]["says"] = says
    for fact_id, keys in case.get("fact", {}).items():
        facts[fact_id].update(keys)
    for fact_id in case.get("drop", ()):
        del facts[fact_id]
    data["facts"] = [*facts.values(), *case.get("add", ())]
    for key, value in case.get("set", {}).items():
        data[key] = {**(data[key] or {}), **value} if isinstance(value, dict) else value
    return Scenario.model_validate(data)


def _as_read(text: str) -> str:
    """The words as they stand in a brief once YAML has taken its indentation away."""
    return text.replace("\n  ", "\n").removeprefix("  ")


def subjects(advice: list[Any]) -> frozenset[str]:
    """What was advised, as "kind subject"."""
    return frozenset(" ".join(each.key.split(":")[:2]) for each in advice)
