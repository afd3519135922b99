"""From YAML to a tree.

Only the plain parts of YAML are let in: keys, lists and text. What lets one place stand for another (anchors,
aliases, merges) or makes YAML build something else (tags) is refused by name, so that a file means what it shows
and can't unfold to more than its size.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from assessment.content.problem import Finding, Key
from assessment.content.scalars import read_scalar
from assessment.content.tree import Value

MAX_DEPTH = 30
REFUSED = {
    "alias": (
        "is an alias (a * at its start), which is not used here.",
        "Write the value out, or put the text in quotation marks.",
    ),
    "anchor": (
        "has an anchor (a & at its start), which is not used here.",
        "Take it out, or put the text in quotation marks.",
    ),
    "tag": (
        "has a tag (a ! at its start), which is not used here.",
        "Take it out, or put the text in quotation marks.",
    ),
}


class TooDeep(yaml.YAMLError):
    """Brackets within brackets beyond anything that the forms ask for."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line


class SecondDocument(yaml.YAMLError):
    """A "---" with more after it."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line


class Composer(yaml.SafeLoader):
    """PyYAML's composer, told to note what is refused instead of acting on it."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.refused: dict[int, str] = {}
        self.depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]
        if self.check_event(yaml.AliasEvent):
            self.get_event()  # type: ignore[no-untyped-call]
            empty = yaml.ScalarNode("tag:yaml.org,2002:str", "", event.start_mark, event.end_mark, '"')
            self.refused[id(empty)] = "alias"
            return empty
        anchor, event.anchor = event.anchor, None
        tag = event.tag
        if tag is not None:
            event.tag = None
            if self.check_event(yaml.ScalarEvent):
                event.implicit = (False, True)
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise TooDeep(event.start_mark.line + 1)
        node = super().compose_node(parent, index)
        self.depth -= 1
        if tag is not None or anchor is not None:
            self.refused[id(node)] = "tag" if tag is not None else "anchor"
        return node


def compose(text: str) -> tuple[Value | None, list[Finding]]:
    """The tree of a file (None if there is nothing in it) and what is refused in it.

    Raises yaml.YAMLError where it is not YAML; `syntax` says why in plain words.
    """
    composer = Composer(text)
    try:
        if not composer.check_node():
            return None, []
        node: Any = composer.get_node()
        builder = _Builder(text.split("\n"), composer.refused)
        if composer.check_node():
            event: Any = composer.peek_event()  # type: ignore[no-untyped-call]
            raise SecondDocument(event.start_mark.line + 1)
        tree = builder.build(node, (), node.start_mark.line + 1)
        return tree, builder.findings
    finally:
        composer.dispose()


@dataclass
class _Builder:
    """Turns PyYAML's nodes into values, collecting what is wrong on the way."""

    lines: list[str]
    refused: dict[int, str]
    findings: list[Finding] = field(default_factory=list)

    def build(self, node: Any, key: Key, line: int) -> Value:
        if id(node) in self.refused:
            what, remedy = REFUSED[self.refused[id(node)]]
            self.findings.append(Finding(key, what, remedy, node.start_mark.line + 1))
        if isinstance(node, yaml.MappingNode):
            return Value(line, flow=bool(node.flow_style), entries=self._entries(node, key))
        if isinstance(node, yaml.SequenceNode):
            items = tuple(
                self.build(item, (*key, number), item.start_mark.line + 1) for number, item in enumerate(node.value)
            )
            return Value(line, flow=bool(node.flow_style), items=items)
        return self._scalar(node, line)

    def _entries(self, node: Any, key: Key) -> dict[str, Value]:
        entries: dict[str, Value] = {}
        for name_node, value_node in node.value:
            line = name_node.start_mark.line + 1
            if not isinstance(name_node, yaml.ScalarNode):
                what = "a key is a word, and here a { } or [ ] stands in its place."
                remedy = "If it begins a text, put the text in quotation marks."
                self.findings.append(Finding(key, what, remedy, line, enough=False))
                continue
            name = str(name_node.value)
            if id(name_node) in self.refused or (name == "<<" and name_node.style is None):
                what = "is a key with an anchor, alias, tag or merge (<<), which is not used here."
                self.findings.append(Finding((*key, name), what, "Write the keys out.", line))
                continue
            value = self.build(value_node, (*key, name), line)
            if name in entries:
                what = f"this key is here twice; the first is on line {entries[name].line}."
                self.findings.append(Finding((*key, name), what, "Keep one of them.", line, enough=False))
                continue
            entries[name] = value
        return entries

    def _scalar(self, node: Any, line: int) -> Value:
        plain = node.style is None
        data, note = read_scalar(str(node.value), node.tag) if plain else (node.value, "")
        return Value(line, data, str(node.value), not plain, note, cut=plain and self._is_cut(node))

    def _is_cut(self, node: Any) -> bool:
        """Whether a text without quotation marks ends at a "#" that was meant as a sign ("room #4")."""
        mark = node.end_mark
        rest = self.lines[mark.line][mark.column :] if mark.line < len(self.lines) else ""
        sign = rest.lstrip(" ")
        return rest.startswith(" ") and len(sign) > 1 and sign[0] == "#" and sign[1].isalnum()
