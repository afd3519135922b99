"""The turns of attempts and their drafts."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from sqlalchemy import Connection, insert, select

from assessment.store.records import StoredTurn, TurnDraft, TurnStep
from assessment.store.tables import turn_drafts, turns


@dataclass(frozen=True, slots=True)
class Turns:
    """The tables of turns, inside one transaction."""

    connection: Connection

    def add(self, turn: StoredTurn) -> None:
        """Append it; Taken if the attempt has that step already."""
        self.connection.execute(insert(turns).values(**asdict(turn)))

    def of(self, attempt_id: str) -> dict[TurnStep, StoredTurn]:
        """Every step that the attempt has, by its name."""
        rows = self.connection.execute(select(turns).where(turns.c.attempt_id == attempt_id))
        found = (StoredTurn(**row._mapping) for row in rows)
        return {turn.step: turn for turn in found}

    def add_draft(self, draft: TurnDraft) -> None:
        """Append it; Taken if another window saved under that number first."""
        self.connection.execute(insert(turn_drafts).values(**asdict(draft)))

    def drafts(self, attempt_id: str, step: TurnStep) -> list[TurnDraft]:
        """All of them, oldest first."""
        query = (
            select(turn_drafts)
            .where(turn_drafts.c.attempt_id == attempt_id, turn_drafts.c.step == step)
            .order_by(turn_drafts.c.number)
        )
        return [TurnDraft(**row._mapping) for row in self.connection.execute(query)]
