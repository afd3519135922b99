"""The planted slip of a read-back: an hour, a digit or an owner. The learner should notice it and put it right."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assessment.language.values import Value, same_value
from assessment.model.scenario import Scenario
from assessment.simulation.chance import pick
from assessment.simulation.deadlines import read_values
from assessment.simulation.read_back import Line

ONE_IN = 2  # attempts after the first in which the colleague slips
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(frozen=True, slots=True)
class PlantedSlip:
    """What was read back wrongly: in which line, what the handover says, and what was said instead. `kind` is hour, digit
    or owner."""

    kind: str
    line: int
    right: str
    said: str
    fact: str


def plant(
    scenario: Scenario, lines: tuple[Line, ...], attempt_id: str, *, first: bool
) -> tuple[tuple[Line, ...], PlantedSlip | None]:
    """The lines with a slip, or as they are: never in a learner's first attempt, and by the attempt's id in others."""
    if first or not lines or pick(attempt_id, "slip", ONE_IN):
        return lines, None
    authored = _authored(scenario, lines)
    if authored is not None:
        return authored
    choices = [c for n, line in enumerate(lines) for c in _slips(scenario, line, n)]
    if not choices:
        return lines, None
    kinds = sorted({slip.kind for _, slip in choices})
    kind = kinds[pick(attempt_id, "kind", len(kinds))]
    of_kind = [c for c in choices if c[1].kind == kind]
    line, slip = of_kind[pick(attempt_id, "line", len(of_kind))]
    return _put(lines, slip.line, line), slip


def _put(lines: tuple[Line, ...], at: int, line: Line) -> tuple[Line, ...]:
    return (*lines[:at], line, *lines[at + 1 :])


def _authored(scenario: Scenario, lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], PlantedSlip] | None:
    """The slip that the scenario's author wrote, where the handover has what it changes."""
    slip = scenario.slip
    if slip is None:
        return None
    wanted = read_values(slip.instead, scenario)
    for number, line in enumerate(lines):
        for value in read_values(line.what, scenario):
            if line.fact == slip.fact and any(same_value(value, w) for w in wanted):
                kind = "hour" if value.kind == "time" else "digit"
                planted = PlantedSlip(kind, number, value.text, slip.says, line.fact)
                return _put(lines, number, _changed(line, value, slip.says)), planted
    return None


def _slips(scenario: Scenario, line: Line, number: int) -> list[tuple[Line, PlantedSlip]]:
    found = []
    for value in read_values(line.what, scenario):
        said = later(value) if value.kind == "time" else swapped(value)
        if said is not None:
            kind = "hour" if value.kind == "time" else "digit"
            found.append((_changed(line, value, said), PlantedSlip(kind, number, value.text, said, line.fact)))
    if line.who in ("me", "you"):
        other = "you" if line.who == "me" else "me"
        found.append((replace(line, who=other), PlantedSlip("owner", number, line.who, other, line.fact)))
    return found


def _changed(line: Line, value: Value, said: str) -> Line:
    what = line.what[: value.start] + said + line.what[value.end :]
    return replace(line, what=what, when=line.when.replace(value.text, said, 1))


def later(value: Value) -> str | None:
    """The time an hour later, written as it was written; None for a wording that can't be moved so."""
    text = value.text
    words = list(re.finditer(r"\b(" + "|".join(_WORDS) + r")\b", text, re.IGNORECASE))
    if words:
        word = words[-1]  # "ten to five": the hour comes last
        if word.group().lower() == "twelve":
            return None
        said = _WORDS[_WORDS.index(word.group().lower()) + 1]
        return text[: word.start()] + (said.capitalize() if word.group()[0].isupper() else said) + text[word.end() :]
    hour = re.match(r"(\d{1,2})(?=\D|\d\d(?!\d)|$)", text)
    if hour is None or not 1 <= int(hour.group(1)) <= 22 or "-" in text:
        return None
    number = int(hour.group(1)) + 1
    if re.search(r"[ap]\.?m", text, re.IGNORECASE) and number >= 12:
        return None
    return f"{number:02d}" + text[hour.end() :] if hour.group(1).startswith("0") else f"{number}{text[hour.end() :]}"


def swapped(value: Value) -> str | None:
    """A number or reference with two neighbouring digits the other way round, as late in it as can be."""
    if value.kind not in ("phone", "reference") or sum(c.isdigit() for c in value.text) < 4:
        return None
    text = value.text
    for i in range(len(text) - 1, 0, -1):
        a, b = text[i - 1], text[i]
        if a.isdigit() and b.isdigit() and a != b:
            return text[: i - 1] + b + a + text[i + 1 :]
    return None
