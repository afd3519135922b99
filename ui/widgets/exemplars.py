"""Exemplars run as tests: a row of small marks that turn when something changes, and what differs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from assessment.services import Difference, ExemplarResult
from ui import words
from ui.words import count


def marks_row(results: Sequence[ExemplarResult]) -> str:
    """All of them as small marks, as HTML."""
    return f'<p class="marks-row">{"".join(_mark(result) for result in results)}</p>'


def _mark(result: ExemplarResult) -> str:
    shape, colour, word = ("▲", "partly", "differs") if result.new else ("◐", "plain", "differs as before")
    if not result.differences:
        shape, colour, word = "●", "met", "as expected"
    return (
        f'<span class="badge {colour}"><span aria-hidden="true">{shape}</span> Exemplar {result.number}: {word}</span>'
    )


def difference_words(result: ExemplarResult) -> str:
    """How many differences there are, and whether they are new."""
    if not result.differences:
        return "as expected"
    return count(len(result.differences), "difference") + ("" if result.new else ", as before")


def differences_table(differences: Sequence[Difference], titles: Mapping[str, str]) -> str:
    """What was expected and what is proposed, as HTML; a flag is called by its title."""
    rows = "".join(
        f'<tr><th scope="row">{escape(titles.get(each.what, each.what))}</th><td>{escape(_said(each.expected))}</td>'
        f"<td>{escape(_said(each.proposed))}</td></tr>"
        for each in differences
    )
    return (
        '<table class="plain-table"><thead><tr><th scope="col">What</th><th scope="col">Expected</th>'
        f'<th scope="col">Proposed</th></tr></thead><tbody>{rows}</tbody></table>'
    )


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "raised" if value else "not raised"
    if isinstance(value, int):
        return str(words.SIGNS[value])
    return "nothing" if value is None else str(value)


def plain_label(text: str) -> str:
    """A label of Streamlit's takes Markdown; a tutor's note must not become any."""
    return "".join(f"\\{char}" if char in r"\`*_{}[]()#+-.!~:$<>|" else char for char in text)
