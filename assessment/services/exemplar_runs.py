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
from assessment.services.shelf import Shelved, rubrics_now, rubrics_to_mark, scenario_of
from assessment.store import Work


@dataclass(frozen=True, slots=True)
class ExemplarResult:
    """One exemplar, by its number from 1; no differences: the engine proposes what its author expects.

    `known` are those of the differences that the version in the library has as well, for the same handover: whoever
    changes a name in the brief did not bring them about, so they hold nothing back.
    """

    number: int
    note: str | None
    text: str
    differences: tuple[Difference, ...]
    marking: Marking
    known: tuple[Difference, ...] = ()

    @property
    def new(self) -> tuple[Difference, ...]:
        """The differences that the version in the library does not have."""
        return tuple(each for each in self.differences if each not in self.known)


def run_exemplars(centre: Centre, who: Actor, scenario: Scenario) -> tuple[ExemplarResult, ...]:
    """Every exemplar of the scenario, marked by the rubrics of the library as they are now."""
    require(who, Action.AUTHOR)
    with centre.store.reading() as data:
        rubrics = rubrics_to_mark(scenario, rubrics_now(data))
        there = in_the_library(data, scenario.id)
    return exemplar_runs(centre, scenario, rubrics, there)


def in_the_library(data: Work, scenario_id: str) -> Scenario | None:
    """The version of that scenario that the library has, published or retired; None if it is new."""
    there = data.versions.latest_of(scenario_id, "scenario")
    return scenario_of(data, there.hash) if there else None


def exemplar_runs(
    centre: Centre, scenario: Scenario, rubrics: tuple[Shelved, ...], there: Scenario | None = None
) -> tuple[ExemplarResult, ...]:
    """Every exemplar of the scenario, marked by those rubrics; what was marked so before is found again. Beside `there`,
    the version in the library, the differences that it has too are known ones."""
    before = {exemplar.text: exemplar for exemplar in there.exemplars} if there else {}
    results = []
    for number, exemplar in enumerate(scenario.exemplars, start=1):
        marking = marked_by(centre, scenario, rubrics, exemplar.text)
        differences = compare_exemplar(exemplar, marking)
        was = before.get(exemplar.text)
        known: tuple[Difference, ...] = ()
        if differences and there and was:
            known = compare_exemplar(was, marked_by(centre, there, rubrics, was.text))
        results.append(ExemplarResult(number, exemplar.note, exemplar.text, differences, marking, known))
    return tuple(results)
