"""Markings and decisions."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from assessment.store.records import StoredDecision, StoredMarking, Summary
from assessment.store.tables import decisions, markings, people


@dataclass(frozen=True, slots=True)
class Results:
    """The tables of results, inside one transaction."""

    connection: Connection

    def add_marking(self, marking: StoredMarking) -> None:
        """Append it; Taken if the attempt has a marking of that number already."""
        self.connection.execute(insert(markings).values(**asdict(marking)))

    def marking(self, attempt_id: str) -> StoredMarking | None:
        """The latest."""
        query = select(markings).where(markings.c.attempt_id == attempt_id).order_by(markings.c.number.desc()).limit(1)
        row = self.connection.execute(query).first()
        return _marking(row) if row else None

    def add_decision(self, decision: StoredDecision) -> None:
        """Append it; Taken if another assessor decided under that number first."""
        values = asdict(decision)
        del values["assessor_name"]  # kept with the person
        self.connection.execute(insert(decisions).values(**values))

    def decisions(self, attempt_id: str) -> list[StoredDecision]:
        """All of them, oldest first."""
        query = (
            select(decisions, people.c.name.label("assessor_name"))
            .join(people, people.c.id == decisions.c.assessor_id)
            .where(decisions.c.attempt_id == attempt_id)
            .order_by(decisions.c.number)
        )
        return [_decision(row) for row in self.connection.execute(query)]


def _marking(row: Row[Any]) -> StoredMarking:
    values: dict[str, Any] = dict(row._mapping)
    return StoredMarking(**{**values, "summary": Summary(**values["summary"])})


def _decision(row: Row[Any]) -> StoredDecision:
    values: dict[str, Any] = dict(row._mapping)
    return StoredDecision(**{**values, "awards": tuple(values["awards"])})
