"""The door: transactions, and the tables reached through them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, text

from assessment.store.advice import Advice
from assessment.store.attempts import Attempts
from assessment.store.audit import Audit
from assessment.store.content_drafts import ContentDrafts
from assessment.store.engine import engine_for, for_a_transaction, place_of
from assessment.store.feedback import FeedbackRecords
from assessment.store.people import People
from assessment.store.problems import translated
from assessment.store.results import Results
from assessment.store.schema import bring_up_to_date
from assessment.store.turns import Turns
from assessment.store.versions import Versions


@dataclass(frozen=True, slots=True)
class Work:
    """The tables as seen inside one transaction."""

    connection: Connection

    @property
    def people(self) -> People:
        return People(self.connection)

    @property
    def versions(self) -> Versions:
        return Versions(self.connection)

    @property
    def content_drafts(self) -> ContentDrafts:
        return ContentDrafts(self.connection)

    @property
    def advice(self) -> Advice:
        return Advice(self.connection)

    @property
    def attempts(self) -> Attempts:
        return Attempts(self.connection)

    @property
    def turns(self) -> Turns:
        return Turns(self.connection)

    @property
    def results(self) -> Results:
        return Results(self.connection)

    @property
    def feedback(self) -> FeedbackRecords:
        return FeedbackRecords(self.connection)

    @property
    def audit(self) -> Audit:
        return Audit(self.connection)


@dataclass(frozen=True, slots=True)
class Store:
    """One database. Safe to share between threads; each transaction has a connection of its own."""

    engine: Engine

    @contextmanager
    def reading(self) -> Iterator[Work]:
        """A transaction that only looks."""
        with self._transaction(writes=False) as work:
            yield work

    @contextmanager
    def writing(self) -> Iterator[Work]:
        """A transaction that is committed at the end of the block, or leaves no trace if the block fails.

        Taken comes out of it when a unique place was filled by somebody else in the same moment.
        """
        with self._transaction(writes=True) as work:
            yield work

    @contextmanager
    def publishing(self) -> Iterator[Work]:
        """A writing transaction that no other of its kind runs beside, because what it writes depends on the whole
        library: a scenario on its rubrics, the end of a rubric on the scenarios that name it.
        """
        with self._one_at_a_time("publications, rubric_publications") as work:
            yield work

    @contextmanager
    def asking(self) -> Iterator[Work]:
        """The same for requests for comments on phrasing, because a ceiling of the day is a sum over all of them."""
        with self._one_at_a_time("feedback_requests") as work:
            yield work

    @contextmanager
    def _one_at_a_time(self, tables: str) -> Iterator[Work]:
        """SQLite has one writer anyway. On PostgreSQL the lock has to come before the first look, at which it is fixed
        what the transaction sees."""
        with self._transaction(writes=True) as work:
            if self.engine.dialect.name == "postgresql":
                work.connection.execute(text(f"LOCK TABLE {tables} IN SHARE ROW EXCLUSIVE MODE"))
            yield work

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[Work]:
        with translated(place_of(self.engine)), self.engine.connect() as plain:
            connection = for_a_transaction(plain, writes=writes)
            with connection.begin():
                yield Work(connection)

    def close(self) -> None:
        self.engine.dispose()


def open_store(url: str, *, migrate: bool = True, busy_seconds: float = 5.0) -> Store:
    """The store at that URL, brought up to date; StoreProblem says why that can't be done."""
    engine = engine_for(url, busy_seconds=busy_seconds)
    with translated(place_of(engine)):
        bring_up_to_date(engine, migrate=migrate)
    return Store(engine)
