"""From the text of a file to a scenario or rubric, or to everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, Literal, TypeVar

from pydantic import ValidationError

from assessment.content.decoding import decode, hash_of
from assessment.content.links import UnitNames, link_rubric, link_scenario
from assessment.content.problem import Finding, Key, Problem
from assessment.content.rubric_rules import check_rubric_tree
from assessment.content.rules import check_rules
from assessment.content.scenario_rules import check_scenario_tree, read_clock
from assessment.content.syntax import read
from assessment.content.tree import Value, problem
from assessment.content.words import describe, findings_of
from assessment.errors import ContentProblem
from assessment.model.base import Content
from assessment.model.rubric import Rubric
from assessment.model.scenario import Scenario

Kind = Literal["scenario", "rubric"]
Item = TypeVar("Item", bound=Content)
SCENARIO_KEYS = frozenset(Scenario.model_fields) - frozenset(Rubric.model_fields)
RUBRIC_KEYS = frozenset(Rubric.model_fields) - frozenset(Scenario.model_fields)
# More than anybody mends in one go; a file with more is some other kind of file.
MAX_PROBLEMS = 200
ANY_CLOCK = datetime(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Parsed(Generic[Item]):
    """A file read: its item, or the problems that keep it from being used. There is always one or the other."""

    item: Item | None
    problems: tuple[Problem, ...]
    text: str
    hash: str
    tree: Value | None = field(default=None, repr=False)

    def required(self) -> Item:
        """The item, or ContentProblem with every problem in its message."""
        if self.item is None:
            raise ContentProblem("\n".join(map(str, self.problems)))
        return self.item


@dataclass(frozen=True, slots=True)
class Opened:
    """A file read as YAML and not yet as a scenario or rubric. `whole` is False where the YAML breaks off."""

    text: str
    hash: str
    tree: Value | None
    findings: list[Finding]
    whole: bool


def open_source(source: str | bytes) -> Opened:
    """The tree of a file, or why there is none."""
    text, findings = decode(source)
    content_hash = hash_of(text if text or not source else source)
    if findings:
        return Opened(text, content_hash, None, findings, False)
    tree, findings, whole = read(text)
    return Opened(text, content_hash, tree, findings, whole)


def parse_scenario(text: str | bytes, name: str, rubrics: Iterable[Rubric] | None = None) -> Parsed[Scenario]:
    """The scenario in that text. With `rubrics` it is also checked that they have the units, points and flags that
    the scenario names. `name` is the file's, for problems and because a file is called after its id."""
    parsed = as_scenario(open_source(text), name)
    return parsed if rubrics is None else with_links(parsed, name, link_scenario, _names(rubrics))


def parse_rubric(text: str | bytes, name: str, rubrics: Iterable[Rubric] | None = None) -> Parsed[Rubric]:
    """The rubric in that text. With `rubrics` it is also checked that they have the checks of theirs that it names."""
    parsed = as_rubric(open_source(text), name)
    return parsed if rubrics is None else with_links(parsed, name, link_rubric, _names(rubrics))


def as_scenario(opened: Opened, name: str) -> Parsed[Scenario]:
    """A file that was opened, as a scenario."""
    return _form(opened, name, Scenario, _scenario_findings)


def as_rubric(opened: Opened, name: str) -> Parsed[Rubric]:
    """A file that was opened, as a rubric."""
    return _form(opened, name, Rubric, _rubric_findings)


def as_neither(opened: Opened, name: str) -> Parsed[Scenario]:
    """A file that was opened and that has the keys of neither form."""
    if opened.tree is None or opened.tree.entries is None or not opened.whole:
        return as_scenario(opened, name)
    what = 'this is neither a scenario (which has "facts") nor a rubric (which has "checks" and "points").'
    found = problem(
        Finding((), what, "Take the file out of this folder, or start from a copy of one that works."),
        name,
        opened.tree,
    )
    return Parsed(None, (found,), opened.text, opened.hash, opened.tree)


def _names(rubrics: Iterable[Rubric]) -> dict[str, UnitNames | None]:
    return {rubric.id: UnitNames.of_rubric(rubric) for rubric in rubrics}


def kind_of(opened: Opened) -> Kind | None:
    """Whether a file means to be a scenario or a rubric, by the keys that only one of them has; where the YAML
    breaks off, by the words at the start of its lines."""
    keys = set(opened.tree.entries or {}) if opened.tree else _first_words(opened.text)
    for_scenario, for_rubric = len(keys & SCENARIO_KEYS), len(keys & RUBRIC_KEYS)
    if for_scenario == for_rubric:
        return None
    return "scenario" if for_scenario > for_rubric else "rubric"


def _first_words(text: str) -> set[str]:
    return {line.partition(":")[0] for line in text.split("\n")}


def with_links(
    parsed: Parsed[Item],
    name: str,
    link: Callable[[Value, dict[str, UnitNames | None]], list[Finding]],
    units: dict[str, UnitNames | None],
) -> Parsed[Item]:
    """The same file with the problems that show only beside the rubrics."""
    if parsed.tree is None:
        return parsed
    found = tuple(problem(finding, name, parsed.tree) for finding in link(parsed.tree, units))
    problems = _in_order([*parsed.problems, *found], name)
    return Parsed(None if problems else parsed.item, problems, parsed.text, parsed.hash, parsed.tree)


def _form(
    opened: Opened,
    name: str,
    model: type[Item],
    check: Callable[[Value, str], tuple[list[Finding], dict[Key, object]]],
) -> Parsed[Item]:
    findings, tree, item = list(opened.findings), opened.tree, None
    if opened.whole:
        refused = _not_this_form(opened, model)
        if refused:
            findings.append(refused)
        elif tree:
            found, instead = check(tree, name)
            item, refusals = _model(model, tree, instead)
            findings = _once(findings + found, refusals)
    problems = _in_order([problem(f, name, tree) for f in _not_of_mended_lines(findings, opened, tree)], name)
    return Parsed(None if problems else item, problems, opened.text, opened.hash, tree)


def _not_of_mended_lines(findings: list[Finding], opened: Opened, tree: Value | None) -> list[Finding]:
    """Without what a model says of a line that was mended in memory to read on: it may be our mending's fault."""
    known, mended = set(opened.findings), {each.line for each in opened.findings if not each.key}
    return [f for f in findings if f in known or not tree or tree.line_of(f.key) not in mended]


def _not_this_form(opened: Opened, model: type[Content]) -> Finding | None:
    """What keeps a file from being looked at key by key at all."""
    tree = opened.tree
    form = "scenario" if model is Scenario else "rubric"
    if tree is None or (tree.data is None and tree.entries is None and tree.items is None):
        return Finding((), "the file is empty.", f"Write a {form}, starting from a copy of one that works.", 1)
    if tree.entries is None:
        what = f"a {form} has keys at its top level (id, title, …), and here is {describe(tree)}."
        return Finding((), what, 'Start with a line "id: …", without a hyphen before it.', tree.line)
    kind = kind_of(opened)
    if kind and kind != form:
        folder = "scenarios/" if kind == "scenario" else "rubrics/"
        what = f"this is a {kind}, and a {form} is looked for here."
        return Finding((), what, f"Put it under {folder}.", tree.line)
    return None


def _model(model: type[Item], tree: Value, instead: dict[Key, object]) -> tuple[Item | None, list[Finding]]:
    try:
        return model.model_validate(tree.plain(instead), strict=True), []
    except ValidationError as error:
        return None, findings_of(error, model, tree)


def _scenario_findings(tree: Value, name: str) -> tuple[list[Finding], dict[Key, object]]:
    clock, findings = read_clock(tree)
    instead: dict[Key, object] = {("now",): clock or ANY_CLOCK} if tree.get("now") else {}
    return findings + check_scenario_tree(tree, name), instead


def _rubric_findings(tree: Value, name: str) -> tuple[list[Finding], dict[Key, object]]:
    findings, broken = check_rules(tree)
    return findings + check_rubric_tree(tree, name), dict.fromkeys(broken, "broken")


def _once(found: list[Finding], refusals: list[Finding]) -> list[Finding]:
    """The rules' findings and the model's, but not both on one place: they'd say the same in other words."""
    places = {finding.key for finding in found if finding.enough}
    return found + [refusal for refusal in refusals if refusal.key not in places]


def _in_order(problems: list[Problem], name: str) -> tuple[Problem, ...]:
    ordered = sorted(dict.fromkeys(problems), key=lambda p: p.line)
    if len(ordered) <= MAX_PROBLEMS:
        return tuple(ordered)
    left = len(ordered) - MAX_PROBLEMS
    last = Problem(name, ordered[MAX_PROBLEMS].line, "", f"there are {left:,} more problems.", "Mend these first.")
    return (*ordered[:MAX_PROBLEMS], last)
