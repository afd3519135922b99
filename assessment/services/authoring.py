"""The tutor's work: check a scenario, try it, run its exemplars, save it into the library."""

from __future__ import annotations

from dataclasses import dataclass

from assessment.content import Parsed, Problem, parse_scenario
from assessment.errors import Conflict, Mistake
from assessment.model.marking import Marking
from assessment.model.people import Actor
from assessment.model.scenario import Scenario
from assessment.review.exemplars import Difference, compare_exemplar
from assessment.services.centre import Centre, again_if_taken
from assessment.services.marked import marked
from assessment.services.permissions import Action, require
from assessment.services.scenarios import ScenarioCard, card_of
from assessment.services.shelf import publish, rubrics_now
from assessment.services.words import day_and_time
from assessment.store import Publication, Work

PASTED = "pasted.yaml"


@dataclass(frozen=True, slots=True)
class CheckedScenario:
    """The scenario in a text, or every problem that keeps it from being used."""

    scenario: Scenario | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class ExemplarResult:
    """One exemplar run as a test; no differences: the engine proposes what its author expects."""

    number: int
    note: str | None
    text: str
    differences: tuple[Difference, ...]
    marking: Marking


def check_scenario(centre: Centre, who: Actor, text: str | bytes, name: str = PASTED) -> CheckedScenario:
    """Everything that is wrong with the text, with its lines; beside the rubrics of this library."""
    require(who, Action.AUTHOR)
    parsed = _parsed(centre, text, name)
    return CheckedScenario(parsed.item, parsed.problems)


def try_handover(centre: Centre, who: Actor, scenario: Scenario, text: str) -> Marking:
    """What the engine proposes for that text; nothing is kept."""
    require(who, Action.AUTHOR)
    if not text.strip():
        raise Mistake("There is nothing to mark. Write or paste a handover first.")
    return marked(centre, scenario, text)


def run_exemplars(centre: Centre, who: Actor, scenario: Scenario) -> list[ExemplarResult]:
    """Every exemplar of the scenario marked, and where that differs from what its author expects."""
    require(who, Action.AUTHOR)
    results = []
    for number, exemplar in enumerate(scenario.exemplars, start=1):
        marking = marked(centre, scenario, exemplar.text)
        differences = tuple(compare_exemplar(exemplar, marking))
        results.append(ExemplarResult(number, exemplar.note, exemplar.text, differences, marking))
    return results


def save_scenario(centre: Centre, who: Actor, text: str, *, replace: str | None = None) -> ScenarioCard:
    """Publish it. ContentProblem lists what is wrong with it; Conflict where another scenario has its id, unless
    `replace` is the hash of the version that stands there now. Attempts keep the version they started with."""
    require(who, Action.PUBLISH)
    parsed = _parsed(centre, text, PASTED)
    scenario = parsed.required()
    return again_if_taken(lambda: _save(centre, who, scenario, parsed, replace))


def _save(
    centre: Centre, who: Actor, scenario: Scenario, parsed: Parsed[Scenario], replace: str | None
) -> ScenarioCard:
    now = centre.now()
    with centre.store.publishing() as data:
        own = data.attempts.of_learner(who.id, scenario.id)
        last = data.versions.latest_of(scenario.id)
        if last and last.state == "published":
            if last.hash == parsed.hash:
                return card_of(scenario, own)
            if replace != last.hash:
                raise _conflict(data, last, replace)
        publish(
            data,
            scenario,
            text=parsed.text,
            hash=parsed.hash,
            origin="tutor",
            by_id=who.id,
            at=now,
            after=last,
        )
        detail = {"hash": parsed.hash, "instead_of": last.hash if last else None}
        data.audit.add("scenario_saved", scenario.id, at=now, by=who.id, detail=detail)
        return card_of(scenario, own)


def _conflict(data: Work, there: Publication, replace: str | None) -> Conflict:
    if replace is None:
        return Conflict(
            f"There is a scenario “{there.content_id}” in the library already. Give yours another id, or open "
            "that one and save over it. Nothing was overwritten."
        )
    author = data.people.by_id(there.by_id) if there.by_id else None
    by = f" by {author.name}" if author else ""
    return Conflict(
        f"“{there.content_id}” was changed{by} on {day_and_time(there.at)}, after you opened it. Nothing was "
        "overwritten: open the new version and bring your changes into it."
    )


def _parsed(centre: Centre, text: str | bytes, name: str) -> Parsed[Scenario]:
    with centre.store.reading() as data:
        rubrics = rubrics_now(data)
    return parse_scenario(text, name, [rubric.item for rubric in rubrics.values()])
