"""The tables of content: texts that were ever used, what stands in the library, and what is being written."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, PrimaryKeyConstraint, Table, UniqueConstraint

from assessment.store.columns import Moment, Words
from assessment.store.table_parts import column, link, metadata, own_id

scenario_versions = Table(
    "scenario_versions",
    metadata,
    Column("hash", Words(), primary_key=True),  # "sha256:…" of the text: same text, same version
    column("scenario_id", Words),
    column("title", Words),
    column("sector", Words),
    column("level", Words),
    column("text", Words),
    column("kept_at", Moment),
)

rubric_versions = Table(
    "rubric_versions",
    metadata,
    Column("hash", Words(), primary_key=True),
    column("rubric_id", Words),
    column("text", Words),
    column("kept_at", Moment),
)


def _publications(name: str, content_id: str, versions: str) -> Table:
    """Which version of a scenario or rubric stands in the library: the row with the highest number, by its state."""
    return Table(
        name,
        metadata,
        column(content_id, Words),
        column("number", Integer),
        link("hash", f"{versions}.hash"),
        column("origin", Words),  # file | tutor
        column("state", Words),  # published | withdrawn (its file is gone) | retired (by a person)
        link("by_id", "people.id", none=True),  # none: the installation itself
        column("at", Moment),
        Column("note", Words(), nullable=False, server_default=""),  # why, in its author's words
        # The file of that id as it was then: a tutor's version has been seen beside it. None: there was no file, or
        # the row is older than this column.
        column("file_hash", Words, none=True),
        PrimaryKeyConstraint(content_id, "number"),
    )


publications = _publications("publications", "scenario_id", "scenario_versions")
rubric_publications = _publications("rubric_publications", "rubric_id", "rubric_versions")

content_drafts = Table(
    "content_drafts",
    metadata,
    own_id(),
    column("kind", Words),  # scenario | rubric
    column("content_id", Words, none=True),  # none: something new, whose id may still change
    column("number", Integer),  # of the drafts of that content: two that open it at once get one draft
    column("base_hash", Words, none=True),  # the version it was started from
    link("by_id", "people.id"),
    column("started_at", Moment),
    UniqueConstraint("kind", "content_id", "number"),
)

content_draft_texts = Table(
    "content_draft_texts",
    metadata,
    link("draft_id", "content_drafts.id"),
    column("number", Integer),
    column("text", Words),
    column("base_hash", Words, none=True),  # the version that this text takes into account
    link("by_id", "people.id"),
    column("saved_at", Moment),
    column("aside", Boolean),  # kept, but not the current text: it came second from another window
    PrimaryKeyConstraint("draft_id", "number"),
)

content_draft_ends = Table(
    "content_draft_ends",
    metadata,
    link("draft_id", "content_drafts.id"),
    column("number", Integer),
    column("how", Words),  # published | discarded | reopened; the last one counts
    link("by_id", "people.id"),
    column("at", Moment),
    column("content_id", Words, none=True),  # with the version: what it became, where it was published
    column("version", Integer, none=True),
    PrimaryKeyConstraint("draft_id", "number"),
)

advice_choices = Table(
    "advice_choices",
    metadata,
    Column("id", Integer, primary_key=True),
    column("subject", Words),  # a draft's id, or "scenario/ID" or "rubric/ID"
    column("key", Words),
    column("dismissed", Boolean),  # the last row of a key counts
    link("by_id", "people.id"),
    column("at", Moment),
    Index("ix_advice_choices_subject", "subject"),
)
