"""What YAML makes of a value without quotation marks, and where that is a trap.

Readers of YAML disagree: PyYAML follows YAML 1.1 (`no` is false, `010` is 8, `17:00` is 1020), most editors YAML 1.2.
A value that is a trap for either is UNREADABLE: no model takes it, and the note says why.
"""

from __future__ import annotations

import re
from datetime import date, datetime


class Unreadable:
    """No text, number or truth value, so that every model refuses it."""

    def __repr__(self) -> str:
        return "UNREADABLE"


UNREADABLE = Unreadable()
TRUE = frozenset({"yes", "true", "on"})
LEADING_ZERO = re.compile(r"[-+]?0[0-9_]*[0-9]")
SIXTIES = re.compile(r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?")
WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})")
# Numbers of YAML 1.2 that PyYAML takes as text: 1e3, 0o17.
NEWER_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)[eE][-+]?[0-9]+|0o[0-7]+")
DECIMAL = re.compile(r"[-+]?[0-9]{1,15}\.[0-9]{1,15}")


def read_scalar(raw: str, tag: str) -> tuple[object, str]:
    """The data of a value without quotation marks, and a note on what YAML makes of it where that isn't text."""
    kind = tag.rsplit(":", 1)[-1]
    if LEADING_ZERO.fullmatch(raw):
        return (
            UNREADABLE,
            f"`{raw}` has a leading zero, which YAML drops or takes as a sign to count in eights.",
        )
    if raw in ("y", "n", "Y", "N"):
        return UNREADABLE, f"some readers of YAML take `{raw}` as {'true' if raw in 'yY' else 'false'}."
    if kind == "bool":
        truth = raw.lower() in TRUE
        return truth, f"YAML reads `{raw}` as {'true' if truth else 'false'}, not as text."
    if kind in ("int", "float"):
        return _number(raw)
    if kind == "timestamp":
        return _time(raw)
    if kind == "null":
        return None, f"YAML reads `{raw}` as nothing, not as text." if raw else ""
    if NEWER_NUMBER.fullmatch(raw):
        return UNREADABLE, f"some readers of YAML take `{raw}` as a number."
    return raw, ""


def _number(raw: str) -> tuple[object, str]:
    if WHOLE.fullmatch(raw):
        return int(raw), f"YAML reads `{raw}` as a number, not as text."
    if DECIMAL.fullmatch(raw):
        return float(raw), f"YAML reads `{raw}` as a number, not as text."
    if SIXTIES.fullmatch(raw):
        return UNREADABLE, f"YAML reads `{raw}` as a number that counts in sixties, not as a time or as text."
    return UNREADABLE, f"YAML reads `{raw}` as a number in a form of its own."


def _time(raw: str) -> tuple[object, str]:
    note = f"YAML reads `{raw}` as a date, not as text."
    try:
        return (date if len(raw) <= 10 else datetime).fromisoformat(raw), note
    except ValueError:
        return UNREADABLE, note
