"""Reading and printing a file so that its comments, order and quotes stay."""

from __future__ import annotations

import io
import re
from typing import Any

from ruamel.yaml import YAML

_LIST_UNDER_A_KEY = re.compile(
    r"^( *)(?:- )?[^\s#-][^\n]*:[ ]*(?:#[^\n]*)?\n(?:[ ]*(?:#[^\n]*)?\n)*( *)- ", re.MULTILINE
)


def load(text: str) -> Any:
    """The round-trip tree of that text."""
    return _ruamel(text).load(text)


def dump(tree: Any, like: str) -> str:
    """The tree as text, its lists indented as in the text `like`."""
    out = io.StringIO()
    _ruamel(like).dump(tree, out)
    return out.getvalue()


def _ruamel(like: str) -> YAML:
    """Round-trip YAML without folding of long lines. Lists stand two to the right of their key, as in the library's
    files, or under it where the file has them so."""
    made = YAML()
    made.preserve_quotes = True
    made.width = 1_000_000
    found = [len(key) == len(hyphen) for key, hyphen in _LIST_UNDER_A_KEY.findall(like)]
    if sum(found) * 2 > len(found):
        made.indent(mapping=2, sequence=2, offset=0)
    else:
        made.indent(mapping=2, sequence=4, offset=2)
    return made
