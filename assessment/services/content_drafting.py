"""Drafts of scenarios and rubrics: shared by the tutors of a centre, every text of them kept."""

from __future__ import annotations

from assessment.content import MAX_BYTES
from assessment.errors import Conflict, Mistake, NotFound
from assessment.model.people import Actor
from assessment.services.centre import Centre, again_if_taken
from assessment.services.draft_views import ContentDraft, DraftRevision, draft_view, how_ended, moved_on, written
from assessment.services.permissions import Action, require
from assessment.services.words import name_of
from assessment.store import DraftStart, DraftText, Kind, Work, WrittenDraft, clean


def start_content_draft(
    centre: Centre, who: Actor, kind: Kind, *, text: str, content_id: str | None = None, base_hash: str | None = None
) -> ContentDraft:
    """A new draft. A second click on the same button gets the first draft, as long as nobody wrote in it."""
    require(who, Action.WRITE_CONTENT)
    kept = _fits(clean(text))
    return again_if_taken(lambda: _start(centre, who, kind, kept, content_id, base_hash))


def edit_published(centre: Centre, who: Actor, kind: Kind, content_id: str) -> ContentDraft:
    """The open draft of that scenario or rubric, whoever started it; else a new one from the text in the library."""
    require(who, Action.WRITE_CONTENT)
    return again_if_taken(lambda: _edit(centre, who, kind, content_id))


def content_draft(centre: Centre, who: Actor, draft_id: str) -> ContentDraft:
    """That draft as it was saved last; an ended one too, since nothing is ever lost."""
    require(who, Action.AUTHOR)
    with centre.store.reading() as data:
        return draft_view(data, written(data, draft_id))


def content_drafts(centre: Centre, who: Actor, kind: Kind | None = None) -> list[ContentDraft]:
    """The open ones, newest first."""
    require(who, Action.AUTHOR)
    with centre.store.reading() as data:
        return [draft_view(data, draft) for draft in data.content_drafts.open(kind)]


def save_content_draft(
    centre: Centre, who: Actor, draft_id: str, *, text: str, revision: int, base: str | None = None
) -> ContentDraft:
    """Keep what is typed. `revision` is the one the window last saw; `base` names another version that the text takes
    into account from now on.

    Where somebody saved since, or the draft has ended: Conflict, and this text is kept beside the other.
    """
    require(who, Action.WRITE_CONTENT)
    kept = _fits(clean(text))
    saved, conflict = again_if_taken(lambda: _save(centre, who, draft_id, kept, revision, base))
    if conflict:
        raise Conflict(conflict)
    return saved


def discard_content_draft(centre: Centre, who: Actor, draft_id: str) -> None:
    """Put it away; nothing of it is lost, and `reopen_content_draft` brings it back."""
    require(who, Action.WRITE_CONTENT)
    again_if_taken(lambda: _discard(centre, who, draft_id))


def reopen_content_draft(centre: Centre, who: Actor, draft_id: str) -> ContentDraft:
    """Bring a discarded draft back as it was."""
    require(who, Action.WRITE_CONTENT)
    return again_if_taken(lambda: _reopen(centre, who, draft_id))


def content_draft_history(centre: Centre, who: Actor, draft_id: str) -> list[DraftRevision]:
    """Every text that was saved, newest first."""
    require(who, Action.AUTHOR)
    with centre.store.reading() as data:
        written(data, draft_id)
        return [
            DraftRevision(
                each.number,
                each.saved_at,
                name_of(data, each.by_id),
                len(each.text.split()),
                len(each.text),
                each.aside,
            )
            for each in reversed(data.content_drafts.texts(draft_id))
        ]


def content_draft_text(centre: Centre, who: Actor, draft_id: str, number: int) -> str:
    """One of the texts that were saved."""
    require(who, Action.AUTHOR)
    with centre.store.reading() as data:
        written(data, draft_id)
        for each in data.content_drafts.texts(draft_id):
            if each.number == number:
                return each.text
    raise NotFound(f"This draft has no saved text number {number}. Choose one from its history.")


def _start(
    centre: Centre, who: Actor, kind: Kind, text: str, content_id: str | None, base_hash: str | None
) -> ContentDraft:
    with centre.store.writing() as data:
        for draft in data.content_drafts.open(kind, content_id):
            start, last = draft.start, draft.text
            mine = (start.by_id, start.content_id, last.base_hash) == (who.id, content_id, base_hash)
            if mine and draft.last_number == 1 and last.text == text:
                return draft_view(data, draft)
        return _new(centre, data, who, kind, text, content_id, base_hash)


def _edit(centre: Centre, who: Actor, kind: Kind, content_id: str) -> ContentDraft:
    with centre.store.writing() as data:
        open_ones = data.content_drafts.open(kind, content_id)
        if open_ones:
            return draft_view(data, open_ones[0])
        there = data.versions.latest_of(content_id, kind)
        if there is None:
            raise NotFound(f"There is no {kind} “{content_id}” in the library. Go back to the library.")
        return _new(centre, data, who, kind, data.versions.text(kind, there.hash) or "", content_id, there.hash)


def _new(
    centre: Centre, data: Work, who: Actor, kind: Kind, text: str, content_id: str | None, base_hash: str | None
) -> ContentDraft:
    now, id = centre.now(), centre.new_id()
    number = data.content_drafts.next_number(kind, content_id)
    data.content_drafts.start(DraftStart(id, kind, content_id, number, base_hash, who.id, now))
    data.content_drafts.add_text(DraftText(id, 1, text, base_hash, who.id, now, False))
    detail = {"kind": kind, "content": content_id, "base": base_hash}
    data.audit.add("content_draft_started", id, at=now, by=who.id, detail=detail)
    return draft_view(data, written(data, id))


def _save(
    centre: Centre, who: Actor, draft_id: str, text: str, revision: int, base: str | None
) -> tuple[ContentDraft, str]:
    """The draft after saving, and what to say if this text had to be set aside."""
    with centre.store.writing() as data:
        draft = written(data, draft_id)
        current = draft.text
        base_hash = _known_base(data, draft, base) if base else current.base_hash
        if current.text == text and (draft.ended or current.base_hash == base_hash):
            return draft_view(data, draft), ""
        aside = draft.ended is not None or (current.number > revision and current.text != text)
        if not aside or data.content_drafts.last_text(draft_id) != text:
            row = DraftText(draft_id, draft.last_number + 1, text, base_hash, who.id, centre.now(), aside)
            data.content_drafts.add_text(row)
        said = _why_aside(data, who, draft) if aside else ""
        return draft_view(data, written(data, draft_id)), said


def _why_aside(data: Work, who: Actor, draft: WrittenDraft) -> str:
    if draft.ended is None:
        return (
            f"{moved_on(data, who, draft)} Both versions are kept. Reload to see the other one, and choose which to "
            "go on with."
        )
    return (
        f"{how_ended(data, draft)} What you wrote here is kept in its history, but it does not count. "
        f"Open the {draft.start.kind} again from the library and bring it in there."
    )


def _known_base(data: Work, draft: WrittenDraft, base: str) -> str:
    if data.versions.text(draft.start.kind, base) is None:
        raise NotFound("The version that this draft should go on from is not in this library. Reload the page.")
    return base


def _discard(centre: Centre, who: Actor, draft_id: str) -> None:
    with centre.store.writing() as data:
        draft = written(data, draft_id)
        if draft.ended and draft.ended.how == "published":
            raise Mistake("This draft is published, so there is nothing to discard. Retire the version instead.")
        if draft.ended is None:
            data.content_drafts.end(draft_id, "discarded", by=who.id, at=centre.now())
            data.audit.add("content_draft_discarded", draft_id, at=centre.now(), by=who.id)


def _reopen(centre: Centre, who: Actor, draft_id: str) -> ContentDraft:
    with centre.store.writing() as data:
        draft = written(data, draft_id)
        if draft.ended and draft.ended.how == "published":
            raise Mistake("This draft is published and stays as it is. Edit the published version instead.")
        if draft.ended:
            data.content_drafts.end(draft_id, "reopened", by=who.id, at=centre.now())
            data.audit.add("content_draft_reopened", draft_id, at=centre.now(), by=who.id)
        return draft_view(data, written(data, draft_id))


def _fits(text: str) -> str:
    size = len(text.encode("utf-8"))
    if size > MAX_BYTES:
        raise Mistake(
            f"This text has {size // 1024:,} KB; at most {MAX_BYTES // 1024} KB can be kept. This version is not saved: "
            "make it shorter, or split it."
        )
    return text
