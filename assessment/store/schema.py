"""Bringing a database up to this version of Baton, or saying why that can't be done."""

from __future__ import annotations

import logging
from pathlib import Path
from threading import Lock

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from assessment.errors import StoreProblem
from assessment.store.engine import WRITES, place_of

_in_this_process = Lock()  # Alembic keeps its context in a module
_ONE_AT_A_TIME = 2_210_478_113  # PostgreSQL: two servers that start together take turns under this lock


def bring_up_to_date(engine: Engine, *, migrate: bool) -> None:
    """Run the migrations that are missing; with `migrate` off, only make sure that none is."""
    # Alembic announces every step; on a server's log that is noise unless somebody asks for it.
    logging.getLogger("alembic").setLevel(logging.WARNING)
    with _in_this_process, engine.connect() as plain:
        connection = plain.execution_options(**{WRITES: migrate})
        with connection.begin():
            if migrate and engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_AT_A_TIME})
            _upgrade(connection, place_of(engine), migrate=migrate)


def _upgrade(connection: Connection, place: str, *, migrate: bool) -> None:
    config = _config(connection)
    scripts = ScriptDirectory.from_config(config)
    found = set(MigrationContext.configure(connection).get_current_heads())
    unknown = found - {script.revision for script in scripts.walk_revisions()}
    if unknown:
        raise StoreProblem(
            f"{place} was written by a newer version of Baton (its tables are at {', '.join(sorted(unknown))}, "
            f"this version knows up to {scripts.get_current_head()}). Install that version, or name another database."
        )
    if found == set(scripts.get_heads()):
        return
    if not migrate:
        raise StoreProblem(
            f"{place} is of an older version of Baton. Start Baton once with migrations on; make a copy first."
        )
    command.upgrade(config, "head")


def _config(connection: Connection) -> Config:
    config = Config()
    # A percent sign in a folder's name would otherwise be taken for interpolation.
    folder = str(Path(__file__).parent / "migrations").replace("%", "%%")
    config.set_main_option("script_location", folder)
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
