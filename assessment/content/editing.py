"""Edits of a content file that leave everything else in it as its author wrote it.

The file's text is the one truth, and the form is a view of it. An edit is made in ruamel.yaml's round-trip tree, which
keeps comments, order and quotes; what its printing would lay out anew elsewhere (a map folded over three lines, say)
is put back line by line from the file, so that a diff shows the edit and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError

from assessment.content.comments import keeps_comments, lines_of_texts_gone
from assessment.content.key_order import order_of
from assessment.content.laying_out import laid_out, text_like, tidy
from assessment.content.list_lines import with_item, with_texts
from assessment.content.merging import with_change
from assessment.content.problem import Key
from assessment.content.round_trip import dump, load
from assessment.content.text_places import child, composed, has_stand_ins, last_line, pair
from assessment.errors import Mistake

BROKEN = "This file can't be edited in the form while its YAML is broken. Put right what is shown at its lines first."
NOT_HERE = "The form can't make this change in the file as it is laid out. Make it in the file itself."
STAND_INS = (
    "This file can't be edited in the form while it has anchors (&) and aliases (*), because one change would be two. "
    "Write out in the file what they stand for first."
)


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


# Breaks to YAML and to nobody else, out of a word processor: its numbers of lines are not ours in a text that has them.
BREAKS_OF_YAML = re.compile("[\x85\u2028\u2029]")

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
    if not edits:
        return text
    try:
        if has_stand_ins(text):
            raise Mistake(STAND_INS)
        for edit in edits:
            text = _cut(text, edit.path) if isinstance(edit, Drop) else _written(text, edit)
    except (YAMLError, yaml.YAMLError, ValueError, RecursionError) as error:
        raise Mistake(BROKEN) from error
    return text


def _written(text: str, edit: Put | Add) -> str:
    tree = load(text)
    before = dump(tree, text)
    if not isinstance(tree, CommentedMap):
        raise Mistake(BROKEN)
    if isinstance(edit, Put):
        _put(tree, edit.path, edit.value)
    else:
        _add(tree, edit)
    after = dump(tree, text)
    texts = isinstance(edit, Put) and isinstance(edit.value, list)
    may_go = lines_of_texts_gone(text, edit.path, edit.value) if texts else ()  # type: ignore[arg-type]
    return _nearest_to(
        text, [_by_lines(text, edit), with_change(text, before, after), after], _meant(text, edit), may_go
    )


def _by_lines(text: str, edit: Put | Add) -> str | None:
    """The edit of a list that is there, made in its lines."""
    if BREAKS_OF_YAML.search(text):
        return None
    if isinstance(edit, Add):
        return with_item(text, edit.path, edit.value, edit.before)
    sentences = isinstance(edit.value, list) and edit.value and all(isinstance(each, str) for each in edit.value)
    return with_texts(text, edit.path, edit.value) if sentences else None  # type: ignore[arg-type]


def _nearest_to(text: str, ways: Sequence[str | None], meant: object, may_go: Collection[int]) -> str:
    """Of the ways to write it the first that says what is meant and keeps the comments, but for those on the lines
    `may_go`: a comment in an odd place can get lost where a tree is printed, or turn into something else."""
    for each in ways:
        if each is not None and _bare(data_of(each)) == meant and keeps_comments(text, each, may_go):
            return each
    raise Mistake(NOT_HERE)


def _meant(text: str, edit: Edit) -> object:
    """The file's data with that edit."""
    data = data_of(text)
    at: Any = data
    for step in edit.path[:-1]:
        if isinstance(at, dict) and at.get(step) is None:
            at[step] = {}
        at = at[step]
    name: Any = edit.path[-1]
    if isinstance(edit, Drop):
        del at[name]
    elif isinstance(edit, Put):
        at[name] = edit.value
    else:
        items = at.get(name) or []
        place = len(items) if edit.before is None else edit.before
        at[name] = [*items[:place], edit.value, *items[place:]]
    return _bare(data)


def _bare(data: object) -> object:
    """Data with every value as its words, however they are quoted and folded."""
    if isinstance(data, dict):
        return {str(key): _bare(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_bare(value) for value in data]
    if isinstance(data, bool):
        return str(data).lower()
    return "" if data is None else tidy(str(data)).strip()


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
    root = composed(text)
    if not isinstance(root, yaml.MappingNode):
        raise Mistake(BROKEN)
    found = pair(root, path)
    if found is None:
        return text
    parent, number = found
    children = parent.value
    if len(children) == 1 and len(path) > 1:
        return _cut(text, path[:-1])  # an empty list or map says nothing
    tree = load(text)
    before = dump(tree, text)
    del _way_to(tree, path)[path[-1]]  # type: ignore[attr-defined]
    after, own = dump(tree, text), _lines_of(parent, number)
    by_lines = None if parent.flow_style or BREAKS_OF_YAML.search(text) else _without_lines(text, parent, own)
    return _nearest_to(text, [by_lines, with_change(text, before, after), after], _meant(text, Drop(path)), own)


def _lines_of(parent: Any, number: int) -> range:
    first = parent.value[number][0] if isinstance(parent, yaml.MappingNode) else parent.value[number]
    return range(first.start_mark.line, last_line(child(parent, number)) + 1)


def _without_lines(text: str, parent: Any, own: range) -> str | None:
    lines = text.split("\n")
    start, end = own.start, own.stop
    if isinstance(parent, yaml.MappingNode) and lines[start].lstrip().startswith("- "):
        return None  # the first key of an item stands beside its hyphen
    if isinstance(parent, yaml.SequenceNode) and not lines[start].lstrip().startswith("- "):
        start -= 1  # its hyphen has a line of its own
    return "\n".join(lines[:start] + lines[end:])


def _no_place(path: Key) -> Mistake:
    trail = " > ".join(str(step + 1) if isinstance(step, int) else step for step in path)
    return Mistake(f"The file has no place for “{trail}”: something else stands there. Look at it in the file itself.")
