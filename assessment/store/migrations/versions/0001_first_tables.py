"""The first tables, and the triggers that keep appended rows as they are.

Types are written out here, not taken from the code: a migration must still do the same in a year.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

APPENDED = (
    "scenario_versions",
    "publications",
    "rubric_versions",
    "attempts",
    "attempt_rubrics",
    "drafts",
    "submissions",
    "markings",
    "decisions",
    "audit_events",
)


def upgrade() -> None:
    _people()
    _content()
    _attempts()
    _results()
    _audit()
    for table in APPENDED:
        _protect(table)


def downgrade() -> None:
    raise NotImplementedError("The first tables hold appended records; there is no way back from them.")


def _words(name: str, none: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=none)


def _moment(name: str, none: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=none)


def _number(name: str = "number") -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _flag(name: str, none: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean(), nullable=none)


def _document(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON(), nullable=False)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _link(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=f"fk_{table}_{column}")


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=f"uq_{table}_{'_'.join(columns)}")


def _people() -> None:
    op.create_table(
        "people",
        _words("id"), _words("name"), _words("name_key"), _words("role"), _moment("joined_at"),
        _key("people", "id"),
        _unique("people", "name_key", "role"),
    )  # fmt: skip
    op.create_table(
        "sessions",
        _words("token_hash"), _words("person_id"),
        _moment("started_at"), _moment("expires_at"), _moment("ended_at", none=True),
        _key("sessions", "token_hash"),
        _link("sessions", "person_id", "people.id"),
    )  # fmt: skip


def _content() -> None:
    op.create_table(
        "scenario_versions",
        _words("hash"), _words("scenario_id"), _words("title"), _words("sector"), _words("level"),
        _words("text"), _moment("kept_at"),
        _key("scenario_versions", "hash"),
    )  # fmt: skip
    op.create_table(
        "publications",
        _words("scenario_id"), _number(), _words("hash"), _words("origin"), _words("state"),
        _words("by_id", none=True), _moment("at"),
        _key("publications", "scenario_id", "number"),
        _link("publications", "hash", "scenario_versions.hash"),
        _link("publications", "by_id", "people.id"),
    )  # fmt: skip
    op.create_table(
        "rubric_versions",
        _words("hash"), _words("rubric_id"), _words("text"), _moment("kept_at"),
        _key("rubric_versions", "hash"),
    )  # fmt: skip


def _attempts() -> None:
    op.create_table(
        "attempts",
        _words("id"), _words("learner_id"), _words("scenario_id"), _words("scenario_hash"), _words("mode"),
        _number(), _moment("started_at"), _moment("deadline", none=True),
        _key("attempts", "id"),
        _link("attempts", "learner_id", "people.id"),
        _link("attempts", "scenario_hash", "scenario_versions.hash"),
        _unique("attempts", "learner_id", "scenario_id", "number"),
    )  # fmt: skip
    op.create_table(
        "attempt_rubrics",
        _words("attempt_id"), _words("unit"), _number("place"), _words("hash"),
        _key("attempt_rubrics", "attempt_id", "unit"),
        _link("attempt_rubrics", "attempt_id", "attempts.id"),
        _link("attempt_rubrics", "hash", "rubric_versions.hash"),
    )  # fmt: skip
    op.create_table(
        "drafts",
        _words("attempt_id"), _number(), _words("text"), _words("recipient", none=True),
        _words("method", none=True), _flag("aside"), _moment("saved_at"),
        _key("drafts", "attempt_id", "number"),
        _link("drafts", "attempt_id", "attempts.id"),
    )  # fmt: skip
    op.create_table(
        "submissions",
        _words("attempt_id"), _words("text"), _words("recipient"), _words("method"),
        _flag("own_work", none=True), _flag("ai_used", none=True), _words("ai_how", none=True),
        _flag("late"), _moment("submitted_at"),
        _key("submissions", "attempt_id"),
        _link("submissions", "attempt_id", "attempts.id"),
    )  # fmt: skip


def _results() -> None:
    op.create_table(
        "markings",
        _words("id"), _words("attempt_id"), _number(), _words("engine"),
        _document("summary"), _document("marking"), _moment("marked_at"),
        _key("markings", "id"),
        _link("markings", "attempt_id", "attempts.id"),
        _unique("markings", "attempt_id", "number"),
    )  # fmt: skip
    op.create_table(
        "decisions",
        _words("id"), _words("attempt_id"), _number(), _words("marking_id"), _words("assessor_id"),
        _document("awards"), _document("outcomes"), _words("feedback"), _moment("decided_at"),
        _key("decisions", "id"),
        _link("decisions", "attempt_id", "attempts.id"),
        _link("decisions", "marking_id", "markings.id"),
        _link("decisions", "assessor_id", "people.id"),
        _unique("decisions", "attempt_id", "number"),
    )  # fmt: skip


def _audit() -> None:
    op.create_table(
        "audit_events",
        sa.Column("id", sa.Integer(), nullable=False), _moment("at"), _words("actor_id", none=True),
        _words("action"), _words("subject"), _document("detail"),
        _key("audit_events", "id"),
        _link("audit_events", "actor_id", "people.id"),
    )  # fmt: skip
    op.create_index("ix_audit_events_subject_action", "audit_events", ["subject", "action"])


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
