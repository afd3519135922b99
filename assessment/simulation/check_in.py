"""Seeing it through: the case comes back at the check-in, in one of four states."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, time, timedelta
from typing import Any

from assessment.model.marking import Evidence, Marking
from assessment.model.scenario import CameBackAs, ComesBack, Fact, Scenario
from assessment.simulation.chance import pick
from assessment.simulation.deadlines import deadline, moment_in, takes_over
from assessment.simulation.people import colleague

_CHECK = "check_in"  # the check of the rubrics that finds when the learner planned to look again
_MORNING = time(9, 0)
_LOOKS = re.compile(
    r"\b(?:look|check|open|read|review|see|come back|back on|go (?:over|through)|ring|call|ask)\w*\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class ComeBack:
    """What the learner finds when looking at the case again. `open` are the facts of what is still to be done."""

    state: CameBackAs
    at: datetime
    says: str
    open: tuple[str, ...]
    planned: tuple[Evidence, ...]

    def to_dict(self) -> dict[str, Any]:
        """As plain data; `from_dict` gives it back."""
        return {**asdict(self), "at": self.at.isoformat()}

    @staticmethod
    def from_dict(data: Mapping[str, Any]) -> ComeBack:
        """What `to_dict` wrote."""
        return ComeBack(
            data["state"],
            datetime.fromisoformat(data["at"]),
            data["says"],
            tuple(data["open"]),
            tuple(Evidence(**e) for e in data["planned"]),
        )


def come_back(scenario: Scenario, marking: Marking, *, attempt_id: str, lost: bool = False) -> ComeBack:
    """How the case comes back: what the text made likely, and the attempt's id where two are likely. `lost`: it lies with
    somebody who can't take it over."""
    state = _state(scenario, marking, attempt_id, lost)
    authored: ComesBack | None = getattr(scenario.check_in, state, None) if scenario.check_in else None
    plans = [c for j in marking.judgements for c in j.checks if _is_plan(c.check) and c.holds]
    planned = tuple(e for c in plans for e in c.evidence if _is_later(scenario, e))[:1]
    at = _at(scenario, planned, authored is not None)
    if authored is not None:
        return ComeBack(state, at, authored.says, authored.open, planned)
    left = _open(scenario, marking, state)
    return ComeBack(state, at, _says(scenario, state, left), tuple(f.id for f in left), planned)


def _is_plan(check: str) -> bool:
    return check.rpartition(".")[2] == _CHECK


def _state(scenario: Scenario, marking: Marking, attempt_id: str, lost: bool) -> CameBackAs:
    told = set() if lost else {f.fact for f in marking.facts if f.status == "conveyed"}
    work, promises = scenario.essential("outstanding"), scenario.essential("commitment")
    undone = [f.id for f in (*work, *promises) if f.id not in told]
    likely: tuple[CameBackAs, ...]
    if not undone:
        likely = ("done", "half_done")
    elif not any(f.id in told for f in work):
        likely = ("nothing", "customer_rang")
    elif any(f.id not in told for f in promises):
        likely = ("customer_rang",)
    else:
        likely = ("half_done", "customer_rang")
    fits: dict[CameBackAs, int] = {state: _leaves(scenario, state, undone) for state in likely}
    if max(fits.values()) * 2 < len(undone):  # the author's states have most of it done, and nobody was told to do it
        fits["nothing"] = _leaves(scenario, "nothing", undone)
    best = [state for state, fit in fits.items() if fit == max(fits.values())]
    return best[pick(attempt_id, "check-in", len(best))]


def _leaves(scenario: Scenario, state: CameBackAs, undone: list[str]) -> int:
    """How many of these are left undone in that state: an author's state may have done what nobody was told to do."""
    authored: ComesBack | None = getattr(scenario.check_in, state, None) if scenario.check_in else None
    return len(undone) if authored is None else len(set(undone) & set(authored.open))


def _is_later(scenario: Scenario, quote: Evidence) -> bool:
    """Whether the words plan to look again, and not only to talk it through while handing over."""
    if quote.turn or not _LOOKS.search(quote.quote):
        return False
    moment = moment_in(quote.quote, scenario)
    return moment is None or moment > takes_over(scenario)


def _at(scenario: Scenario, planned: tuple[Evidence, ...], authored: bool) -> datetime:
    """When the author of the state says; else when the learner planned to look; else nine the next morning."""
    given = scenario.check_in.when if scenario.check_in else None
    said = [e.quote for e in planned]
    for text in [given, *said] if authored else [*said, given]:
        moment = moment_in(text, scenario) if text else None
        if moment is not None and moment > scenario.now:
            return moment
    return datetime.combine(scenario.now.date() + timedelta(days=1), _MORNING)


def _open(scenario: Scenario, marking: Marking, state: CameBackAs) -> tuple[Fact, ...]:
    """What is left to do in a state that no author has written. What was not passed on is left undone first."""
    told = {f.fact for f in marking.facts if f.status == "conveyed"}
    work = sorted(
        scenario.essential("outstanding"),
        key=lambda f: (f.id in told, -(deadline(f, scenario) or scenario.now).timestamp()),
    )
    if state == "done":
        return ()
    if state == "half_done":
        return tuple(work[: max(1, len(work) // 2)])
    promises = scenario.essential("commitment")
    return (*promises, *work[:1]) if state == "customer_rang" else tuple(work)


def _says(scenario: Scenario, state: CameBackAs, left: tuple[Fact, ...]) -> str:
    name = colleague(scenario)
    still = " ".join(f.says for f in left)
    match state:
        case "done":
            return f"{name} has written in the record that everything is done. The customer has been told."
        case "half_done":
            return f"{name} has done a part of it and written that in the record. This is still open: {still}"
        case "nothing":
            return f"Nothing has been written in the record since your handover. {name} was busy with other things. Still open: {still}"
        case _:
            return f"The customer has rung again and asks what is happening. Nobody could say. Still open: {still}"
