"""The tables as they are now. How they came to be is in migrations/; a test holds the two together.

Rows of the tables in APPENDED are never rewritten: no statement of ours does, and triggers refuse it.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
)

from assessment.store.columns import Document, Moment, Words

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def _column(
    name: str, kind: type[Words | Moment | Document | Integer | Boolean], *, none: bool = False
) -> Column[object]:
    return Column(name, kind(), nullable=none)


def _id() -> Column[str]:
    return Column("id", Words(), primary_key=True)


def _link(name: str, target: str, *, none: bool = False) -> Column[str]:
    return Column(name, Words(), ForeignKey(target), nullable=none)


people = Table(
    "people",
    metadata,
    _id(),
    _column("name", Words),
    _column("name_key", Words),  # the name as it is compared: case and spacing do not make another person
    _column("role", Words),
    _column("joined_at", Moment),
    UniqueConstraint("name_key", "role"),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", Words(), primary_key=True),  # the token itself is only in the browser
    _link("person_id", "people.id"),
    _column("started_at", Moment),
    _column("expires_at", Moment),
    _column("ended_at", Moment, none=True),
)

scenario_versions = Table(
    "scenario_versions",
    metadata,
    Column("hash", Words(), primary_key=True),  # "sha256:…" of the text: same text, same version
    _column("scenario_id", Words),
    _column("title", Words),
    _column("sector", Words),
    _column("level", Words),
    _column("text", Words),
    _column("kept_at", Moment),
)

# Which version of a scenario stands in the library: the row with the highest number, by its state.
publications = Table(
    "publications",
    metadata,
    _column("scenario_id", Words),
    _column("number", Integer),
    _link("hash", "scenario_versions.hash"),
    _column("origin", Words),  # file | tutor
    _column("state", Words),  # published | withdrawn
    _link("by_id", "people.id", none=True),
    _column("at", Moment),
    PrimaryKeyConstraint("scenario_id", "number"),
)

rubric_versions = Table(
    "rubric_versions",
    metadata,
    Column("hash", Words(), primary_key=True),
    _column("rubric_id", Words),
    _column("text", Words),
    _column("kept_at", Moment),
)

attempts = Table(
    "attempts",
    metadata,
    _id(),
    _link("learner_id", "people.id"),
    _column("scenario_id", Words),
    _link("scenario_hash", "scenario_versions.hash"),
    _column("mode", Words),  # practice | assessment
    _column("number", Integer),
    _column("started_at", Moment),
    _column("deadline", Moment, none=True),
    UniqueConstraint("learner_id", "scenario_id", "number"),  # two clicks on Start make one attempt
)

attempt_rubrics = Table(
    "attempt_rubrics",
    metadata,
    _link("attempt_id", "attempts.id"),
    _column("unit", Words),
    _column("place", Integer),
    _link("hash", "rubric_versions.hash"),
    PrimaryKeyConstraint("attempt_id", "unit"),
)

drafts = Table(
    "drafts",
    metadata,
    _link("attempt_id", "attempts.id"),
    _column("number", Integer),
    _column("text", Words),
    _column("recipient", Words, none=True),
    _column("method", Words, none=True),
    _column("aside", Boolean),  # kept, but not the current text: a second window had saved before
    _column("saved_at", Moment),
    PrimaryKeyConstraint("attempt_id", "number"),
)

submissions = Table(
    "submissions",
    metadata,
    Column("attempt_id", Words(), ForeignKey("attempts.id"), primary_key=True),  # one per attempt, ever
    _column("text", Words),
    _column("recipient", Words),
    _column("method", Words),
    _column("own_work", Boolean, none=True),
    _column("ai_used", Boolean, none=True),
    _column("ai_how", Words, none=True),
    _column("late", Boolean),
    _column("submitted_at", Moment),
)

# What came after the handover, and the decision before it: one of each step per attempt, ever.
turns = Table(
    "turns",
    metadata,
    _link("attempt_id", "attempts.id"),
    _column("step", Words),  # decide | colleague | answer | came_back | next_step | finished
    _column("text", Words),  # what the learner wrote; empty where it was not theirs
    _column("detail", Document),  # choices of the learner, or what the colleague said
    _column("written_at", Moment),
    PrimaryKeyConstraint("attempt_id", "step"),
)

turn_drafts = Table(
    "turn_drafts",
    metadata,
    _link("attempt_id", "attempts.id"),
    _column("step", Words),  # decide | answer | next_step
    _column("number", Integer),
    _column("text", Words),
    _column("detail", Document),
    _column("aside", Boolean),  # kept, but not the current text: it came second from another window
    _column("saved_at", Moment),
    PrimaryKeyConstraint("attempt_id", "step", "number"),
)

markings = Table(
    "markings",
    metadata,
    _id(),
    _link("attempt_id", "attempts.id"),
    _column("number", Integer),
    _column("engine", Words),
    _column("summary", Document),  # levels, units met, points unsure: what lists show without the whole
    _column("marking", Document),
    _column("marked_at", Moment),
    UniqueConstraint("attempt_id", "number"),
)

decisions = Table(
    "decisions",
    metadata,
    _id(),
    _link("attempt_id", "attempts.id"),
    _column("number", Integer),
    _link("marking_id", "markings.id"),
    _link("assessor_id", "people.id"),
    _column("awards", Document),
    _column("outcomes", Document),
    _column("feedback", Words),
    _column("decided_at", Moment),
    UniqueConstraint("attempt_id", "number"),  # of two assessors at once, one is told of the other
)

# Comments on phrasing: who agreed to them, what was sent, what came back, what was hidden, how a server can be asked.
feedback_consents = Table(
    "feedback_consents",
    metadata,
    _link("person_id", "people.id"),
    _column("number", Integer),
    _column("given", Boolean),
    _column("at", Moment),
    PrimaryKeyConstraint("person_id", "number"),
)

feedback_requests = Table(
    "feedback_requests",
    metadata,
    _id(),
    _link("attempt_id", "attempts.id"),
    _column("number", Integer),
    _link("by_id", "people.id"),
    _column("content_key", Words),  # "sha256:…": the same text asked of the same model in the same words
    _column("server", Words),
    _column("model", Words),
    _column("sent", Document),  # the messages, exactly as they left; empty where nothing did
    _column("tokens", Integer),  # foreseen, until the answer says how many
    _column("asked_at", Moment),
    UniqueConstraint("attempt_id", "number"),  # two clicks ask once
    Index("ix_feedback_requests_content_key", "content_key"),
    Index("ix_feedback_requests_asked_at", "asked_at"),
)

feedback_answers = Table(
    "feedback_answers",
    metadata,
    Column("request_id", Words(), ForeignKey("feedback_requests.id"), primary_key=True),  # the first to end it counts
    _column("outcome", Words),  # answered | cached | the code of a fault
    _column("comments", Document),
    _column("drops", Document),
    _column("requests", Integer),
    _column("tokens_in", Integer),
    _column("tokens_out", Integer),
    _column("estimated", Boolean),
    _column("milliseconds", Integer),
    _column("answered_at", Moment),
)

feedback_hidden = Table(
    "feedback_hidden",
    metadata,
    _link("request_id", "feedback_requests.id"),
    _column("place", Integer),
    _link("by_id", "people.id"),
    _column("hidden_at", Moment),
    PrimaryKeyConstraint("request_id", "place"),
)

feedback_ways = Table(
    "feedback_ways",
    metadata,
    _column("server", Words),
    _column("model", Words),
    _column("number", Integer),
    _column("way", Document),
    _column("found_at", Moment),
    PrimaryKeyConstraint("server", "model", "number"),
)

audit_events = Table(
    "audit_events",
    metadata,
    Column("id", Integer, primary_key=True),
    _column("at", Moment),
    _link("actor_id", "people.id", none=True),  # none: the installation itself
    _column("action", Words),
    _column("subject", Words),
    _column("detail", Document),
    Index("ix_audit_events_subject_action", "subject", "action"),
)

APPENDED = (
    scenario_versions,
    publications,
    rubric_versions,
    attempts,
    attempt_rubrics,
    drafts,
    submissions,
    turns,
    turn_drafts,
    markings,
    decisions,
    feedback_consents,
    feedback_requests,
    feedback_answers,
    feedback_hidden,
    feedback_ways,
    audit_events,
)
