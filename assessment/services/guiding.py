"""Guidance while a tutor writes: a scenario's at each change, a rubric's when asked for."""

from __future__ import annotations

from functools import lru_cache

from assessment.guidance import Advice, advise, rubric_advice, told_where
from assessment.model.people import Actor
from assessment.model.rubric import Rubric
from assessment.model.scenario import Scenario
from assessment.services.centre import Centre
from assessment.services.permissions import Action, require

_SCENARIOS_KEPT = 32


def advice_for(centre: Centre, who: Actor, scenario: Scenario) -> list[Advice]:
    """All advice on the scenario, in the order of its file. What was asked for last is kept, whoever asks."""
    require(who, Action.AUTHOR)
    return list(_advised(scenario.model_dump_json(exclude={"exemplars"})))


def advice_for_rubric(centre: Centre, who: Actor, rubric: Rubric) -> list[Advice]:
    """All advice on the rubric, in the order of its parts. For a button: seconds, where it has acts of its own."""
    require(who, Action.AUTHOR)
    return rubric_advice(rubric)


def covered(centre: Centre, who: Actor, scenario: Scenario) -> list[tuple[int, int]]:
    """The stretches of the brief that say a fact of the scenario."""
    require(who, Action.AUTHOR)
    return list(_told(scenario.model_dump_json(exclude={"exemplars"})))


@lru_cache(maxsize=_SCENARIOS_KEPT)
def _told(scenario_json: str) -> tuple[tuple[int, int], ...]:
    return tuple(told_where(Scenario.model_validate_json(scenario_json)))


@lru_cache(maxsize=_SCENARIOS_KEPT)
def _advised(scenario_json: str) -> tuple[Advice, ...]:
    return tuple(advise(Scenario.model_validate_json(scenario_json)))
