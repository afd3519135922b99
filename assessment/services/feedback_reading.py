"""What is needed before comments are asked for, and what is made of them afterwards."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from assessment.errors import Mistake
from assessment.feedback import (
    KIND_WORDS,
    Checked,
    Prompt,
    Sent,
    good_in_words,
    hide,
    prompt_for,
    resting_until,
    sentence_of,
    why_in_words,
)
from assessment.feedback import Comment as CheckedComment
from assessment.model.marking import Marking
from assessment.model.people import Actor
from assessment.model.scenario import Scenario
from assessment.services.centre import Centre
from assessment.services.feedback_desk import FeedbackDesk
from assessment.services.feedback_views import CommentView, FeedbackView
from assessment.services.reach import own
from assessment.services.shelf import scenario_of
from assessment.services.views import EXAMPLE_ATTEMPT
from assessment.services.words import clock
from assessment.store import AttemptRecord, FeedbackAnswer, FeedbackRequest, Work

_SLACK = timedelta(seconds=45)  # for a job's place in the queue and the wait before its retry
_LOOKED_AT = 12


@dataclass(frozen=True, slots=True)
class Prepared:
    """An attempt made ready to be sent."""

    attempt_id: str
    sent: Sent
    prompt: Prompt
    scenario_now: datetime


def desk_of(centre: Centre) -> FeedbackDesk:
    """The desk, or a Mistake where nothing is configured."""
    if centre.feedback is None:
        raise Mistake("Comments on phrasing are not set up at this centre. Your result is complete without them.")
    return centre.feedback


def prepared(centre: Centre, who: Actor, attempt_id: str) -> Prepared:
    """One's own finished attempt with its placeholders; a Mistake says why it can't be sent."""
    with centre.store.reading() as data:
        record = own(data, who, attempt_id)
        why_not = may_be_asked(centre, record)
        if why_not:
            raise Mistake(why_not)
        assert record.submission is not None  # it is finished
        scenario = scenario_of(data, record.started.scenario_hash)
        stored = data.results.marking(attempt_id)
    private = _private(scenario, Marking.from_dict(stored.marking)) if stored else []
    sent = hide(record.submission.text, scenario, learner=who.name, private=private)
    return Prepared(attempt_id, sent, prompt_for(sent, scenario.level), scenario.now)


def may_be_asked(centre: Centre, record: AttemptRecord) -> str:
    """Why no comments can be asked for on this attempt, whoever asks; "" where they can."""
    settings = desk_of(centre).settings
    if record.started.id == EXAMPLE_ATTEMPT:
        return "The example has no comments on phrasing. Write a handover of your own to have some."
    if record.submission is None or record.proposed is None or not (record.finished or record.awarded is not None):
        return "Comments on phrasing come after the result. Finish this attempt first."
    if record.started.mode == "assessment" and not settings.in_assessment:
        return "This centre has no comments on phrasing for assessments. Ask for them when you practise."
    return ""


def _private(scenario: Scenario, marking: Marking) -> list[tuple[int, int]]:
    """Where the handover tells what the scenario withholds, as the marking has found it."""
    withheld = {fact.id for fact in scenario.facts if fact.weight == "withhold"}
    told = [found for found in marking.facts if found.fact in withheld and found.status != "missing"]
    return [(piece.start, piece.end) for found in told for piece in found.evidence if piece.turn == 0]


def resting(centre: Centre, data: Work) -> str:
    """Why nothing is sent for now after repeated failure; "" where it is."""
    settings = desk_of(centre).settings
    latest = data.feedback.latest_outcomes(settings.base_url, settings.model, _LOOKED_AT)
    until = resting_until(latest, centre.now())
    if until is None:
        return ""
    return (
        f"The AI service failed several times in a row, so Baton asks nothing of it until {clock(until)}. "
        "Your result is not affected."
    )


def still_runs(centre: Centre, request: FeedbackRequest, answer: FeedbackAnswer | None) -> bool:
    """Whether an answer may still come: in this process, or in another for as long as it could take."""
    if answer is not None:
        return False
    desk = desk_of(centre)
    if desk.progress(request.id):
        return True
    return centre.now() < request.asked_at + timedelta(seconds=desk.settings.timeout) + _SLACK


def has_answer(request: FeedbackRequest, answer: FeedbackAnswer | None, key: str) -> bool:
    """Whether the comments on that content are there already."""
    return answer is not None and answer.outcome in ("answered", "cached") and request.content_key == key


def never_left(answer: FeedbackAnswer | None) -> bool:
    """Whether it ended before anything was sent: stopped, or no longer agreed to, while it waited for its turn."""
    return answer is not None and answer.outcome == "cancelled" and not answer.requests


def ended_words(centre: Centre, request: FeedbackRequest, answer: FeedbackAnswer | None) -> str:
    """How a request ended, in a sentence."""
    if answer is None:
        return "The answer is awaited." if still_runs(centre, request, answer) else sentence_of("lost")
    if never_left(answer):
        return "Nothing was sent: it was stopped before its turn came."
    if answer.outcome == "cached":
        return "Nothing was sent this time: the same words had been answered before."
    return "It was answered." if answer.outcome == "answered" else sentence_of(answer.outcome)


def view_of(centre: Centre, data: Work, who: Actor, record: AttemptRecord) -> FeedbackView:
    """Where the comments of that attempt stand."""
    settings = desk_of(centre).settings
    asked = data.feedback.of_attempt(record.started.id)
    agreed = data.feedback.agreed(who.id)
    ready = FeedbackView(
        state="ready",
        server=settings.place,
        model=settings.model,
        consent_needed=settings.consent and not agreed,
        agreed=agreed,
        refusal=resting(centre, data),
    )
    if not asked:
        return ready
    request, answer = asked[-1]
    ready = replace(ready, request_id=request.id, asked_at=request.asked_at, sent_before=True)
    if answer is None and still_runs(centre, request, answer):
        progress = desk_of(centre).progress(request.id)
        return replace(ready, state="running", received=progress.received if progress else 0)
    if answer is None or answer.outcome not in ("answered", "cached"):
        return replace(ready, state="failed", problem=sentence_of(answer.outcome if answer else "lost"))
    return _answered(ready, data, record, request, answer)


def _answered(
    view: FeedbackView, data: Work, record: AttemptRecord, request: FeedbackRequest, answer: FeedbackAnswer
) -> FeedbackView:
    checked = Checked.from_dict(answer.comments, answer.drops)
    name = name_of(record, scenario_of(data, record.started.scenario_hash))
    unwanted = data.feedback.hidden_content(request.by_id, request.content_key)  # also where it was asked for before
    hidden = {at for at, comment in enumerate(answer.comments.get("comments", ())) if comment in unwanted}
    good = checked.good
    return replace(
        view,
        state="answered",
        comments=tuple(comment_view(c, at, name) for at, c in enumerate(checked.comments) if at not in hidden),
        hidden=len(hidden),
        good_quote=good.quote if good else "",
        good=good_in_words(good.code, name) if good else "",
        dropped=sum(checked.drops.values()),
    )


def comment_view(comment: CheckedComment, place: int, name: str) -> CommentView:
    """A comment with Baton's words for its codes."""
    return CommentView(
        place=place,
        quote=comment.quote,
        kind=KIND_WORDS[comment.kind],  # type: ignore[index]
        why=why_in_words(comment.reason, name),
        suggestion=comment.suggestion,
        start=comment.start,
        end=comment.end,
    )


def name_of(record: AttemptRecord, scenario: Scenario) -> str:
    """The first name of whom the handover went to, where that is somebody of the scenario."""
    chosen = record.submission.recipient if record.submission else ""
    people = {scenario.recipient.name, *(person.name for person in scenario.others)}
    return chosen.split()[0] if chosen in people else "your colleague"
