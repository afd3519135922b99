"""Edits of a list line by line: what stands between its items, and below the last of them, stays where it is."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

import yaml
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

from assessment.content.laying_out import laid_out, tidy
from assessment.content.problem import Key
from assessment.content.round_trip import dump
from assessment.content.text_places import child, composed, last_line, pair

_QUOTES = {"'": SingleQuotedScalarString, '"': DoubleQuotedScalarString}


def with_item(text: str, path: Key, value: object, before: int | None) -> str | None:
    """The text with one more item in the list there; None where that list is not one of lines to put it between."""
    node, lines = _block_list(text, path), text.split("\n")
    place = len(node.value) if node and before is None else before
    if node is None or not place or place > len(node.value):
        return None
    row = last_line(node.value[place - 1]) + 1
    flow = isinstance(value, dict) and bool(node.value[-1].flow_style)
    return "\n".join(lines[:row] + _item(laid_out(value, flow=flow), node, text) + lines[row:])


def with_texts(text: str, path: Key, values: Sequence[str]) -> str | None:
    """The text with these sentences in the list there, those that it has already left as they are written."""
    node, lines = _block_list(text, path), text.split("\n")
    if node is None or not all(isinstance(each, yaml.ScalarNode) for each in node.value):
        return None
    spans = [(each.start_mark.line, last_line(each)) for each in node.value]
    if any(lines[first].lstrip()[:2] != "- " for first, _ in spans):
        return None
    new = [tidy(each) for each in values]
    old = [each.value.strip() for each in node.value]
    result, done = lines[: spans[0][0]], spans[0][0]
    for _, first, last, low, high in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for number in range(first, last):
            start, end = spans[number]
            result += lines[done:start]
            at = low + number - first
            if at < high:
                same = old[number] == new[at]
                result += lines[start : end + 1] if same else _instead(node.value[number], new[at], node, text)
            done = end + 1
        for value in new[min(high, low + last - first) : high]:
            result += _item(laid_out(value), node, text)
    return "\n".join(result + lines[done:])


def _block_list(text: str, path: Key) -> Any:
    """The list there as a node, if it has items and each begins on a line of its own."""
    root = composed(text)
    found = pair(root, path)
    node = child(*found) if found else None
    usable = isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value
    return node if usable else None


def _instead(old: Any, value: str, node: Any, text: str) -> list[str]:
    """The item in the quotation marks of the one before, with the comment behind that."""
    if "\n" in value or old.style in ("|", ">"):
        return _item(laid_out(value), node, text)
    written = _item(_QUOTES[old.style](value) if old.style in _QUOTES else laid_out(value), node, text)
    return [*written[:-1], written[-1] + text.split("\n")[old.end_mark.line][old.end_mark.column :]]


def _item(value: Any, node: Any, text: str) -> list[str]:
    """The lines of one item, as far to the right as the list is."""
    lines = dump({"items": [value]}, text).rstrip("\n").split("\n")[1:]
    own = len(lines[0]) - len(lines[0].lstrip())
    return [f"{' ' * node.start_mark.column}{line[own:]}" if line.strip() else "" for line in lines]
