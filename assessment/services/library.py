"""The library as its keepers see it: versions, where they come from, files with problems, and what is retired."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePath
from typing import Literal

from assessment.content import Problem
from assessment.model.people import Actor
from assessment.model.scenario import Scenario
from assessment.services.centre import Centre
from assessment.services.files import changed_at, differs_from_file, file_of
from assessment.services.permissions import Action, require
from assessment.services.shelf import content_of, published_scenario
from assessment.store import Kind, Origin, Publication, Work


@dataclass(frozen=True, slots=True)
class LibraryItem:
    """One scenario or rubric, or one file that can't be used (state "broken": no hash, its problems in `details`).

    `differs_from_file`: a tutor's version stands in front of a file that has changed since; `updated_at` is the
    version's date and `file_changed_at` the file's. `draft_id`: the draft of it that is open. `number`: the version's.
    """

    id: str
    title: str
    sector: str
    level: str
    state: Literal["published", "retired", "broken"]
    hash: str
    origin: Origin
    problems: int
    exemplars: int
    updated_at: datetime | None
    details: tuple[Problem, ...]
    kind: Kind = "scenario"
    note: str = ""
    number: int = 0
    differs_from_file: bool = False
    file_changed_at: datetime | None = None
    draft_id: str | None = None


def library_list(centre: Centre, who: Actor) -> list[LibraryItem]:
    """Scenarios by title, published and retired, then the files that can't be used; a file that a tutor's version
    stands in for shows its problems there."""
    require(who, Action.AUTHOR)
    return _listed(centre, "scenario")


def rubric_list(centre: Centre, who: Actor) -> list[LibraryItem]:
    """The same of the rubrics."""
    require(who, Action.AUTHOR)
    return _listed(centre, "rubric")


def scenario_text(centre: Centre, who: Actor, scenario_id: str) -> tuple[str, str]:
    """The text of the published version, and its hash."""
    require(who, Action.AUTHOR)
    with centre.store.reading() as data:
        publication = published_scenario(data, scenario_id)
        version = data.versions.scenario(publication.hash)
    return (version.text if version else "", publication.hash)


def _listed(centre: Centre, kind: Kind) -> list[LibraryItem]:
    broken = _broken_files(centre, kind)
    with centre.store.reading() as data:
        drafts = {draft.start.content_id: draft.start.id for draft in reversed(data.content_drafts.open(kind))}
        items = [
            _item(centre, data, each, broken.pop(each.content_id, ()), drafts)
            for each in data.versions.latest(kind)
            if each.state != "withdrawn"
        ]
    items.sort(key=lambda item: (item.title.casefold(), item.id))
    return items + [_broken(kind, name, problems) for name, problems in sorted(broken.items())]


def _broken_files(centre: Centre, kind: Kind) -> dict[str, tuple[Problem, ...]]:
    """The problems of each file, by its name without ending: the id it would have."""
    found: dict[str, tuple[Problem, ...]] = {}
    for problem in centre.library.problems:
        path = PurePath(problem.file)
        if path.is_relative_to(centre.library.rubrics_dir.as_posix()) == (kind == "rubric"):
            found[path.stem] = (*found.get(path.stem, ()), problem)
    return found


def _item(
    centre: Centre,
    data: Work,
    publication: Publication,
    problems: tuple[Problem, ...],
    drafts: Mapping[str | None, str],
) -> LibraryItem:
    content = content_of(data, publication.kind, publication.hash)
    file = file_of(centre.library, publication.kind, publication.content_id)
    item = LibraryItem(
        id=content.id,
        title=content.title,
        sector="",
        level=content.level,
        state="retired" if publication.state == "retired" else "published",
        hash=publication.hash,
        origin=publication.origin,
        problems=len(problems),
        exemplars=0,
        updated_at=publication.at,
        details=problems,
        kind=publication.kind,
        note=publication.note,
        number=publication.number,
        differs_from_file=differs_from_file(data, centre.library, publication),
        file_changed_at=changed_at(file) if file else None,
        draft_id=drafts.get(publication.content_id),
    )
    if isinstance(content, Scenario):
        return replace(item, sector=content.sector, exemplars=len(content.exemplars))
    return item


def _broken(kind: Kind, name: str, problems: tuple[Problem, ...]) -> LibraryItem:
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
        kind=kind,
    )
