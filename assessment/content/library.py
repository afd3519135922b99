"""The library: every scenario and rubric of an installation that can be used, and what is wrong with the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic

from assessment.content.files import RUBRICS, Examined, examine
from assessment.content.parse import Item, Parsed
from assessment.content.problem import Problem
from assessment.model.rubric import Rubric
from assessment.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Loaded(Generic[Item]):
    """One file that is in order: what it says, and the text and hash that attempts pin."""

    item: Item
    text: str
    hash: str
    path: Path


@dataclass(frozen=True, slots=True)
class Library:
    """What can be practised and marked, by id. A broken file is in `problems` only and hides no other."""

    scenarios: dict[str, Loaded[Scenario]] = field(default_factory=dict)
    rubrics: dict[str, Loaded[Rubric]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    rubrics_dir: Path = RUBRICS


def units_to_mark(named: Sequence[str], rubrics: Mapping[str, Rubric]) -> tuple[str, ...]:
    """The units that marking on the named ones needs: those, in their order, then those that lend them checks, then
    those with safeguards, which hold whatever the unit."""
    units = [unit for unit in named if unit in rubrics]
    for unit in units:
        units += sorted(u for u in rubrics[unit].borrows() if u in rubrics and u not in units)
    units += [u for u, rubric in rubrics.items() if rubric.safeguards and u not in units]
    for unit in units:
        units += sorted(u for u in rubrics[unit].borrows() if u in rubrics and u not in units)
    return tuple(units)


def load_library(scenarios_dir: Path, rubrics_dir: Path) -> Library:
    """The files of both folders."""
    examined = examine([scenarios_dir, rubrics_dir], rubrics_dir)
    scenarios: dict[str, Loaded[Scenario]] = {}
    rubrics: dict[str, Loaded[Rubric]] = {}
    for file in examined.files:
        _add(file.path, file.parsed, scenarios, rubrics)
    usable = {id_: each for id_, each in scenarios.items() if _markable(each.item, rubrics, examined)}
    return Library(usable, rubrics, examined.problems, rubrics_dir)


def _add(
    path: Path,
    parsed: Parsed[Scenario] | Parsed[Rubric],
    scenarios: dict[str, Loaded[Scenario]],
    rubrics: dict[str, Loaded[Rubric]],
) -> None:
    """The first of two files with one id is used; the second has a problem."""
    item = parsed.item
    if isinstance(item, Scenario):
        scenarios.setdefault(item.id, Loaded(item, parsed.text, parsed.hash, path))
    elif isinstance(item, Rubric):
        rubrics.setdefault(item.id, Loaded(item, parsed.text, parsed.hash, path))


def _markable(scenario: Scenario, rubrics: dict[str, Loaded[Rubric]], examined: Examined) -> bool:
    """A scenario whose rubric is broken waits for it, since nothing could mark it. (With no rubrics at all there
    is one problem that says so.)"""
    return not examined.rubrics or all(unit in rubrics for unit in scenario.units)
