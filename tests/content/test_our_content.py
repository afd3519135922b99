"""The scenarios and rubrics of the project are in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessment.content import load_library, read_rubric_file, read_scenario_file
from assessment.content.files import content_files

ROOT = Path(__file__).parents[2]
SCENARIOS = content_files(ROOT / "scenarios")
RUBRICS = content_files(ROOT / "rubrics")


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_a_scenario_of_ours_has_no_problems(path: Path) -> None:
    assert [str(problem) for problem in read_scenario_file(path).problems] == []


@pytest.mark.parametrize("path", RUBRICS, ids=lambda path: path.stem)
def test_a_rubric_of_ours_has_no_problems(path: Path) -> None:
    assert [str(problem) for problem in read_rubric_file(path).problems] == []


def test_the_library_of_ours_is_whole() -> None:
    library = load_library(ROOT / "scenarios", ROOT / "rubrics")
    assert [str(problem) for problem in library.problems] == []
    assert len(library.scenarios) == len(SCENARIOS) > 0
    assert len(library.rubrics) == len(RUBRICS) > 0
