"""Writing content in the application: drafts, versions of rubrics, a note on each version, advice put aside.

Publications that are there already have no note, and nobody recorded which file they stood in front of.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

APPENDED = (
    "rubric_publications",
    "content_drafts",
    "content_draft_texts",
    "content_draft_ends",
    "advice_choices",
)


def upgrade() -> None:
    # Adding columns rewrites no row, so the triggers on the table stay in force meanwhile.
    op.add_column("publications", sa.Column("note", sa.Text(), nullable=False, server_default=""))
    op.add_column("publications", sa.Column("file_hash", sa.Text(), nullable=True))
    op.create_table(
        "rubric_publications",
        _words("rubric_id"), _number(), _words("hash"), _words("origin"), _words("state"),
        _words("by_id", none=True), _moment("at"),
        sa.Column("note", sa.Text(), nullable=False, server_default=""), _words("file_hash", none=True),
        sa.PrimaryKeyConstraint("rubric_id", "number", name="pk_rubric_publications"),
        _link("rubric_publications", "hash", "rubric_versions.hash"),
        _link("rubric_publications", "by_id", "people.id"),
    )  # fmt: skip
    _drafts()
    op.create_table(
        "advice_choices",
        sa.Column("id", sa.Integer(), nullable=False), _words("subject"), _words("key"),
        sa.Column("dismissed", sa.Boolean(), nullable=False), _words("by_id"), _moment("at"),
        sa.PrimaryKeyConstraint("id", name="pk_advice_choices"),
        _link("advice_choices", "by_id", "people.id"),
    )  # fmt: skip
    op.create_index("ix_advice_choices_subject", "advice_choices", ["subject"])
    for table in APPENDED:
        _protect(table)


def downgrade() -> None:
    raise NotImplementedError("Drafts and versions are appended records; there is no way back from them.")


def _drafts() -> None:
    op.create_table(
        "content_drafts",
        _words("id"), _words("kind"), _words("content_id", none=True), _number(), _words("base_hash", none=True),
        _words("by_id"), _moment("started_at"),
        sa.PrimaryKeyConstraint("id", name="pk_content_drafts"),
        sa.UniqueConstraint("kind", "content_id", "number", name="uq_content_drafts_kind_content_id_number"),
        _link("content_drafts", "by_id", "people.id"),
    )  # fmt: skip
    op.create_table(
        "content_draft_texts",
        _words("draft_id"), _number(), _words("text"), _words("base_hash", none=True), _words("by_id"),
        _moment("saved_at"), sa.Column("aside", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("draft_id", "number", name="pk_content_draft_texts"),
        _link("content_draft_texts", "draft_id", "content_drafts.id"),
        _link("content_draft_texts", "by_id", "people.id"),
    )  # fmt: skip
    op.create_table(
        "content_draft_ends",
        _words("draft_id"), _number(), _words("how"), _words("by_id"), _moment("at"),
        _words("content_id", none=True), sa.Column("version", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("draft_id", "number", name="pk_content_draft_ends"),
        _link("content_draft_ends", "draft_id", "content_drafts.id"),
        _link("content_draft_ends", "by_id", "people.id"),
    )  # fmt: skip


def _words(name: str, none: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=none)


def _moment(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _number() -> sa.Column[Any]:
    return sa.Column("number", sa.Integer(), nullable=False)


def _link(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=f"fk_{table}_{column}")


def _protect(table: str) -> None:
    """Refuse to change or remove a row of this table, whoever asks."""
    words = f"rows of {table} are appended, never rewritten"
    if op.get_bind().dialect.name == "sqlite":
        for event in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{words}'); END"
            )
        return
    op.execute(
        f"CREATE FUNCTION {table}_appended() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{words}'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_appended BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_appended()"
    )
