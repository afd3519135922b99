"""Comments on phrasing, from the learner's side: agreeing, asking, stopping, reading, hiding, and seeing what left.

They come after the marking and never touch it. Nothing is sent that a learner did not ask for.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from assessment.errors import Mistake, NotFound
from assessment.feedback import MOST_TOKENS_OUT, Used, Way, content_key, estimated_tokens, over_ceiling
from assessment.model.people import Actor
from assessment.services.centre import Centre, again_if_taken
from assessment.services.feedback_reading import (
    Prepared,
    desk_of,
    ended_words,
    has_answer,
    may_be_asked,
    never_left,
    prepared,
    resting,
    still_runs,
    view_of,
)
from assessment.services.feedback_views import FeedbackView, SentView
from assessment.services.feedback_work import Job, carry_out
from assessment.services.permissions import Action, may, require
from assessment.services.reach import own
from assessment.services.words import start_of_day
from assessment.store import FeedbackAnswer, FeedbackRequest, HiddenComment, Taken, Work


def feedback(centre: Centre, who: Actor, attempt_id: str) -> FeedbackView | None:
    """Where the comments on one's own attempt stand; None where there is nothing to show of them: not configured,
    somebody else's, not finished, or an assessment that this centre does not send."""
    if centre.feedback is None or not may(who, Action.ASK_FEEDBACK):
        return None
    with centre.store.reading() as data:
        record = data.attempts.one(attempt_id)
        if record is None or record.started.learner_id != who.id or may_be_asked(centre, record):
            return None
        return view_of(centre, data, who, record)


def agree_to_feedback(centre: Centre, who: Actor, *, given: bool) -> None:
    """Say that one's handovers may be sent, or that they may not any more. It holds until one says otherwise."""
    require(who, Action.ASK_FEEDBACK)
    desk_of(centre)
    again_if_taken(lambda: _agree(centre, who, given))


def agreed_to_feedback(centre: Centre, who: Actor) -> bool:
    """Whether one has agreed that one's handovers may be sent, and has not taken it back."""
    require(who, Action.ASK_FEEDBACK)
    desk_of(centre)
    with centre.store.reading() as data:
        return data.feedback.agreed(who.id)


def ask_for_feedback(centre: Centre, who: Actor, attempt_id: str) -> None:
    """Ask once: what runs already goes on, what was answered stays as it is, what was answered for the same words in
    another attempt is shown again, and all else starts a job beside the app. A Mistake says why nothing can be asked now."""
    require(who, Action.ASK_FEEDBACK)
    desk = desk_of(centre)
    ready = prepared(centre, who, attempt_id)
    job = again_if_taken(lambda: _append(centre, who, ready))
    if job is not None:
        desk.start(job.request_id, partial(carry_out, centre.store, desk.settings, job, centre.now))


def stop_feedback(centre: Centre, who: Actor, attempt_id: str) -> None:
    """Stop what runs. What arrives afterwards is thrown away; nothing happens where nothing runs."""
    require(who, Action.ASK_FEEDBACK)
    desk = desk_of(centre)
    with centre.store.reading() as data:
        own(data, who, attempt_id)
        asked = data.feedback.of_attempt(attempt_id)
    if not asked or asked[-1][1] is not None:
        return
    request = asked[-1][0]
    progress = desk.stop(request.id)
    requests = progress.requests if progress else 1  # in another process it may have been sent
    tokens = requests * (request.tokens - MOST_TOKENS_OUT)
    waited = round((centre.now() - request.asked_at).total_seconds() * 1000)
    ended = FeedbackAnswer(request.id, "cancelled", {}, {}, requests, tokens, 0, True, waited, centre.now())
    try:
        with centre.store.writing() as data:
            data.feedback.answer(ended)
    except Taken:  # it came in the same moment
        return


def hide_comment(centre: Centre, who: Actor, attempt_id: str, request_id: str, place: int) -> None:
    """Hide one comment that did not help. The tutor can read it; a second time changes nothing."""
    require(who, Action.ASK_FEEDBACK)
    try:
        with centre.store.writing() as data:
            own(data, who, attempt_id)
            answers = [answer for _, answer in data.feedback.of_attempt(attempt_id) if answer]
            answer = next((each for each in answers if each.request_id == request_id), None)
            if answer is None or not 0 <= place < len(answer.comments.get("comments", ())):
                raise NotFound("There is no such comment. Load the page again.")
            data.feedback.hide(HiddenComment(request_id, place, who.id, centre.now()))
            data.audit.add("comment_hidden", attempt_id, at=centre.now(), by=who.id, detail={"place": place})
    except Taken:
        return


def what_was_sent(centre: Centre, who: Actor, attempt_id: str) -> list[SentView]:
    """Everything that left for one's own attempt, newest first, exactly as it left."""
    require(who, Action.ASK_FEEDBACK)
    desk_of(centre)
    with centre.store.reading() as data:
        own(data, who, attempt_id)
        asked = data.feedback.of_attempt(attempt_id)
    return [
        SentView(
            request.asked_at,
            request.server,
            request.model,
            tuple((message["role"], message["content"]) for message in request.sent if not never_left(answer)),
            ended_words(centre, request, answer),
        )
        for request, answer in reversed(asked)
    ]


def what_would_be_sent(centre: Centre, who: Actor, attempt_id: str) -> SentView:
    """What would leave if one asked now, and what its placeholders stand for. Nothing is sent."""
    require(who, Action.ASK_FEEDBACK)
    settings = desk_of(centre).settings
    ready = prepared(centre, who, attempt_id)
    messages = tuple((message["role"], message["content"]) for message in ready.prompt.messages())
    return SentView(None, settings.place, settings.model, messages, "", tuple(ready.sent.names.items()))


def _agree(centre: Centre, who: Actor, given: bool) -> None:
    with centre.store.writing() as data:
        data.feedback.agree(who.id, given, at=centre.now())
        data.audit.add("feedback_consent", who.id, at=centre.now(), by=who.id, detail={"given": given})


def _append(centre: Centre, who: Actor, ready: Prepared) -> Job | None:
    """The request in the database, and the job to start for it; None where there is nothing to do."""
    settings = desk_of(centre).settings
    with centre.store.asking() as data:
        asked = data.feedback.of_attempt(ready.attempt_id)
        if asked and still_runs(centre, *asked[-1]):
            return None
        if settings.consent and not data.feedback.agreed(who.id):
            raise Mistake("You have not agreed that your handover is sent to the AI service. Tick the box first.")
        key = content_key(ready.prompt, ready.sent, settings.base_url, settings.model)
        if asked and has_answer(*asked[-1], key):
            return None
        kept = data.feedback.answered(key)
        request = _request(centre, who, ready, key, len(asked) + 1)
        if kept is not None:
            data.feedback.ask(replace(request, sent=[], tokens=0))  # nothing leaves
            data.feedback.answer(_again(centre, request, kept))
            return None
        _refuse_if_too_much(centre, data, who, request.tokens)
        data.feedback.ask(request)
        data.audit.add("feedback_asked", ready.attempt_id, at=centre.now(), by=who.id, detail={"request": request.id})
        known = data.feedback.way(settings.base_url, settings.model)
    way: Way | None = Way.from_dict(known) if known else None
    return Job(request.id, who.id, ready.sent, ready.prompt, way, ready.scenario_now)


def _request(centre: Centre, who: Actor, ready: Prepared, key: str, number: int) -> FeedbackRequest:
    settings = desk_of(centre).settings
    tokens = estimated_tokens(ready.prompt.system, ready.prompt.user) + MOST_TOKENS_OUT
    return FeedbackRequest(
        id=centre.new_id(),
        attempt_id=ready.attempt_id,
        number=number,
        by_id=who.id,
        content_key=key,
        server=settings.base_url,
        model=settings.model,
        sent=ready.prompt.messages(),
        tokens=tokens,
        asked_at=centre.now(),
    )


def _again(centre: Centre, request: FeedbackRequest, kept: FeedbackAnswer) -> FeedbackAnswer:
    """The kept answer for another request: it cost nothing this time."""
    return replace(
        kept,
        request_id=request.id,
        outcome="cached",
        drops={},
        requests=0,
        tokens_in=0,
        tokens_out=0,
        milliseconds=0,
        answered_at=centre.now(),
    )


def _refuse_if_too_much(centre: Centre, data: Work, who: Actor, tokens: int) -> None:
    """A Mistake while the server rests after failures, or where a ceiling of the day is reached."""
    settings = desk_of(centre).settings
    why = resting(centre, data)
    if not why:
        midnight = start_of_day(centre.now())
        mine, all_ = Used(*data.feedback.used(midnight, who.id)), Used(*data.feedback.used(midnight))
        why = over_ceiling(settings, mine, all_, tokens)
    if why:
        raise Mistake(why)
