"""Marking what was handed in: the engine proposes, and the proposal is appended."""

from __future__ import annotations

import logging
from dataclasses import replace

from assessment.errors import Mistake, StoreProblem
from assessment.model.marking import Marking
from assessment.model.people import Actor
from assessment.model.response import Response, Turn
from assessment.review.outcomes import proposed_levels, unit_outcomes, unsure_points
from assessment.services.centre import Centre, again_if_taken
from assessment.services.permissions import Action, require
from assessment.services.reach import own, within_reach
from assessment.services.shelf import Pinned, pinned
from assessment.services.turns import advance, for_the_engine
from assessment.store import MARKING_FAILED, AttemptRecord, StoredMarking, Submission, Summary, Taken, Work

_log = logging.getLogger(__name__)


def mark_attempt(centre: Centre, who: Actor, attempt_id: str) -> Marking:
    """The proposed marking of all that is written so far; made and appended if there is none yet. Then the colleague says
    what is theirs to say next.

    Where the engine fails, the failure is recorded and a Mistake says that the handover is safe.
    """
    with centre.store.reading() as data:
        record = _reach(data, who, attempt_id)
        if record.submission is None:
            raise Mistake("This handover is not handed in yet, so there is nothing to mark. Hand it in first.")
        before = data.results.marking(attempt_id)
        content = pinned(data, attempt_id, record.started.scenario_hash)
        turns = for_the_engine(content.scenario, data.turns.of(attempt_id))
    done = Marking.from_dict(before.marking) if before else None
    if done is None or (done.turns < len(turns) and record.awarded is None):
        done = _mark_and_append(centre, who, content, record.submission, turns, before.number if before else 0)
    again_if_taken(lambda: _go_on(centre, who, attempt_id, done))
    return done


def _mark_and_append(
    centre: Centre, who: Actor, content: Pinned, submission: Submission, turns: tuple[Turn, ...], number: int
) -> Marking:
    marking = _marked(centre, who, content, submission, turns)
    try:
        return _append(centre, who, submission.attempt_id, marking, number + 1)
    except Taken:  # two windows marked it at once: the first is the marking
        with centre.store.reading() as data:
            return _latest(data, submission.attempt_id) or marking


def _go_on(centre: Centre, who: Actor, attempt_id: str, marking: Marking) -> None:
    with centre.store.reading() as data:
        if _reach(data, who, attempt_id).finished:
            return
    with centre.store.writing() as data:
        advance(centre, data, _reach(data, who, attempt_id), marking)


def marking(centre: Centre, who: Actor, attempt_id: str) -> Marking | None:
    """The latest marking, or None while there is none."""
    with centre.store.reading() as data:
        within_reach(data, who, attempt_id)
        return _latest(data, attempt_id)


def stored(centre: Centre, attempt_id: str, marking: Marking, number: int = 1) -> StoredMarking:
    """The marking as it is kept, with the summary that lists show."""
    levels = proposed_levels(marking)
    short = Summary(levels, unit_outcomes(marking, levels), len(unsure_points(marking)))
    return StoredMarking(centre.new_id(), attempt_id, number, marking.engine, short, marking.to_dict(), centre.now())


def _reach(data: Work, who: Actor, attempt_id: str) -> AttemptRecord:
    if who.role == "learner":
        return own(data, who, attempt_id)
    require(who, Action.MARK_ANY)
    return within_reach(data, who, attempt_id)


def _latest(data: Work, attempt_id: str) -> Marking | None:
    found = data.results.marking(attempt_id)
    return Marking.from_dict(found.marking) if found else None


def _marked(centre: Centre, who: Actor, content: Pinned, submission: Submission, turns: tuple[Turn, ...]) -> Marking:
    response = Response(submission.text, submission.recipient, submission.method, turns)
    try:
        marking = centre.mark(content.scenario, content.rubrics, response, content.pins)
        return replace(marking, turns=len(turns))
    except Exception as error:
        _log.exception("marking attempt %s failed", submission.attempt_id)
        _record_failure(centre, who, submission.attempt_id, error)
        raise Mistake(
            "Your handover is saved, but marking it didn't work this time. Nothing is lost, and it "
            "can be marked again: try again in a moment, or tell your assessor."
        ) from error


def _record_failure(centre: Centre, who: Actor, attempt_id: str, error: Exception) -> None:
    detail = {"error": type(error).__name__, "message": str(error)[:500]}
    try:
        with centre.store.writing() as data:
            data.audit.add(MARKING_FAILED, attempt_id, at=centre.now(), by=who.id, detail=detail)
    except StoreProblem:  # the learner should read of the marking, not of the record of its failure
        _log.exception("the failure could not be recorded")


def _append(centre: Centre, who: Actor, attempt_id: str, marking: Marking, number: int) -> Marking:
    with centre.store.writing() as data:
        row = stored(centre, attempt_id, marking, number)
        data.results.add_marking(row)
        data.audit.add("marked", attempt_id, at=centre.now(), by=who.id, detail={"marking": row.id})
    return Marking.from_dict(row.marking)
