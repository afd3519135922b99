"""The problems of a scenario file, each with its line and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Protocol

import streamlit as st

from ui.words import sentence


class Problem(Protocol):
    """One thing to put right, as the content layer reports it."""

    @property
    def line(self) -> int:
        """Counted from 1."""

    @property
    def where(self) -> str:
        """The trail of keys."""

    @property
    def what(self) -> str:
        """What is wrong."""

    @property
    def remedy(self) -> str:
        """What to do about it."""


def problem_list(problems: Iterable[Problem], text: str = "") -> None:
    """By line; with the file's own line where its text is at hand."""
    lines = text.splitlines()
    items = "".join(
        f'<li><span class="at">Line {problem.line}</span>'
        + (f" <code>{escape(problem.where)}</code>" if problem.where else "")
        + f"<br>{escape(sentence(problem.what))} {escape(problem.remedy)}{_its_line(lines, problem.line)}</li>"
        for problem in sorted(problems, key=lambda each: each.line)
    )
    st.html(f'<ul class="problems">{items}</ul>')


def _its_line(lines: list[str], number: int) -> str:
    if not 0 < number <= len(lines) or not lines[number - 1].strip():
        return ""
    line = lines[number - 1].strip()
    return f'<code class="its-line">{escape(line[:160] + "…" if len(line) > 160 else line)}</code>'
