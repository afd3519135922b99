"""The comments of a file, so that an edit can be told that would lose one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Any

import yaml

from assessment.content.problem import Key
from assessment.content.text_places import child, composed, last_line, pair

_COMMENT = re.compile(r"#[^\n]*")
_OF_A_HEAD = re.compile(r"[|>]\S*[ \t]+(#[^\n]*)")


def keeps_comments(before: str, after: str, may_go: Collection[int] = ()) -> bool:
    """Whether all comments of the one text are in the other; those on the lines `may_go` of the first, from 0, need not.
    Both are YAML."""
    gone = Counter(before.split("\n")) - Counter(after.split("\n"))
    if not any("#" in line for line in gone):
        return True  # the usual case, told without reading both texts
    kept = Counter(words for _, words in _comments(after))
    wanted = Counter(words for line, words in _comments(before) if line not in may_go)
    return wanted <= kept


def lines_of_texts_gone(text: str, path: Key, values: Sequence[object]) -> set[int]:
    """The lines of those items of the list there that are not among the values."""
    found = pair(composed(text), path)
    node = child(*found) if found else None
    items = node.value if isinstance(node, yaml.SequenceNode) else ()
    gone = [each for each in items if isinstance(each, yaml.ScalarNode) and each.value.strip() not in values]
    return {line for each in gone for line in range(each.start_mark.line, last_line(each) + 1)}


def _comments(text: str) -> Iterator[tuple[int, str]]:
    """Each comment with its line, from 0. They stand between the tokens, and behind the mark that opens a block of text."""
    at, line = 0, 0
    for token in yaml.scan(text, Loader=yaml.SafeLoader):
        start: Any = token.start_mark
        between = text[at : max(at, start.index)]
        for found in _COMMENT.finditer(between):
            yield line + between.count("\n", 0, found.start()), found.group().rstrip()
        head = _OF_A_HEAD.match(text, start.index) if getattr(token, "style", None) in ("|", ">") else None
        if head:
            yield start.line, head[1].rstrip()
        if token.end_mark.index >= at:
            at, line = token.end_mark.index, token.end_mark.line
