"""How the checks of a marking point weigh together, as marked handovers teach it.

The rules of a rubric say what a level needs, check by check; an examiner weighs them: a contingency that is only just one
counts for more where everything else is in order. For the points and flags of the units that come with Baton, a small
logistic model over all checks learns that from marked handovers (`training/weighing.py`; weights and where they come from
in `data/weighing.json`). A rule that a centre has changed, or a unit of its own, is judged by its rules alone. Caps always
hold: no weight of evidence turns a recital into a handover.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from assessment.marking.left_out import DATA, left_out
from assessment.model.marking import CheckFinding, FactFinding
from assessment.model.rubric import FlagRule, MarkingPoint
from assessment.model.scenario import Points, Scenario

KEPT = DATA / "weighing.json"
_PARTS = ("customer", "issue", "action_taken", "outstanding", "commitment")


@dataclass(frozen=True, slots=True)
class Weighed:
    """The chances that an examiner would give at least 1, and 2."""

    partly: float
    met: float

    @property
    def level(self) -> Points:
        """The level that is likelier than not."""
        if self.partly < 0.5:
            return 0
        return 2 if self.met >= 0.5 else 1

    def chance(self, level: int) -> float:
        """The chance of just that level."""
        met = min(self.met, self.partly)
        return (1 - self.partly, self.partly - met, met)[level]


class Scales:
    """The weights with which one handover is weighed; `leave_out` names a case that they must not have seen."""

    def __init__(self, features: Mapping[str, float], leave_out: str = "") -> None:
        self._data = kept()
        names, typical = self._data.get("features", []), self._data.get("typical", [])
        row = [features.get(n, t) for n, t in zip(names, typical, strict=True)]
        self._row: npt.NDArray[np.float64] = np.array([*row, 1.0])
        self._targets = left_out(KEPT.name, leave_out) or self._data.get("targets", {})

    def point(self, point: MarkingPoint, unit: str) -> Weighed | None:
        """The point weighed; None where its rule is not the one that the weights were learnt for."""
        name = f"{unit}.{point.id}"
        if self._data.get("rules", {}).get(name) != digest(point):
            return None
        return Weighed(self._chance(f"{name}>=1"), self._chance(f"{name}>=2"))

    def flag(self, rule: FlagRule) -> float | None:
        """The chance that the flag is rightly raised; None where nothing was learnt for this rule."""
        if self._data.get("rules", {}).get(rule.id) != digest(rule):
            return None
        return self._chance(rule.id)

    def _chance(self, target: str) -> float:
        sum_ = float(self._row @ np.array(self._targets[target]))
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, sum_)))), 4)


def features_of(
    scenario: Scenario,
    findings: Mapping[str, CheckFinding],
    facts: Mapping[str, FactFinding],
    rules: Mapping[str, float],
    words: int,
    sentences: int,
) -> dict[str, float]:
    """What is weighed: how much each check was seen, how much of the facts arrived, what the rules alone would
    give (a level, or 1 for a flag raised)."""
    out = {f"check {name}": finding.seen for name, finding in findings.items()}
    out |= {f"holds {name}": float(finding.holds) for name, finding in findings.items() if finding.score >= 0}
    essential = scenario.essential()
    status = [facts[f.id].status for f in essential]
    arrived = [facts[f.id].sure if facts[f.id].status == "conveyed" else 1 - facts[f.id].sure for f in essential]
    count = max(1, len(essential))
    out["facts lost"] = sum(s != "conveyed" for s in status) / count
    out["facts missing"] = float(status.count("missing"))
    out["facts wrong"] = float(status.count("wrong"))
    out["facts arrived"] = sum(arrived) / count
    for part in _PARTS:
        mine = [facts[f.id].status == "conveyed" for f in essential if f.part == part]
        out[f"facts {part}"] = sum(mine) / len(mine) if mine else 1.0
    out["length"], out["sentences"] = math.log1p(words), math.log1p(sentences)
    out |= {f"rule {name}": float(value) for name, value in rules.items()}
    return out


def has_weights(unit: str) -> bool:
    """Whether anything was learnt of how that unit's checks weigh together."""
    return any(name.startswith(f"{unit}.") for name in kept().get("rules", {}))


def digest(rule: MarkingPoint | FlagRule) -> str:
    """A short hash of a point's or flag's rule: what its weights were learnt for."""
    parts = rule.model_dump(include={"needs", "caps", "when"}, mode="json")
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:16]


@lru_cache(maxsize=1)
def kept() -> Mapping[str, Any]:
    """The weights of `data/weighing.json`; nothing where there are none yet."""
    if not KEPT.is_file():
        return {}
    data: Mapping[str, Any] = json.loads(KEPT.read_text(encoding="utf-8"))
    return data
