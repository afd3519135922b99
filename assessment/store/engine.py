"""Connections: one URL in, an engine with our settings out."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from assessment.errors import StoreProblem

WRITES = "baton_writes"  # execution option: this transaction means to write


def sqlite_url(folder: Path) -> str:
    """Where the database is when no URL is given."""
    return URL.create("sqlite", database=str(folder / "baton.sqlite")).render_as_string()


def engine_for(url: str, *, busy_seconds: float = 5.0) -> Engine:
    """An engine on SQLite or PostgreSQL; StoreProblem for any other URL."""
    address = _address(url)
    if address.get_backend_name() == "sqlite":
        return _sqlite(address, busy_seconds)
    connect = {"connect_timeout": max(2, round(busy_seconds))}
    return create_engine(address, pool_pre_ping=True, pool_timeout=busy_seconds, connect_args=connect)


def for_a_transaction(connection: Connection, *, writes: bool) -> Connection:
    """The connection set up for one transaction that sees one moment from its start to its end.

    SQLite does that by itself. PostgreSQL would show each statement what was committed meanwhile, and a draft that
    another window saves between two of our reads would be taken for one that this window had seen.
    """
    if connection.dialect.name == "postgresql":
        return connection.execution_options(isolation_level="REPEATABLE READ")
    return connection.execution_options(**{WRITES: writes})


def place_of(engine: Engine) -> str:
    """How the database is named to a reader: never with its password."""
    if engine.dialect.name == "sqlite":
        return f"The database {engine.url.database}"
    return f"The database {engine.url.database} on {engine.url.host or 'this machine'}"


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise StoreProblem(
            "The database's address is not a URL. Write BATON_DATABASE_URL as "
            "sqlite:///folder/file.sqlite or postgresql://user:password@host/database."
        ) from error
    if address.drivername in ("postgres", "postgresql", "postgresql+psycopg"):
        return address.set(drivername="postgresql+psycopg")
    if address.drivername in ("sqlite", "sqlite+pysqlite") and address.database not in (None, "", ":memory:"):
        return address
    raise StoreProblem(
        f"Baton can't keep its records in {address.drivername}:// as given. Write BATON_DATABASE_URL as "
        "sqlite:///folder/file.sqlite or postgresql://user:password@host/database."
    )


def _sqlite(address: URL, busy_seconds: float) -> Engine:
    engine = create_engine(address, pool_timeout=busy_seconds, connect_args={"timeout": busy_seconds})

    @event.listens_for(engine, "connect")
    def _settings(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # we send BEGIN ourselves, so that table changes roll back too
        for setting in (
            f"busy_timeout={round(busy_seconds * 1000)}",
            "synchronous=FULL",  # what was committed survives a power cut, not only a crash
            "foreign_keys=ON",
            "recursive_triggers=ON",  # INSERT OR REPLACE must not slip past the triggers
        ):
            connection.execute(f"PRAGMA {setting}").close()
        _write_ahead(connection, busy_seconds)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A writer takes the lock at once: a reader that turns writer midway would fail instead of waiting.
        writes = connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _write_ahead(connection: Any, busy_seconds: float) -> None:
    """Readers and a writer side by side. The switch, once in a file's life, does not wait for locks by itself."""
    until = time.monotonic() + busy_seconds
    while connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            connection.execute("PRAGMA journal_mode=WAL").close()
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)
