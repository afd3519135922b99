"""Comments on phrasing: consents, requests, answers, hidden comments, and how a server can be asked."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = ("feedback_consents", "feedback_requests", "feedback_answers", "feedback_hidden", "feedback_ways")


def upgrade() -> None:
    op.create_table(
        "feedback_consents",
        _words("person_id"), _whole("number"), _flag("given"), _moment("at"),
        sa.PrimaryKeyConstraint("person_id", "number", name="pk_feedback_consents"),
        _link("feedback_consents", "person_id", "people.id"),
    )  # fmt: skip
    op.create_table(
        "feedback_requests",
        _words("id"), _words("attempt_id"), _whole("number"), _words("by_id"), _words("content_key"), _words("server"),
        _words("model"), _document("sent"), _whole("tokens"), _moment("asked_at"),
        sa.PrimaryKeyConstraint("id", name="pk_feedback_requests"),
        sa.UniqueConstraint("attempt_id", "number", name="uq_feedback_requests_attempt_id_number"),
        _link("feedback_requests", "attempt_id", "attempts.id"),
        _link("feedback_requests", "by_id", "people.id"),
    )  # fmt: skip
    for column in ("content_key", "asked_at"):
        op.create_index(f"ix_feedback_requests_{column}", "feedback_requests", [column])
    op.create_table(
        "feedback_answers",
        _words("request_id"), _words("outcome"), _document("comments"), _document("drops"), _whole("requests"),
        _whole("tokens_in"), _whole("tokens_out"), _flag("estimated"), _whole("milliseconds"), _moment("answered_at"),
        sa.PrimaryKeyConstraint("request_id", name="pk_feedback_answers"),
        _link("feedback_answers", "request_id", "feedback_requests.id"),
    )  # fmt: skip
    op.create_table(
        "feedback_hidden",
        _words("request_id"), _whole("place"), _words("by_id"), _moment("hidden_at"),
        sa.PrimaryKeyConstraint("request_id", "place", name="pk_feedback_hidden"),
        _link("feedback_hidden", "request_id", "feedback_requests.id"),
        _link("feedback_hidden", "by_id", "people.id"),
    )  # fmt: skip
    op.create_table(
        "feedback_ways",
        _words("server"), _words("model"), _whole("number"), _document("way"), _moment("found_at"),
        sa.PrimaryKeyConstraint("server", "model", "number", name="pk_feedback_ways"),
    )  # fmt: skip
    for table in TABLES:
        _protect(table)


def downgrade() -> None:
    raise NotImplementedError("Comments on phrasing are appended records; there is no way back from them.")


def _words(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=False)


def _whole(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _flag(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _moment(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _document(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON(), nullable=False)


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
