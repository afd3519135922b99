"""The tables of comments on phrasing: who agreed to them, what was sent, what came back, what was hidden, how a server can be asked."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, PrimaryKeyConstraint, Table, UniqueConstraint

from assessment.store.columns import Document, Moment, Words
from assessment.store.table_parts import column, link, metadata, own_id

feedback_consents = Table(
    "feedback_consents",
    metadata,
    link("person_id", "people.id"),
    column("number", Integer),
    column("given", Boolean),
    column("at", Moment),
    PrimaryKeyConstraint("person_id", "number"),
)

feedback_requests = Table(
    "feedback_requests",
    metadata,
    own_id(),
    link("attempt_id", "attempts.id"),
    column("number", Integer),
    link("by_id", "people.id"),
    column("content_key", Words),  # "sha256:…": the same text asked of the same model in the same words
    column("server", Words),
    column("model", Words),
    column("sent", Document),  # the messages, exactly as they left; empty where nothing did
    column("tokens", Integer),  # foreseen, until the answer says how many
    column("asked_at", Moment),
    UniqueConstraint("attempt_id", "number"),  # two clicks ask once
    Index("ix_feedback_requests_content_key", "content_key"),
    Index("ix_feedback_requests_asked_at", "asked_at"),
)

feedback_answers = Table(
    "feedback_answers",
    metadata,
    Column("request_id", Words(), ForeignKey("feedback_requests.id"), primary_key=True),  # the first to end it counts
    column("outcome", Words),  # answered | cached | the code of a fault
    column("comments", Document),
    column("drops", Document),
    column("requests", Integer),
    column("tokens_in", Integer),
    column("tokens_out", Integer),
    column("estimated", Boolean),
    column("milliseconds", Integer),
    column("answered_at", Moment),
)

feedback_hidden = Table(
    "feedback_hidden",
    metadata,
    link("request_id", "feedback_requests.id"),
    column("place", Integer),
    link("by_id", "people.id"),
    column("hidden_at", Moment),
    PrimaryKeyConstraint("request_id", "place"),
)

feedback_ways = Table(
    "feedback_ways",
    metadata,
    column("server", Words),
    column("model", Words),
    column("number", Integer),
    column("way", Document),
    column("found_at", Moment),
    PrimaryKeyConstraint("server", "model", "number"),
)
