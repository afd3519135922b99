"""What is wrong with the database is said in a sentence, without a password in it."""

from __future__ import annotations

import os
import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from assessment.errors import StoreProblem
from assessment.model.people import Actor
from assessment.services import open_centre
from assessment.store import open_store


def test_a_database_that_is_locked_is_called_busy(tmp_path: Path) -> None:
    path = tmp_path / "baton.sqlite"
    store = open_store(f"sqlite:///{path}", busy_seconds=0.1)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreProblem, match=r"The database is busy.*Wait a few seconds and try again"), store.writing():
        raise AssertionError("the lock was not waited for")
    with store.reading() as data:  # readers go on meanwhile
        assert data.attempts.submitted() == []
    other.execute("ROLLBACK")
    other.close()
    store.close()


def test_a_lock_on_postgresql_is_called_busy(postgres: str, tmp_path: Path) -> None:
    store = open_store(postgres.replace("/postgres?", "/baton_template?", 1))
    with store.writing() as first:
        first.connection.execute(text("LOCK TABLE people IN ACCESS EXCLUSIVE MODE"))
        impatient = text("SET LOCAL lock_timeout = '50ms'; LOCK TABLE people IN ACCESS SHARE MODE")
        with pytest.raises(StoreProblem, match="The database is busy"), store.writing() as second:
            second.connection.execute(impatient)
    store.close()


def test_a_server_that_is_not_there_is_named_without_its_password() -> None:
    with pytest.raises(StoreProblem) as caught:
        open_store("postgresql://baton:secret@127.0.0.1:9/centre", busy_seconds=1)
    assert "The database centre on 127.0.0.1 can't be reached" in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("url", ["mysql://root:secret@here/baton", "nonsense secret", "sqlite://", ""])
def test_another_kind_of_address_is_refused_with_an_example(url: str) -> None:
    with pytest.raises(StoreProblem, match=r"sqlite:///folder/file.sqlite or postgresql://") as caught:
        open_store(url)
    assert "secret" not in str(caught.value)


def test_a_file_that_is_no_database_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are my notes. " * 100)
    with pytest.raises(StoreProblem, match=r"notes.txt is damaged or is not a Baton database"):
        open_store(f"sqlite:///{path}")
    assert path.read_text().startswith("These are my notes")


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(StoreProblem, match=r"can't be opened. Check that its folder exists"):
        open_store(f"sqlite:///{tmp_path / 'nowhere' / 'baton.sqlite'}")


def test_a_table_that_vanished_is_said_so(database_url: str) -> None:
    store = open_store(database_url)
    with store.writing() as data:
        data.connection.execute(text("DROP TABLE sessions"))
    with pytest.raises(StoreProblem, match="lacks tables of this version of Baton"), store.writing() as data:
        data.people.end_session("x", at=datetime.now(UTC))
    store.close()


def test_our_own_faults_are_not_dressed_up_as_the_databases(database_url: str) -> None:
    store = open_store(database_url)
    with pytest.raises(DBAPIError, match="syntax error"), store.writing() as data:
        data.connection.execute(text("SELEKT 1"))
    store.close()


def test_the_data_folder_is_made_for_its_owner_only(tmp_path: Path, library_dirs: dict[str, Path]) -> None:
    folder = tmp_path / "made" / "data"
    open_centre(data_dir=folder, **library_dirs).store.close()
    assert (folder / "baton.sqlite").exists()
    if os.name == "posix":
        assert folder.stat().st_mode & 0o077 == 0


def test_a_data_folder_that_cannot_be_made_is_said_so(tmp_path: Path, library_dirs: dict[str, Path]) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreProblem, match=r"can't be made .*BATON_DATA_DIR"):
        open_centre(data_dir=tmp_path / "file" / "data", **library_dirs)


def test_the_environment_names_the_database_and_the_folder(tmp_path: Path, library_dirs: dict[str, Path]) -> None:
    open_centre(environment={"BATON_DATA_DIR": str(tmp_path / "a")}, **library_dirs).store.close()
    url = f"sqlite:///{tmp_path / 'b.sqlite'}"
    open_centre(environment={"BATON_DATABASE_URL": url}, data_dir=tmp_path / "c", **library_dirs).store.close()
    assert (tmp_path / "a" / "baton.sqlite").exists()
    assert (tmp_path / "b.sqlite").exists()
    assert not (tmp_path / "c").exists()


def test_sqlite_is_set_up_as_promised(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'baton.sqlite'}")
    with store.reading() as data:
        settings = {
            name: data.connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "foreign_keys", "busy_timeout", "synchronous")
        }
    assert settings == {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 5000, "synchronous": 2}
    store.close()


def test_a_copy_of_the_file_is_a_whole_backup(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'baton.sqlite'}")
    with store.writing() as data:
        data.people.add(Actor("p1", "Amira Khan", "learner"), at=datetime.now(UTC))
    store.close()
    shutil.copy(tmp_path / "baton.sqlite", tmp_path / "copy.sqlite")
    copy = open_store(f"sqlite:///{tmp_path / 'copy.sqlite'}")
    with copy.reading() as data:
        assert data.people.by_id("p1") == Actor("p1", "Amira Khan", "learner")
    copy.close()
