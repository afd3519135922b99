"""Two files line by line, as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assessment.services import DiffLine

SIGNS = {
    "removed": ("−", "gone", "taken out"),
    "added": ("+", "came", "new"),
    "same": (" ", "", ""),
    "skip": ("…", "skip", ""),
}


def diff_table(lines: Sequence[DiffLine]) -> str:
    """A sign as well as a colour says which line went and which came."""
    return (
        '<div class="table-scroll"><table class="diff"><thead><tr><th scope="col">Older</th><th scope="col">Newer</th>'
        '<th scope="col">Line</th></tr></thead><tbody>' + "".join(map(_row, lines)) + "</tbody></table></div>"
    )


def _row(line: DiffLine) -> str:
    sign, colour, word = SIGNS[line.kind]
    said = f'<span class="hidden-words">{word}: </span>' if word else ""
    return (
        f'<tr class="{colour}"><td>{line.older_line or ""}</td><td>{line.newer_line or ""}</td>'
        f'<td><span class="sign" aria-hidden="true">{sign}</span>{said}{escape(line.text)}</td></tr>'
    )
