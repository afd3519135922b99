"""The library as its readers see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assessment.errors import Mistake
from assessment.model.people import Actor
from assessment.model.rubric import Rubric
from assessment.model.scenario import Exemplar, Level, Scenario
from assessment.review.outcomes import points_met_words
from assessment.services.centre import Centre
from assessment.services.permissions import Action, require
from assessment.services.reach import within_reach
from assessment.services.shelf import pinned, published, published_scenario, rubrics_now, scenario_of
from assessment.services.views import levels_of
from assessment.store import AttemptRecord

READING_WORDS_A_MINUTE = 130  # slow on purpose: new material, many readers of English as a second language
WRITING_MINUTES = 15


@dataclass(frozen=True, slots=True)
class ScenarioCard:
    """A scenario in the list, with what this person has done with it."""

    id: str
    title: str
    sector: str
    level: Level
    minutes: int | None
    about_minutes: int
    state: Literal["published"]
    best: str | None
    attempts: int
    drafting: bool


def scenario_cards(
    centre: Centre, who: Actor, *, sector: str | None = None, level: str | None = None, search: str = ""
) -> list[ScenarioCard]:
    """The published scenarios, by title; every word of `search` must be in the title, sector or brief."""
    require(who, Action.READ_SCENARIOS)
    with centre.store.reading() as data:
        scenarios = [scenario_of(data, publication.hash) for publication in published(data)]
        own = data.attempts.of_learner(who.id)
    chosen = [
        card_of(scenario, [record for record in own if record.started.scenario_id == scenario.id])
        for scenario in scenarios
        if sector in (None, scenario.sector) and level in (None, scenario.level) and _has(scenario, search)
    ]
    return sorted(chosen, key=lambda card: (card.title.casefold(), card.id))


def read_scenario(centre: Centre, who: Actor, scenario_id: str) -> Scenario:
    """The published version."""
    require(who, Action.READ_SCENARIOS)
    with centre.store.reading() as data:
        return _for(who, scenario_of(data, published_scenario(data, scenario_id).hash))


def scenario_of_attempt(centre: Centre, who: Actor, attempt_id: str) -> Scenario:
    """The version that the attempt pinned, whatever was published since."""
    with centre.store.reading() as data:
        record = within_reach(data, who, attempt_id)
        return _for(who, scenario_of(data, record.started.scenario_hash))


def model_handovers(centre: Centre, who: Actor, attempt_id: str) -> list[Exemplar]:
    """Handovers that meet every point, to compare one's own with: after practice, never in assessment."""
    with centre.store.reading() as data:
        record = within_reach(data, who, attempt_id)
        if record.started.mode != "practice":
            raise Mistake("There is no model handover in assessment. Practise this scenario to compare with one.")
        if record.submission is None:
            raise Mistake("Model handovers are shown once yours is handed in. Hand it in first.")
        scenario = scenario_of(data, record.started.scenario_hash)
    return [exemplar for exemplar in scenario.exemplars if set(exemplar.points.values()) == {2}]


def rubrics_for(centre: Centre, who: Actor, attempt_id: str | None = None) -> tuple[Rubric, ...]:
    """The rubrics that the attempt pinned; without an attempt, all of the library."""
    require(who, Action.READ_SCENARIOS)
    with centre.store.reading() as data:
        if attempt_id is None:
            return tuple(rubric.item for rubric in rubrics_now(data).values())
        record = within_reach(data, who, attempt_id)
        return pinned(data, record.started.id, record.started.scenario_hash).rubrics


def card_of(scenario: Scenario, own: list[AttemptRecord]) -> ScenarioCard:
    """The card of a scenario for the person whose attempts at it these are."""
    return ScenarioCard(
        id=scenario.id,
        title=scenario.title,
        sector=scenario.sector,
        level=scenario.level,
        minutes=scenario.minutes,
        about_minutes=_about_minutes(scenario),
        state="published",
        best=_best(own),
        attempts=sum(record.submission is not None for record in own),
        drafting=any(record.submission is None for record in own),
    )


def _for(who: Actor, scenario: Scenario) -> Scenario:
    """A learner's copy has no exemplars: they are the answers."""
    return scenario.model_copy(update={"exemplars": ()}) if who.role == "learner" else scenario


def _best(own: list[AttemptRecord]) -> str | None:
    results = [levels for levels in map(levels_of, own) if levels]
    if not results:
        return None
    best = max(results, key=lambda levels: (sum(level == 2 for level in levels.values()), sum(levels.values())))
    return points_met_words(best)


def _about_minutes(scenario: Scenario) -> int:
    """To read it and write the handover, rounded up to five minutes."""
    words = len(f"{scenario.brief} {scenario.procedure}".split())
    minutes = words / READING_WORDS_A_MINUTE + WRITING_MINUTES
    return 5 * -(-round(minutes) // 5)


def _has(scenario: Scenario, search: str) -> bool:
    text = f"{scenario.title} {scenario.sector} {scenario.brief}".casefold()
    return all(word in text for word in search.casefold().split())
