"""What each value does in its fact: found by it, due then, or only said in passing.

A recipient cannot act without a deadline or a number to ring. When the parcel was looked for, that it was today, or the
same hour on another clock, a good handover may leave out. How much each matters is here; what follows from it is learned.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Literal

from assessment.language.values import Value
from assessment.model.scenario import Fact

Role = Literal["finder", "due", "happened", "today", "restated", "count", "superseded", "other"]
NEED: dict[Role, float] = {
    "finder": 1.0,
    "due": 1.0,
    "happened": 0.35,
    "today": 0.0,
    "restated": 0.0,
    "count": 0.3,
    "superseded": 0.2,
    "other": 0.7,
}
_DUE = re.compile(
    r"\b(?:by|before|until|till|due|latest|deadline|clos\w+|laps\w+|expir\w+|runs? out|ends?|within|no later than|must|has to|have to|"
    r"from|leaves?|promised|is to|are to|still)\b",
    re.IGNORECASE,
)
_NOT_TO_BE_USED = re.compile(
    r"\b(?:out of date|no longer|not this|different (?:record|job|order|case|account|customer|person)|mixed up|confus\w+|old (?:number|address|job|order)|"
    r"is closed|wrong (?:number|address)|not the same|another (?:customer|case|job|order))\b",
    re.IGNORECASE,
)
_BEFORE = 60  # characters before a value that may say that it is a deadline


def roles_of(fact: Fact, says: str, values: tuple[Value, ...], now: datetime) -> tuple[Role, ...]:
    """The role of each value, in the order of the values."""
    roles: list[Role] = []
    for i, value in enumerate(values):
        roles.append(_role(fact, says, values[:i], value, now))
    return tuple(roles)


def _role(fact: Fact, says: str, earlier: tuple[Value, ...], value: Value, now: datetime) -> Role:
    if value.kind in ("reference", "phone"):
        return "superseded" if _NOT_TO_BE_USED.search(says) else "finder"
    if value.kind == "date" and value.key == now.date().isoformat():
        return "today"
    if _restates(says, earlier, value):
        return "restated"
    if value.kind in ("number", "ordinal") or (value.kind == "duration" and value.text.endswith("old")):
        return "count"
    if value.kind not in ("time", "date", "month"):
        return "other"
    if fact.part in ("outstanding", "commitment"):
        return "due"
    clause = re.split(r"[;:(]", says[max(0, value.start - _BEFORE) : value.start])[-1]
    return "due" if _DUE.search(clause) and fact.part != "action_taken" else "happened"


def _restates(says: str, earlier: tuple[Value, ...], value: Value) -> bool:
    """Whether the value says again what one of its kind before it said: "today, Friday 14 November", "14:00 (13:00 UK)"."""
    for other in earlier:
        if other.kind != value.kind or value.kind not in ("time", "date"):
            continue
        between = says[other.end : value.start]
        if value.kind == "date" and other.key == value.key:
            return True
        if value.kind == "time" and "(" in between and ")" not in between and len(between) < 30:
            return True
    return False
