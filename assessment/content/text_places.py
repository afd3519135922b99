"""Where something stands in a file's text, by lines."""

from __future__ import annotations

from typing import Any

import yaml

from assessment.content.problem import Key


def composed(text: str) -> yaml.Node | None:
    """The file as nodes with their lines; a YAMLError, ValueError or RecursionError where it is broken."""
    return yaml.compose(text, Loader=yaml.SafeLoader)


def has_stand_ins(text: str) -> bool:
    """Whether one place of the file stands for another (& and *): an edit of the one would be one of the other."""
    return any(getattr(event, "anchor", None) for event in yaml.parse(text, Loader=yaml.SafeLoader))


def pair(root: yaml.Node | None, path: Key) -> tuple[Any, int] | None:
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
        node = child(node, number)
    return None


def child(parent: Any, number: int) -> Any:
    """The value of that child of a map or list."""
    return parent.value[number][1] if isinstance(parent, yaml.MappingNode) else parent.value[number]


def last_line(node: Any) -> int:
    """The last line with something of the node on it: the marks of a block run on to what comes next."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
        end: int = node.end_mark.line
        ends_before = node.end_mark.column == 0 and end > node.start_mark.line
        return end - 1 if ends_before else end
    return last_line(child(node, len(node.value) - 1))
