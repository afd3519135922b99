"""What hangs on a rubric: the scenarios that are marked by it, and the rubrics that borrow its checks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from assessment.errors import Mistake
from assessment.model.rubric import Rubric
from assessment.model.scenario import Scenario
from assessment.services.centre import Centre
from assessment.services.content_versions import Affected
from assessment.services.exemplar_runs import ExemplarResult, exemplar_runs
from assessment.services.shelf import Shelved, published, rubrics_now, rubrics_to_mark, scenario_of
from assessment.store import Work


def needed_by(data: Work, unit: str) -> list[str]:
    """Who in the library names the unit: scenarios that are marked by it, rubrics that borrow its checks, in words."""
    scenarios = [f"the scenario “{scenario.id}”" for scenario in _scenarios(data) if unit in scenario.units]
    rubrics = [
        f"the rubric “{other}”"
        for other, each in rubrics_now(data).items()
        if other != unit and unit in each.item.borrows()
    ]
    return scenarios + rubrics


def fits_its_neighbours(data: Work, changed: Mapping[str, Rubric]) -> None:
    """A Mistake where rubrics, as changed, would leave the library in pieces: see `misfits`."""
    broken = [sentence for sentences in misfits(data, changed).values() for sentence in sentences]
    if broken:
        raise Mistake("This rubric can't be published as it is:\n" + "\n".join(broken))


def misfits(data: Work, changed: Mapping[str, Rubric]) -> dict[str, list[str]]:
    """For each changed rubric what would fall apart: a check that another rubric borrows is gone, or two units that are
    marked together would share a point."""
    rubrics = {unit: each.item for unit, each in rubrics_now(data).items()} | dict(changed)
    found: dict[str, list[str]] = {}
    for unit, sentence in (*_lost_checks(rubrics, changed), *_shared_points(data, rubrics, changed)):
        found.setdefault(unit, []).append(sentence)
    return found


def affected_scenarios(centre: Centre, rubric: Rubric, hash: str) -> tuple[Affected, ...]:
    """Every exemplar of the library that the rubric, as changed, marks further from what its author expects.

    This marks the exemplars of each scenario that the unit has a part in, so the first time takes about a sixth of a
    second an exemplar; a change of words that only people read marks nothing.
    """
    with centre.store.reading() as data:
        scenarios, now = list(_scenarios(data)), rubrics_now(data)
    if rubric.id in now and _marks_alike(now[rubric.id].item, rubric):
        return ()
    changed = now | {rubric.id: Shelved(rubric, hash)}
    found: list[Affected] = []
    for scenario in scenarios:
        before, after = rubrics_to_mark(scenario, now), rubrics_to_mark(scenario, changed)
        if before == after or not {*scenario.units} <= {*now}:
            continue
        now_wrong = [run for run in exemplar_runs(centre, scenario, after) if run.differences]
        if now_wrong:
            found += _worse(scenario, exemplar_runs(centre, scenario, before), now_wrong)
    return tuple(found)


_FOR_PEOPLE: dict[str, Any] = {
    "title": True,
    "level": True,
    "source": True,
    "points": {"__all__": {"title", "wording", "why", "advice"}},
    "misconceptions": {"__all__": {"title", "means", "advice"}},
    "safeguards": {"__all__": {"title", "means", "advice"}},
}


def _marks_alike(before: Rubric, after: Rubric) -> bool:
    """Whether the two differ only in what the engine hands on to people and takes nothing from."""
    return before.model_dump(exclude=_FOR_PEOPLE) == after.model_dump(exclude=_FOR_PEOPLE)


def _scenarios(data: Work) -> Iterator[Scenario]:
    for publication in published(data):
        yield scenario_of(data, publication.hash)


def _worse(scenario: Scenario, before: tuple[ExemplarResult, ...], after: list[ExemplarResult]) -> Iterator[Affected]:
    were = {run.number: set(run.differences) for run in before}
    for run in after:
        new = tuple(each for each in run.differences if each not in were[run.number])
        if new:
            yield Affected(scenario.id, scenario.title, run.number, run.note, new)


def _lost_checks(rubrics: Mapping[str, Rubric], changed: Mapping[str, Rubric]) -> Iterator[tuple[str, str]]:
    for other in rubrics.values():
        for unit, check in sorted(other.borrowed()):
            if unit in changed and unit != other.id and check not in {each.id for each in changed[unit].checks}:
                yield (
                    unit,
                    f"the rubric “{other.id}” uses its check “{check}”, which is not there any more. "
                    f"Put the check back, or change “{other.id}” first.",
                )


def _shared_points(
    data: Work, rubrics: Mapping[str, Rubric], changed: Mapping[str, Rubric]
) -> Iterator[tuple[str, str]]:
    for scenario in _scenarios(data):
        ours = [unit for unit in scenario.units if unit in changed]
        owner: dict[str, str] = {}
        for unit in scenario.units if ours else ():
            for point in rubrics[unit].points if unit in rubrics else ():
                first = owner.setdefault(point.id, unit)
                if first != unit:
                    yield (
                        ours[0],
                        f"the scenario “{scenario.id}” is marked by “{first}” and “{unit}”, and both would have a point "
                        f"{point.id}. Rename the point.",
                    )
