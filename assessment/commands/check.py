"""`check`: every scenario, rubric and exemplar; what is wrong, with file and line; and, as advice, what has a default."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from assessment.content.files import RUBRICS, Examined, File, examine
from assessment.content.problem import Key, Problem
from assessment.content.schema import write_schemas
from assessment.content.story_rules import advice
from assessment.content.tree import Value
from assessment.errors import Mistake
from assessment.model.marking import Pins
from assessment.model.response import Response
from assessment.model.rubric import Rubric
from assessment.model.scenario import Scenario
from assessment.review.exemplars import compare_exemplar

DEFAULT_PATHS = (Path("scenarios"), RUBRICS)
SCHEMAS = Path(__file__).parents[2] / "docs" / "schema"
HELP = "check scenarios, rubrics and exemplars; every problem with file and line"


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command to the command line."""
    parser = subparsers.add_parser("check", help=HELP, description=f"{HELP[0].upper()}{HELP[1:]}.")
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="files, folders of YAML files, or folders of case folders (default: scenarios rubrics)",
    )
    parser.add_argument(
        "--rubrics", type=Path, default=RUBRICS, metavar="DIR", help="where rubrics are (default: rubrics)"
    )
    exemplars = parser.add_mutually_exclusive_group()
    exemplars.add_argument("--no-exemplars", action="store_true", help="don't mark the exemplars")
    exemplars.add_argument(
        "--exemplars-warn",
        action="store_true",
        help="show exemplars marked otherwise, but don't fail for them",
    )
    parser.add_argument(
        "--write-schemas",
        action="store_true",
        help="write docs/schema/*.json from the models, and check nothing",
    )


def run(args: argparse.Namespace) -> int:
    """Prints every problem and a last line that sums up; 1 if there is any."""
    if args.write_schemas:
        for path in write_schemas(SCHEMAS):
            print(f"Written: {path.relative_to(SCHEMAS.parents[1]).as_posix()}")
        return 0
    examined = examine(args.paths or DEFAULT_PATHS, args.rubrics)
    for problem in examined.problems:
        print(problem)
    differences = [] if args.no_exemplars else list(_exemplars(examined))
    for difference in differences:
        print(difference)
    for line in _advice(examined):
        print(line, file=sys.stderr)  # beside the problems, so that what reads those meets nothing new
    problems = list(examined.problems) + ([] if args.exemplars_warn else differences)
    warned = len(differences) if args.exemplars_warn else 0
    print(_summary(examined, problems, warned))
    return 1 if problems else 0


def _advice(examined: Examined) -> Iterator[str]:
    """What falls back to a default: to know, not to mend."""
    for file in examined.files:
        if isinstance(file.parsed.item, Scenario):
            for said in advice(file.parsed.item):
                yield f"{file.path.as_posix()}: advice: {said}."


def _exemplars(examined: Examined) -> Iterator[Problem]:
    """Every exemplar that the engine marks otherwise than its author expects."""
    for file in examined.files:
        scenario = file.parsed.item
        if isinstance(scenario, Scenario) and scenario.exemplars:
            yield from _marked_otherwise(file, scenario, examined)


def _marked_otherwise(file: File, scenario: Scenario, examined: Examined) -> Iterator[Problem]:
    # Here, and not above, because the engine brings its language model, which checking alone doesn't need.
    from assessment.marking import mark

    rubrics = [examined.rubrics[unit] for unit in scenario.units if unit in examined.rubrics]
    usable = tuple(each.item for each in rubrics if isinstance(each.item, Rubric))
    if len(usable) < len(scenario.units):
        what = "the exemplars can't be tried, because a rubric of this scenario has problems."
        yield _remark(file, ("exemplars",), what, "Mend the rubric first.")
        return
    pins = Pins(file.parsed.hash, tuple((each.item.id, each.hash) for each in rubrics if each.item))
    for number, exemplar in enumerate(scenario.exemplars):
        try:
            marking = mark(scenario, usable, Response(exemplar.text), pins)
        except Mistake as mistake:
            yield _remark(file, ("exemplars", number), str(mistake), "")
            continue
        for difference in compare_exemplar(exemplar, marking):
            yield _remark(file, ("exemplars", number), str(difference), "", difference.what)


def _remark(file: File, key: Key, what: str, remedy: str, expected: str = "") -> Problem:
    """A remark on a place of the file; the line is that of the expectation, where there is one."""
    tree = file.parsed.tree or Value(1)
    stated = [(*key, group, expected) for group in ("points", "facts", "flags")]
    line = tree.line_of(next((each for each in stated if tree.at(each)), key))
    return Problem(file.path.as_posix(), line, tree.trail(key), what, remedy)


def _summary(examined: Examined, problems: list[Problem], warned: int) -> str:
    kinds = f"{_count(examined.count('scenario'), 'scenario')}, {_count(examined.count('rubric'), 'rubric')}"
    warning = f"; {_count(warned, 'exemplar mark')} other than expected" if warned else ""
    if not problems:
        return f"{kinds}: no problems{warning}"
    files = len({problem.file for problem in problems})
    return f"{kinds}: {_count(len(problems), 'problem')} in {_count(files, 'file')}{warning}"


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
