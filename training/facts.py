"""Fits what decides a fact's status on all marked cases and again without each one: trees for conveyed and for wrong,
a line for private details.

Run: make train. Writes assessment/marking/data/facts.json with the provenance of the weights.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from assessment.marking.case import prepare
from assessment.marking.facts import WEIGHTS
from assessment.marking.features import view_facts
from assessment.marking.left_out import keep_left_out
from assessment.marking.reading import read
from assessment.services.marking_files import MarkedCase
from training.cases import all_cases, provenance

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

PRIVATE = (
    "own_share", "own_most", "own_count", "secret", "secret_none", "name", "initials", "near", "near_clause", "about_other",
    "model_conveyed", "model_missing",
)  # fmt: skip
WRONG_WEIGHT = 3.0  # of a fact stated wrongly beside one that is not, since they are few


@dataclass
class Table:
    """One row a fact a handover."""

    case: list[str]
    handover: list[str]
    fact: list[str]
    status: list[str]
    rows: np.ndarray
    names: list[str]
    private: np.ndarray


def table(cases: tuple[MarkedCase, ...]) -> Table:
    """The features and the settled status of every fact of every handover."""
    out = Table([], [], [], [], np.zeros(0), [], np.zeros(0))
    rows: list[list[float]] = []
    private: list[list[float]] = []
    for case in cases:
        ready = prepare(case.ready.scenario)
        for handover in case.handovers:
            reading = read(handover.text, ready)
            for view in view_facts(ready, reading):
                out.names = [n for n in view.features if n not in PRIVATE or n.startswith("model")]
                out.case.append(case.ready.scenario.id)
                out.handover.append(handover.id)
                out.fact.append(view.fact.fact.id)
                out.status.append(case.marks[handover.id].facts[view.fact.fact.id])
                rows.append([view.features[n] for n in out.names])
                private.append([view.features.get(n, 0.0) for n in PRIVATE])
    out.rows, out.private = np.array(rows), np.array(private)
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


def fit_wrong(rows: np.ndarray, target: np.ndarray) -> HistGradientBoostingClassifier:
    """Trees for the few facts that are stated wrongly."""
    model = HistGradientBoostingClassifier(
        max_iter=90,
        learning_rate=0.06,
        max_leaf_nodes=6,
        min_samples_leaf=15,
        l2_regularization=5.0,
        max_features=0.4,
        random_state=7,
    )
    return model.fit(rows, target, sample_weight=np.where(target, WRONG_WEIGHT, 1.0))


def fit_private(rows: np.ndarray, target: np.ndarray) -> dict[str, object]:
    """A logistic model whether a private detail was passed on."""
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    model = LogisticRegression(C=1.0, max_iter=2000).fit((rows - mean) / scale, target)
    weights = model.coef_[0] / scale
    return {
        "features": list(PRIVATE),
        "weights": [round(float(w), 6) for w in weights],
        "base": round(float(model.intercept_[0] - weights @ mean), 6),
    }


def fitted(data: Table, keep: np.ndarray) -> dict[str, object]:
    """The three models on the rows to keep."""
    rows, status = data.rows[keep], np.array(data.status)[keep]
    withheld = rows[:, data.names.index("withhold")] == 1
    return {
        "conveyed": export(fit(rows[~withheld], status[~withheld] == "conveyed", data.names)),
        "wrong": export(fit_wrong(rows[~withheld], status[~withheld] == "wrong")),
        "private": fit_private(data.private[keep][withheld], status[withheld] == "conveyed"),
    }


def main() -> int:
    """Fits and writes the weights."""
    cases = all_cases()
    data = table(cases)
    groups = np.array(data.case)
    everything = np.ones(len(groups), dtype=bool)
    names = sorted(set(data.case))
    print(f"{len(groups)} facts of {len(set(data.handover))} handovers of {len(names)} cases")
    out = {
        "provenance": provenance("training/facts.py", cases),
        "features": data.names,
        "all": fitted(data, everything),
    }
    keep_left_out(WEIGHTS.name, {name: fitted(data, groups != name) for name in names})
    WEIGHTS.write_text(json.dumps(out, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"Written: {WEIGHTS.name}, {WEIGHTS.stat().st_size / 1e6:.2f} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
