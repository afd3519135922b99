"""All SQL. `open_store` is the door; what comes out are the plain values of `records`."""

from assessment.store.columns import clean
from assessment.store.engine import sqlite_url
from assessment.store.overview import MARKING_FAILED
from assessment.store.problems import Taken
from assessment.store.records import (
    AttemptRecord,
    AuditEvent,
    Draft,
    FeedbackAnswer,
    FeedbackRequest,
    HiddenComment,
    Mode,
    NewAttempt,
    Origin,
    Publication,
    StoredDecision,
    StoredMarking,
    StoredTurn,
    Submission,
    Summary,
    TurnDraft,
    TurnStep,
    Version,
)
from assessment.store.store import Store, Work, open_store

__all__ = [
    "MARKING_FAILED",
    "AttemptRecord",
    "AuditEvent",
    "Draft",
    "FeedbackAnswer",
    "FeedbackRequest",
    "HiddenComment",
    "Mode",
    "NewAttempt",
    "Origin",
    "Publication",
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
    "clean",
    "open_store",
    "sqlite_url",
]
