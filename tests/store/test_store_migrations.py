"""The tables come from migrations alone, and those agree with the code."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from assessment.errors import StoreProblem
from assessment.store import open_store
from assessment.store.tables import metadata


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
    from assessment.store.engine import engine_for

    engine = engine_for(empty_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE people (id INTEGER)"))
    engine.dispose()
    with pytest.raises(StoreProblem, match="already holds tables that Baton did not make"):
        open_store(empty_url)
