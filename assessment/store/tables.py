"""The tables as they are now. How they came to be is in migrations/; a test holds the two together.

Rows of the tables in APPENDED are never rewritten: no statement of ours does, and triggers refuse it.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, PrimaryKeyConstraint, Table, UniqueConstraint

from assessment.store.columns import Document, Moment, Words
from assessment.store.content_tables import (
    advice_choices,
    content_draft_ends,
    content_draft_texts,
    content_drafts,
    publications,
    rubric_publications,
    rubric_versions,
    scenario_versions,
)
from assessment.store.feedback_tables import (
    feedback_answers,
    feedback_consents,
    feedback_hidden,
    feedback_requests,
    feedback_ways,
)
from assessment.store.table_parts import column, link, metadata, own_id

__all__ = [
    "APPENDED",
    "advice_choices",
    "attempt_rubrics",
    "attempts",
    "audit_events",
    "content_draft_ends",
    "content_draft_texts",
    "content_drafts",
    "decisions",
    "drafts",
    "feedback_answers",
    "feedback_consents",
    "feedback_hidden",
    "feedback_requests",
    "feedback_ways",
    "markings",
    "metadata",
    "people",
    "publications",
    "rubric_publications",
    "rubric_versions",
    "scenario_versions",
    "sessions",
    "submissions",
    "turn_drafts",
    "turns",
]

people = Table(
    "people",
    metadata,
    own_id(),
    column("name", Words),
    column("name_key", Words),  # the name as it is compared: case and spacing do not make another person
    column("role", Words),
    column("joined_at", Moment),
    UniqueConstraint("name_key", "role"),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", Words(), primary_key=True),  # the token itself is only in the browser
    link("person_id", "people.id"),
    column("started_at", Moment),
    column("expires_at", Moment),
    column("ended_at", Moment, none=True),
)

attempts = Table(
    "attempts",
    metadata,
    own_id(),
    link("learner_id", "people.id"),
    column("scenario_id", Words),
    link("scenario_hash", "scenario_versions.hash"),
    column("mode", Words),  # practice | assessment
    column("number", Integer),
    column("started_at", Moment),
    column("deadline", Moment, none=True),
    UniqueConstraint("learner_id", "scenario_id", "number"),  # two clicks on Start make one attempt
)

attempt_rubrics = Table(
    "attempt_rubrics",
    metadata,
    link("attempt_id", "attempts.id"),
    column("unit", Words),
    column("place", Integer),
    link("hash", "rubric_versions.hash"),
    PrimaryKeyConstraint("attempt_id", "unit"),
)

drafts = Table(
    "drafts",
    metadata,
    link("attempt_id", "attempts.id"),
    column("number", Integer),
    column("text", Words),
    column("recipient", Words, none=True),
    column("method", Words, none=True),
    column("aside", Boolean),  # kept, but not the current text: a second window had saved before
    column("saved_at", Moment),
    PrimaryKeyConstraint("attempt_id", "number"),
)

submissions = Table(
    "submissions",
    metadata,
    Column("attempt_id", Words(), ForeignKey("attempts.id"), primary_key=True),  # one per attempt, ever
    column("text", Words),
    column("recipient", Words),
    column("method", Words),
    column("own_work", Boolean, none=True),
    column("ai_used", Boolean, none=True),
    column("ai_how", Words, none=True),
    column("late", Boolean),
    column("submitted_at", Moment),
)

# What came after the handover, and the decision before it: one of each step per attempt, ever.
turns = Table(
    "turns",
    metadata,
    link("attempt_id", "attempts.id"),
    column("step", Words),  # decide | colleague | answer | came_back | next_step | finished
    column("text", Words),  # what the learner wrote; empty where it was not theirs
    column("detail", Document),  # choices of the learner, or what the colleague said
    column("written_at", Moment),
    PrimaryKeyConstraint("attempt_id", "step"),
)

turn_drafts = Table(
    "turn_drafts",
    metadata,
    link("attempt_id", "attempts.id"),
    column("step", Words),  # decide | answer | next_step
    column("number", Integer),
    column("text", Words),
    column("detail", Document),
    column("aside", Boolean),  # kept, but not the current text: it came second from another window
    column("saved_at", Moment),
    PrimaryKeyConstraint("attempt_id", "step", "number"),
)

markings = Table(
    "markings",
    metadata,
    own_id(),
    link("attempt_id", "attempts.id"),
    column("number", Integer),
    column("engine", Words),
    column("summary", Document),  # levels, units met, points unsure: what lists show without the whole
    column("marking", Document),
    column("marked_at", Moment),
    UniqueConstraint("attempt_id", "number"),
)

decisions = Table(
    "decisions",
    metadata,
    own_id(),
    link("attempt_id", "attempts.id"),
    column("number", Integer),
    link("marking_id", "markings.id"),
    link("assessor_id", "people.id"),
    column("awards", Document),
    column("outcomes", Document),
    column("feedback", Words),
    column("decided_at", Moment),
    UniqueConstraint("attempt_id", "number"),  # of two assessors at once, one is told of the other
)

audit_events = Table(
    "audit_events",
    metadata,
    Column("id", Integer, primary_key=True),
    column("at", Moment),
    link("actor_id", "people.id", none=True),  # none: the installation itself
    column("action", Words),
    column("subject", Words),
    column("detail", Document),
    Index("ix_audit_events_subject_action", "subject", "action"),
)

APPENDED = (
    scenario_versions,
    publications,
    rubric_versions,
    rubric_publications,
    content_drafts,
    content_draft_texts,
    content_draft_ends,
    advice_choices,
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
