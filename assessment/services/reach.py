"""Whose record it is: the second question after what a role may do."""

from __future__ import annotations

from assessment.errors import NotFound
from assessment.model.people import Actor
from assessment.services.permissions import Action, may
from assessment.services.views import EXAMPLE_ATTEMPT
from assessment.store import AttemptRecord, Work


def within_reach(data: Work, who: Actor, attempt_id: str) -> AttemptRecord:
    """The attempt, if it is theirs, the example, or their role sees everybody's.

    NotFound otherwise, in the same words as for an attempt that isn't there: whether it exists is private too.
    """
    record = data.attempts.one(attempt_id)
    if record is not None and (
        record.started.learner_id == who.id or record.started.id == EXAMPLE_ATTEMPT or may(who, Action.SEE_ATTEMPTS)
    ):
        return record
    raise _not_found()


def own(data: Work, who: Actor, attempt_id: str) -> AttemptRecord:
    """The attempt, if it is theirs to write."""
    record = data.attempts.one(attempt_id)
    if record is not None and record.started.learner_id == who.id:
        return record
    raise _not_found()


def _not_found() -> NotFound:
    return NotFound("There is no such attempt, or it is somebody else's. Go back to the list of your attempts.")
