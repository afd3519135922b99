"""Files and folders of content: which there are, what each is, and what is wrong in all of them together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from assessment.content.decoding import MAX_BYTES, hash_of
from assessment.content.links import UnitNames, link_rubric, link_scenario
from assessment.content.parse import (
    Kind,
    Parsed,
    as_neither,
    as_rubric,
    as_scenario,
    kind_of,
    open_source,
    parse_rubric,
    parse_scenario,
    with_links,
)
from assessment.content.problem import Problem
from assessment.errors import ContentProblem
from assessment.model.rubric import Rubric
from assessment.model.scenario import Scenario

ENDINGS = (".yaml", ".yml")
RUBRICS = Path("rubrics")


@dataclass(frozen=True, slots=True)
class File:
    """One file that was looked at. `kind` is None where it can't be told."""

    path: Path
    kind: Kind | None
    parsed: Parsed[Any]


@dataclass(frozen=True, slots=True)
class Examined:
    """All files that were looked at, and every problem in the order of the files."""

    files: tuple[File, ...]
    problems: tuple[Problem, ...]
    rubrics: dict[str, Parsed[Rubric]]  # by unit id: those looked at and those only consulted

    def count(self, kind: Kind) -> int:
        """How many files of that kind there are, broken ones too."""
        return sum(file.kind == kind for file in self.files)


def read_scenario_file(path: Path) -> Parsed[Scenario]:
    """The scenario in that file."""
    name, source = path.as_posix(), _source(path)
    return _unopened(name, source) if isinstance(source, str) else parse_scenario(source, name)


def read_rubric_file(path: Path) -> Parsed[Rubric]:
    """The rubric in that file."""
    name, source = path.as_posix(), _source(path)
    return _unopened(name, source) if isinstance(source, str) else parse_rubric(source, name)


def check_paths(paths: Sequence[Path], rubrics_dir: Path = RUBRICS) -> list[Problem]:
    """Every problem in those files and folders."""
    return list(examine(paths, rubrics_dir).problems)


def examine(paths: Sequence[Path], rubrics_dir: Path = RUBRICS) -> Examined:
    """Reads all files under those paths, each by itself and then beside the rubrics.

    Rubrics among the paths come first; those in `rubrics_dir` are consulted for the units that scenarios name.
    """
    found, problems = _all_files(paths)
    files = [_file(path) for path in found]
    consulted = [_file(path) for path in _consulted(rubrics_dir) if path not in found]
    rubrics: dict[str, Parsed[Rubric]] = {}
    for unit, parsed in _rubrics([*files, *consulted]):
        rubrics.setdefault(unit, parsed)
    if rubrics:
        names = {unit: UnitNames.of_tree(each.tree) if each.tree else None for unit, each in rubrics.items()}
        files = [_linked(file, names) for file in files]
    elif any(file.kind == "scenario" for file in files):
        what = "there are no rubrics here, so the units of the scenarios can't be checked."
        problems.append(Problem(rubrics_dir.as_posix(), 1, "", what, "Name the folder of the rubrics with --rubrics."))
    problems += [each for file in files for each in file.parsed.problems]
    problems += _twins(files, paths)
    return Examined(tuple(files), tuple(problems), rubrics)


def _consulted(folder: Path) -> list[Path]:
    try:
        return content_files(folder) if folder.is_dir() else []
    except OSError:
        return []


def content_files(folder: Path) -> list[Path]:
    """The YAML files of a folder, and of its case folders (those with a scenario.yaml)."""
    direct = [p for p in folder.iterdir() if p.suffix.lower() in ENDINGS and not p.name.startswith(".") and p.is_file()]
    cases = [p / "scenario.yaml" for p in folder.iterdir() if (p / "scenario.yaml").is_file()]
    return sorted(direct) + sorted(cases)


def _all_files(paths: Sequence[Path]) -> tuple[list[Path], list[Problem]]:
    files: list[Path] = []
    problems = []
    for path in paths:
        try:
            files += _files_of(path)
        except ContentProblem as found:
            problems.append(Problem(path.as_posix(), 1, "", *found.args))
        except OSError as error:
            what = f"the folder can't be opened ({(error.strerror or 'unknown reason').lower()})."
            problems.append(Problem(path.as_posix(), 1, "", what, "Check that you may read it."))
    return list(dict.fromkeys(files)), problems


def _files_of(path: Path) -> list[Path]:
    """The files that a path stands for; ContentProblem(what, remedy) if there are none."""
    if not path.exists():
        raise ContentProblem("there is no such file or folder.", "Check how it is spelt and where you are.")
    if not path.is_dir():
        return [path]
    inside = content_files(path)
    if not inside:
        remedy = "Name a folder with scenarios or rubrics."
        raise ContentProblem("there are no YAML files in this folder.", remedy)
    return inside


def _file(path: Path) -> File:
    name, source = path.as_posix(), _source(path)
    if isinstance(source, str):
        return File(path, None, _unopened(name, source))
    opened = open_source(source)
    kind = kind_of(opened)
    if kind == "rubric":
        return File(path, kind, as_rubric(opened, name))
    return File(path, kind, as_scenario(opened, name) if kind else as_neither(opened, name))


def _source(path: Path) -> bytes | str:
    """The bytes of a file (never more than shows that it is too large), or why it can't be opened."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        return error.strerror or "unknown reason"


def _unopened(name: str, reason: str) -> Parsed[Any]:
    what = f"the file can't be opened ({reason.lower()})."
    found = Problem(name, 1, "", what, "Check that it is there and that you may read it.")
    return Parsed(None, (found,), "", hash_of(""))


def _rubrics(files: list[File]) -> Iterator[tuple[str, Parsed[Rubric]]]:
    for file in files:
        if file.kind == "rubric":
            yield _unit_id(file), cast("Parsed[Rubric]", file.parsed)


def _unit_id(file: File) -> str:
    named = file.parsed.tree.get("id") if file.parsed.tree else None
    return (named.text if named else None) or file.path.stem


def _linked(file: File, names: dict[str, UnitNames | None]) -> File:
    if file.kind is None:
        return file
    link = link_rubric if file.kind == "rubric" else link_scenario
    return replace(file, parsed=with_links(file.parsed, file.path.as_posix(), link, names))


def _twins(files: list[File], paths: Sequence[Path]) -> Iterator[Problem]:
    """Two files of one folder with one id. (Different folders may hold copies of one scenario.)"""
    for root in paths:
        first: dict[tuple[Kind | None, str], Path] = {}
        for file in files:
            named = file.parsed.tree.get("id") if file.parsed.tree else None
            if named is None or not named.text or not file.path.is_relative_to(root):
                continue
            earlier = first.setdefault((file.kind, named.text), file.path)
            if earlier != file.path:
                what = f'"{named.text}" is the id of {earlier.as_posix()} too.'
                remedy = "Give each an id of its own."
                yield Problem(file.path.as_posix(), named.line, "id", what, remedy)
