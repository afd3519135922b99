"""Exemplars run as tests."""

from __future__ import annotations

from dataclasses import dataclass

from assessment.model.scenario import Scenario
from assessment.review.exemplars import Difference, compare_exemplar
from assessment.services.centre import Centre
from assessment.services.marked import marked_by
from assessment.services.shelf import Shelved


@dataclass(frozen=True, slots=True)
class ExemplarRun:
    """One exemplar, by its number from 1, and where the engine proposes otherwise than its author expects."""

    number: int
    note: str | None
    differences: tuple[Difference, ...]


def exemplar_runs(centre: Centre, scenario: Scenario, rubrics: tuple[Shelved, ...]) -> tuple[ExemplarRun, ...]:
    """Every exemplar of the scenario, marked by those rubrics; what was marked so before is found again."""
    runs = []
    for number, exemplar in enumerate(scenario.exemplars, start=1):
        marking = marked_by(centre, scenario, rubrics, exemplar.text)
        runs.append(ExemplarRun(number, exemplar.note, compare_exemplar(exemplar, marking)))
    return tuple(runs)
