"""Fits what decides a fact's status (trees for conveyed, a line for wrong) on all marked cases and again without each one.

Run: make train. Writes assessment/marking/data/facts.json with the provenance of the weights.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from assessment.marking.case import prepare
from assessment.marking.facts import WEIGHTS
from assessment.marking.features import view_facts
from assessment.marking.reading import read
from assessment.services.marking_files import MarkedCase, read_cases

CASES = Path("benchmarks/marked-handovers")
# A larger share of the fact said can never make it less likely to be conveyed; the rest is left free.
_UP = (
    "terms",
    "terms_one",
    "values",
    "values_one",
    "closeness",
    "names",
    "plain_terms",
    "last_time_met",
    "identifier_any",
    "model_conveyed",
)

LINE = (
    "model_wrong", "model_conveyed", "wrong_with_conflict", "conflicts", "conflicts_near", "conflict_identifier",
    "conflict_time", "conflict_date", "conflict_foreign", "terms", "terms_one", "values", "negative_only_fact",
    "negative_only_text", "tense_clash", "rank_share", "slips",
)  # fmt: skip


@dataclass
class Table:
    """One row a fact a handover."""

    case: list[str]
    handover: list[str]
    fact: list[str]
    status: list[str]
    rows: np.ndarray
    names: list[str]


def table(cases: tuple[MarkedCase, ...]) -> Table:
    """The features and the settled status of every fact of every handover."""
    out = Table([], [], [], [], np.zeros(0), [])
    rows = []
    for case in cases:
        ready = prepare(case.ready.scenario)
        for handover in case.handovers:
            reading = read(handover.text, ready)
            for view in view_facts(ready, reading):
                out.names = list(view.features)
                out.case.append(case.ready.scenario.id)
                out.handover.append(handover.id)
                out.fact.append(view.fact.fact.id)
                out.status.append(case.marks[handover.id].facts[view.fact.fact.id])
                rows.append(list(view.features.values()))
    out.rows = np.array(rows)
    return out


def fit(rows: np.ndarray, target: np.ndarray, names: list[str]) -> HistGradientBoostingClassifier:
    """One ensemble, the same on every run."""
    signs = [1 if n in _UP else 0 for n in names]
    model = HistGradientBoostingClassifier(
        max_iter=160,
        learning_rate=0.06,
        max_leaf_nodes=8,
        min_samples_leaf=12,
        l2_regularization=2.0,
        max_features=0.5,
        monotonic_cst=signs,
        random_state=7,
    )
    return model.fit(rows, target)


def export(model: HistGradientBoostingClassifier) -> dict[str, object]:
    """The ensemble as plain numbers (see assessment/marking/trees.py)."""
    out: dict[str, list] = {k: [] for k in ("roots", "feature", "threshold", "left", "right", "value")}
    for (predictor,) in model._predictors:
        start = len(out["feature"])
        out["roots"].append(start)
        for node in predictor.nodes:
            leaf = bool(node["is_leaf"])
            out["feature"].append(-1 if leaf else int(node["feature_idx"]))
            out["threshold"].append(0.0 if leaf else round(float(node["num_threshold"]), 6))
            out["left"].append(0 if leaf else start + int(node["left"]))
            out["right"].append(0 if leaf else start + int(node["right"]))
            out["value"].append(round(float(node["value"]), 5) if leaf else 0.0)
    return {"base": round(float(model._baseline_prediction[0, 0]), 6), **out}


def fit_line(rows: np.ndarray, target: np.ndarray, names: list[str]) -> dict[str, object]:
    """A logistic model on a few features, for the few facts that are stated wrongly."""
    columns = [names.index(n) for n in LINE]
    few = rows[:, columns]
    mean, scale = few.mean(axis=0), few.std(axis=0) + 1e-6
    model = LogisticRegression(C=0.3, max_iter=2000).fit((few - mean) / scale, target)
    weights = model.coef_[0] / scale
    return {
        "features": list(LINE),
        "weights": [round(float(w), 6) for w in weights],
        "base": round(float(model.intercept_[0] - weights @ mean), 6),
    }


def both(data: Table, keep: np.ndarray) -> dict[str, object]:
    """The two models on the rows to keep."""
    rows, status = data.rows[keep], np.array(data.status)[keep]
    return {
        "conveyed": export(fit(rows, status == "conveyed", data.names)),
        "wrong": fit_line(rows, status == "wrong", data.names),
    }


def main() -> int:
    """Fits and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, default=CASES)
    args = parser.parse_args()
    cases = read_cases(args.cases, Path("rubrics"))
    data = table(cases)
    groups = np.array(data.case)
    everything = np.ones(len(groups), dtype=bool)
    names = sorted(set(data.case))
    print(f"{len(groups)} facts of {len(set(data.handover))} handovers of {len(names)} cases")
    out = {
        "provenance": {
            "fitted_on": {c.name: _hash(args.cases / c.name / "marks.jsonl") for c in cases},
            "by": "training/facts.py",
        },
        "features": data.names,
        "all": both(data, everything),
        "without": {name: both(data, groups != name) for name in names},
    }
    WEIGHTS.write_text(json.dumps(out, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"Written: {WEIGHTS.name}, {WEIGHTS.stat().st_size / 1e6:.2f} MB")
    return 0


def _hash(path: Path) -> str:
    return "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    raise SystemExit(main())
