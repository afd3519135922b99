"""The versions of a scenario or rubric: all of them, their texts, and what changed between two."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from assessment.errors import NotFound
from assessment.model.people import Actor
from assessment.review.exemplars import Difference
from assessment.review.line_changes import DiffLine, text_diff
from assessment.services.centre import Centre
from assessment.services.draft_views import title_of
from assessment.services.permissions import Action, require
from assessment.services.words import name_of
from assessment.store import Kind, Origin, Publication, Standing, Work


@dataclass(frozen=True, slots=True)
class Affected:
    """An exemplar of a scenario in the library that a new version of a rubric marks further from what its author
    expects than the version before did. `exemplar` is its number, from 1."""

    scenario_id: str
    title: str
    exemplar: int
    note: str | None
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class ContentVersion:
    """One version. `current`: the library goes by this one, as its state says; `affected` is filled where a rubric
    has just been published."""

    kind: Kind
    content_id: str
    number: int
    hash: str
    title: str
    origin: Origin
    state: Standing
    note: str
    by: str
    at: datetime
    current: bool
    affected: tuple[Affected, ...] = ()


def versions_of(centre: Centre, who: Actor, kind: Kind, content_id: str) -> list[ContentVersion]:
    """All of them, newest first."""
    require(who, Action.AUTHOR)
    with centre.store.reading() as data:
        found = data.versions.all_of(content_id, kind)
        if not found:
            raise no_such(kind, content_id)
        return [version_view(data, each, current=each is found[0]) for each in found]


def version_text(centre: Centre, who: Actor, kind: Kind, content_id: str, number: int) -> str:
    """The text of that version, as it was published."""
    require(who, Action.AUTHOR)
    with centre.store.reading() as data:
        return text_of(data, numbered(data, kind, content_id, number))


def version_diff(centre: Centre, who: Actor, kind: Kind, content_id: str, older: int, newer: int) -> list[DiffLine]:
    """What changed from one version to the other."""
    require(who, Action.AUTHOR)
    with centre.store.reading() as data:
        before, after = (text_of(data, numbered(data, kind, content_id, number)) for number in (older, newer))
    return text_diff(before, after)


def version_view(
    data: Work, publication: Publication, *, current: bool, affected: tuple[Affected, ...] = ()
) -> ContentVersion:
    """The version as people see it."""
    of_files = publication.by_id is None and publication.origin == "file"
    return ContentVersion(
        kind=publication.kind,
        content_id=publication.content_id,
        number=publication.number,
        hash=publication.hash,
        title=title_of(text_of(data, publication)) or publication.content_id,
        origin=publication.origin,
        state=publication.state,
        note=publication.note,
        by="the files" if of_files else name_of(data, publication.by_id),
        at=publication.at,
        current=current,
        affected=affected,
    )


def numbered(data: Work, kind: Kind, content_id: str, number: int) -> Publication:
    """The version of that number, or NotFound."""
    found = data.versions.all_of(content_id, kind)
    if not found:
        raise no_such(kind, content_id)
    for each in found:
        if each.number == number:
            return each
    raise NotFound(
        f"“{content_id}” has no version {number}; its versions are 1 to {found[0].number}. Choose one of those."
    )


def text_of(data: Work, publication: Publication) -> str:
    """The text of a version that is kept."""
    return data.versions.text(publication.kind, publication.hash) or ""


def no_such(kind: Kind, content_id: str) -> NotFound:
    """The sentence for an id that the library never had."""
    return NotFound(f"There is no {kind} “{content_id}” in the library. Go back to the library.")
