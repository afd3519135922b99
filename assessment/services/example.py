"""The example: one finished, decided attempt that everybody may look at on a first opening."""

from __future__ import annotations

import logging
from dataclasses import asdict
from datetime import timedelta

from assessment.model.marking import LEVEL_WORDS, Marking, Pins
from assessment.model.people import Actor
from assessment.model.response import Response
from assessment.model.scenario import Exemplar, Points, Scenario
from assessment.review.awards import PointAward
from assessment.review.outcomes import unit_outcomes
from assessment.services.centre import Centre
from assessment.services.proposing import stored
from assessment.services.shelf import published, rubrics_now, rubrics_to_mark, scenario_of
from assessment.services.views import EXAMPLE_ATTEMPT, AttemptView, view
from assessment.store import NewAttempt, StoredDecision, StoredTurn, Submission, Taken, Work

LEARNER = Actor("example-learner", "Example learner", "learner")
ASSESSOR = Actor("example-assessor", "Example assessor", "assessor")
EXAMPLE_PEOPLE = (LEARNER, ASSESSOR)

_log = logging.getLogger(__name__)


def ensure_example(centre: Centre) -> None:
    """Make the example if there is none: from the first scenario with an exemplar, marked by the engine.

    Without such a scenario, or if the engine fails, there is no example; nothing else depends on it.
    """
    with centre.store.reading() as data:
        if data.attempts.one(EXAMPLE_ATTEMPT) is not None:
            return
        chosen, shelved = _chosen(data), rubrics_now(data)
    if chosen is None:
        return
    scenario, hash = chosen
    rubrics = rubrics_to_mark(scenario, shelved)
    exemplar = _telling(scenario)
    method = scenario.accepts[0] if scenario.accepts else "In writing"
    response = Response(exemplar.text, scenario.recipient.name, method)
    pins = Pins(hash, tuple((rubric.item.id, rubric.hash) for rubric in rubrics))
    try:
        marking = centre.mark(scenario, tuple(rubric.item for rubric in rubrics), response, pins)
    except Exception:  # an engine at fault must not keep the application from starting
        _log.exception("the example could not be marked")
        return
    try:
        with centre.store.writing() as data:
            _append(data, centre, scenario, response, exemplar, marking, pins)
    except Taken:
        _log.info("another server made the example in the same moment")


def example_attempt(centre: Centre, who: Actor) -> AttemptView | None:
    """The example, for anybody who is signed in; None where there is none."""
    with centre.store.reading() as data:
        record = data.attempts.one(EXAMPLE_ATTEMPT)
    return view(record) if record else None


def _chosen(data: Work) -> tuple[Scenario, str] | None:
    for publication in published(data):
        scenario = scenario_of(data, publication.hash)
        if scenario.exemplars:
            return scenario, publication.hash
    return None


def _telling(scenario: Scenario) -> Exemplar:
    """An exemplar that meets some points and not others shows most; else the first."""
    for exemplar in scenario.exemplars:
        levels = list(exemplar.points.values())
        if 2 in levels and levels.count(2) < len(levels):
            return exemplar
    return scenario.exemplars[0]


def _append(
    data: Work,
    centre: Centre,
    scenario: Scenario,
    response: Response,
    exemplar: Exemplar,
    marking: Marking,
    pins: Pins,
) -> None:
    now = centre.now()
    for person in EXAMPLE_PEOPLE:
        if data.people.by_id(person.id) is None:
            data.people.add(person, at=now)
    started = now - timedelta(minutes=40)
    data.attempts.add(
        NewAttempt(EXAMPLE_ATTEMPT, LEARNER.id, scenario.id, pins.scenario, "assessment", 1, started, None),
        pins.rubrics,
    )
    data.attempts.submit(
        Submission(
            attempt_id=EXAMPLE_ATTEMPT,
            text=response.text,
            recipient=response.recipient or "",
            method=response.method or "",
            own_work=True,
            ai_used=False,
            ai_how="",
            late=False,
            submitted_at=now - timedelta(minutes=15),
        )
    )
    proposal = stored(centre, EXAMPLE_ATTEMPT, marking)
    data.results.add_marking(proposal)
    data.results.add_decision(_decision(centre, exemplar, marking, proposal.id))
    data.turns.add(StoredTurn(EXAMPLE_ATTEMPT, "finished", "", {"by": "example"}, now))
    data.audit.add("example_made", EXAMPLE_ATTEMPT, at=now, by=None)


def _decision(centre: Centre, exemplar: Exemplar, marking: Marking, marking_id: str) -> StoredDecision:
    """What the exemplar's author expects, with a reason where the engine proposed otherwise."""
    awards = [_award(exemplar, judgement.point, judgement.level) for judgement in marking.judgements]
    return StoredDecision(
        id=centre.new_id(),
        attempt_id=EXAMPLE_ATTEMPT,
        number=1,
        marking_id=marking_id,
        assessor_id=ASSESSOR.id,
        assessor_name=ASSESSOR.name,
        awards=tuple(asdict(award) for award in awards),
        outcomes=unit_outcomes(marking, {award.point: award.level for award in awards}),
        feedback=_feedback(marking, awards),
        decided_at=centre.now(),
    )


def _award(exemplar: Exemplar, point: str, proposed: Points) -> PointAward:
    level = exemplar.points.get(point)
    if level is None or level == proposed:
        return PointAward(point, proposed)
    return PointAward(point, level, f"The author of this example marks it “{LEVEL_WORDS[level]}”.")


def _feedback(marking: Marking, awards: list[PointAward]) -> str:
    """What was good first, then the one thing that would help most; only where engine and author agree."""
    pairs = [(judgement, award.level) for judgement, award in zip(marking.judgements, awards, strict=True)]
    good = next((each.reason for each, level in pairs if each.level == level == 2), "")
    next_step = next((each.advice for each, level in pairs if each.level < 2 and level < 2), "")
    return "\n\n".join(part for part in (good, next_step) if part)
