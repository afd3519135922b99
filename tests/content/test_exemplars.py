"""The exemplars of every scenario are tests of the engine: expected against proposed.

Where the engine is known to differ, `known_differences.yaml` says so; it is a list of what is still wrong, not of what is
right. A difference that is not on it fails, and so does a list that has gone stale.
"""

from pathlib import Path

import pytest
import yaml

from assessment.marking import mark
from assessment.model.response import Response
from assessment.review.exemplars import compare_exemplar
from assessment.services.marking_files import ready

SCENARIOS = sorted(Path("scenarios").glob("*.yaml"))
KNOWN = yaml.safe_load((Path(__file__).parent / "known_differences.yaml").read_text(encoding="utf-8")) or {}


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda p: p.stem)
def test_exemplars_are_marked_as_expected(path):
    case = ready(path, Path("rubrics"))
    assert len(case.scenario.exemplars) >= 4
    new, gone = [], []
    for number, exemplar in enumerate(case.scenario.exemplars, start=1):
        found = {d.what for d in compare_exemplar(exemplar, mark(case.scenario, case.rubrics, Response(exemplar.text)))}
        known = set(KNOWN.get(f"{path.stem}/{number}", []))
        new += [f"{path.stem}/{number}: {what}" for what in sorted(found - known)]
        gone += [f"{path.stem}/{number}: {what}" for what in sorted(known - found)]
    assert not new, f"the engine differs where it did not before: {new}"
    assert not gone, f"the engine agrees now: take these off known_differences.yaml: {gone}"


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda p: p.stem)
def test_a_scenario_shows_strong_middling_and_poor(path):
    exemplars = ready(path, Path("rubrics")).scenario.exemplars
    strong = [e for e in exemplars if set(e.points.values()) == {2}]
    poor = [e for e in exemplars if sum(e.points.values()) <= 5]
    assert len(strong) >= 2
    assert poor
    assert len(exemplars) > len(strong) + len(poor)


def test_known_differences_name_exemplars_that_exist():
    counts = {p.stem: len(ready(p, Path("rubrics")).scenario.exemplars) for p in SCENARIOS}
    for key in KNOWN:
        scenario, number = key.split("/")
        assert 1 <= int(number) <= counts[scenario]
