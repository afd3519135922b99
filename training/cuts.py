"""Fits, for each act of the rubrics, the chance from which a sentence counts, on the marked handovers: all, and without each case.

Coordinate ascent over a coarse grid, held near the default: eighteen numbers, so that there is little to overfit.
Run: make train, after training/acts.py and training/facts.py.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assessment.content.handovers import Marks
from assessment.marking.acts import DEFAULT_CUT, KEPT, examples_of, forget, key_of
from assessment.marking.case import prepare
from assessment.marking.checks import run_check
from assessment.marking.checks.acts import scored
from assessment.marking.checks.trigger import as_act, scored_trigger
from assessment.marking.engine import needed, point_ids
from assessment.marking.facts import find_facts
from assessment.marking.left_out import keep_left_out, left_out
from assessment.marking.points import all_checks
from assessment.marking.reading import read
from assessment.marking.rules import holds
from assessment.marking.sight import Sight, spans_of
from assessment.model.marking import CheckFinding
from assessment.model.rubric import Act, AnyCheck, Rubric, Trigger
from assessment.review.agreement import weighted_kappa
from assessment.services.marking_files import MarkedCase
from training.cases import all_cases

GRID = tuple(round(0.2 + 0.08 * i, 2) for i in range(10))
FLAGS = ("abdication", "undocumented", "delegation", "verbal_only", "no_prioritisation", "no_acknowledgement", "tone")


@dataclass
class Seen:
    """One handover: the findings that need no cut, the best chance of each act, and its settled marks."""

    case: str
    fixed: dict[str, CheckFinding]
    chances: dict[str, float]
    marks: Marks


def look(cases: Sequence[MarkedCase]) -> list[Seen]:
    """Every handover of the cases, as the checks see it."""
    out = []
    for case in cases:
        checks = all_checks(case.ready.rubrics)
        names = needed(case.ready.scenario.units, case.ready.rubrics)
        ready = prepare(case.ready.scenario)
        points = point_ids(case.ready.scenario.units, case.ready.rubrics)
        for handover in case.handovers:
            reading = read(handover.text, ready)
            facts = {f.fact: f for f in find_facts(ready, reading, case.ready.scenario.id)}
            sight = Sight(ready, reading, facts, *spans_of(reading, points), case.ready.scenario.id, points)
            fixed, chances = {}, {}
            for name in names:
                check = checks[name]
                if isinstance(check, (Act, Trigger)):
                    ranked = scored(check, sight) if isinstance(check, Act) else scored_trigger(check, sight)
                    chances[name] = ranked[0][0] if ranked else 0.0
                else:
                    fixed[name] = run_check(check, sight)
            out.append(Seen(case.ready.scenario.id, fixed, chances, case.marks[handover.id]))
    return out


def levels(one: Seen, cuts: Mapping[str, float], rubrics: Sequence[Rubric]) -> tuple[dict[str, int], dict[str, bool]]:
    """Points and flags by the rubrics' rules at these cuts."""
    findings = dict(one.fixed)
    for name, chance in one.chances.items():
        findings[name] = CheckFinding(name, chance >= cuts[name])
    points, flags = {}, {}
    for rubric in rubrics:
        for point in rubric.points:
            level = (
                2
                if holds(point.needs.met, rubric.id, findings)
                else int(holds(point.needs.partly, rubric.id, findings))
            )
            for cap in point.caps:
                if cap.at_most < level and holds(cap.when, rubric.id, findings):
                    level = cap.at_most
            points[point.id] = level
        for flag in (*rubric.misconceptions, *rubric.safeguards):
            flags[flag.id] = holds(flag.when, rubric.id, findings)
    return points, flags


def worth(seen: Sequence[Seen], cuts: Mapping[str, float], rubrics: Sequence[Rubric]) -> float:
    """Mean weighted kappa of the points and half the mean F1 of the flags, less a little for cuts far from the default."""
    found = [levels(one, cuts, rubrics) for one in seen]
    kappas = [
        weighted_kappa([one.marks.points[p] for one in seen], [points[p] for points, _ in found]) for p in found[0][0]
    ]
    scores = []
    for flag in FLAGS:
        hits = sum(one.marks.flags[flag] and flags[flag] for one, (_, flags) in zip(seen, found, strict=True))
        total = sum(one.marks.flags[flag] for one in seen) + sum(flags[flag] for _, flags in found)
        scores.append(2 * hits / total if total else 1.0)
    drift = sum(abs(c - DEFAULT_CUT) for c in cuts.values()) / len(cuts)
    return sum(kappas) / len(kappas) + 0.5 * sum(scores) / len(scores) - 0.02 * drift


def ascend(seen: Sequence[Seen], rubrics: Sequence[Rubric], start: Mapping[str, float]) -> dict[str, float]:
    """The cuts that are worth most, one at a time, once round."""
    cuts = dict(start)
    best = worth(seen, cuts, rubrics)
    for name in cuts:
        for cut in GRID:
            tried = {**cuts, name: cut}
            value = worth(seen, tried, rubrics)
            if value > best + 1e-9:
                best, cuts = value, tried
    return cuts


def main() -> int:
    """Fits the cuts and adds them to acts.json."""
    cases = all_cases()
    rubrics = cases[0].ready.rubrics
    checks: dict[str, AnyCheck] = all_checks(rubrics)
    seen = look(cases)
    start = dict.fromkeys(seen[0].chances, DEFAULT_CUT)
    print(f"at the default: {worth(seen, start, rubrics):.3f}", flush=True)
    every = ascend(seen, rubrics, start)
    print(f"fitted: {worth(seen, every, rubrics):.3f}", flush=True)
    without = {c: ascend([s for s in seen if s.case != c], rubrics, start) for c in sorted({s.case for s in seen})}
    kept = json.loads(KEPT.read_text("utf-8"))
    kept_without = {case: dict(left_out(KEPT.name, case) or {}) for case in without}
    for name, cut in every.items():
        check = checks[name]
        act = as_act(check) if isinstance(check, Trigger) else check
        assert isinstance(act, Act)
        entry = kept[key_of(examples_of(act))]
        entry["cut"] = cut
        for case, cuts in without.items():
            kept_without[case].setdefault(key_of(examples_of(act)), {})["cut"] = cuts[name]
        print(f"{name}: {cut}  without: {sorted(cuts[name] for cuts in without.values())}")
    KEPT.write_text(json.dumps(kept, separators=(",", ":")) + "\n", "utf-8")
    keep_left_out(KEPT.name, kept_without)
    forget()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
