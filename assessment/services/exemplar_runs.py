"""Exemplars run as tests, and not run twice: the same scenario beside the same rubrics gives the same marking."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from assessment.errors import Mistake
from assessment.model.marking import Pins
from assessment.model.response import Response
from assessment.model.scenario import Scenario
from assessment.review.exemplars import Difference, compare_exemplar
from assessment.services.centre import Centre, Mark
from assessment.services.shelf import Shelved

KEPT = 256  # runs; each is a few lines


@dataclass(frozen=True, slots=True)
class ExemplarRun:
    """One exemplar, by its number from 1, and where the engine proposes otherwise than its author expects."""

    number: int
    note: str | None
    differences: tuple[Difference, ...]


_Key = tuple[Mark, str, tuple[str, ...]]
_runs: OrderedDict[_Key, tuple[ExemplarRun, ...]] = OrderedDict()
_one_at_a_time = Lock()


def exemplar_runs(
    centre: Centre, scenario: Scenario, hash: str, rubrics: tuple[Shelved, ...]
) -> tuple[ExemplarRun, ...]:
    """Every exemplar of the scenario, marked by those rubrics. `hash` is the scenario's text's."""
    missing = sorted(set(scenario.units) - {rubric.item.id for rubric in rubrics})
    if missing:
        raise Mistake(
            f"This scenario can't be marked: there is no rubric for {', '.join(missing)}. "
            "Correct “units” in the scenario, or add the rubric."
        )
    key = (centre.mark, hash, tuple(rubric.hash for rubric in rubrics))
    with _one_at_a_time:
        if key in _runs:
            _runs.move_to_end(key)
            return _runs[key]
    done = _run(centre, scenario, hash, rubrics)
    with _one_at_a_time:
        _runs[key] = done
        while len(_runs) > KEPT:
            _runs.popitem(last=False)
    return done


def _run(centre: Centre, scenario: Scenario, hash: str, rubrics: tuple[Shelved, ...]) -> tuple[ExemplarRun, ...]:
    pins = Pins(hash, tuple((rubric.item.id, rubric.hash) for rubric in rubrics))
    items = tuple(rubric.item for rubric in rubrics)
    runs = []
    for number, exemplar in enumerate(scenario.exemplars, start=1):
        marking = centre.mark(scenario, items, Response(exemplar.text), pins)
        runs.append(ExemplarRun(number, exemplar.note, compare_exemplar(exemplar, marking)))
    return tuple(runs)
