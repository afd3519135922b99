"""One job: ask the server, check what comes back, append how it ended. Whatever happens, it ends with a row."""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from assessment.errors import StoreProblem
from assessment.feedback import (
    Answer,
    Checked,
    Fault,
    Progress,
    Prompt,
    Sent,
    Settings,
    Way,
    ask,
    check_answer,
    read_answer,
)
from assessment.store import FeedbackAnswer, Store, Taken

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """Everything that a request needs once it has left the page."""

    request_id: str
    by_id: str
    sent: Sent
    prompt: Prompt
    way: Way | None
    at: datetime  # the scenario's clock, by which its days and times are read


def carry_out(store: Store, settings: Settings, job: Job, now: Callable[[], datetime], progress: Progress) -> None:
    """Do it, and append how it ended. Nothing that was sent or said is logged. It may have waited for a free thread: who
    took back their agreement meanwhile has nothing sent any more."""
    started = time.monotonic()
    answer: Answer | None = None
    checked = Checked((), None, {})
    try:
        if not _may_still_be_sent(store, settings, job):
            raise Fault("cancelled")
        answer = ask(settings, job.prompt, way=job.way, progress=progress, read=read_answer)
        checked = check_answer(read_answer(answer.text), job.sent, job.at)
        outcome = "answered"
    except Fault as fault:
        outcome = fault.code
    except Exception as error:
        outcome = "broken"
        where = "".join(traceback.format_tb(error.__traceback__))
        _log.error("comments on phrasing: request %s failed with %s\n%s", job.request_id, type(error).__name__, where)
    row = FeedbackAnswer(
        request_id=job.request_id,
        outcome=outcome,
        comments=checked.to_dict(),
        drops=checked.drops,
        requests=progress.requests,
        tokens_in=answer.tokens_in if answer else progress.tokens_in,
        tokens_out=answer.tokens_out if answer else progress.tokens_out,
        estimated=answer.estimated if answer else True,
        milliseconds=round((time.monotonic() - started) * 1000),
        answered_at=now(),
    )
    _append(store, settings, row, answer.learnt if answer else None)


def _may_still_be_sent(store: Store, settings: Settings, job: Job) -> bool:
    if not settings.consent:
        return True
    with store.reading() as data:
        return data.feedback.agreed(job.by_id)


def _append(store: Store, settings: Settings, row: FeedbackAnswer, way: Way | None) -> None:
    try:
        with store.writing() as data:
            data.feedback.answer(row)
    except Taken:  # it was stopped, and that stands
        _log.info("comments on phrasing: request %s had ended already", row.request_id)
    except StoreProblem:
        _log.exception("comments on phrasing: the end of request %s could not be kept", row.request_id)
    if way is not None:
        remember_way(store, settings, way, row.answered_at)


def remember_way(store: Store, settings: Settings, way: Way, at: datetime) -> None:
    """Keep how the server could be asked; where that can't be, it is found out again next time."""
    try:
        with store.writing() as data:
            data.feedback.remember_way(settings.base_url, settings.model, way.to_dict(), at=at)
    except (Taken, StoreProblem):
        _log.warning("comments on phrasing: how the server can be asked could not be kept")
