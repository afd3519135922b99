"""A centre that is set up for comments on phrasing, for tests of services, store and pages."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from assessment.feedback import Sent
from assessment.model.people import Actor
from assessment.services import Centre, FeedbackSettings, FeedbackView, feedback
from assessment.services.feedback_desk import FeedbackDesk

CANARY = "sk-canary-0b5e55ed"
HANDOVER = (
    "Sunita, it is imperative that you telephone Mrs Whitlock by 17:00.\n"
    "Somebody should look at the two bags on the trolley before the van goes.\nThanks a lot. C1=2 C2=2 M1=2 M2=1"
)
SENT_FIRST = "[RECIPIENT_1], it is imperative that you telephone Mrs [NAME_1] by [TIME_1]."
SENT_SECOND = "Somebody should look at the [NUMBER_1] bags on the trolley before the van goes."
SHOWN_FIRST = "Sunita, please telephone Mrs Whitlock by 17:00."
SHOWN_SECOND = "Could somebody please look at the two bags on the trolley before the van goes?"


def configured(centre: Centre, url: str, **changes: Any) -> Centre:
    """The same centre with an AI service at that address; no consent is asked unless a test says so."""
    settings = FeedbackSettings(
        **{"base_url": url, "model": "small", "key": CANARY, "timeout": 15.0, "consent": False, **changes}
    )
    return replace(centre, feedback=FeedbackDesk(settings))


def comment(quote: str, suggestion: str, kind: str = "courtesy", reason: str = "abrupt") -> dict[str, str]:
    """A comment as a model writes it."""
    return {"quote": quote, "kind": kind, "reason": reason, "suggestion": suggestion}


def answer(*comments: dict[str, str], good: dict[str, str] | None = None) -> str:
    """An answer as a model writes it."""
    return json.dumps({"comments": list(comments), "good": good or {}})


def good_answer() -> str:
    """Two comments and a praise that pass every check, and one comment that does not."""
    return answer(
        comment(SENT_FIRST, "[RECIPIENT_1], please telephone Mrs [NAME_1] by [TIME_1].", "plain_english", "hard_word"),
        comment(SENT_SECOND, "Could somebody please look at the [NUMBER_1] bags on the trolley before the van goes?"),
        comment("Thanks a lot.", "Full marks for you."),
        good={"quote": "Thanks a lot.", "code": "polite"},
    )


def ended(centre: Centre, who: Actor, attempt_id: str, seconds: float = 20) -> FeedbackView:
    """The view once the job has ended."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        view = feedback(centre, who, attempt_id)
        assert view is not None
        if view.state != "running":
            return view
        time.sleep(0.03)
    raise AssertionError("The job did not end.")


def everything_shown(view: FeedbackView) -> str:
    """Every word of a view that a page can show and that is not the learner's own quote."""
    parts: Sequence[str] = [view.problem, view.refusal, view.good]
    return "\n".join([*parts, *(f"{c.kind}\n{c.why}\n{c.suggestion}" for c in view.comments)])


def masked(sent: Sent, text: str) -> str:
    """How a stretch of the original was sent."""
    start = sent.original.index(text)
    inside = [p for p in sent.places if p.first >= start and p.last <= start + len(text)]
    return sent.text[inside[0].start : inside[-1].end]
