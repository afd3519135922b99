"""Drafts of scenarios and rubrics as people see them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from assessment.content import open_source
from assessment.errors import NotFound
from assessment.model.people import Actor
from assessment.services.words import clock, day_and_time, name_of
from assessment.store import Kind, Work, WrittenDraft

_TITLE = re.compile(r"^title:.*$", re.MULTILINE)
_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class ContentDraft:
    """A scenario or rubric that is being written. `base_hash`: the version it takes into account, None for none;
    `base_is_current`: that is still the one that stands in the library. `ended` says who published or discarded it and
    when, "" while it is open; a discarded one can be reopened. `became`: the id of what it was published as, "" if it was not."""

    id: str
    kind: Kind
    content_id: str | None
    title: str
    text: str
    revision: int
    base_hash: str | None
    base_is_current: bool
    by: str
    started_at: datetime
    saved_at: datetime
    saved_by: str
    ended: str = ""
    discarded: bool = False
    became: str = ""

    @property
    def untouched(self) -> bool:
        """Whether it is what stands in the library still, opened to be looked at."""
        return self.content_id is not None and self.revision == 1


@dataclass(frozen=True, slots=True)
class DraftRevision:
    """One saved text of a draft. `aside`: it came second from another window, and is kept beside the current one."""

    number: int
    saved_at: datetime
    by: str
    words: int
    characters: int
    aside: bool


def written(data: Work, draft_id: str) -> WrittenDraft:
    """The draft, or NotFound."""
    found = data.content_drafts.one(draft_id)
    if found is None:
        raise NotFound("There is no such draft. Go back to the library.")
    return found


def draft_view(data: Work, draft: WrittenDraft) -> ContentDraft:
    """The draft as people see it."""
    start, text = draft.start, draft.text
    there = data.versions.latest_of(start.content_id, start.kind) if start.content_id else None
    return ContentDraft(
        id=start.id,
        kind=start.kind,
        content_id=start.content_id,
        title=title_of(text.text) or f"Untitled {start.kind}",
        text=text.text,
        revision=text.number,
        base_hash=text.base_hash,
        base_is_current=text.base_hash == (there.hash if there else None),
        by=name_of(data, start.by_id),
        started_at=start.started_at,
        saved_at=text.saved_at,
        saved_by=name_of(data, text.by_id),
        ended=how_ended(data, draft),
        discarded=draft.ended is not None and draft.ended.how == "discarded",
        became=(draft.ended.content_id or "") if draft.ended and draft.ended.version else "",
    )


def title_of(text: str) -> str:
    """The title in a text that may be broken elsewhere; empty if it has none."""
    line = _TITLE.search(text)
    tree = open_source(line[0]).tree if line else None
    title = tree.get("title") if tree else None
    return " ".join((title.text or "").split())[:_LONGEST_TITLE] if title else ""


def how_ended(data: Work, draft: WrittenDraft) -> str:
    """That the draft was published (as which version) or discarded: by whom and when; empty while it is open."""
    end = draft.ended
    if end is None:
        return ""
    version = f" as version {end.version}" if end.version else ""
    return f"This draft was {end.how}{version} by {name_of(data, end.by_id)} on {day_and_time(end.at)}."


def moved_on(data: Work, who: Actor, draft: WrittenDraft) -> str:
    """That the draft was saved since this window opened it: by whom and when."""
    text = draft.text
    if text.by_id == who.id:
        by = f"from another window at {clock(text.saved_at)}"
    else:
        by = f"by {name_of(data, text.by_id)} on {day_and_time(text.saved_at)}"
    return f"This {draft.start.kind} was saved {by}, after this window opened it."
