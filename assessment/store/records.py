"""What the store hands out: plain frozen values, never rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

Mode = Literal["practice", "assessment"]


@dataclass(frozen=True, slots=True)
class NewAttempt:
    """What is known when somebody starts; everything later is appended beside it."""

    id: str
    learner_id: str
    scenario_id: str
    scenario_hash: str
    mode: Mode
    number: int
    started_at: datetime
    deadline: datetime | None


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A text that was handed in, without who wrote it."""

    text: str
    mode: Mode
    at: datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """A saved text. `aside`: kept for its learner, but another window had already saved a later one."""

    attempt_id: str
    number: int
    text: str
    recipient: str | None
    method: str | None
    aside: bool
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Submission:
    """What was handed in. The three answers of the declaration are None where none was asked."""

    attempt_id: str
    text: str
    recipient: str
    method: str
    own_work: bool | None
    ai_used: bool | None
    ai_how: str | None
    late: bool
    submitted_at: datetime


TurnStep = Literal["decide", "colleague", "answer", "came_back", "next_step", "finished"]


@dataclass(frozen=True, slots=True)
class StoredTurn:
    """One step of an attempt apart from the handover itself; there is one of each kind at most."""

    attempt_id: str
    step: TurnStep
    text: str
    detail: Mapping[str, Any]
    written_at: datetime


@dataclass(frozen=True, slots=True)
class TurnDraft:
    """What was typed so far for a step. `aside`: kept, but another window was first."""

    attempt_id: str
    step: TurnStep
    number: int
    text: str
    detail: Mapping[str, Any]
    aside: bool
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Summary:
    """The part of a marking that lists show: level by point, met by unit, how many points are unsure."""

    levels: dict[str, int]
    met: dict[str, bool]
    unsure: int


@dataclass(frozen=True, slots=True)
class StoredMarking:
    """One marking of one attempt, with the whole of it as plain data."""

    id: str
    attempt_id: str
    number: int
    engine: str
    summary: Summary
    marking: dict[str, Any]
    marked_at: datetime


@dataclass(frozen=True, slots=True)
class StoredDecision:
    """One decision; `awards` are {point, level, reason}."""

    id: str
    attempt_id: str
    number: int
    marking_id: str
    assessor_id: str
    assessor_name: str
    awards: tuple[dict[str, Any], ...]
    outcomes: dict[str, bool]
    feedback: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class FeedbackRequest:
    """One request for comments on phrasing. `tokens` is what it was foreseen to cost."""

    id: str
    attempt_id: str
    number: int
    by_id: str
    content_key: str
    server: str
    model: str
    sent: list[dict[str, str]]
    tokens: int
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class FeedbackAnswer:
    """How a request ended. `comments` and `drops` are plain data, as the checks wrote them."""

    request_id: str
    outcome: str
    comments: dict[str, Any]
    drops: dict[str, int]
    requests: int
    tokens_in: int
    tokens_out: int
    estimated: bool
    milliseconds: int
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class HiddenComment:
    """A comment that its learner hid: the place of it among its answer's comments."""

    request_id: str
    place: int
    by_id: str
    hidden_at: datetime


@dataclass(frozen=True, slots=True)
class AttemptRecord:
    """An attempt with what was appended to it: its latest draft, submission, latest marking and decision. `finished`: all
    its steps are done, or were ended."""

    started: NewAttempt
    learner_name: str
    scenario_title: str
    sector: str
    draft: Draft | None
    submission: Submission | None
    proposed: Summary | None
    awarded: dict[str, int] | None
    outcomes: dict[str, bool] | None
    marking_failed: bool
    finished: bool = True


@dataclass(frozen=True, slots=True)
class AuditEvent:
    """Who did what to which record, and when. No actor: the installation itself."""

    id: int
    at: datetime
    actor_id: str | None
    action: str
    subject: str
    detail: Mapping[str, Any]
