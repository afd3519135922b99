"""The library as its keepers see it: versions, where they come from, and files with problems."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import Literal

from assessment.content import Problem
from assessment.model.people import Actor
from assessment.services.centre import Centre
from assessment.services.permissions import Action, require
from assessment.services.shelf import published, published_scenario, scenario_of
from assessment.store import Origin, Publication, Work


@dataclass(frozen=True, slots=True)
class LibraryItem:
    """One scenario, or one file that can't be used (state "broken": no hash, its problems in `details`)."""

    id: str
    title: str
    sector: str
    level: str
    state: Literal["published", "broken"]
    hash: str
    origin: Origin
    problems: int
    exemplars: int
    updated_at: datetime | None
    details: tuple[Problem, ...]


def library_list(centre: Centre, who: Actor) -> list[LibraryItem]:
    """Published scenarios by title, then the files that can't be used; a file that a tutor's version stands in
    for shows its problems there."""
    require(who, Action.AUTHOR)
    broken = _broken_files(centre)
    with centre.store.reading() as data:
        items = [_item(data, each, broken.pop(each.content_id, ())) for each in published(data)]
    items.sort(key=lambda item: (item.title.casefold(), item.id))
    return items + [_broken(name, problems) for name, problems in sorted(broken.items())]


def scenario_text(centre: Centre, who: Actor, scenario_id: str) -> tuple[str, str]:
    """The text of the published version, and its hash to hand back to `save_scenario`."""
    require(who, Action.AUTHOR)
    with centre.store.reading() as data:
        publication = published_scenario(data, scenario_id)
        version = data.versions.scenario(publication.hash)
    return (version.text if version else "", publication.hash)


def _broken_files(centre: Centre) -> dict[str, tuple[Problem, ...]]:
    """The problems of each file, by its name without ending: the id it would have."""
    found: dict[str, tuple[Problem, ...]] = {}
    for problem in centre.library.problems:
        name = PurePath(problem.file).stem
        found[name] = (*found.get(name, ()), problem)
    return found


def _item(data: Work, publication: Publication, problems: tuple[Problem, ...]) -> LibraryItem:
    scenario = scenario_of(data, publication.hash)
    return LibraryItem(
        id=scenario.id,
        title=scenario.title,
        sector=scenario.sector,
        level=scenario.level,
        state="published",
        hash=publication.hash,
        origin=publication.origin,
        problems=len(problems),
        exemplars=len(scenario.exemplars),
        updated_at=publication.at,
        details=problems,
    )


def _broken(name: str, problems: tuple[Problem, ...]) -> LibraryItem:
    return LibraryItem(
        id=name,
        title=problems[0].file,
        sector="",
        level="",
        state="broken",
        hash="",
        origin="file",
        problems=len(problems),
        exemplars=0,
        updated_at=None,
        details=problems,
    )
