"""`python -m assessment feedback check`: whether the service answers, and how, without ever showing the key."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessment.__main__ import main
from tests.commenting import CANARY, good_answer
from tests.feedback_server import failing, saying, scripted


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BATON_DATA_DIR", str(tmp_path / "data"))


def test_it_says_that_comments_are_off(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feedback", "check"]) == 1
    assert capsys.readouterr().out == (
        "Comments on phrasing are off: neither BATON_LLM_BASE_URL nor BATON_LLM_MODEL is set.\n"
    )


def test_it_says_how_the_service_answers(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    with scripted(saying(good_answer())) as server:
        for name, value in (("BASE_URL", server.url), ("MODEL", "small"), ("KEY", CANARY)):
            monkeypatch.setenv(f"BATON_LLM_{name}", value)
        assert main(["feedback", "check"]) == 0
        assert len(server.bodies) == 1
    said = capsys.readouterr()
    assert f"Service: {server.url}, model small, key set.\n" in said.out
    assert "It answers, by structured output (1 request, " in said.out
    assert "900 tokens in and 100 out). Comments that passed Baton's checks: 0, dropped: 4." in said.out
    assert CANARY not in said.out + said.err


def test_it_says_what_is_wrong(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    with scripted(failing(401, f"bad key {CANARY}")) as server:
        for name, value in (("BASE_URL", server.url), ("MODEL", "small"), ("KEY", CANARY)):
            monkeypatch.setenv(f"BATON_LLM_{name}", value)
        assert main(["feedback", "check"]) == 1
    said = capsys.readouterr()
    assert "The AI service did not accept this centre's key. (1 request, " in said.out
    assert CANARY not in said.out + said.err


def test_a_setting_that_cannot_be_used_is_a_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BATON_LLM_MODEL", "small")
    assert main(["feedback", "check"]) == 1
    assert capsys.readouterr().err.startswith("BATON_LLM_BASE_URL is missing")


def test_an_address_in_the_clear_is_warned_of(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BATON_LLM_BASE_URL", "http://llm.invalid/v1")
    monkeypatch.setenv("BATON_LLM_MODEL", "small")
    monkeypatch.setenv("BATON_LLM_TIMEOUT", "1")
    assert main(["feedback", "check"]) == 1
    assert "so key and handovers go unencrypted." in capsys.readouterr().out


def test_where_the_database_is_away_the_service_is_checked_all_the_same(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BATON_DATABASE_URL", "mysql://x/y")
    with scripted(saying(good_answer())) as server:
        for name, value in (("BASE_URL", server.url), ("MODEL", "small")):
            monkeypatch.setenv(f"BATON_LLM_{name}", value)
        assert main(["feedback", "check"]) == 0
    said = capsys.readouterr()
    assert "What is found out can't be remembered." in said.err
    assert "It answers" in said.out
