"""What became of each fact: conveyed, wrong or missing, with the stretch it rests on.

Two small ensembles of trees decide from the features of `features.py`: was the fact conveyed, and, if not, was
something contrary said in its place. They are fitted by `make train` on marked handovers; `data/facts.json`
holds them together with where they come from, and again fitted without each case, so that a case can be
measured with weights that never saw it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from assessment.language.values import Value
from assessment.marking.case import Case
from assessment.marking.features import FactView, view_facts
from assessment.marking.reading import Reading
from assessment.marking.trees import Forest
from assessment.model.marking import Evidence, FactFinding
from assessment.model.scenario import FactStatus

WEIGHTS = Path(__file__).parent / "data" / "facts.json"


@dataclass(frozen=True, slots=True)
class FactWeights:
    """The two ensembles, the order of the features they were fitted on, and their cuts."""

    features: tuple[str, ...]
    conveyed: Forest
    wrong: Forest
    conveyed_cut: float
    wrong_cut: float


@lru_cache(maxsize=1)
def _file() -> Mapping[str, Any]:
    data: Mapping[str, Any] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return data


@lru_cache(maxsize=32)
def weights(leave_out: str = "") -> FactWeights:
    """The weights fitted on all cases, or on all but the one to leave out (if it was among them)."""
    data = _file()
    chosen = data["without"].get(leave_out, data["all"])
    return FactWeights(
        tuple(data["features"]),
        Forest.from_data(chosen["conveyed"]),
        Forest.from_data(chosen["wrong"]),
        float(chosen["conveyed_cut"]),
        float(chosen["wrong_cut"]),
    )


def find_facts(case: Case, reading: Reading, leave_out: str = "") -> tuple[FactFinding, ...]:
    """The finding of every fact of the scenario, in its order."""
    views = view_facts(case, reading)
    if not reading.sentences:
        return tuple(FactFinding(v.fact.fact.id, "missing") for v in views)
    fitted = weights(leave_out)
    rows = np.array([[v.features[name] for name in fitted.features] for v in views], dtype=np.float64)
    conveyed = np.round(fitted.conveyed.chances(rows), 4)
    wrong = np.round(fitted.wrong.chances(rows), 4)
    return tuple(
        _finding(view, float(c), float(w), fitted, reading) for view, c, w in zip(views, conveyed, wrong, strict=True)
    )


def _finding(view: FactView, conveyed: float, wrong: float, fitted: FactWeights, reading: Reading) -> FactFinding:
    status: FactStatus = "missing"
    sure = 1 - max(conveyed, wrong)
    if wrong >= fitted.wrong_cut and wrong > conveyed * fitted.wrong_cut and view.stretch.sentences:
        status, sure = "wrong", wrong
    elif conveyed >= fitted.conveyed_cut and view.stretch.sentences:
        status, sure = "conveyed", conveyed
    evidence = _evidence(view, reading) if status != "missing" else ()
    return FactFinding(view.fact.fact.id, status, evidence, _note(view, status), round(sure, 3))


def _evidence(view: FactView, reading: Reading) -> tuple[Evidence, ...]:
    spans = [(reading.sentences[i].segment.start, reading.sentences[i].segment.end) for i in view.stretch.sentences]
    return reading.evidence(*spans)


def _note(view: FactView, status: FactStatus) -> str:
    if status == "wrong" and view.conflicts:
        wanted, said = view.conflicts[0]
        return f"it says “{_flat(said)}” where the case has “{_flat(wanted)}”"
    if status == "missing" and view.stretch.sentences:
        lost = [v for v, met in zip(view.fact.values, view.stretch.values, strict=True) if not met]
        if lost and any(t >= 0.75 for t in view.stretch.terms):
            return f"“{_flat(lost[0])}” is not there"
    return ""


def _flat(value: Value) -> str:
    return " ".join(value.text.split())
