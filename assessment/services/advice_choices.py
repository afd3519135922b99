"""Advice that a tutor has put aside, and brought back. It stays with the scenario, whoever goes on writing it."""

from __future__ import annotations

from datetime import datetime

from assessment.errors import Mistake
from assessment.model.people import Actor
from assessment.services.centre import Centre, again_if_taken
from assessment.services.draft_views import written
from assessment.services.permissions import Action, require
from assessment.store import DraftStart, Work

LONGEST_KEY = 300


def dismissed_advice(centre: Centre, who: Actor, draft_id: str) -> frozenset[str]:
    """The keys of the advice that is put aside for what this draft is of."""
    require(who, Action.AUTHOR)
    with centre.store.reading() as data:
        return data.advice.dismissed(_subject(written(data, draft_id).start))


def dismiss_advice(centre: Centre, who: Actor, draft_id: str, key: str) -> None:
    """Put that advice aside; nothing happens when it is aside already."""
    _choose(centre, who, draft_id, key, dismissed=True)


def bring_back_advice(centre: Centre, who: Actor, draft_id: str, key: str) -> None:
    """Show that advice again."""
    _choose(centre, who, draft_id, key, dismissed=False)


def carry_over(data: Work, start: DraftStart, content_id: str, *, by: str, at: datetime) -> None:
    """What was put aside while something new was written holds for it once it is in the library."""
    target = f"{start.kind}/{content_id}"
    for key in sorted(data.advice.dismissed(_subject(start)) - data.advice.dismissed(target)):
        data.advice.choose(target, key, dismissed=True, by=by, at=at)


def _choose(centre: Centre, who: Actor, draft_id: str, key: str, *, dismissed: bool) -> None:
    require(who, Action.WRITE_CONTENT)
    if not key or len(key) > LONGEST_KEY:
        raise Mistake("This advice can't be put aside. Reload the page and try again.")

    def once() -> None:
        with centre.store.writing() as data:
            subject = _subject(written(data, draft_id).start)
            if (key in data.advice.dismissed(subject)) != dismissed:
                data.advice.choose(subject, key, dismissed=dismissed, by=who.id, at=centre.now())
                action = "advice_dismissed" if dismissed else "advice_brought_back"
                data.audit.add(action, subject, at=centre.now(), by=who.id, detail={"key": key})

    again_if_taken(once)


def _subject(start: DraftStart) -> str:
    """A draft of something new has its own; every draft of one scenario or rubric shares that one's."""
    return f"{start.kind}/{start.content_id}" if start.content_id else start.id
