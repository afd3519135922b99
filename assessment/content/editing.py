"""Edits of a content file that leave everything else in it as its author wrote it.

The file's text is the one truth, and the form is a view of it. An edit is made in ruamel.yaml's round-trip tree, which
keeps comments, order and quotes; what its printing would lay out anew elsewhere (a map folded over three lines, say)
is put back line by line from the file, so that a diff shows the edit and nothing else.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError

from assessment.content.key_order import order_of
from assessment.content.laying_out import laid_out, text_like
from assessment.content.merging import with_change
from assessment.content.problem import Key
from assessment.errors import Mistake

BROKEN = "This file can't be edited in the form while its YAML is broken. Put right what is shown at its lines first."


@dataclass(frozen=True, slots=True)
class Put:
    """Write the value at that place, whether or not there is one; the way to it is made where it is missing."""

    path: Key
    value: object


@dataclass(frozen=True, slots=True)
class Drop:
    """Take away what stands at that place; nothing happens where nothing does."""

    path: Key


@dataclass(frozen=True, slots=True)
class Add:
    """Put the value into the list at that place, at the end or before item `before`."""

    path: Key
    value: object
    before: int | None = None


Edit: TypeAlias = "Put | Drop | Add"


class _Plain(yaml.SafeLoader):
    """Plain data with times and odd numbers left as they are written: a form shows what the file says."""


_Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag == "tag:yaml.org,2002:null"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def data_of(text: str) -> dict[str, Any] | None:
    """The file as plain data, whatever is wrong with its content; None while it is no YAML map."""
    try:
        data = yaml.load(text, Loader=_Plain)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def edited(text: str, edits: Sequence[Edit]) -> str:
    """The file with those edits, one after the other. Mistake while its YAML is broken or has no place for one."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for edit in edits:
        text = _cut(text, edit.path) if isinstance(edit, Drop) else _written(text, edit)
    return text


def _written(text: str, edit: Put | Add) -> str:
    try:
        tree, before = _load(text), _dump(_load(text))
    except (YAMLError, ValueError, RecursionError) as error:
        raise Mistake(BROKEN) from error
    if not isinstance(tree, CommentedMap):
        raise Mistake(BROKEN)
    if isinstance(edit, Put):
        _put(tree, edit.path, edit.value)
    else:
        _add(tree, edit)
    after = _dump(tree)
    merged = with_change(text, before, after)
    return merged if data_of(merged) == data_of(after) else after


def _put(tree: CommentedMap, path: Key, value: object) -> None:
    parent = _way_to(tree, path)
    last = path[-1]
    if isinstance(parent, CommentedMap) and isinstance(last, str):
        if last in parent:
            parent[last] = text_like(value, parent[last])
        else:
            following = order_of(path)
            place = _place(list(parent), last, following)
            parent.insert(place, last, laid_out(value))
    elif isinstance(parent, CommentedSeq) and isinstance(last, int) and last < len(parent):
        parent[last] = text_like(value, parent[last])
    else:
        raise _no_place(path)


def _add(tree: CommentedMap, edit: Add) -> None:
    parent = _way_to(tree, edit.path)
    name = edit.path[-1]
    items = parent.get(name) if isinstance(parent, CommentedMap) else None
    if not items:
        _put(tree, edit.path, [edit.value])
    elif isinstance(items, CommentedSeq):
        place = len(items) if edit.before is None else edit.before
        inside = bool(items.fa.flow_style()) or bool(getattr(items[-1], "fa", None) and items[-1].fa.flow_style())
        items.insert(place, laid_out(edit.value, flow=inside and isinstance(edit.value, dict)))
    else:
        raise _no_place(edit.path)


def _way_to(tree: CommentedMap, path: Key) -> object:
    """What holds the last step of the path; maps on the way are made where they are missing or empty."""
    at: object = tree
    for depth, step in enumerate(path[:-1], start=1):
        if isinstance(at, CommentedMap) and isinstance(step, str):
            if at.get(step) is None:
                _put(tree, path[:depth], {})
            at = at[step]
        elif isinstance(at, CommentedSeq) and isinstance(step, int) and step < len(at):
            at = at[step]
        else:
            raise _no_place(path)
    return at


def _place(keys: list[str], new: str, order: Sequence[str]) -> int:
    """Where a new key goes: behind the last of those that come before it in the form; at the end if none is known."""
    if new not in order:
        return len(keys)
    earlier = set(order[: order.index(new)])
    return max((at + 1 for at, key in enumerate(keys) if key in earlier), default=0)


def _cut(text: str, path: Key) -> str:
    """The text without the lines of that place. Comments above what follows belong to what follows, and stay."""
    root = _composed(text)
    found = _pair(root, path)
    if found is None:
        return text
    parent, number = found
    children = parent.value
    if len(children) == 1 and len(path) > 1:
        return _cut(text, path[:-1])  # an empty list or map says nothing
    if parent.flow_style:
        return _without(text, path)
    first = children[number][0] if isinstance(parent, yaml.MappingNode) else children[number]
    last = children[number][1] if isinstance(parent, yaml.MappingNode) else children[number]
    lines = text.split("\n")
    start, end = first.start_mark.line, _last_line(last)
    if isinstance(parent, yaml.MappingNode) and lines[start].lstrip().startswith("- "):
        return _without(text, path)  # the first key of an item stands beside its hyphen
    return "\n".join(lines[:start] + lines[end + 1 :])


def _without(text: str, path: Key) -> str:
    tree, before = _load(text), _dump(_load(text))
    parent = _way_to(tree, path)
    del parent[path[-1]]  # type: ignore[attr-defined]
    after = _dump(tree)
    merged = with_change(text, before, after)
    return merged if data_of(merged) == data_of(after) else after


def _composed(text: str) -> yaml.Node:
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise Mistake(BROKEN) from error
    if not isinstance(root, yaml.MappingNode):
        raise Mistake(BROKEN)
    return root


def _pair(root: yaml.Node, path: Key) -> tuple[Any, int] | None:
    """The collection that holds the last step of the path, and the number of the child there."""
    node: Any = root
    for depth, step in enumerate(path):
        number = None
        if isinstance(node, yaml.MappingNode):
            number = next((n for n, (key, _) in enumerate(node.value) if key.value == step), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            number = step
        if number is None:
            return None
        if depth == len(path) - 1:
            return node, number
        node = node.value[number][1] if isinstance(node, yaml.MappingNode) else node.value[number]
    return None


def _last_line(node: Any) -> int:
    """The last line with something of the node on it: the marks of a block run on to what comes next."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
        end: int = node.end_mark.line
        ends_before = node.end_mark.column == 0 and end > node.start_mark.line
        return end - 1 if ends_before else end
    last = node.value[-1]
    return _last_line(last[1] if isinstance(node, yaml.MappingNode) else last)


def _load(text: str) -> Any:
    return _ruamel().load(text)


def _dump(tree: Any) -> str:
    out = io.StringIO()
    _ruamel().dump(tree, out)
    return out.getvalue()


def _ruamel() -> YAML:
    """Round-trip YAML as the library's files are laid out: lists indented by two, no folding of long lines."""
    made = YAML()
    made.preserve_quotes = True
    made.width = 1_000_000
    made.indent(mapping=2, sequence=4, offset=2)
    return made


def _no_place(path: Key) -> Mistake:
    trail = " > ".join(str(step + 1) if isinstance(step, int) else step for step in path)
    return Mistake(f"The file has no place for “{trail}”: something else stands there. Look at it in the file itself.")
