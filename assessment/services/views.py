"""Attempts as the screens see them. Where an attempt stands is read from what was appended, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from assessment.review.outcomes import points_met_words
from assessment.store import AttemptRecord, Mode, Submission

State = Literal["drafting", "submitted", "talking", "marked", "marking_failed", "decided"]
"""Talking: handed in, and the colleague is waiting for the learner."""


EXAMPLE_ATTEMPT = "example"


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a learner declares with an assessment: whose work it is, and whether and how AI was used."""

    own_work: bool
    ai_used: bool
    ai_how: str


@dataclass(frozen=True, slots=True)
class AttemptView:
    """One attempt with its text: what was handed in, else the last draft."""

    id: str
    scenario_id: str
    scenario_title: str
    sector: str
    learner_id: str
    learner_name: str
    mode: Mode
    state: State
    text: str
    recipient: str | None
    method: str | None
    revision: int
    started_at: datetime
    saved_at: datetime | None
    submitted_at: datetime | None
    deadline: datetime | None
    declaration: Declaration | None
    number: int
    late: bool
    example: bool


@dataclass(frozen=True, slots=True)
class AttemptSummary:
    """One attempt in a list: no text, but what came of it."""

    id: str
    scenario_id: str
    scenario_title: str
    sector: str
    learner_id: str
    learner_name: str
    mode: Mode
    state: State
    started_at: datetime
    saved_at: datetime | None
    submitted_at: datetime | None
    deadline: datetime | None
    number: int
    levels: dict[str, int]
    outcome_words: str


def state_of(record: AttemptRecord) -> State:
    """Where the attempt stands."""
    if record.awarded is not None:
        return "decided"
    if record.proposed is not None:
        return "marked" if record.finished else "talking"
    if record.submission is not None:
        return "marking_failed" if record.marking_failed else "submitted"
    return "drafting"


def levels_of(record: AttemptRecord) -> dict[str, int]:
    """The level by point: awarded where somebody decided, else proposed, else none. Nothing is proposed half-way."""
    if record.awarded is not None:
        return record.awarded
    if not record.finished:
        return {}
    return record.proposed.levels if record.proposed else {}


def outcome_words(record: AttemptRecord) -> str:
    """What came of the attempt, in a few words."""
    state = state_of(record)
    if state == "decided":
        return f"Awarded: {points_met_words(levels_of(record))}"
    if state == "marked":
        return f"Proposed: {points_met_words(levels_of(record))}"
    return {
        "drafting": "Not handed in yet",
        "submitted": "Handed in, not marked yet",
        "talking": "Handed in; your colleague has answered",
        "marking_failed": "Handed in; marking has to be tried again",
    }[state]


def view(record: AttemptRecord) -> AttemptView:
    """The record as a screen shows it."""
    current = record.submission or record.draft
    started = record.started
    return AttemptView(
        id=started.id,
        scenario_id=started.scenario_id,
        scenario_title=record.scenario_title,
        sector=record.sector,
        learner_id=started.learner_id,
        learner_name=record.learner_name,
        mode=started.mode,
        state=state_of(record),
        text=current.text if current else "",
        recipient=current.recipient if current else None,
        method=current.method if current else None,
        revision=record.draft.number if record.draft else 0,
        started_at=started.started_at,
        saved_at=_saved_at(record),
        submitted_at=record.submission.submitted_at if record.submission else None,
        deadline=started.deadline,
        declaration=_declaration(record.submission),
        number=started.number,
        late=bool(record.submission and record.submission.late),
        example=started.id == EXAMPLE_ATTEMPT,
    )


def summary(record: AttemptRecord) -> AttemptSummary:
    """The record as one line of a list."""
    started = record.started
    return AttemptSummary(
        id=started.id,
        scenario_id=started.scenario_id,
        scenario_title=record.scenario_title,
        sector=record.sector,
        learner_id=started.learner_id,
        learner_name=record.learner_name,
        mode=started.mode,
        state=state_of(record),
        started_at=started.started_at,
        saved_at=_saved_at(record),
        submitted_at=record.submission.submitted_at if record.submission else None,
        deadline=started.deadline,
        number=started.number,
        levels=levels_of(record),
        outcome_words=outcome_words(record),
    )


def _saved_at(record: AttemptRecord) -> datetime | None:
    if record.submission:
        return record.submission.submitted_at
    return record.draft.saved_at if record.draft else None


def _declaration(submission: Submission | None) -> Declaration | None:
    if submission is None or submission.own_work is None:
        return None
    return Declaration(submission.own_work, bool(submission.ai_used), submission.ai_how or "")
