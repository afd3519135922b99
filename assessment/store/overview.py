"""The one query that gathers an attempt with the last of everything appended to it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, and_, exists, false, func, select

from assessment.store.records import AttemptRecord, Draft, NewAttempt, Submission, Summary
from assessment.store.tables import (
    attempts,
    audit_events,
    decisions,
    drafts,
    markings,
    people,
    scenario_versions,
    submissions,
    turns,
)

MARKING_FAILED = "marking_failed"
FINISHED = "finished"  # the step that ends an attempt


def overview(
    connection: Connection,
    *conditions: ColumnElement[bool],
    order: ColumnElement[Any] = attempts.c.started_at,
) -> list[AttemptRecord]:
    """The attempts that meet the conditions, by that order and then by id."""
    rows = connection.execute(_QUERY.where(*conditions).order_by(order, attempts.c.id))
    return [_record(row) for row in rows]


def _is_last(table: Table, *also: ColumnElement[bool]) -> ColumnElement[bool]:
    """Joins an attempt to its row with the highest number."""
    other = table.alias()
    last = select(func.max(other.c.number)).where(other.c.attempt_id == attempts.c.id)
    if table is drafts:
        last = last.where(other.c.aside == false())
    return and_(table.c.attempt_id == attempts.c.id, table.c.number == last.correlate(attempts).scalar_subquery())


def _labelled(table: Table, prefix: str) -> list[ColumnElement[Any]]:
    return [column.label(f"{prefix}_{column.name}") for column in table.c]


def _query() -> Select[Any]:
    failed = exists().where(audit_events.c.subject == attempts.c.id, audit_events.c.action == MARKING_FAILED)
    finished = exists().where(turns.c.attempt_id == attempts.c.id, turns.c.step == FINISHED)
    joined = (
        attempts.join(people, people.c.id == attempts.c.learner_id)
        .join(scenario_versions, scenario_versions.c.hash == attempts.c.scenario_hash)
        .outerjoin(drafts, _is_last(drafts))
        .outerjoin(submissions, submissions.c.attempt_id == attempts.c.id)
        .outerjoin(markings, _is_last(markings))
        .outerjoin(decisions, _is_last(decisions))
    )
    return select(
        *_labelled(attempts, "attempt"),
        *_labelled(drafts, "draft"),
        *_labelled(submissions, "submission"),
        people.c.name.label("learner_name"),
        scenario_versions.c.title.label("scenario_title"),
        scenario_versions.c.sector.label("sector"),
        markings.c.summary.label("summary"),
        decisions.c.awards.label("awards"),
        decisions.c.outcomes.label("outcomes"),
        failed.label("failed"),
        finished.label("finished"),
    ).select_from(joined)


_QUERY = _query()


def _record(row: Row[Any]) -> AttemptRecord:
    values: dict[str, Any] = dict(row._mapping)

    def part(table: Table, prefix: str) -> dict[str, Any]:
        return {column.name: values[f"{prefix}_{column.name}"] for column in table.c}

    awards = values["awards"]
    return AttemptRecord(
        started=NewAttempt(**part(attempts, "attempt")),
        learner_name=values["learner_name"],
        scenario_title=values["scenario_title"],
        sector=values["sector"],
        draft=Draft(**part(drafts, "draft")) if values["draft_number"] is not None else None,
        submission=Submission(**part(submissions, "submission")) if values["submission_attempt_id"] else None,
        proposed=Summary(**values["summary"]) if values["summary"] is not None else None,
        awarded=None if awards is None else {award["point"]: award["level"] for award in awards},
        outcomes=values["outcomes"],
        marking_failed=bool(values["failed"]),
        finished=bool(values["finished"]),
    )
