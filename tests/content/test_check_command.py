"""`python -m assessment check`: what it prints and how it ends."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from content_samples import RUBRIC, SCENARIO, scenario_with

import assessment.__main__ as command_line
import assessment.commands.check as check_command
from assessment.errors import Mistake
from assessment.model.marking import FactFinding, Flag, Judgement, Marking, Pins
from assessment.model.response import Response
from assessment.model.rubric import Rubric
from assessment.model.scenario import Scenario


def marking_of(level: int = 1, private: bool = False) -> Marking:
    """A marking of the sample scenario with that level for C2 and that flag."""
    judgements = tuple(Judgement(p, "handing-over", n, "", "") for p, n in (("C1", 2), ("C2", level)))
    facts = (FactFinding("f01", "conveyed"), FactFinding("f02", "conveyed"), FactFinding("f03", "missing"))
    return Marking("", {}, "test", judgements, facts, (Flag("privacy", "safeguard", private),))


def engine(monkeypatch: pytest.MonkeyPatch, mark: Callable[..., Marking]) -> None:
    """Puts another engine in the place of the real one, which isn't loaded."""
    monkeypatch.setitem(sys.modules, "assessment.marking", SimpleNamespace(mark=mark))  # type: ignore[arg-type]


@pytest.fixture
def as_expected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Pins]:
    """One scenario and its rubric in the current folder, and an engine that marks as the exemplar expects.

    Gives the pins that the engine is called with."""
    pins_seen: list[Pins] = []

    def mark(scenario: Scenario, rubrics: tuple[Rubric, ...], response: Response, pins: Pins) -> Marking:
        assert response.text == scenario.exemplars[0].text
        assert [rubric.id for rubric in rubrics] == ["handing-over"]
        pins_seen.append(pins)
        return marking_of()

    engine(monkeypatch, mark)
    monkeypatch.chdir(tmp_path)
    for folder, name, text in (("scenarios", "cold-flat", SCENARIO), ("rubrics", "handing-over", RUBRIC)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return pins_seen


def run(*words: str) -> int:
    """Runs the command line."""
    return command_line.main(["check", *words])


def test_all_in_order_ends_with_one_line_and_zero(as_expected: list[Pins], capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 0
    printed = capsys.readouterr()
    assert printed.out == "1 scenario, 1 rubric: no problems\n"
    assert printed.err.startswith('scenarios/cold-flat.yaml: advice: "asks" is not written for f01 and f02: Baton asks')
    assert as_expected[0].scenario.startswith("sha256:")
    assert as_expected[0].rubrics[0][0] == "handing-over"


@pytest.mark.usefixtures("as_expected")
def test_problems_are_printed_and_counted_and_end_in_one(capsys: pytest.CaptureFixture[str]) -> None:
    text = scenario_with("level: basic", "level: easy").replace("minutes: 20", "minutes: 0")
    Path("scenarios/cold-flat.yaml").write_text(text, encoding="utf-8")
    assert run() == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("scenarios/cold-flat.yaml:5: level: must be basic, intermediate or advanced")
    assert lines[1].startswith("scenarios/cold-flat.yaml:34: minutes: must be at least 1")
    assert lines[2:] == ["1 scenario, 1 rubric: 2 problems in 1 file"]


@pytest.mark.usefixtures("as_expected")
def test_an_exemplar_marked_otherwise_is_a_problem_with_its_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    engine(monkeypatch, lambda *_: marking_of(level=0, private=True))
    assert run("scenarios") == 1
    assert capsys.readouterr().out.splitlines() == [
        "scenarios/cold-flat.yaml:37: exemplars > 1: C2 expected 1, the engine proposes 0.",
        "scenarios/cold-flat.yaml:39: exemplars > 1: privacy expected not raised, the engine proposes raised.",
        "1 scenario, 0 rubrics: 2 problems in 1 file",
    ]


@pytest.mark.usefixtures("as_expected")
def test_exemplars_can_be_left_out_or_only_warned_of(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    engine(monkeypatch, lambda *_: marking_of(level=0))
    assert run("--exemplars-warn") == 0
    assert capsys.readouterr().out.splitlines() == [
        "scenarios/cold-flat.yaml:37: exemplars > 1: C2 expected 1, the engine proposes 0.",
        "1 scenario, 1 rubric: no problems; 1 exemplar mark other than expected",
    ]
    assert run("--no-exemplars") == 0
    printed = capsys.readouterr()
    assert printed.out == "1 scenario, 1 rubric: no problems\n"
    assert printed.err.startswith('scenarios/cold-flat.yaml: advice: "asks" is not written for f01 and f02: Baton asks')


@pytest.mark.usefixtures("as_expected")
def test_an_exemplar_that_the_engine_refuses_is_a_problem(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> Marking:
        raise Mistake("This handover is too long. Shorten it.")

    engine(monkeypatch, refuse)
    assert run() == 1
    said = "scenarios/cold-flat.yaml:36: exemplars > 1: This handover is too long. Shorten it."
    assert capsys.readouterr().out.splitlines()[0] == said


@pytest.mark.usefixtures("as_expected")
def test_exemplars_wait_for_a_rubric_that_has_problems(capsys: pytest.CaptureFixture[str]) -> None:
    Path("rubrics/handing-over.yaml").write_text(RUBRIC.replace("share: 0.5", "share: 5"), encoding="utf-8")
    assert run("scenarios") == 1
    assert capsys.readouterr().out.splitlines()[0] == (
        "scenarios/cold-flat.yaml:35: exemplars: the exemplars can't be tried, because a rubric of this scenario has "
        "problems. Mend the rubric first."
    )


@pytest.mark.usefixtures("as_expected")
def test_a_mistake_is_one_line_on_stderr_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise Mistake("The rubric is missing. Add it.")

    monkeypatch.setattr(check_command, "examine", fail)
    assert run() == 1
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "The rubric is missing. Add it.\n")


@pytest.mark.usefixtures("as_expected")
def test_our_own_bug_ends_in_three_with_a_log_in_the_data_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BATON_DATA_DIR", str(tmp_path / "kept"))
    monkeypatch.setattr(check_command, "examine", lambda *_: 1 / 0)
    assert run() == 3
    error = capsys.readouterr().err
    (log,) = (tmp_path / "kept").glob("baton-error-*.log")
    assert error == f"This is a fault in Baton, not in what you did. Please send us the log: {log}\n"
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
    assert "Traceback" not in error


@pytest.mark.usefixtures("as_expected")
def test_the_log_goes_to_the_temporary_folder_where_the_data_folder_cannot_be_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "temp").mkdir()
    monkeypatch.setenv("BATON_DATA_DIR", str(tmp_path / "file"))
    monkeypatch.setattr(command_line.tempfile, "gettempdir", lambda: str(tmp_path / "temp"))
    monkeypatch.setattr(check_command, "examine", lambda *_: 1 / 0)
    assert run() == 3
    (log,) = (tmp_path / "temp").glob("baton-error-*.log")
    assert str(log) in capsys.readouterr().err


@pytest.mark.usefixtures("as_expected")
def test_a_command_that_is_stopped_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(check_command, "examine", stop)
    assert run() == 130
    assert capsys.readouterr().err == "Stopped.\n"


def test_only_the_command_that_is_asked_for_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def load(name: str) -> SimpleNamespace:
        asked.append(name)
        return SimpleNamespace(add_to=check_command.add_to, run=lambda _: 7)

    monkeypatch.setattr(command_line.importlib, "import_module", load)
    assert run() == 7
    assert asked == ["assessment.commands.check"]


def test_no_command_is_a_usage_error(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def load(name: str) -> SimpleNamespace:
        word = name.rpartition(".")[2]
        return SimpleNamespace(add_to=lambda parsers: parsers.add_parser(word), run=lambda _: 0)

    monkeypatch.setattr(command_line.importlib, "import_module", load)
    with pytest.raises(SystemExit) as ended:
        command_line.main([])
    assert ended.value.code == 2
    assert "COMMAND" in capsys.readouterr().err


def test_the_checking_itself_loads_no_engine() -> None:
    script = "import sys, assessment.commands.check; sys.exit('onnxruntime' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
