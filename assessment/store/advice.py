"""Which advice tutors put aside, and brought back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from assessment.store.tables import advice_choices


@dataclass(frozen=True, slots=True)
class Advice:
    """The table of choices about advice, inside one transaction."""

    connection: Connection

    def choose(self, subject: str, key: str, *, dismissed: bool, by: str, at: datetime) -> None:
        """Append the choice; the last one of a key counts."""
        values = {"subject": subject, "key": key, "dismissed": dismissed, "by_id": by, "at": at}
        self.connection.execute(insert(advice_choices).values(**values))

    def dismissed(self, *subjects: str) -> frozenset[str]:
        """The keys that are put aside for these."""
        query = (
            select(advice_choices.c.key, advice_choices.c.dismissed)
            .where(advice_choices.c.subject.in_(subjects))
            .order_by(advice_choices.c.id)
        )
        last = {row.key: row.dismissed for row in self.connection.execute(query)}
        return frozenset(key for key, dismissed in last.items() if dismissed)
