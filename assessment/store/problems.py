"""The database's own errors, turned into what a reader can act on."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError, IntegrityError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from assessment.errors import StoreProblem

_log = logging.getLogger(__name__)

_AT_ONCE = ("40001", "40P01")  # PostgreSQL: two transactions changed one row, or waited for each other

_BUSY = (
    "The database is busy: something else has held it for too long. Nothing of this step was saved. "
    "Wait a few seconds and try again."
)


class Taken(Exception):
    """A unique place was filled by somebody else in the same moment; look again and decide anew.

    Never shown: services either try again or say who was first.
    """


@contextmanager
def translated(place: str) -> Iterator[None]:
    """Inside, errors of the database become Taken or StoreProblem; `place` names the database for a reader."""
    try:
        yield
    except IntegrityError as error:
        if _is_unique(error):
            raise Taken from error
        raise  # a broken link between rows, or a rewritten one, is our bug
    except NoConnectionFree as error:
        raise StoreProblem(_BUSY) from error
    except (DatabaseError, InterfaceError) as error:
        if getattr(error.orig, "sqlstate", None) in _AT_ONCE:
            raise Taken from error
        sentence = _sentence(error, place) or _if_unreachable(error, place)
        if sentence is None:
            raise
        _log.warning("database error: %s", error.orig)
        raise StoreProblem(sentence) from error


def _is_unique(error: IntegrityError) -> bool:
    if getattr(error.orig, "sqlstate", None) == "23505":
        return True
    name = getattr(error.orig, "sqlite_errorname", "")
    return name in ("SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY")


def _if_unreachable(error: DatabaseError | InterfaceError, place: str) -> str | None:
    """PostgreSQL's operational errors are of the connection; SQLite calls our own faults operational too."""
    operational = isinstance(error, (OperationalError, InterfaceError))
    if not operational or type(error.orig).__module__.startswith("sqlite3"):
        return None
    return f"{place} can't be reached. Check that it is there and running, then try again."


def _sentence(error: DatabaseError | InterfaceError, place: str) -> str | None:
    """What to say of it; None where the error is none of the known kinds."""
    words = str(error.orig).lower()
    state = getattr(error.orig, "sqlstate", None) or ""
    if "database is locked" in words or "database table is locked" in words or state == "55P03":
        return _BUSY
    if "no such table" in words or "no such column" in words or state in ("42P01", "42703"):
        return f"{place} lacks tables of this version of Baton. Start Baton again so that it brings them up to date."
    if "already exists" in words or state == "42P07":
        return f"{place} already holds tables that Baton did not make. Give Baton a database of its own."
    if "not a database" in words or "malformed" in words:
        return f"{place} is damaged or is not a Baton database. Restore the last copy, or name another file."
    if "readonly" in words or "read-only" in words or state == "25006":
        return f"{place} can't be written to. Give the account that runs Baton the right to write there."
    if "disk is full" in words or state == "53100":
        return f"{place} is on a full disk. Make room, then try again; nothing of this step was saved."
    if "disk i/o error" in words or state == "58030":
        return f"{place} is on a disk that fails. Copy the file at once, and look at the disk."
    if "unable to open" in words:
        return f"{place} can't be opened. Check that its folder exists and may be written to."
    return None
