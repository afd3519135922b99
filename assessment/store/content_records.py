"""What the store hands out of content: versions, where they stand, drafts, and what was chosen about advice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Kind = Literal["scenario", "rubric"]
Origin = Literal["file", "tutor"]
Standing = Literal["published", "withdrawn", "retired"]
DraftEnded = Literal["published", "discarded", "reopened"]


@dataclass(frozen=True, slots=True)
class Version:
    """One text of a scenario, as it is kept for good."""

    hash: str
    scenario_id: str
    title: str
    sector: str
    level: str
    text: str
    kept_at: datetime


@dataclass(frozen=True, slots=True)
class Publication:
    """Where a version of a scenario or rubric stands in the library; the highest number of each counts.

    `state`: withdrawn because its file is gone, retired because a person took it out of the library.
    `file_hash`: what the file of that id held then, so that a later change of the file can be told.
    """

    kind: Kind
    content_id: str
    number: int
    hash: str
    origin: Origin
    state: Standing
    note: str
    file_hash: str | None
    by_id: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class DraftText:
    """One saved text of a draft. `aside`: kept, but another window had already saved a later one."""

    draft_id: str
    number: int
    text: str
    base_hash: str | None
    by_id: str
    saved_at: datetime
    aside: bool


@dataclass(frozen=True, slots=True)
class DraftStart:
    """What is known of a draft when it is started; everything later is appended beside it."""

    id: str
    kind: Kind
    content_id: str | None
    number: int
    base_hash: str | None
    by_id: str
    started_at: datetime


@dataclass(frozen=True, slots=True)
class DraftEnd:
    """How a draft ended, or that it is open again; where it was published, which version of what it became."""

    draft_id: str
    number: int
    how: DraftEnded
    by_id: str
    at: datetime
    content_id: str | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class WrittenDraft:
    """A draft with its current text and how it ended; `ended` is None while it is open. `last_number` is that of its
    last text, kept aside or not."""

    start: DraftStart
    text: DraftText
    last_number: int
    ended: DraftEnd | None
