"""What stands in the library: bringing an old version back, retiring, and choosing between a file and the app."""

from __future__ import annotations

from collections.abc import Callable

from assessment.content import Loaded
from assessment.errors import Conflict, Mistake, NotFound
from assessment.model.people import Actor
from assessment.model.rubric import Rubric
from assessment.model.scenario import Scenario
from assessment.review.line_changes import DiffLine, text_diff
from assessment.services.centre import Centre, again_if_taken
from assessment.services.content_versions import ContentVersion, no_such, numbered, text_of, version_view
from assessment.services.files import file_of
from assessment.services.neighbours import fits_its_neighbours, needed_by
from assessment.services.permissions import Action, require
from assessment.services.publishing import note_of, parse
from assessment.services.shelf import publish, rubrics_now, stand
from assessment.services.words import day_and_time, name_of
from assessment.store import Kind, Publication, Work

TOOK_THE_FILE = "the file's version taken"
KEPT_MINE = "kept; the file's version seen and not taken"


def publish_again(
    centre: Centre, who: Actor, kind: Kind, content_id: str, number: int, *, note: str, seen: int | None = None
) -> ContentVersion:
    """Make an old version the newest one: the way back, and the way to bring back what is retired.

    ContentProblem where this version of Baton can't read it any more. `seen` is the number of the newest version that
    the window showed: Conflict if there is a newer one.
    """
    require(who, Action.PUBLISH)
    said = note_of(note)

    def once(data: Work) -> Publication:
        last = _last(data, kind, content_id, seen)
        old = numbered(data, kind, content_id, number)
        if (last.hash, last.state) == (old.hash, "published"):
            raise Mistake(f"Version {number} of “{content_id}” is word for word the one that is published now.")
        item = _still_good(data, kind, content_id, text_of(data, old))
        done = publish(
            data, item, text=text_of(data, old), hash=old.hash, origin="tutor", by_id=who.id, at=centre.now(),
            after=last, note=said,
        )  # fmt: skip
        detail = {"number": done.number, "hash": done.hash, "again": number, "instead_of": last.hash, "note": said}
        data.audit.add(f"{kind}_published_again", content_id, at=centre.now(), by=who.id, detail=detail)
        return done

    return _published(centre, once)


def retire(
    centre: Centre, who: Actor, kind: Kind, content_id: str, *, note: str, seen: int | None = None
) -> ContentVersion:
    """Take it out of the library; attempts at it go on, and `publish_again` brings it back."""
    require(who, Action.PUBLISH)
    said = note_of(note)

    def once(data: Work) -> Publication:
        last = _last(data, kind, content_id, seen)
        if last.state == "retired":
            return last
        needing = needed_by(data, content_id) if kind == "rubric" else []
        if needing:
            raise Mistake(
                f"The rubric “{content_id}” can't be retired: it is needed by {', '.join(needing)}. "
                "Retire those first, or take the unit out of them."
            )
        now = centre.now()
        done = stand(data, kind, content_id, last.hash, "tutor", "retired", who.id, at=now, after=last, note=said)
        detail = {"number": done.number, "hash": done.hash, "note": said}
        data.audit.add(f"{kind}_retired", content_id, at=now, by=who.id, detail=detail)
        return done

    return _published(centre, once)


def take_file(
    centre: Centre, who: Actor, kind: Kind, content_id: str, note: str = "", *, seen: int | None = None
) -> ContentVersion:
    """Publish the file's version in place of the app's; from here on the file leads again."""
    require(who, Action.PUBLISH)
    said = note_of(note or TOOK_THE_FILE)
    file = _file(centre, kind, content_id)

    def once(data: Work) -> Publication:
        last = _last(data, kind, content_id, seen)
        if (last.hash, last.state, last.origin) == (file.hash, "published", "file"):
            return last
        item = _still_good(data, kind, content_id, file.text)
        done = publish(
            data,
            item,
            text=file.text,
            hash=file.hash,
            origin="file",
            by_id=who.id,
            at=centre.now(),
            after=last,
            note=said,
        )
        detail = {"number": done.number, "hash": done.hash, "instead_of": last.hash, "note": said}
        data.audit.add(f"{kind}_taken_from_file", content_id, at=centre.now(), by=who.id, detail=detail)
        return done

    return _published(centre, once)


def keep_mine(
    centre: Centre, who: Actor, kind: Kind, content_id: str, note: str = "", *, seen: int | None = None
) -> ContentVersion:
    """Stay with the app's version though the file changed; said again only if the file changes again."""
    require(who, Action.PUBLISH)
    said = note_of(note or KEPT_MINE)
    file = _file(centre, kind, content_id)

    def once(data: Work) -> Publication:
        last = _last(data, kind, content_id, seen)
        if last.origin == "file":
            raise Mistake(f"“{content_id}” comes from its file, so there is no version of the app's to keep.")
        if last.file_hash == file.hash:
            return last
        done = stand(
            data, kind, content_id, last.hash, "tutor", last.state, who.id, at=centre.now(), after=last, note=said,
            file_hash=file.hash,
        )  # fmt: skip
        detail = {"number": done.number, "hash": done.hash, "file": file.hash, "note": said}
        data.audit.add(f"{kind}_kept_against_file", content_id, at=centre.now(), by=who.id, detail=detail)
        return done

    return _published(centre, once)


def file_diff(centre: Centre, who: Actor, kind: Kind, content_id: str) -> list[DiffLine]:
    """What taking the file would change in the app's version."""
    require(who, Action.AUTHOR)
    file = _file(centre, kind, content_id)
    with centre.store.reading() as data:
        return text_diff(text_of(data, _last(data, kind, content_id, None)), file.text)


def _published(centre: Centre, once: Callable[[Work], Publication]) -> ContentVersion:
    def whole() -> ContentVersion:
        with centre.store.publishing() as data:
            return version_view(data, once(data), current=True)

    return again_if_taken(whole)


def _last(data: Work, kind: Kind, content_id: str, seen: int | None) -> Publication:
    last = data.versions.latest_of(content_id, kind)
    if last is None:
        raise no_such(kind, content_id)
    if seen is not None and seen != last.number:
        raise Conflict(
            f"There is a newer version of “{content_id}” than the one you looked at: number {last.number}, {last.state} "
            f"by {name_of(data, last.by_id)} on {day_and_time(last.at)}. Nothing was changed: reload, and look at it first."
        )
    return last


def _still_good(data: Work, kind: Kind, content_id: str, text: str) -> Scenario | Rubric:
    """The item of a text that is not new, if it can stand in the library of today."""
    item = parse(kind, text, content_id, rubrics_now(data)).required()
    if isinstance(item, Rubric):
        fits_its_neighbours(data, {item.id: item})
    return item


def _file(centre: Centre, kind: Kind, content_id: str) -> Loaded[Scenario] | Loaded[Rubric]:
    file = file_of(centre.library, kind, content_id)
    if file is None:
        raise NotFound(
            f"There is no file of the {kind} “{content_id}” that can be used, so there is nothing to choose."
        )
    return file
