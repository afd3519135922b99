"""Files and folders together: what is loaded, what is refused, and what files say of one another."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from content_samples import RUBRIC, SCENARIO, scenario_with

from assessment.content import check_paths, load_library, read_rubric_file, read_scenario_file, units_to_mark


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one scenario and its rubric, as the current one."""
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "rubrics").mkdir()
    (tmp_path / "scenarios" / "cold-flat.yaml").write_text(SCENARIO, encoding="utf-8")
    (tmp_path / "rubrics" / "handing-over.yaml").write_text(RUBRIC, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def problems(*paths: str, rubrics: str = "rubrics") -> list[str]:
    """The problems of those paths, as shown."""
    return [str(each) for each in check_paths([Path(path) for path in paths], Path(rubrics))]


def put(path: str, text: str) -> None:
    """Writes a file, with its folder."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


@pytest.mark.usefixtures("here")
def test_a_library_holds_items_texts_hashes_and_paths_by_id() -> None:
    library = load_library(Path("scenarios"), Path("rubrics"))
    assert library.problems == ()
    loaded = library.scenarios["cold-flat"]
    assert loaded.text == SCENARIO
    assert loaded.hash == "sha256:" + hashlib.sha256(SCENARIO.encode()).hexdigest()
    assert loaded.path == Path("scenarios/cold-flat.yaml")
    rubrics = {unit: each.item for unit, each in library.rubrics.items()}
    assert units_to_mark(loaded.item.units, rubrics) == ("handing-over",)


@pytest.mark.usefixtures("here")
def test_one_broken_file_hides_no_other() -> None:
    put("scenarios/broken.yaml", "id: broken\ntitle: [")
    put("scenarios/latin.yaml", "")
    Path("scenarios/latin.yaml").write_bytes(b"title: caf\xe9")
    library = load_library(Path("scenarios"), Path("rubrics"))
    assert list(library.scenarios) == ["cold-flat"]
    assert {problem.file for problem in library.problems} == {"scenarios/broken.yaml", "scenarios/latin.yaml"}


@pytest.mark.usefixtures("here")
def test_a_scenario_waits_for_a_rubric_that_is_broken_and_is_not_called_broken_itself() -> None:
    put("rubrics/handing-over.yaml", RUBRIC.replace("kind: act", "kind: fact"))
    library = load_library(Path("scenarios"), Path("rubrics"))
    assert library.scenarios == {}
    assert {problem.file for problem in library.problems} == {"rubrics/handing-over.yaml"}


@pytest.mark.usefixtures("here")
def test_a_rubric_whose_yaml_breaks_off_makes_no_problems_elsewhere() -> None:
    put("rubrics/handing-over.yaml", RUBRIC.replace("title: Hand a customer over", "title: [Hand"))
    assert {line.split(":")[0] for line in problems("scenarios", "rubrics")} == {"rubrics/handing-over.yaml"}


@pytest.mark.usefixtures("here")
def test_two_files_of_a_folder_with_one_id_are_a_problem_and_the_first_is_used() -> None:
    put("scenarios/copy/scenario.yaml", scenario_with("minutes: 20", "minutes: 30"))
    assert problems("scenarios") == [
        'scenarios/copy/scenario.yaml:2: id: "cold-flat" is the id of scenarios/cold-flat.yaml too. '
        "Give each an id of its own."
    ]
    assert load_library(Path("scenarios"), Path("rubrics")).scenarios["cold-flat"].item.minutes == 20


@pytest.mark.usefixtures("here")
def test_copies_of_a_scenario_in_two_folders_are_no_problem() -> None:
    put("cases/one/scenario.yaml", SCENARIO)
    put("cases/one/notes.txt", "not looked at")
    assert problems("scenarios", "cases") == []


@pytest.mark.usefixtures("here")
def test_a_folder_of_case_folders_and_a_case_folder_and_a_file_can_be_checked() -> None:
    put("cases/one/scenario.yaml", scenario_with("minutes: 20", "minutes: 0"))
    said = "cases/one/scenario.yaml:34: minutes: must be at least 1, and here is 0. Write a number that is at least 1."
    assert problems("cases") == [said]
    assert problems("cases/one") == [said]
    assert problems("cases/one/scenario.yaml") == [said]


@pytest.mark.usefixtures("here")
def test_scenarios_are_checked_against_rubrics_that_are_not_among_the_paths() -> None:
    put("scenarios/cold-flat.yaml", scenario_with("C2: 1", "C8: 1"))
    assert problems("scenarios") == [
        "scenarios/cold-flat.yaml:37: exemplars > 1 > points > C8: no unit of this scenario has such a point. "
        "There are C1 and C2."
    ]


@pytest.mark.usefixtures("here")
def test_without_any_rubrics_that_is_one_problem_and_not_one_for_each_scenario() -> None:
    assert problems("scenarios", rubrics="nowhere") == [
        "nowhere:1: there are no rubrics here, so the units of the scenarios can't be checked. "
        "Name the folder of the rubrics with --rubrics."
    ]


@pytest.mark.usefixtures("here")
def test_files_that_are_not_there_or_hold_no_content_say_so() -> None:
    Path("empty").mkdir()
    put("scenarios/notes.yaml", "colour: red\n")
    assert problems("scenarios", "gone", "empty") == [
        "gone:1: there is no such file or folder. Check how it is spelt and where you are.",
        "empty:1: there are no YAML files in this folder. Name a folder with scenarios or rubrics.",
        'scenarios/notes.yaml:1: this is neither a scenario (which has "facts") nor a rubric (which has "checks" and '
        '"points"). Take the file out of this folder, or start from a copy of one that works.',
    ]


@pytest.mark.usefixtures("here")
def test_a_file_that_cannot_be_opened_says_so() -> None:
    assert [str(each) for each in read_scenario_file(Path("gone.yaml")).problems] == [
        "gone.yaml:1: the file can't be opened (no such file or directory). "
        "Check that it is there and that you may read it."
    ]
    assert "can't be opened" in str(read_rubric_file(Path("rubrics")).problems[0])


@pytest.mark.usefixtures("here")
def test_a_file_that_is_far_too_large_is_not_read_whole() -> None:
    put("scenarios/huge.yaml", "x" * 3_000_000)
    assert problems("scenarios/huge.yaml") == [
        "scenarios/huge.yaml:1: the file is too large: 256 KB, and at most 256 KB can be read. "
        "Check that it is the right file; if it is, split it."
    ]


@pytest.mark.usefixtures("here")
def test_hidden_files_and_other_endings_are_left_alone() -> None:
    put("scenarios/.#cold-flat.yaml", "x: [")
    put("scenarios/README.md", "x: [")
    assert problems("scenarios") == []


@pytest.mark.usefixtures("here")
def test_a_folder_that_may_not_be_read_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert problems("scenarios") == [
        "scenarios:1: the folder can't be opened (permission denied). Check that you may read it."
    ]
