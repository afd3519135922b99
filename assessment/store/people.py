"""People and their sessions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, insert, select, update

from assessment.model.people import Actor, Role
from assessment.store.tables import people, sessions


@dataclass(frozen=True, slots=True)
class People:
    """The tables people and sessions, inside one transaction."""

    connection: Connection

    def add(self, person: Actor, *, at: datetime) -> None:
        self.connection.execute(
            insert(people).values(
                id=person.id, name=person.name, name_key=name_key(person.name), role=person.role, joined_at=at
            )
        )

    def named(self, name: str, role: Role) -> Actor | None:
        """The person of that name in that role, whatever the case and spacing of the name."""
        return self._one(people.c.name_key == name_key(name), people.c.role == role)

    def by_id(self, person_id: str) -> Actor | None:
        return self._one(people.c.id == person_id)

    def start_session(self, token_hash: str, person_id: str, *, at: datetime, until: datetime) -> None:
        self.connection.execute(
            insert(sessions).values(token_hash=token_hash, person_id=person_id, started_at=at, expires_at=until)
        )

    def of_session(self, token_hash: str, *, at: datetime) -> Actor | None:
        """Whose open session that is at that time."""
        query = _PERSON.join(sessions, sessions.c.person_id == people.c.id).where(
            sessions.c.token_hash == token_hash, sessions.c.ended_at.is_(None), sessions.c.expires_at > at
        )
        return _actor(self.connection.execute(query).first())

    def end_session(self, token_hash: str, *, at: datetime) -> None:
        self.connection.execute(
            update(sessions)
            .where(sessions.c.token_hash == token_hash, sessions.c.ended_at.is_(None))
            .values(ended_at=at)
        )

    def _one(self, *conditions: ColumnElement[bool]) -> Actor | None:
        return _actor(self.connection.execute(_PERSON.where(*conditions)).first())


_PERSON = select(people.c.id, people.c.name, people.c.role)


def _actor(row: Row[Any, Any, Any] | None) -> Actor | None:
    return Actor(row.id, row.name, row.role) if row else None


def name_key(name: str) -> str:
    """Two spellings of a name that differ in case or spacing only are one person."""
    return " ".join(name.casefold().split())
