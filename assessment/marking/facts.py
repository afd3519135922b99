"""What became of each fact: conveyed, wrong or missing, with the stretch it rests on.

From the features of `features.py` a small ensemble of trees decides whether the fact was conveyed, and a logistic
model whether something contrary was said in its place. They are fitted by `make train` on marked handovers; `data/facts.json`
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
from assessment.marking.claims import contradicted
from assessment.marking.features import FactView, view_facts
from assessment.marking.private import passed_on
from assessment.marking.reading import Reading
from assessment.marking.trees import Forest, Line
from assessment.model.marking import Evidence, FactFinding
from assessment.model.scenario import FactStatus

CONVEYED_FROM = 0.5
WRONG_FROM = 0.5
WEIGHTS = Path(__file__).parent / "data" / "facts.json"


@dataclass(frozen=True, slots=True)
class FactWeights:
    """The two models and the order of the features of the first."""

    features: tuple[str, ...]
    conveyed: Forest
    wrong: Line


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
        Line.from_data(chosen["wrong"]),
    )


def find_facts(case: Case, reading: Reading, leave_out: str = "") -> tuple[FactFinding, ...]:
    """The finding of every fact of the scenario, in its order."""
    views = view_facts(case, reading)
    if not reading.sentences:
        return tuple(FactFinding(v.fact.fact.id, "missing") for v in views)
    fitted = weights(leave_out)
    rows = np.array([[v.features[name] for name in fitted.features] for v in views], dtype=np.float64)
    few = np.array([[v.features[name] for name in fitted.wrong.features] for v in views], dtype=np.float64)
    conveyed, wrong = np.round(fitted.conveyed.chances(rows), 4), np.round(fitted.wrong.chances(few), 4)
    return tuple(
        _private(v, case, reading) if v.fact.fact.weight == "withhold" else _finding(v, float(c), float(w), reading)
        for v, c, w in zip(views, conveyed, wrong, strict=True)
    )


def _private(view: FactView, case: Case, reading: Reading) -> FactFinding:
    sentences = passed_on(view.fact, view.coverage, reading, case)
    spans = [(reading.sentences[i].segment.start, reading.sentences[i].segment.end) for i in sentences]
    return FactFinding(view.fact.fact.id, "conveyed" if sentences else "missing", reading.evidence(*spans[:3]))


def _finding(view: FactView, conveyed: float, wrong: float, reading: Reading) -> FactFinding:
    status: FactStatus = "missing"
    sure = 1 - max(conveyed, wrong)
    if not view.stretch.sentences:
        sure = 1.0
    elif (claim := contradicted(view.fact, view.coverage, reading)) is not None:
        segment = reading.sentences[claim].segment
        said = reading.evidence((segment.start, segment.end))
        return FactFinding(
            view.fact.fact.id, "wrong", said, "it says that this was granted, and the case does not", 0.9
        )
    elif _slipped(view):
        status, sure = "wrong", max(wrong, 0.9)
    elif wrong >= WRONG_FROM and view.conflicts:
        status, sure = "wrong", max(wrong, 1 - conveyed)
    elif conveyed >= CONVEYED_FROM:
        status, sure = "conveyed", conveyed
    evidence = _evidence(view, reading) if status != "missing" else ()
    return FactFinding(view.fact.fact.id, status, evidence, _note(view, status), round(sure, 3))


def _slipped(view: FactView) -> bool:
    """Whether an essential fact's number or reference is nowhere in the text, and one with its digits slipped is."""
    features = view.features
    missing = max(features["reference_anywhere"], features["phone_anywhere"]) <= 0
    return view.fact.fact.weight == "essential" and features["slips"] > 0 and missing and bool(view.conflicts)


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
