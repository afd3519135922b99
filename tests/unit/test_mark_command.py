"""`python -m assessment mark` and `agreement`, as people and outside checks call them."""

import json
from pathlib import Path

import pytest

from assessment.__main__ import main

CASE = Path("benchmarks/marked-handovers/click-and-collect")
SCENARIO = str(CASE / "scenario.yaml")
FLAGS = {
    "abdication", "undocumented", "delegation", "verbal_only", "no_prioritisation", "no_acknowledgement",
    "privacy", "tone", "wrong_fact", "invention",
}  # fmt: skip


def first_lines(tmp_path, count):
    source = (CASE / "handovers.jsonl").read_text(encoding="utf-8").splitlines()[:count]
    path = tmp_path / "some.jsonl"
    path.write_text("\n".join(source) + "\n", encoding="utf-8")
    return path


def test_a_line_of_json_comes_out_for_each_handover(tmp_path, capsys):
    path = first_lines(tmp_path, 2)
    assert main(["mark", "--scenario", SCENARIO, "--handovers", str(path)]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [r["id"] for r in rows] == ["click-and-collect-01", "click-and-collect-02"]
    one = rows[0]
    assert set(one["points"]) == {"C1", "C2", "C3", "C4", "M1", "M2", "M3"}
    assert set(one["points"].values()) <= {0, 1, 2}
    assert set(one["facts"].values()) <= {"conveyed", "wrong", "missing"}
    assert len(one["facts"]) == 20
    assert set(one["flags"]) == FLAGS
    assert set(one["reasons"]) == set(one["points"])
    assert one["scenario"].startswith("sha256:")
    assert all(h.startswith("sha256:") for h in one["rubrics"].values())


def test_every_quote_is_exactly_the_learners_characters(tmp_path, capsys):
    path = first_lines(tmp_path, 3)
    texts = {r["id"]: r["text"] for r in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    main(["mark", "--scenario", SCENARIO, "--handovers", str(path)])
    for row in map(json.loads, capsys.readouterr().out.splitlines()):
        assert row["evidence"] or row["id"].endswith("02")
        for e in row["evidence"]:
            assert texts[row["id"]][e["start"] : e["end"]] == e["quote"]


def test_the_same_input_gives_the_same_bytes(tmp_path):
    path = first_lines(tmp_path, 2)
    outs = [tmp_path / "a.jsonl", tmp_path / "b.jsonl"]
    for out in outs:
        assert main(["mark", "--scenario", SCENARIO, "--handovers", str(path), "--out", str(out)]) == 0
    assert outs[0].read_bytes() == outs[1].read_bytes()


def test_two_processes_mark_as_one_does(tmp_path):
    path = first_lines(tmp_path, 4)
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    main(["mark", "--scenario", SCENARIO, "--handovers", str(path), "--out", str(one)])
    main(["mark", "--scenario", SCENARIO, "--handovers", str(path), "--out", str(two), "--jobs", "2"])
    assert one.read_bytes() == two.read_bytes()


def test_a_text_file_is_one_handover_and_a_csv_many(tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("Tomasz, please ring Mrs Whitlock.", encoding="utf-8")
    (tmp_path / "mine.csv").write_text('id,text\na,"Tomasz, ring her"\nb,hello\n', encoding="utf-8")
    main(["mark", "--scenario", SCENARIO, "--handovers", str(tmp_path / "mine.txt")])
    assert json.loads(capsys.readouterr().out)["id"] == "mine"
    main(["mark", "--scenario", SCENARIO, "--handovers", str(tmp_path / "mine.csv")])
    assert [json.loads(x)["id"] for x in capsys.readouterr().out.splitlines()] == ["a", "b"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("x.jsonl", b'{"id": "a", "text": "t"}\nnot json\n', "x.jsonl:2: this line is not JSON."),
        ("x.jsonl", b'{"id": "a"}\n', 'x.jsonl:1: "text" is missing or is not text.'),
        ("x.jsonl", b'{"id": "a", "text": "t"}\n{"id": "a", "text": "t"}\n', 'two handovers have the id "a"'),
        ("x.csv", b"name,words\na,b\n", "the columns must include id and text"),
        ("x.txt", b"\xff\xfe", "is not UTF-8. Save the file as UTF-8."),
        ("x.docx", b"zip", "reads handovers from .jsonl, .csv and .txt files"),
        ("x.txt", b"a" * 20_001, "has 20,001 characters; Baton marks up to 20,000"),
    ],
)
def test_a_file_that_cannot_be_marked_is_refused_with_a_sentence(tmp_path, capsys, name, content, words):
    (tmp_path / name).write_bytes(content)
    assert main(["mark", "--scenario", SCENARIO, "--handovers", str(tmp_path / name)]) == 1
    assert words in capsys.readouterr().err


def test_a_refused_run_leaves_no_half_written_file(tmp_path):
    (tmp_path / "x.jsonl").write_text('{"id": "a", "text": "t"}\n{"id": "b", "text": "' + "y" * 20_001 + '"}\n')
    out = tmp_path / "out.jsonl"
    assert main(["mark", "--scenario", SCENARIO, "--handovers", str(tmp_path / "x.jsonl"), "--out", str(out)]) == 1
    assert not out.exists()


def test_a_missing_scenario_is_named(tmp_path, capsys):
    (tmp_path / "x.txt").write_text("hello")
    assert main(["mark", "--scenario", "nowhere.yaml", "--handovers", str(tmp_path / "x.txt")]) == 1
    assert "nowhere.yaml" in capsys.readouterr().err


def test_agreement_prints_points_facts_flags_baseline_and_markers(capsys):
    assert main(["agreement", str(CASE)]) == 0
    out = capsys.readouterr().out
    assert "| C1 |" in out
    assert "| mean |" in out
    assert "| fact conveyed |" in out
    assert "| privacy |" in out
    assert "two markers" in out


def test_agreement_says_where_there_is_no_case(tmp_path, capsys):
    assert main(["agreement", str(tmp_path)]) == 1
    assert "there is no case here" in capsys.readouterr().err
