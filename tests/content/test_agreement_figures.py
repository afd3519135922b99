"""The page of figures is what the command gives, figure for figure."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessment.__main__ import main

PAGE = Path("docs/agreement.md")


@pytest.mark.xdist_group("agreement")
def test_the_figures_in_the_docs_are_what_the_command_prints(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["agreement", "benchmarks/marked-handovers", "--all", "--jobs", "2"]) == 0
    printed = capsys.readouterr().out.rstrip("\n").splitlines()
    assert PAGE.read_text(encoding="utf-8").splitlines() == printed, "Write the page again: make agreement"
