"""The figures beside agreement: gaming, poor English, evidence as read, how sure is sure, and the two commands."""

import json
from collections import Counter
from pathlib import Path

import pytest

from assessment.__main__ import main
from assessment.content.handovers import Marks
from assessment.errors import ContentProblem
from assessment.reports.more_figures import damaged_text, evidence_text, gamed_text, sure_text, whole
from assessment.review.outcomes import SURE_ENOUGH
from assessment.services.agreeing import Compared, Sureness, how_sure
from assessment.services.marking_files import ready
from assessment.services.more_figures import Damaged, Gamed, as_people_judged, damaged, evidence_read, gamed, rows_of

BENCHMARKS = Path("benchmarks")
SHOP = ready(Path("scenarios/click-and-collect.yaml"), Path("rubrics"))
CASES = {"click-and-collect": SHOP}
STRONG = SHOP.scenario.exemplars[0].text
NOTHING = "Hello."


def row(text, name="game-1"):
    return {"id": name, "scenario": "click-and-collect", "text": text}


def pair(plain, hurt, kind="spelling"):
    return {"scenario": "click-and-collect", "kind": kind, "plain": plain, "damaged": hurt}


# Gaming


def test_a_two_on_a_point_that_asks_for_an_act_is_counted_with_its_text_and_point():
    found = gamed([row(NOTHING, "thin"), row(STRONG, "full")], CASES)
    assert found.count == 2
    assert found.given
    assert {one.split()[0] for one in found.given} == {"full"}
    assert {one.split()[1] for one in found.given} <= {"C3", "C4", "M1", "M2"}


def test_no_texts_that_game_give_nothing():
    assert gamed([], CASES) == Gamed(0, ())


def test_gaming_is_told_with_the_texts_that_got_through():
    assert gamed_text(Gamed(80, ())) == "Texts that game the marking: 0 times a 2 on C3, C4, M1 or M2 in 80 texts."
    told = gamed_text(Gamed(80, ("game-1 C3", "game-1 M1")))
    assert told.startswith("Texts that game the marking: 2 times a 2")
    assert told.endswith("in 80 texts: game-1 C3, game-1 M1.")


# Poor English


def test_a_text_and_itself_change_nothing():
    found = damaged([pair(STRONG, STRONG)], CASES)
    assert (found.pairs, found.change, found.either_way) == (1, 0.0, 0.0)


def test_marks_lost_and_marks_won_cancel_out_on_average_but_not_whichever_way():
    found = damaged([pair(STRONG, NOTHING, "spelling"), pair(NOTHING, STRONG, "grammar")], CASES)
    assert found.change == 0.0
    assert found.either_way == -found.kinds["spelling"] == found.kinds["grammar"]
    assert found.kinds["grammar"] > 1


def test_no_pairs_change_nothing():
    assert damaged([], CASES) == Damaged(0, 0.0, 0.0, {})


def test_a_change_is_told_with_its_sign_and_none_without():
    told = damaged_text(Damaged(2, -0.125, 0.25, {"second_language": -0.25, "dialect": 0.001}))
    assert told == (
        "Spelling and grammar damaged, meaning kept (2 pairs): a judgement changes by -0.12 on average, "
        "whichever way by 0.25 (dialect 0.00, second language -0.25)."
    )


# Evidence as read


READ = [
    {"accepted": True},
    {"accepted": False, "why": "too short"},
    {"accepted": False, "why": "beside the point"},
    {"accepted": False, "why": "too short"},
]


def test_quotes_accepted_are_counted_with_the_reasons_of_the_others():
    assert evidence_read(READ) == (1, 4, Counter({"too short": 2, "beside the point": 1}))


def test_the_most_frequent_reason_is_told_first():
    told = evidence_text(*evidence_read(READ))
    assert told.endswith("by a reader: 1 of 4. Not accepted: too short (2); beside the point (1).")
    assert evidence_text(*evidence_read(READ[:1])).endswith("by a reader: 1 of 1.")


# How sure is sure


def compared(right, sure):
    """One handover: for each point whether the engine was right, and how sure it was."""
    expected = Marks("h", dict.fromkeys(right, 1), {}, {})
    proposed = Marks("h", {p: 1 if ok else 2 for p, ok in right.items()}, {}, {})
    return Compared("case", expected, proposed, sure)


def test_what_is_called_sure_is_told_apart_from_the_rest():
    pairs = [
        compared({"C1": True, "C2": False}, {"C1": 0.99, "C2": SURE_ENOUGH}),
        compared({"C1": True, "C2": False}, {"C1": SURE_ENOUGH, "C2": SURE_ENOUGH - 0.01}),
    ]
    found = how_sure(pairs)
    assert found.share == 0.75
    assert found.right == pytest.approx(2 / 3)
    assert found.right_else == 0.0


def test_a_judgement_of_which_nobody_knows_how_sure_it_is_is_not_called_sure():
    assert how_sure([compared({"C1": True}, {})]) == Sureness(0.0, 0.0, 1.0)


def test_nothing_marked_is_sure_of_nothing():
    assert how_sure([]) == Sureness(0.0, 0.0, 0.0)


def test_sureness_is_told_in_shares():
    told = sure_text(Sureness(0.75, 0.9712, 0.5))
    assert (
        told == "Called sure: 75% of the judgements, of which 97.1% agree with the settled marks; of the others 50.0%."
    )


# Other people's judgement


def test_conveyed_is_held_against_the_majority_of_peoples_votes():
    says = ["The council closed the bridge on Mill Lane on Monday.", "Farida Iqbal won the marathon in Leeds."]
    text = "The council closed the bridge on Mill Lane on Monday."

    def event(first, second):
        points = [{"says": s, "votes": v} for s, v in zip(says, (first, second), strict=True)]
        return {"event": "e", "text": text, "points": points}

    assert as_people_judged([event([1, 1, 0], [0, 0, 1])]) == (1.0, 2)
    assert as_people_judged([event([0, 1, 0], [1, 0, 1])])[0] < 0


# Files


def test_a_file_of_figures_that_is_not_there_or_not_json_is_named(tmp_path):
    with pytest.raises(ContentProblem, match=r"none\.jsonl: can't be read \(No such file"):
        rows_of(tmp_path / "none.jsonl")
    (tmp_path / "bad.jsonl").write_text('{"id": 1}\n{"id":', "utf-8")
    with pytest.raises(ContentProblem, match=r"bad\.jsonl: every line has to be a JSON object .* Correct the file"):
        rows_of(tmp_path / "bad.jsonl")


def test_empty_lines_of_a_file_of_figures_are_passed_over(tmp_path):
    (tmp_path / "rows.jsonl").write_text('{"id": 1}\n\n{"id": 2}\n', "utf-8")
    assert [r["id"] for r in rows_of(tmp_path / "rows.jsonl")] == [1, 2]


# The commands


def first_lines(source, target, count, change=lambda row: row):
    rows = [change(json.loads(line)) for line in source.read_text("utf-8").splitlines()[:count]]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("".join(json.dumps(r) + "\n" for r in rows), "utf-8")


def small_case(folder, name, benchmark, count, change=lambda row: row):
    """A case folder with the first handovers of one that there is."""
    source = BENCHMARKS / benchmark / name
    first_lines(source / "handovers.jsonl", folder / name / "handovers.jsonl", count)
    first_lines(source / "marks.jsonl", folder / name / "marks.jsonl", count, change)
    (folder / name / "scenario.yaml").write_bytes((source / "scenario.yaml").read_bytes())


@pytest.fixture
def marked_folder(tmp_path):
    small_case(tmp_path / "marked", "click-and-collect", "marked-handovers", 2)
    return tmp_path / "marked"


def lines_of(path, rows):
    path.parent.mkdir()
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), "utf-8")


def test_all_figures_are_printed_under_their_headings_and_written_as_they_are_printed(marked_folder, tmp_path, capsys):
    small_case(tmp_path / "our-handovers", "wrong-meal", "our-handovers", 1)
    lines_of(tmp_path / "gaming" / "texts.jsonl", [row(NOTHING)])
    lines_of(tmp_path / "poor-english" / "pairs.jsonl", [pair(NOTHING, NOTHING)])
    lines_of(tmp_path / "evidence" / "read.jsonl", READ)
    page = tmp_path / "page.md"
    assert main(["agreement", str(marked_folder), "--all", "--write", str(page)]) == 0
    printed = capsys.readouterr().out
    assert page.read_text("utf-8") == printed.rstrip("\n") + "\n"
    headings = [line for line in printed.splitlines() if line.startswith("#")]
    assert headings == [
        "# How well the engine marks",
        "## What this is",
        "## Settled marks",
        "## How sure is sure",
        "## Our own cases",
        "## Gaming",
        "## Poor English",
        "## Evidence",
    ]
    assert "2 handovers of 1 cases: click-and-collect." in printed
    assert "1 handovers of 1 cases: wrong-meal." in printed
    assert "0 times a 2 on C3, C4, M1 or M2 in 1 texts." in printed
    assert "(1 pairs): a judgement changes by 0.00 on average" in printed
    assert "1 of 4. Not accepted: too short (2)" in printed


def test_a_set_that_does_not_stand_beside_the_folder_is_left_out(marked_folder, capsys):
    assert main(["agreement", str(marked_folder), "--all"]) == 0
    headings = [line for line in capsys.readouterr().out.splitlines() if line.startswith("## ")]
    assert headings == ["## What this is", "## Settled marks", "## How sure is sure"]


def test_a_page_is_its_title_and_its_parts():
    assert (
        whole("Title", [("One", "First."), ("Two", "Second.")]) == "# Title\n\n## One\n\nFirst.\n\n## Two\n\nSecond.\n"
    )


def test_differences_are_counted_by_cause_with_the_most_frequent_first(tmp_path, capsys):
    def upside_down(marks):
        return {**marks, "points": {p: 2 - level for p, level in marks["points"].items()}}

    small_case(tmp_path, "click-and-collect", "marked-handovers", 2, upside_down)
    assert main(["disagreements", str(tmp_path), "--counts"]) == 0
    *groups, empty, total = capsys.readouterr().out.splitlines()
    counts = [int(line.split()[0]) for line in groups]
    assert counts == sorted(counts, reverse=True)
    assert empty == ""
    assert total == f"{sum(counts)} differences in 2 handovers."
    assert any("C1: 0, proposed 2: seen: trigger" in line for line in groups)
    assert not any(line.startswith(("#", "-", "  >")) for line in groups)


def test_differences_of_one_point_come_with_their_quotes(tmp_path, capsys):
    def without_c1(marks):
        return {**marks, "points": {**marks["points"], "C1": 0, "C3": 0}}

    small_case(tmp_path, "click-and-collect", "marked-handovers", 1, without_c1)
    assert main(["disagreements", str(tmp_path), "--of", "C1"]) == 0
    told = capsys.readouterr().out
    assert "## C1: 0, proposed 2: seen: trigger, reason_tied (1)" in told
    assert "- click-and-collect-01 C1: When and why a handover is necessary" in told
    assert "\n  > " in told
    assert "C3" not in told
    assert told.endswith("\n1 differences in 1 handovers.\n")


def test_a_folder_without_cases_is_said_to_be_one(tmp_path, capsys):
    for command in ("agreement", "disagreements"):
        assert main([command, str(tmp_path)]) == 1
        assert "there is no case here" in capsys.readouterr().err
