"""Files of handovers and case folders made ready for marking: what is pinned, and what is refused in which words."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from assessment.__main__ import main
from assessment.content.handovers import NamedHandover
from assessment.errors import ContentProblem, HandoverTooLong
from assessment.reports.agreement import as_text
from assessment.services.agreeing import by_baseline, figures
from assessment.services.marking_files import as_line, mark_all, read_cases, ready

SCENARIO = Path("scenarios/click-and-collect.yaml")
RUBRICS = Path("rubrics")
CASE = Path("benchmarks/marked-handovers/click-and-collect")
CARRY_OUT, MAINTAIN = "carry-out-handovers", "maintain-through-handover"


def sha256(path):
    return "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def rubrics(tmp_path):
    """A copy of the rubrics to break."""
    return Path(shutil.copytree(RUBRICS, tmp_path / "rubrics"))


@pytest.fixture
def case_folder(tmp_path):
    """A case folder with two handovers and their marks."""
    folder = tmp_path / "cases" / "bag"
    folder.mkdir(parents=True)
    shutil.copy(CASE / "scenario.yaml", folder)
    for name in ("handovers.jsonl", "marks.jsonl"):
        lines = (CASE / name).read_text("utf-8").splitlines()[:2]
        (folder / name).write_text("\n".join(lines) + "\n", "utf-8")
    return folder


def change_marks(folder, change):
    path = folder / "marks.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    change(rows)
    path.write_text("\n".join(map(json.dumps, rows)) + "\n", "utf-8")


def refusal(*args):
    with pytest.raises(ContentProblem) as found:
        ready(*args)
    return str(found.value)


def test_a_marking_pins_the_hashes_of_the_very_files():
    case = ready(SCENARIO, RUBRICS)
    ((handover, marking),) = mark_all(case, [NamedHandover("a", "Tomasz, ring Mrs Whitlock.")])
    line = as_line(handover, marking)
    assert line["scenario"] == sha256(SCENARIO)
    assert line["rubrics"] == {unit: sha256(RUBRICS / f"{unit}.yaml") for unit in (CARRY_OUT, MAINTAIN)}


def test_a_changed_scenario_has_another_hash(tmp_path):
    changed = tmp_path / SCENARIO.name
    changed.write_bytes(SCENARIO.read_bytes() + b"# one more line\n")
    assert ready(changed, RUBRICS).pins.scenario == sha256(changed) != ready(SCENARIO, RUBRICS).pins.scenario


def test_a_folder_without_rubrics_is_named(tmp_path):
    assert "there is no rubric here. Name the folder with --rubrics." in refusal(SCENARIO, tmp_path)
    assert "there is no rubric here" in refusal(SCENARIO, tmp_path / "nowhere")


def test_a_broken_rubric_is_refused_with_its_line(rubrics):
    path = rubrics / f"{MAINTAIN}.yaml"
    broken = path.read_text("utf-8").replace("kind: owners", "kind: ownres", 1)
    path.write_text(broken, "utf-8")
    words = refusal(SCENARIO, rubrics)
    number = 1 + broken.splitlines().index("  - id: every_action_owned")
    assert f"{MAINTAIN}.yaml:{number}:" in words
    assert 'Did you mean "owners"?' in words


def test_a_unit_without_its_rubric_is_named(rubrics):
    (rubrics / f"{MAINTAIN}.yaml").unlink()
    assert f"units: there is no rubric for {MAINTAIN}" in refusal(SCENARIO, rubrics)


def test_a_rubric_that_borrows_checks_needs_the_other_beside_it(rubrics, tmp_path):
    scenario = tmp_path / "click-and-collect.yaml"
    scenario.write_text(SCENARIO.read_text("utf-8").split("exemplars:")[0] + f"units: [{MAINTAIN}]\n", "utf-8")
    assert ready(scenario, rubrics).scenario.units == (MAINTAIN,)
    (rubrics / f"{CARRY_OUT}.yaml").unlink()
    words = refusal(scenario, rubrics)
    assert f"use the check {CARRY_OUT}." in words
    assert f"Put the rubric {CARRY_OUT} beside them." in words


def test_two_rubrics_of_one_unit_are_refused(rubrics):
    shutil.copy(rubrics / f"{MAINTAIN}.yaml", rubrics / "again.yaml")
    words = refusal(SCENARIO, rubrics)
    assert "again.yaml" in words or f"two rubrics have the id {MAINTAIN}" in words


def test_a_long_handover_is_refused_by_its_id():
    with pytest.raises(HandoverTooLong, match=r"^long-one: This handover has 20,001 characters"):
        list(mark_all(ready(SCENARIO, RUBRICS), [NamedHandover("long-one", "x" * 20_001)]))


def test_evidence_of_facts_that_are_missing_is_not_printed():
    case = ready(SCENARIO, RUBRICS)
    ((handover, marking),) = mark_all(case, [NamedHandover("a", "Tomasz, ring Mrs Whitlock, HL-7730462.")])
    line = as_line(handover, marking)
    shown = {e["for"] for e in line["evidence"] if e["for"] in line["facts"]}
    assert shown
    assert all(line["facts"][fact] != "missing" for fact in shown)


def test_a_case_folder_is_read_by_itself_or_from_the_folder_above(case_folder):
    above, itself = read_cases(case_folder.parent, RUBRICS), read_cases(case_folder, RUBRICS)
    assert [c.name for c in above] == [c.name for c in itself] == ["bag"]
    assert len(above[0].handovers) == len(above[0].marks) == 2


def test_a_handover_without_marks_is_named(case_folder):
    change_marks(case_folder, lambda rows: rows.pop())
    with pytest.raises(ContentProblem, match=r"marks\.jsonl: no marks for click-and-collect-02\. Mark them"):
        read_cases(case_folder, RUBRICS)


def test_marks_that_leave_out_a_point_are_refused(case_folder):
    change_marks(case_folder, lambda rows: rows[1]["points"].pop("M2"))
    with pytest.raises(ContentProblem, match="click-and-collect-02: points: M2 is not marked"):
        read_cases(case_folder, RUBRICS)


def test_marks_of_a_fact_that_the_scenario_has_not_are_refused(case_folder):
    change_marks(case_folder, lambda rows: rows[0]["facts"].update(f99="missing"))
    with pytest.raises(ContentProblem, match="click-and-collect-01: facts: f99 is unknown here"):
        read_cases(case_folder, RUBRICS)


def test_a_case_without_a_handover_is_refused(case_folder):
    (case_folder / "handovers.jsonl").write_text("\n", "utf-8")
    with pytest.raises(ContentProblem, match=r"handovers\.jsonl: there is no handover in it"):
        read_cases(case_folder, RUBRICS)


def test_the_table_of_a_single_case_says_what_the_baseline_was_fitted_on(case_folder):
    cases = read_cases(case_folder, RUBRICS)
    baseline = figures(by_baseline(cases))
    assert "with no other to learn from, on this one" in as_text([("bag", 2)], baseline, baseline, None)
    assert "fitted without the case under test" in as_text([("bag", 2), ("two", 2)], baseline, baseline, None)


def test_output_that_cannot_be_written_is_a_mistake_and_not_a_fault(tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("Tomasz, ring her.", "utf-8")
    out = tmp_path / "nowhere" / "out.jsonl"
    args = ["--scenario", str(SCENARIO), "--handovers", str(tmp_path / "mine.txt"), "--out", str(out)]
    assert main(["mark", *args]) == 1
    assert f"{out}: can't be written" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["mark", "--scenario", "s", "--handovers", "h"], ["agreement", "d"]])
@pytest.mark.parametrize("jobs", ["0", "65", "two", "-1"])
def test_a_number_of_processes_that_makes_no_sense_is_refused_in_words(command, jobs, capsys):
    with pytest.raises(SystemExit):
        main([*command, f"--jobs={jobs}"])
    assert f"'{jobs}' is not a whole number from 1 to 64" in capsys.readouterr().err
