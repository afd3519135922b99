"""Where in the text of a file something stands."""

from __future__ import annotations

from assessment.content.parse import open_source
from assessment.content.problem import Key


def line_of(text: str | bytes, where: Key) -> int:
    """The line of that place in the file, or of the nearest place around it that is there; 1 where the text is no YAML."""
    tree = open_source(text).tree
    return tree.line_of(where) if tree else 1
