"""The turns of an attempt after the handover, and their drafts.

Attempts that were handed in before there was a colleague to answer are finished as they stand.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "turns",
        _words("attempt_id"), _words("step"), _words("text"), _document("detail"), _moment("written_at"),
        sa.PrimaryKeyConstraint("attempt_id", "step", name="pk_turns"),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempts.id"], name="fk_turns_attempt_id"),
    )  # fmt: skip
    op.create_table(
        "turn_drafts",
        _words("attempt_id"), _words("step"), sa.Column("number", sa.Integer(), nullable=False), _words("text"),
        _document("detail"), sa.Column("aside", sa.Boolean(), nullable=False), _moment("saved_at"),
        sa.PrimaryKeyConstraint("attempt_id", "step", "number", name="pk_turn_drafts"),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempts.id"], name="fk_turn_drafts_attempt_id"),
    )  # fmt: skip
    _finish_what_was_handed_in()
    for table in ("turns", "turn_drafts"):
        _protect(table)


def downgrade() -> None:
    raise NotImplementedError("Turns are appended records; there is no way back from them.")


def _words(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=False)


def _moment(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _document(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON(), nullable=False)


def _finish_what_was_handed_in() -> None:
    detail = """'{"by": "migration"}'"""
    if op.get_bind().dialect.name == "postgresql":
        detail = f"CAST({detail} AS JSON)"
    op.get_bind().exec_driver_sql(
        "INSERT INTO turns (attempt_id, step, text, detail, written_at) "
        f"SELECT attempt_id, 'finished', '', {detail}, submitted_at FROM submissions"
    )


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
