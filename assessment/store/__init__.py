"""All SQL. `open_store` is the door; what comes out are the plain values of `records`."""

from assessment.store.columns import clean
from assessment.store.content_records import (
    DraftEnd,
    DraftEnded,
    DraftStart,
    DraftText,
    Kind,
    Origin,
    Publication,
    Standing,
    Version,
    WrittenDraft,
)
from assessment.store.engine import sqlite_url
from assessment.store.overview import MARKING_FAILED
from assessment.store.problems import Taken
from assessment.store.records import (
    AttemptRecord,
    AuditEvent,
    Draft,
    FeedbackAnswer,
    FeedbackRequest,
    HandedIn,
    HiddenComment,
    Mode,
    NewAttempt,
    StoredDecision,
    StoredMarking,
    StoredTurn,
    Submission,
    Summary,
    TurnDraft,
    TurnStep,
)
from assessment.store.store import Store, Work, open_store

__all__ = [
    "MARKING_FAILED",
    "AttemptRecord",
    "AuditEvent",
    "Draft",
    "DraftEnd",
    "DraftEnded",
    "DraftStart",
    "DraftText",
    "FeedbackAnswer",
    "FeedbackRequest",
    "HandedIn",
    "HiddenComment",
    "Kind",
    "Mode",
    "NewAttempt",
    "Origin",
    "Publication",
    "Standing",
    "Store",
    "StoredDecision",
    "StoredMarking",
    "StoredTurn",
    "Submission",
    "Summary",
    "Taken",
    "TurnDraft",
    "TurnStep",
    "Version",
    "Work",
    "WrittenDraft",
    "clean",
    "open_store",
    "sqlite_url",
]
