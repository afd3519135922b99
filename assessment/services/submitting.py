"""Handing in. It is in the database before its marking starts: see `proposing`."""

from __future__ import annotations

from datetime import datetime, timedelta

from assessment.errors import Mistake
from assessment.model.people import Actor
from assessment.model.response import MAX_CHARACTERS
from assessment.services.centre import Centre, again_if_taken
from assessment.services.drafting import set_aside, too_long
from assessment.services.permissions import Action, require
from assessment.services.reach import own
from assessment.services.views import AttemptView, Declaration, view
from assessment.store import AttemptRecord, Mode, Submission, clean

GRACE = timedelta(seconds=30)  # for the way from the learner's clock to ours


def submit_handover(
    centre: Centre,
    who: Actor,
    attempt_id: str,
    *,
    text: str,
    recipient: str | None,
    method: str | None,
    declaration: Declaration | None,
) -> AttemptView:
    """Hand in, once: a second click, or a second window, gets the first submission back.

    It doesn't mark: call `mark_attempt` next. A different text that comes second is kept among the drafts.
    A late one is accepted and recorded as late; what that means is the assessor's to say.
    """
    require(who, Action.WRITE_ATTEMPTS)
    return again_if_taken(
        lambda: _submit(centre, who, attempt_id, clean(text), recipient or "", method or "", declaration)
    )


def _submit(
    centre: Centre,
    who: Actor,
    attempt_id: str,
    text: str,
    recipient: str,
    method: str,
    declaration: Declaration | None,
) -> AttemptView:
    with centre.store.writing() as data:
        record = own(data, who, attempt_id)
        if record.submission is not None:
            if text not in ("", record.submission.text):
                set_aside(centre, data, attempt_id, text, recipient, method)
            return view(record)
        _check(record.started.mode, text, recipient, method, declaration)
        now = centre.now()
        late = _is_late(record, now)
        data.attempts.submit(
            Submission(
                attempt_id=attempt_id,
                text=text,
                recipient=recipient,
                method=method,
                own_work=declaration.own_work if declaration else None,
                ai_used=declaration.ai_used if declaration else None,
                ai_how=declaration.ai_how.strip() if declaration else None,
                late=late,
                submitted_at=now,
            )
        )
        data.audit.add("submitted", attempt_id, at=now, by=who.id, detail={"late": late})
        return view(own(data, who, attempt_id))


def _is_late(record: AttemptRecord, now: datetime) -> bool:
    deadline = record.started.deadline
    return deadline is not None and now > deadline + GRACE


def _check(mode: Mode, text: str, recipient: str, method: str, declaration: Declaration | None) -> None:
    """A Mistake for the first thing that is missing."""
    if not text.strip():
        raise Mistake("The handover is empty. Write it before you hand it in.")
    if len(text) > MAX_CHARACTERS:
        raise too_long(text)
    if not recipient.strip():
        raise Mistake("You have not said who takes over. Choose who the handover is to.")
    if not method.strip():
        raise Mistake("You have not said how you hand over. Choose how the handover is made.")
    if mode == "assessment" and (declaration is None or not declaration.own_work):
        raise Mistake("Declare that this is your own work before you hand it in. If it isn't, talk to your assessor.")
    if declaration and declaration.ai_used and not declaration.ai_how.strip():
        raise Mistake("You said that you used AI. Write in a few words what you used it for.")
