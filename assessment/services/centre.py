"""One running installation: its database, its library, its clock and its engine."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from assessment.content import Library, load_library
from assessment.errors import Conflict, StoreProblem
from assessment.feedback import Settings
from assessment.marking import mark_story
from assessment.model.marking import Marking, Pins
from assessment.model.response import Response
from assessment.model.rubric import Rubric
from assessment.model.scenario import Scenario
from assessment.services.feedback_desk import FeedbackDesk
from assessment.services.files import put_files_on_the_shelf
from assessment.store import Store, Taken, open_store, sqlite_url

Mark = Callable[[Scenario, tuple[Rubric, ...], Response, Pins], Marking]
Result = TypeVar("Result")

_TRIES = 20


def _now() -> datetime:
    return datetime.now(UTC)


def _new_id() -> str:
    return secrets.token_hex(8)


@dataclass(frozen=True)
class Centre:
    """What every service acts on. Time, chance and the engine come in here, so that tests can hold them still."""

    store: Store
    library: Library
    now: Callable[[], datetime]
    mark: Mark
    new_id: Callable[[], str] = _new_id
    feedback: FeedbackDesk | None = None


def open_centre(
    *,
    database_url: str | None = None,
    data_dir: Path = Path("data"),
    scenarios_dir: Path = Path("scenarios"),
    rubrics_dir: Path = Path("rubrics"),
    now: Callable[[], datetime] = _now,
    migrate: bool = True,
    take_files: bool = True,
    mark: Mark = mark_story,
    new_id: Callable[[], str] = _new_id,
    environment: Mapping[str, str] = os.environ,
    feedback: Settings | None = None,
) -> Centre:
    """Open the database, bring it up to date, and put the library's files on its shelf.

    With `take_files` off they are read and stay where they are: a command may be run in any folder.
    The database is `database_url`, else BATON_DATABASE_URL, else one SQLite file in BATON_DATA_DIR or `data_dir`.
    With `feedback`, learners can ask for comments on their phrasing; without, nothing of that is there.
    """
    url = database_url or environment.get("BATON_DATABASE_URL")
    if not url:
        url = sqlite_url(_folder(Path(environment.get("BATON_DATA_DIR") or data_dir)))
    store = open_store(url, migrate=migrate)
    desk = FeedbackDesk(feedback) if feedback else None
    centre = Centre(store, load_library(scenarios_dir, rubrics_dir), now, mark, new_id, desk)
    if take_files:
        again_if_taken(lambda: _put_files_on_the_shelf(centre))
    return centre


def again_if_taken(once: Callable[[], Result]) -> Result:
    """Do it again from the start when somebody filled the same place in the same moment."""
    for _ in range(_TRIES):
        try:
            return once()
        except Taken:
            continue
    raise Conflict("Others kept changing the same record. Nothing was overwritten; wait a moment and try again.")


def _put_files_on_the_shelf(centre: Centre) -> None:
    with centre.store.publishing() as data:
        put_files_on_the_shelf(data, centre.library, at=centre.now())


def _folder(folder: Path) -> Path:
    """The folder for the data, made if need be; only its owner may look in: it holds people's names and work."""
    try:
        if not folder.exists():
            folder.mkdir(parents=True, mode=0o700)
    except OSError as error:
        raise StoreProblem(
            f"The folder {folder} can't be made ({error.strerror}). Name another in BATON_DATA_DIR."
        ) from error
    return folder
