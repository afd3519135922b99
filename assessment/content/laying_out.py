"""New values as a person would have written them in the file: sentences in quotation marks, paragraphs as blocks."""

from __future__ import annotations

import re
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString, LiteralScalarString, ScalarString

# A word or a name that no reader of YAML takes for anything else; "no", "on" and the like are spelt out of it below.
PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_-]*(?: [A-Za-z][A-Za-z0-9_-]*)*")
NOT_PLAIN = {"y", "n", "yes", "no", "on", "off", "true", "false", "null", "none", "nan", "inf"}
MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?")


def laid_out(value: object, *, flow: bool = False) -> Any:
    """The value as a part of a round-trip tree. Maps and lists become blocks, on one line with `flow`."""
    if isinstance(value, dict):
        made = CommentedMap({key: laid_out(item) for key, item in value.items()})
        if flow or (value and all(_short(item) for item in value.values()) and _many_small(value)):
            made.fa.set_flow_style()
        return made
    if isinstance(value, list | tuple):
        items = CommentedSeq([laid_out(item) for item in value])
        if not value or all(isinstance(item, str) and PLAIN.fullmatch(item) and " " not in item for item in value):
            items.fa.set_flow_style()
        return items
    return text_of(value) if isinstance(value, str) else value


def text_like(value: object, old: object) -> Any:
    """The value as it is written where `old` stood, with the comment behind it."""
    if not isinstance(value, str):
        return laid_out(value)
    text = tidy(value)
    if (
        "\n" not in text
        and isinstance(old, ScalarString)
        and not isinstance(old, LiteralScalarString | FoldedScalarString)
    ):
        made: Any = type(old)(text)  # the same kind of quotation marks
    elif isinstance(old, LiteralScalarString):
        made = LiteralScalarString(text if text.endswith("\n") or not old.endswith("\n") else text + "\n")
    else:
        made = text_of(text)
    if hasattr(old, "comment"):  # beside the mark of a block, and only a block can hold it
        made = made if isinstance(made, LiteralScalarString) else LiteralScalarString(text)
        made.comment = old.comment
    return made


def text_of(value: str) -> Any:
    """A text as YAML writes it so that nobody can read it otherwise."""
    text = tidy(value)
    if "\n" in text:
        return LiteralScalarString(text if text.endswith("\n") else text + "\n")
    if MOMENT.fullmatch(text):
        return YAML().load(text)
    if PLAIN.fullmatch(text) and text.lower() not in NOT_PLAIN:
        return text
    return DoubleQuotedScalarString(text)


def tidy(value: str) -> str:
    """Without what a browser's text box adds or a block of YAML can't hold: other line ends, blanks at line ends."""
    lines = value.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ").split("\n")
    text = "\n".join(line.rstrip() for line in lines)
    return text.strip("\n") + ("\n" if text.endswith("\n") else "") if "\n" in text else text.strip()


def _short(item: object) -> bool:
    return isinstance(item, int) or (isinstance(item, str) and bool(PLAIN.fullmatch(item)) and " " not in item)


def _many_small(value: dict[str, Any]) -> bool:
    """Points, facts and flags of an exemplar: one line each would fill a screen."""
    return not {"id", "kind"} & set(value)
