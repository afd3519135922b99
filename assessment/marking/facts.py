"""What became of each fact: conveyed, wrong or missing, with the stretch it rests on.

From the features of `features.py` a small ensemble of trees decides whether the fact was conveyed, another whether something
contrary was said in its place, and a logistic model whether a private detail was passed on. They are fitted by `make train` on marked handovers; `data/facts.json`
holds them together with where they come from, and again fitted without each case, so that a case can be
measured with weights that never saw it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from assessment.language.meaning import Vectors
from assessment.language.values import Value
from assessment.marking.case import Case
from assessment.marking.claims import contradicted
from assessment.marking.features import FactView, view_facts
from assessment.marking.left_out import DATA, left_out
from assessment.marking.private import nearest_sentence
from assessment.marking.reading import Reading
from assessment.marking.trees import Forest, Line
from assessment.model.marking import Evidence, FactFinding
from assessment.model.scenario import FactStatus

_NEAR_ENOUGH = 0.6
_WORTH_NAMING = ("time", "date", "phone", "reference", "money")
CONVEYED_FROM = 0.5
WRONG_FROM = 0.5
PRIVATE_FROM = 0.4  # a breach is better asked about than let through
WEIGHTS = DATA / "facts.json"


@dataclass(frozen=True, slots=True)
class FactWeights:
    """The three models and the order of the features of the trees."""

    features: tuple[str, ...]
    conveyed: Forest
    wrong: Forest
    private: Line


@lru_cache(maxsize=1)
def _file() -> Mapping[str, Any]:
    data: Mapping[str, Any] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return data


@lru_cache(maxsize=32)
def weights(leave_out: str = "") -> FactWeights:
    """The weights fitted on all cases, or on all but the one to leave out (if it was among them)."""
    data = _file()
    chosen = left_out(WEIGHTS.name, leave_out) or data["all"]
    return FactWeights(
        tuple(data["features"]),
        Forest.from_data(chosen["conveyed"]),
        Forest.from_data(chosen["wrong"]),
        Line.from_data(chosen["private"]),
    )


def find_facts(case: Case, reading: Reading, leave_out: str = "") -> tuple[FactFinding, ...]:
    """The finding of every fact of the scenario, in its order. A fact is conveyed if it is so in any accepted wording, and
    not if what is said is nearer to a wording that its tutor rejects."""
    if not reading.sentences:
        return tuple(FactFinding(f.id, "missing") for f in case.scenario.facts)
    fitted = weights(leave_out)
    views = list(view_facts(case, reading))
    conveyed = _chances(fitted.conveyed, fitted.features, views)
    for wording in case.other_wordings:
        others = view_facts(replace(case, facts=wording), reading)
        for i, chance in enumerate(_chances(fitted.conveyed, fitted.features, list(others))):
            if others[i].fact is not case.facts[i] and chance > conveyed[i]:
                views[i], conveyed[i] = others[i], chance
    rejects = dict(case.rejects)
    for i, view in enumerate(views):
        if view.fact.fact.id in rejects and _rejected(view, rejects[view.fact.fact.id], reading):
            conveyed[i] = 0.0
    wrong = _chances(fitted.wrong, fitted.features, views)
    private = iter(_chances(fitted.private, fitted.private.features, [v for v in views if _withheld(v)]))
    return tuple(
        _private(v, next(private), case, reading) if _withheld(v) else _finding(v, c, w, reading)
        for v, c, w in zip(views, conveyed, wrong, strict=True)
    )


def _withheld(view: FactView) -> bool:
    return view.fact.fact.weight == "withhold"


def _chances(model: Forest | Line, features: tuple[str, ...], views: list[FactView]) -> list[float]:
    if not views:
        return []
    rows = np.array([[v.features[name] for name in features] for v in views], dtype=np.float64)
    return [float(x) for x in np.round(model.chances(rows), 4)]


def _rejected(view: FactView, rejects: Vectors, reading: Reading) -> bool:
    """Whether the best sentence of the stretch is nearer to a rejected wording than to the fact."""
    if not view.stretch.sentences:
        return False
    best = max(view.stretch.sentences, key=lambda i: float(view.coverage.rank[i]))
    nearness = float((rejects @ reading.vectors[best]).max())
    return nearness >= _NEAR_ENOUGH and nearness > float(view.fact.vector @ reading.vectors[best])


def _private(view: FactView, chance: float, case: Case, reading: Reading) -> FactFinding:
    if chance < PRIVATE_FROM:
        return FactFinding(view.fact.fact.id, "missing", sure=round(1 - chance, 3))
    segment = reading.sentences[nearest_sentence(view.fact, view.coverage, reading, case)].segment
    return FactFinding(
        view.fact.fact.id, "conveyed", reading.evidence((segment.start, segment.end)), sure=round(chance, 3)
    )


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
    elif wrong >= WRONG_FROM:
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
        lost = [
            v
            for v, met in zip(view.fact.values, view.stretch.values, strict=True)
            if not met and v.kind in _WORTH_NAMING
        ]
        if lost and any(t >= 0.75 for t in view.stretch.terms):
            return f"“{_flat(lost[0])}” is not there"
    return ""


def _flat(value: Value) -> str:
    return " ".join(value.text.split())
