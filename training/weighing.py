"""Fits how the checks of each point and flag weigh together, on all marked cases and again without each one.

Every handover is seen with weights of facts and acts that never saw its case. One ridge logistic model a target: at least
partly met, met, and each flag; a flag's threshold is the one that is best on cases left out. Run: make train, last.
Writes assessment/marking/data/weighing.json.
"""

from __future__ import annotations

import argparse
import json
import pickle
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from assessment.content.handovers import Marks
from assessment.marking.case import prepare
from assessment.marking.checks import run_check
from assessment.marking.engine import point_ids, runnable, seen
from assessment.marking.facts import find_facts
from assessment.marking.left_out import keep_left_out
from assessment.marking.points import all_checks
from assessment.marking.reading import read
from assessment.marking.sight import Sight, spans_of
from assessment.marking.weighing import KEPT, digest
from assessment.model.rubric import FlagRule, Rubric
from assessment.review.agreement import detection
from assessment.services.marking_files import MarkedCase
from training.cases import all_cases, provenance

FROM_FACTS = ("privacy", "wrong_fact")  # these follow from the facts alone
STRENGTH = {"point": 0.03, "flag": 0.1, "abdication": 1.0}  # inverse of the ridge, from cases left out
_ACT = "check maintain-through-handover."
# Flags that few handovers have are weighed from a few features alone, the others from all.
FEW = {
    "tone": (
        "check carry-out-handovers.insult",
        f"{_ACT}washed_hands",
        f"{_ACT}left_outside_record",
        "facts lost",
    ),
    "abdication": (
        f"{_ACT}washed_hands",
        f"{_ACT}senders_part",
        f"{_ACT}check_in",
        "check carry-out-handovers.confirmation",
        f"{_ACT}agreed",
        "facts lost",
        "check carry-out-handovers.insult",
        "rule flag abdication",
    ),
    "invention": (f"{_ACT}invented", "facts wrong", "rule flag invention"),
}


@dataclass(frozen=True)
class Row:
    """One handover as it is weighed, with its settled marks."""

    case: str
    features: dict[str, float]
    marks: Marks


def rows_of_case(case: MarkedCase) -> list[Row]:
    """Every handover of a case, seen with weights that never saw the case."""
    scenario, rubrics = case.ready.scenario, case.ready.rubrics
    checks, ready = all_checks(rubrics), prepare(case.ready.scenario)
    points = point_ids(scenario.units, rubrics)
    out = []
    for handover in case.handovers:
        reading = read(handover.text, ready)
        facts = {f.fact: f for f in find_facts(ready, reading, scenario.id)}
        sight = Sight(ready, reading, facts, *spans_of(reading, points), scenario.id, points)
        findings = {n: run_check(checks[n], sight) for n in runnable(scenario.units, rubrics)}
        out.append(Row(scenario.id, seen(sight, findings, rubrics), case.marks[handover.id]))
    return out


def flag_rules(rubrics: tuple[Rubric, ...]) -> list[tuple[FlagRule, str]]:
    """The flags that are weighed, each with its unit."""
    every = [(rule, r.id) for r in rubrics for rule in (*r.misconceptions, *r.safeguards)]
    return [(rule, unit) for rule, unit in every if rule.id not in FROM_FACTS]


def fit_target(matrix: np.ndarray, target: np.ndarray, names: list[str], name: str, kind: str) -> np.ndarray:
    """Weights of one target for all features and a constant; 0 for those that it is not weighed from."""
    chosen = [names.index(n) for n in FEW.get(name, names)]
    some = fit(matrix[:, chosen], target, STRENGTH.get(name, STRENGTH[kind]))
    weights = np.zeros(len(names) + 1)
    weights[chosen], weights[-1] = some[:-1], some[-1]
    return weights


def fit(matrix: np.ndarray, target: np.ndarray, strength: float) -> np.ndarray:
    """Weights for the plain features and a constant."""
    mean, scale = matrix.mean(axis=0), matrix.std(axis=0)
    scale[scale < 1e-6] = 1.0
    model = LogisticRegression(C=strength, max_iter=5000).fit((matrix - mean) / scale, target)
    weights = model.coef_[0] / scale
    return np.append(weights, model.intercept_[0] - weights @ mean)


def chances(matrix: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The chances that these weights give."""
    return 1 / (1 + np.exp(-(matrix @ weights[:-1] + weights[-1])))


def best_threshold(target: np.ndarray, chance: np.ndarray) -> float:
    """The chance from which a flag is best raised, by F1."""
    options = [round(0.15 + 0.025 * i, 3) for i in range(19)]
    return max(options, key=lambda t: (detection(list(target), list(chance >= t)).f1, -abs(t - 0.35)))


def main() -> int:
    """Fits and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--keep", type=Path, help="keep the seen handovers in this file, and read them from it if it is there"
    )
    args = parser.parse_args()
    cases = all_cases()
    rubrics = cases[0].ready.rubrics
    if args.keep and args.keep.is_file():
        rows = pickle.loads(args.keep.read_bytes())
    else:
        with ProcessPoolExecutor(max_workers=2) as pool:
            rows = [row for some in pool.map(rows_of_case, cases) for row in some]
        if args.keep:
            args.keep.write_bytes(pickle.dumps(rows))
    names = list(rows[0].features)
    matrix = np.array([[row.features[n] for n in names] for row in rows])
    groups = np.array([row.case for row in rows])
    rules, targets = {}, {}
    for rubric in rubrics:
        for point in rubric.points:
            level = np.array([row.marks.points[point.id] for row in rows])
            rules[f"{rubric.id}.{point.id}"] = digest(point)
            targets[f"{rubric.id}.{point.id}>=1"] = (level >= 1, "point")
            targets[f"{rubric.id}.{point.id}>=2"] = (level >= 2, "point")
    for rule, _ in flag_rules(rubrics):
        rules[rule.id] = digest(rule)
        targets[rule.id] = (np.array([row.marks.flags[rule.id] for row in rows]), "flag")
    every, without = {}, {case: {} for case in sorted(set(groups))}
    for name, (target, kind) in targets.items():
        weights = fit_target(matrix, target, names, name, kind)
        unseen = np.zeros(len(rows))
        fold = {}
        for case in without:
            fold[case] = fit_target(matrix[groups != case], target[groups != case], names, name, kind)
            unseen[groups == case] = chances(matrix[groups == case], fold[case])
        if kind == "flag":
            for case in without:
                others = groups != case
                fold[case][-1] -= _shift(best_threshold(target[others], unseen[others]))
            threshold = best_threshold(target, unseen)
            weights[-1] -= _shift(threshold)
            print(f"{name}: {int(target.sum())} raised, from {threshold}")
        every[name] = [round(float(w), 4) for w in weights]
        for case in without:
            without[case][name] = [round(float(w), 4) for w in fold[case]]
    out = {
        "provenance": provenance("training/weighing.py", cases),
        "features": names,
        "typical": [round(float(v), 4) for v in matrix.mean(axis=0)],
        "rules": rules,
        "targets": every,
    }
    keep_left_out(KEPT.name, without)
    KEPT.write_text(json.dumps(out, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"Written: {KEPT.name}, {KEPT.stat().st_size / 1e6:.2f} MB")
    return 0


def _shift(threshold: float) -> float:
    """What moves a chance of the threshold to a half."""
    return float(np.log(threshold / (1 - threshold)))


if __name__ == "__main__":
    raise SystemExit(main())
