"""Did the answer put the slip right? Read with the same values as everything else: the right time in any wording counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assessment.language.values import Value, same_value
from assessment.model.scenario import Scenario
from assessment.simulation.deadlines import read_values
from assessment.simulation.read_back import Line
from assessment.simulation.slips import PlantedSlip

Outcome = Literal["no_slip", "corrected", "queried", "missed"]

_CONTRARY = re.compile(
    r"\b(?:no|not|nope|isn't|isnt|is not|wasn't|don't|wrong|mistake|incorrect|actually|sorry|correct(?:ion|ed)?|should be|"
    r"meant|instead|rather|never|except|but|check)\b",
    re.IGNORECASE,
)
_AMISS = re.compile(
    r"\b(?:wrong|mistake|incorrect|not right|isn't right|isnt right|not correct|isn't correct|mixed up|got that wrong|slip|"
    r"not what i (?:wrote|said|put))\b",
    re.IGNORECASE,
)
_AGREES = re.compile(
    r"\b(?:yes|yep|yeah|yup|aye|correct|right|exactly|spot on|agreed|perfect|ok|okay|that's it|thats it|all good|confirm\w*|"
    r"fine|sounds good|thank\w*|cheers)\b",
    re.IGNORECASE,
)
_MINE = re.compile(r"\b(?:i|i'll|i’ll|i'm|i’m|i am|i do|me|mine|my)\b", re.IGNORECASE)
_YOURS = re.compile(r"\b(?:you|you'll|you’ll|you're|yours|your|u)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Noticed:
    """What the answer made of the read-back. `settled`: both now have it the same way."""

    outcome: Outcome
    settled: bool


def noticed(scenario: Scenario, lines: tuple[Line, ...], slip: PlantedSlip | None, answer: str) -> Noticed:
    """Reads the answer against the read-back as the colleague gave it."""
    text = " ".join(answer.split())
    if not text:
        return Noticed("missed" if slip else "no_slip", False)
    if slip is None:
        agrees = bool(lines) and _AGREES.search(text) is not None and _AMISS.search(text) is None
        return Noticed("no_slip", agrees)
    if slip.kind == "owner":
        right = _owner_put_right(slip, lines[slip.line], text)
    else:
        right = _says(scenario, slip, lines[slip.line], text)
    if right:
        return Noticed("corrected", True)
    return Noticed("queried", False) if _AMISS.search(text) else Noticed("missed", False)


def _says(scenario: Scenario, slip: PlantedSlip, line: Line, text: str) -> bool:
    """Whether the right value is in the answer. After "no" or "not" an hour may stand alone ("five, not six")."""
    wanted = [v for v in read_values(slip.right, scenario) if v.kind in ("time", "phone", "reference", "number")]
    said = read_values(text, scenario)
    if any(same_value(w, v) for w in wanted for v in said):
        return True
    if slip.kind == "digit":
        digits = re.sub(r"\D", "", slip.right)
        return len(digits) >= 4 and any(run in re.sub(r"\D", "", text) for run in (digits, digits[-4:]))
    hours = {hour for w in wanted if w.kind == "time" for hour in _hours(w)}
    alone = {v.key for v in said if v.kind == "number"} | {h for v in said if v.kind == "time" for h in _hours(v)}
    return bool(hours & alone) and _CONTRARY.search(text) is not None


def _hours(value: Value) -> set[str]:
    """The full hour on both faces of the clock: "17" and "5". None where minutes matter."""
    hour, minute = (int(part) for part in value.key.split(":"))
    return {str(hour), str(hour % 12 or 12)} if minute == 0 else set()


def _owner_put_right(slip: PlantedSlip, line: Line, text: str) -> bool:
    """Whether the answer gives the job back to whom the handover gave it, speaking of that job or against what was said."""
    person = _MINE if slip.right == "you" else _YOURS
    about = set(re.findall(r"[a-z]{4,}", line.what.lower()))
    for part in re.split(r"[.;!?\n]", text):
        speaks = about & set(re.findall(r"[a-z]{4,}", part.lower()))
        if person.search(part) and (len(speaks) >= 2 or _CONTRARY.search(part)):
            return True
    return False
