"""Exemplars run as tests."""

from __future__ import annotations

from dataclasses import dataclass

from assessment.model.marking import Marking
from assessment.model.people import Actor
from assessment.model.scenario import Scenario
from assessment.review.exemplars import Difference, compare_exemplar
from assessment.services.centre import Centre
from assessment.services.marked import marked_by
from assessment.services.permissions import Action, require
from assessment.services.shelf import Shelved, rubrics_now, rubrics_to_mark


@dataclass(frozen=True, slots=True)
class ExemplarResult:
    """One exemplar, by its number from 1; no differences: the engine proposes what its author expects."""

    number: int
    note: str | None
    text: str
    differences: tuple[Difference, ...]
    marking: Marking


def run_exemplars(centre: Centre, who: Actor, scenario: Scenario) -> tuple[ExemplarResult, ...]:
    """Every exemplar of the scenario, marked by the rubrics of the library as they are now."""
    require(who, Action.AUTHOR)
    with centre.store.reading() as data:
        rubrics = rubrics_to_mark(scenario, rubrics_now(data))
    return exemplar_runs(centre, scenario, rubrics)


def exemplar_runs(centre: Centre, scenario: Scenario, rubrics: tuple[Shelved, ...]) -> tuple[ExemplarResult, ...]:
    """Every exemplar of the scenario, marked by those rubrics; what was marked so before is found again."""
    results = []
    for number, exemplar in enumerate(scenario.exemplars, start=1):
        marking = marked_by(centre, scenario, rubrics, exemplar.text)
        differences = compare_exemplar(exemplar, marking)
        results.append(ExemplarResult(number, exemplar.note, exemplar.text, differences, marking))
    return tuple(results)
