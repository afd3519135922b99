"""The tables come from migrations alone, and those agree with the code."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text

from assessment.errors import StoreProblem
from assessment.services import library_list, open_centre, versions_of
from assessment.store import open_store
from assessment.store.engine import engine_for
from assessment.store.tables import APPENDED, metadata
from tests.conftest import Clock, Journey, mark_as_told, scenario_yaml


def test_migrations_from_nothing_make_exactly_the_tables_of_the_code(empty_url: str) -> None:
    store = open_store(empty_url)
    with store.reading() as data:
        context = MigrationContext.configure(data.connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    store.close()


def test_the_comparison_would_notice_a_column_that_no_migration_makes(empty_url: str) -> None:
    store = open_store(empty_url)
    with store.writing() as data:
        data.connection.execute(text("ALTER TABLE people ADD COLUMN shoe_size INTEGER"))
    with store.reading() as data:
        assert compare_metadata(MigrationContext.configure(data.connection), metadata) != []
    store.close()


def test_opening_twice_changes_nothing(empty_url: str) -> None:
    open_store(empty_url).close()
    again = open_store(empty_url, migrate=False)
    with again.reading() as data:
        assert data.connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == "0004"
    again.close()


def test_servers_that_start_together_migrate_once(empty_url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        stores = list(pool.map(lambda _: open_store(empty_url), range(4)))
    for store in stores:
        with store.reading() as data:
            assert data.attempts.submitted() == []
        store.close()


def test_an_empty_database_without_migrations_is_refused_in_a_sentence(empty_url: str) -> None:
    with pytest.raises(StoreProblem, match=r"is of an older version of Baton. Start Baton once with migrations on"):
        open_store(empty_url, migrate=False)


def test_a_newer_database_is_refused_in_a_sentence(database_url: str) -> None:
    store = open_store(database_url)
    with store.writing() as data:
        data.connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
    store.close()
    with pytest.raises(StoreProblem, match=r"written by a newer version of Baton \(its tables are at 0999"):
        open_store(database_url)


def test_a_database_of_somebody_else_is_left_alone(empty_url: str) -> None:
    engine = engine_for(empty_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE people (id INTEGER)"))
    engine.dispose()
    with pytest.raises(StoreProblem, match="already holds tables that Baton did not make"):
        open_store(empty_url)


OLD_ROWS = (
    "INSERT INTO people VALUES ('t1', 'Tess Vale', 'tess vale', 'tutor', '2026-09-01 09:00:00')",
    "INSERT INTO scenario_versions VALUES ('sha256:old', 'late-parcel', 'Old', 'retail', 'basic', :text, "
    "'2026-09-01 09:00:00')",
    "INSERT INTO scenario_versions VALUES ('sha256:mine', 'late-parcel', 'Mine', 'retail', 'basic', :mine, "
    "'2026-09-02 09:00:00')",
    "INSERT INTO publications (scenario_id, number, hash, origin, state, by_id, at) VALUES "
    "('late-parcel', 1, 'sha256:old', 'file', 'published', NULL, '2026-09-01 09:00:00')",
    "INSERT INTO publications (scenario_id, number, hash, origin, state, by_id, at) VALUES "
    "('late-parcel', 2, 'sha256:mine', 'tutor', 'published', 't1', '2026-09-02 09:00:00')",
)


def _as_of_0002(url: str) -> None:
    """A database as the version before this one left it, with a file's version and a tutor's in front of it."""
    from assessment.store import schema

    engine = engine_for(url)
    with engine.connect() as connection, connection.begin():
        command.upgrade(schema._config(connection), "0002")
        assert "note" not in {column["name"] for column in inspect(connection).get_columns("publications")}
        texts = {"text": scenario_yaml(title="Old"), "mine": scenario_yaml(title="Mine")}
        for statement in OLD_ROWS:
            connection.execute(text(statement), texts if ":" in statement else {})
    engine.dispose()


def test_what_was_published_before_there_were_notes_is_kept_as_it_was(
    empty_url: str, library_dirs: dict[str, Path], clock: Clock
) -> None:
    _as_of_0002(empty_url)
    centre = open_centre(database_url=empty_url, now=clock, mark=mark_as_told, **library_dirs)
    tutor = Journey(centre).person("Tess Vale", "tutor")
    versions = versions_of(centre, tutor, "scenario", "late-parcel")
    assert [(each.number, each.title, each.by, each.note) for each in versions] == [
        (2, "Mine", "Tess Vale", ""),
        (1, "Old", "the files", ""),
    ]
    # Nobody recorded the file beside the tutor's version, so the last one from the files is taken: it was another.
    (item,) = [each for each in library_list(centre, tutor) if each.id == "late-parcel"]
    assert (item.title, item.differs_from_file) == ("Mine", True)
    assert [each.note for each in versions_of(centre, tutor, "rubric", "maintain")] == ["from the files"]
    centre.store.close()


def test_a_database_of_the_version_before_is_protected_like_a_new_one(empty_url: str) -> None:
    _as_of_0002(empty_url)
    store = open_store(empty_url)
    with store.reading() as data:
        if store.engine.dialect.name == "sqlite":
            found = data.connection.execute(text("SELECT tbl_name FROM sqlite_master WHERE type = 'trigger'"))
        else:
            found = data.connection.execute(text("SELECT event_object_table FROM information_schema.triggers"))
        assert {row[0] for row in found} == {table.name for table in APPENDED}
    store.close()
