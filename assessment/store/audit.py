"""The trail of who did what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from assessment.store.records import AuditEvent
from assessment.store.tables import audit_events


@dataclass(frozen=True, slots=True)
class Audit:
    """The table of audit events, inside one transaction."""

    connection: Connection

    def add(
        self,
        action: str,
        subject: str,
        *,
        at: datetime,
        by: str | None,
        detail: Mapping[str, Any] | None = None,
    ) -> None:
        self.connection.execute(
            insert(audit_events).values(at=at, actor_id=by, action=action, subject=subject, detail=dict(detail or {}))
        )

    def about(self, subject: str) -> list[AuditEvent]:
        """Everything that happened to that record, oldest first."""
        query = select(audit_events).where(audit_events.c.subject == subject).order_by(audit_events.c.id)
        return [AuditEvent(**row._mapping) for row in self.connection.execute(query)]
