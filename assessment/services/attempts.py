"""Looking at attempts: one, one's own, their drafts, and two side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from assessment.errors import Mistake
from assessment.model.people import Actor
from assessment.review.wording import Change, word_changes
from assessment.services.centre import Centre
from assessment.services.reach import within_reach
from assessment.services.views import AttemptSummary, AttemptView, levels_of, summary, view


@dataclass(frozen=True, slots=True)
class DraftView:
    """One saved text. `aside`: it came second from another window, and is kept beside the current one."""

    revision: int
    saved_at: datetime
    text: str
    recipient: str | None
    method: str | None
    aside: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two attempts at one scenario. `levels` by point are (earlier, later), None where one has no result."""

    earlier: AttemptView
    later: AttemptView
    levels: dict[str, tuple[int | None, int | None]]
    changes: list[Change]


def attempt(centre: Centre, who: Actor, attempt_id: str) -> AttemptView:
    """One's own attempt; an assessor, tutor, quality assurer or administrator sees everybody's."""
    with centre.store.reading() as data:
        return view(within_reach(data, who, attempt_id))


def my_attempts(centre: Centre, who: Actor) -> list[AttemptSummary]:
    """One's own, newest first."""
    with centre.store.reading() as data:
        return [summary(record) for record in reversed(data.attempts.of_learner(who.id))]


def drafts(centre: Centre, who: Actor, attempt_id: str) -> list[DraftView]:
    """Everything that was saved on the way, oldest first."""
    with centre.store.reading() as data:
        within_reach(data, who, attempt_id)
        return [
            DraftView(draft.number, draft.saved_at, draft.text, draft.recipient, draft.method, draft.aside)
            for draft in data.attempts.drafts(attempt_id)
        ]


def compare(centre: Centre, who: Actor, earlier_attempt: str, later_attempt: str) -> Comparison:
    """What changed between two attempts of one learner at one scenario: words and levels."""
    with centre.store.reading() as data:
        earlier = within_reach(data, who, earlier_attempt)
        later = within_reach(data, who, later_attempt)
    pairs = [(record.started.learner_id, record.started.scenario_id) for record in (earlier, later)]
    if pairs[0] != pairs[1]:
        raise Mistake("Only two attempts by one learner at one scenario can be compared. Choose two of those.")
    before, after = levels_of(earlier), levels_of(later)
    old, new = view(earlier), view(later)
    return Comparison(
        old,
        new,
        {point: (before.get(point), after.get(point)) for point in {**before, **after}},
        word_changes(old.text, new.text),
    )
