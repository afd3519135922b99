"""Comments on phrasing as the screens see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

FeedbackState = Literal["ready", "running", "answered", "failed"]


@dataclass(frozen=True, slots=True)
class CommentView:
    """One comment with all its words; `place` is what is handed back to hide it."""

    place: int
    quote: str
    kind: str
    why: str
    suggestion: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FeedbackView:
    """Where the comments of one attempt stand. `refusal` says why none can be asked for now, "" where they can;
    `problem` how the last request failed; `dropped` how many comments did not pass Baton's checks."""

    state: FeedbackState
    server: str
    model: str
    consent_needed: bool
    refusal: str
    problem: str = ""
    request_id: str = ""
    asked_at: datetime | None = None
    received: int = 0
    comments: tuple[CommentView, ...] = ()
    hidden: int = 0
    good_quote: str = ""
    good: str = ""
    dropped: int = 0
    sent_before: bool = False
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class SentView:
    """What left at one time, message by message (role and text); none where nothing had to leave."""

    asked_at: datetime | None
    server: str
    model: str
    messages: tuple[tuple[str, str], ...]
    ended: str
    names: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DayOfUse:
    """One day: how many asked, how it ended, and what it cost."""

    day: date
    asked: int
    answered: int
    cached: int
    failed: int
    shown: int
    dropped: int
    tokens_in: int
    tokens_out: int
    cost: float


@dataclass(frozen=True, slots=True)
class HiddenView:
    """A comment that a learner hid, for the tutor to look at."""

    scenario_title: str
    quote: str
    kind: str
    why: str
    suggestion: str
    hidden_at: datetime


@dataclass(frozen=True, slots=True)
class FeedbackUse:
    """The use of some days, newest first. `drops` and `faults` are (words, how many), most first."""

    server: str
    model: str
    currency: str
    priced: bool
    estimated: bool
    days: tuple[DayOfUse, ...]
    drops: tuple[tuple[str, int], ...]
    faults: tuple[tuple[str, int], ...]
    hidden: tuple[HiddenView, ...]
    requests_today: int
    tokens_today: int
    most_requests: int
    most_tokens: int
