"""Asking for comments: after the result, beside the app, once for the same words, within the day's ceilings."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from assessment import services
from assessment.errors import Mistake, NotFound
from assessment.feedback import Progress
from assessment.model.people import Actor
from assessment.services import Centre, FeedbackSettings, FeedbackView, SentView
from assessment.services.feedback_desk import FeedbackDesk
from assessment.store.tables import metadata
from tests.commenting import (
    CANARY,
    HANDOVER,
    SHOWN_FIRST,
    SHOWN_SECOND,
    answer,
    comment,
    configured,
    ended,
    good_answer,
)
from tests.conftest import Clock, Journey
from tests.feedback_server import failing, saying, scripted, streaming


@pytest.fixture
def attempt(journey: Journey, learner: Actor) -> str:
    """A practice attempt with its result."""
    return journey.marked(learner, HANDOVER, mode="practice").id


def asked(centre: Centre, who: Actor, attempt_id: str) -> FeedbackView:
    """Ask, and wait for the end."""
    services.ask_for_feedback(centre, who, attempt_id)
    return ended(centre, who, attempt_id)


def test_without_configuration_there_is_nothing_to_see(centre: Centre, learner: Actor, attempt: str) -> None:
    assert services.feedback(centre, learner, attempt) is None
    with pytest.raises(Mistake) as caught:
        services.ask_for_feedback(centre, learner, attempt)
    assert str(caught.value) == (
        "Comments on phrasing are not set up at this centre. Your result is complete without them."
    )


def test_comments_come_back_with_names_and_times_put_back(centre: Centre, learner: Actor, attempt: str) -> None:
    with scripted(saying(good_answer())) as server:
        centre = configured(centre, server.url)
        before = services.marking(centre, learner, attempt)
        view = asked(centre, learner, attempt)
        assert (view.state, view.dropped, view.problem) == ("answered", 1, "")
        assert [c.suggestion for c in view.comments] == [SHOWN_FIRST, SHOWN_SECOND]
        assert [c.kind for c in view.comments] == ["Plain English", "Courtesy"]
        assert all(HANDOVER[c.start : c.end] == c.quote for c in view.comments)
        assert "Sunita" in view.comments[0].why
        assert (view.good_quote, view.good) == (
            "Thanks a lot.",
            "You ask politely. Sunita will be glad to take it on.",
        )
        assert services.marking(centre, learner, attempt) == before
        assert len(server.bodies) == 1


def test_nothing_that_tells_who_or_when_is_sent(centre: Centre, learner: Actor, attempt: str) -> None:
    with scripted(saying(good_answer())) as server:
        asked(configured(centre, server.url), learner, attempt)
        (body,) = server.bodies
    words = body["messages"][1]["content"]
    for secret in ("Sunita", "Whitlock", "17:00", "Amira", "two bags"):
        assert secret not in words
    assert "Level: basic" in words


def test_nothing_is_sent_unasked(centre: Centre, learner: Actor, attempt: str) -> None:
    with scripted(saying(good_answer())) as server:
        centre = configured(centre, server.url)
        services.feedback(centre, learner, attempt)
        assert services.what_would_be_sent(centre, learner, attempt).messages[1][0] == "user"
        assert services.what_was_sent(centre, learner, attempt) == []
        time.sleep(0.2)
        assert server.bodies == []


def test_a_reload_and_the_same_words_again_cost_nothing(
    centre: Centre, learner: Actor, attempt: str, journey: Journey
) -> None:
    with scripted(saying(good_answer())) as server:
        centre = configured(centre, server.url)
        first = asked(centre, learner, attempt)
        assert services.feedback(centre, learner, attempt) == first
        again = journey.marked(learner, HANDOVER, mode="practice").id
        second = asked(centre, learner, again)
        assert [c.suggestion for c in second.comments] == [c.suggestion for c in first.comments]
        assert len(server.bodies) == 1
        (sent,) = services.what_was_sent(centre, learner, again)
        assert sent.messages == ()
        assert sent.ended == "Nothing was sent this time: the same words had been answered before."
        tutor = journey.person("Tess Vale", "tutor")
        use = services.feedback_use(centre, tutor)
        assert (use.days[0].answered, use.days[0].cached, use.requests_today) == (1, 1, 1)


def test_other_words_are_asked_anew(centre: Centre, learner: Actor, attempt: str, journey: Journey) -> None:
    with scripted(saying(good_answer())) as server:
        centre = configured(centre, server.url)
        asked(centre, learner, attempt)
        other = journey.marked(learner, HANDOVER.replace("Whitlock", "Whitlow"), mode="practice").id
        view = asked(centre, learner, other)
        assert "Whitlow" in view.comments[0].suggestion
        assert len(server.bodies) == 2


def test_the_page_never_waits_and_a_second_click_asks_nothing_more(
    centre: Centre, learner: Actor, attempt: str
) -> None:
    with scripted(streaming(good_answer(), slowly=0.1)) as server:
        centre = configured(centre, server.url)
        started = time.monotonic()
        services.ask_for_feedback(centre, learner, attempt)
        services.ask_for_feedback(centre, learner, attempt)
        view = services.feedback(centre, learner, attempt)
        assert time.monotonic() - started < 1
        assert view is not None
        assert view.state == "running"
        assert ended(centre, learner, attempt).state == "answered"
        assert len(server.bodies) == 1


def test_a_job_can_be_stopped_and_asked_again(centre: Centre, learner: Actor, attempt: str) -> None:
    with scripted(streaming(good_answer() * 40, slowly=0.1), saying(good_answer())) as server:
        centre = configured(centre, server.url)
        services.ask_for_feedback(centre, learner, attempt)
        time.sleep(0.3)
        services.stop_feedback(centre, learner, attempt)
        view = services.feedback(centre, learner, attempt)
        assert view is not None
        assert (view.state, view.problem) == (
            "failed",
            "You stopped it, so there are no comments. Your result is not affected.",
        )
        services.stop_feedback(centre, learner, attempt)
        assert asked(centre, learner, attempt).state == "answered"
        assert len(server.bodies) == 2


FAULTS = {
    "key": (failing(401, f"bad {CANARY}"), "The AI service did not accept this centre's key.", 1),
    "busy": (failing(429, Retry_After="0"), "The AI service has too many requests at the moment.", 2),
    "server": (failing(500), "The AI service had a fault of its own.", 2),
    "not_json": (saying("It is fine."), "The AI service's answer could not be read.", 2),
    "html": (saying("<html>x</html>"), "A web page came back in place of the AI service's answer.", 1),
    "cut": (streaming(good_answer(), finish=None), "The AI service's answer broke off in the middle.", 2),
    "too_big": (saying("x" * 2_000_000), "The AI service's answer was far too long and was not read.", 1),
    "language": (
        saying(answer(comment("Thanks a lot.", "Dziękuję bardzo, proszę zadzwonić do klientki jak najszybciej"))),
        "The AI service answered in another language than English.",
        1,
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_one_sentence_and_touches_nothing_else(
    name: str, centre: Centre, learner: Actor, attempt: str
) -> None:
    handler, words, requests = FAULTS[name]
    with scripted(handler) as server:
        centre = configured(centre, server.url)
        before = (services.attempt(centre, learner, attempt), services.marking(centre, learner, attempt))
        view = asked(centre, learner, attempt)
        assert view.state == "failed"
        assert view.problem.startswith(words)
        assert view.comments == ()
        assert len(server.bodies) == requests
        assert (services.attempt(centre, learner, attempt), services.marking(centre, learner, attempt)) == before
        with centre.store.reading() as data:
            ((_, kept),) = data.feedback.of_attempt(attempt)
        assert kept is not None
        assert (kept.outcome, kept.requests) == (name, requests)


def test_after_three_failures_nobody_waits_for_the_server_and_later_it_is_asked_again(
    centre: Centre, learner: Actor, attempt: str, clock: Clock
) -> None:
    with scripted(*[failing(401)] * 3, saying(good_answer())) as server:
        centre = configured(centre, server.url)
        for _ in range(3):
            assert asked(centre, learner, attempt).state == "failed"
        with pytest.raises(Mistake) as caught:
            services.ask_for_feedback(centre, learner, attempt)
        assert str(caught.value) == (
            "The AI service failed several times in a row, so Baton asks nothing of it until 15:10:05. "
            "Your result is not affected."
        ).replace("15:10:05", "15:10:00")
        view = services.feedback(centre, learner, attempt)
        assert view is not None
        assert view.refusal == str(caught.value)
        assert len(server.bodies) == 3
        clock.forward(minutes=6)
        assert asked(centre, learner, attempt).state == "answered"


@pytest.mark.parametrize(
    ("ceiling", "words"),
    [
        ({"learner_requests": 1}, "You have had all the comments on phrasing that one learner can have in a day."),
        ({"learner_tokens": 3_000}, "You have had all the comments"),
        ({"centre_requests": 1}, "Your centre has had all its comments on phrasing for today."),
        ({"centre_tokens": 3_000}, "Your centre has had all its comments"),
    ],
)
def test_a_ceiling_of_the_day_holds_and_ends_with_the_day(
    ceiling: dict[str, int], words: str, centre: Centre, learner: Actor, attempt: str, journey: Journey, clock: Clock
) -> None:
    with scripted(saying(good_answer())) as server:
        centre = configured(centre, server.url, **ceiling)
        asked(centre, learner, attempt)
        other = journey.marked(learner, f"{HANDOVER} And more.", mode="practice").id
        with pytest.raises(Mistake) as caught:
            services.ask_for_feedback(centre, learner, other)
        assert str(caught.value).startswith(words)
        assert len(server.bodies) == 1
        clock.forward(hours=24)
        assert asked(centre, learner, other).state == "answered"


def test_a_ceiling_counts_requests_and_not_clicks(
    centre: Centre, learner: Actor, attempt: str, journey: Journey, tutor: Actor
) -> None:
    with scripted(streaming(good_answer(), finish=None), saying(good_answer())) as server:
        centre = configured(centre, server.url, learner_requests=2)
        assert asked(centre, learner, attempt).state == "answered"
        other = journey.marked(learner, f"{HANDOVER} And more.", mode="practice").id
        with pytest.raises(Mistake, match="You have had all the comments"):
            services.ask_for_feedback(centre, learner, other)
        assert len(server.bodies) == 2
        use = services.feedback_use(centre, tutor)
    assert use.requests_today == 2
    assert use.tokens_today > 1_900
    assert use.days[0].tokens_in > 1_500


def test_another_learner_has_a_ceiling_of_their_own(
    centre: Centre, learner: Actor, other_learner: Actor, attempt: str, journey: Journey
) -> None:
    with scripted(saying(good_answer())) as server:
        centre = configured(centre, server.url, learner_requests=1)
        asked(centre, learner, attempt)
        theirs = journey.marked(other_learner, f"{HANDOVER} And more.", mode="practice").id
        assert asked(centre, other_learner, theirs).state == "answered"


def test_where_a_centre_wants_it_nothing_is_sent_without_agreement(
    centre: Centre, learner: Actor, attempt: str
) -> None:
    with scripted(saying(good_answer())) as server:
        centre = configured(centre, server.url, consent=True)
        with pytest.raises(Mistake) as caught:
            services.ask_for_feedback(centre, learner, attempt)
        assert "You have not agreed that your handover is sent to the AI service. Tick the box first." in str(
            caught.value
        )
        services.agree_to_feedback(centre, learner, given=True)
        view = services.feedback(centre, learner, attempt)
        assert view is not None
        assert not view.consent_needed
        services.agree_to_feedback(centre, learner, given=False)
        with pytest.raises(Mistake):
            services.ask_for_feedback(centre, learner, attempt)
        assert server.bodies == []
        services.agree_to_feedback(centre, learner, given=True)
        assert asked(centre, learner, attempt).state == "answered"


@pytest.fixture
def queued(monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[Progress], None]]:
    """Jobs that wait for a free thread, by request: a test carries them out when it likes."""
    jobs: dict[str, Callable[[Progress], None]] = {}

    def start(desk: FeedbackDesk, request_id: str, work: Callable[[Progress], None]) -> None:
        jobs[request_id] = work
        desk._running[request_id] = Progress()

    monkeypatch.setattr(FeedbackDesk, "start", start)
    return jobs


def test_what_waits_is_not_sent_once_the_agreement_is_taken_back(
    centre: Centre, learner: Actor, attempt: str, queued: dict[str, Callable[[Progress], None]]
) -> None:
    with scripted(saying(good_answer())) as server:
        centre = configured(centre, server.url, consent=True)
        services.agree_to_feedback(centre, learner, given=True)
        assert services.agreed_to_feedback(centre, learner)
        services.ask_for_feedback(centre, learner, attempt)
        services.agree_to_feedback(centre, learner, given=False)
        assert not services.agreed_to_feedback(centre, learner)
        ((_, work),) = queued.items()
        work(Progress())
        assert server.bodies == []
    with centre.store.reading() as data:
        ((_, kept),) = data.feedback.of_attempt(attempt)
    assert kept is not None
    assert (kept.outcome, kept.requests, kept.tokens_in) == ("cancelled", 0, 0)
    (sent,) = services.what_was_sent(centre, learner, attempt)
    assert (sent.messages, sent.ended) == ((), "Nothing was sent: it was stopped before its turn came.")


def test_what_is_stopped_while_it_waits_has_cost_nothing(
    centre: Centre, learner: Actor, attempt: str, queued: dict[str, Callable[[Progress], None]]
) -> None:
    with scripted(saying(good_answer())) as server:
        centre = configured(centre, server.url)
        services.ask_for_feedback(centre, learner, attempt)
        ((request_id, work),) = queued.items()
        services.stop_feedback(centre, learner, attempt)
        progress = centre.feedback.progress(request_id) if centre.feedback else None
        assert progress is not None
        work(progress)
        assert (server.bodies, progress.requests) == ([], 0)
    with centre.store.reading() as data:
        ((_, kept),) = data.feedback.of_attempt(attempt)
    assert kept is not None
    assert (kept.outcome, kept.requests, kept.tokens_in) == ("cancelled", 0, 0)


def test_an_assessment_is_sent_only_where_the_centre_allows_it_and_after_handing_in(
    centre: Centre, learner: Actor, journey: Journey
) -> None:
    done = journey.marked(learner, HANDOVER, mode="assessment").id
    with scripted(saying(good_answer())) as server:
        closed = configured(centre, server.url)
        assert services.feedback(closed, learner, done) is None
        with pytest.raises(Mistake) as caught:
            services.ask_for_feedback(closed, learner, done)
        assert str(caught.value) == (
            "This centre has no comments on phrasing for assessments. Ask for them when you practise."
        )
        assert server.bodies == []
        allowed = configured(centre, server.url, in_assessment=True)
        started = services.start_attempt(allowed, learner, "wet-room", "assessment").id
        services.save_draft(allowed, learner, started, text=HANDOVER, revision=0)
        assert services.feedback(allowed, learner, started) is None
        with pytest.raises(Mistake) as caught:
            services.ask_for_feedback(allowed, learner, started)
        assert str(caught.value) == "Comments on phrasing come after the result. Finish this attempt first."
        assert asked(allowed, learner, done).state == "answered"


def test_the_example_is_never_sent(centre: Centre, learner: Actor) -> None:
    services.ensure_example(centre)
    with scripted(saying(good_answer())) as server:
        centre = configured(centre, server.url)
        assert services.feedback(centre, learner, "example") is None
        with pytest.raises(NotFound):
            services.ask_for_feedback(centre, learner, "example")


def test_a_hidden_comment_is_gone_for_the_learner_and_kept_for_the_tutor(
    centre: Centre, learner: Actor, attempt: str, tutor: Actor
) -> None:
    with scripted(saying(good_answer())) as server:
        centre = configured(centre, server.url, price_in=2.0, price_out=10.0)
        view = asked(centre, learner, attempt)
        services.hide_comment(centre, learner, attempt, view.request_id, 0)
        services.hide_comment(centre, learner, attempt, view.request_id, 0)
        after = services.feedback(centre, learner, attempt)
        assert after is not None
        assert ([c.suggestion for c in after.comments], after.hidden) == ([SHOWN_SECOND], 1)
        use = services.feedback_use(centre, tutor)
    (hidden,) = use.hidden
    assert (hidden.suggestion, hidden.kind, hidden.scenario_title) == (SHOWN_FIRST, "Plain English", "A late parcel")
    (day,) = use.days
    assert (day.asked, day.answered, day.shown, day.dropped, day.tokens_in, day.tokens_out) == (1, 1, 2, 1, 900, 100)
    assert day.cost == pytest.approx(0.0028)
    assert use.drops == (("speaks of marks or results", 1),)
    with pytest.raises(NotFound) as caught:
        services.hide_comment(centre, learner, attempt, view.request_id, 9)
    assert str(caught.value) == "There is no such comment. Load the page again."


def test_a_hidden_comment_stays_hidden_when_the_same_words_are_asked_about_again(
    centre: Centre, learner: Actor, other_learner: Actor, attempt: str, journey: Journey, tutor: Actor
) -> None:
    with scripted(saying(good_answer())) as server:
        centre = configured(centre, server.url)
        view = asked(centre, learner, attempt)
        services.hide_comment(centre, learner, attempt, view.request_id, 0)
        again = asked(centre, learner, attempt)  # from a second window
        assert (again.request_id, again.hidden, len(again.comments)) == (view.request_id, 1, 1)
        assert len(services.what_was_sent(centre, learner, attempt)) == 1
        same_words = asked(centre, learner, journey.marked(learner, HANDOVER, mode="practice").id)
        assert ([c.suggestion for c in same_words.comments], same_words.hidden) == ([SHOWN_SECOND], 1)
        assert len(services.feedback_use(centre, tutor).hidden) == 1
        somebody_elses = asked(centre, other_learner, journey.marked(other_learner, HANDOVER, mode="practice").id)
        assert (len(somebody_elses.comments), somebody_elses.hidden) == (2, 0)


def test_what_was_sent_is_shown_word_by_word(centre: Centre, learner: Actor, attempt: str) -> None:
    with scripted(saying(good_answer())) as server:
        centre = configured(centre, server.url)
        would: SentView = services.what_would_be_sent(centre, learner, attempt)
        asked(centre, learner, attempt)
        (sent,) = services.what_was_sent(centre, learner, attempt)
        left = tuple((message["role"], message["content"]) for message in server.bodies[0]["messages"])
    assert sent.messages == left == would.messages
    assert sent.ended == "It was answered."
    assert ("[RECIPIENT_1]", "Sunita") in would.names


def test_what_a_server_can_do_is_found_out_once(centre: Centre, learner: Actor, attempt: str, journey: Journey) -> None:
    from tests.unit.test_feedback_server import refuses

    with scripted(refuses("json_schema", "json_object")) as server:
        centre = configured(centre, server.url)
        asked(centre, learner, attempt)
        first = len(server.bodies)
        other = journey.marked(learner, f"{HANDOVER} And more.", mode="practice").id
        restarted = configured(centre, server.url)
        asked(restarted, learner, other)
        assert (first, len(server.bodies)) == (4, 5)


def test_a_failure_at_first_contact_takes_no_form_away_for_good(
    centre: Centre, learner: Actor, attempt: str, journey: Journey
) -> None:
    with scripted(failing(500), saying(good_answer())) as server:
        centre = configured(centre, server.url)
        asked(centre, learner, attempt)
        with centre.store.reading() as data:
            assert data.feedback.way(server.url, "small") is None
        other = journey.marked(learner, f"{HANDOVER} And more.", mode="practice").id
        asked(centre, learner, other)
        forms = [body["response_format"]["type"] for body in server.bodies]
        assert forms == ["json_schema", "json_object", "json_schema"]
        with centre.store.reading() as data:
            known = data.feedback.way(server.url, "small")
        assert known is not None
        assert known["form"] == "json_schema"


def test_a_job_that_a_restart_has_swept_away_is_said_to_be_lost(
    centre: Centre, learner: Actor, attempt: str, clock: Clock
) -> None:
    with scripted(streaming(good_answer() * 40, slowly=0.1)) as server:
        running = configured(centre, server.url)
        services.ask_for_feedback(running, learner, attempt)
        restarted = configured(centre, server.url)
        view = services.feedback(restarted, learner, attempt)
        assert view is not None
        assert view.state == "running"
        clock.forward(minutes=5)
        view = services.feedback(restarted, learner, attempt)
        assert view is not None
        assert (view.state, view.problem[:37]) == ("failed", "The comments never came back: Baton w")
        services.stop_feedback(running, learner, attempt)


def test_a_bug_of_ours_ends_the_job_with_a_sentence_and_no_word_of_the_text_in_the_log(
    centre: Centre, learner: Actor, attempt: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError(HANDOVER)

    monkeypatch.setattr("assessment.services.feedback_work.check_answer", broken)
    with scripted(saying(good_answer())) as server:
        view = asked(configured(centre, server.url), learner, attempt)
    assert view.problem.startswith("Something went wrong on our side")
    assert "failed with RuntimeError" in caplog.text
    assert "Whitlock" not in caplog.text


def test_the_key_is_nowhere_in_database_views_or_logs(
    centre: Centre, learner: Actor, attempt: str, tutor: Actor, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    with caplog.at_level(logging.DEBUG), scripted(failing(401, f"bad key {CANARY}"), saying(good_answer())) as server:
        centre = configured(centre, server.url)
        seen: list[Any] = [asked(centre, learner, attempt), asked(centre, learner, attempt)]
        seen += [services.what_was_sent(centre, learner, attempt), services.feedback_use(centre, tutor), centre]
    with centre.store.reading() as data:
        rows = [repr(data.connection.execute(select(table)).all()) for table in metadata.sorted_tables]
    assert "feedback" in centre.__dataclass_fields__
    assert CANARY not in repr(seen) + "".join(rows) + caplog.text
    files = [file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()]
    assert files
    assert not any(CANARY.encode() in body for body in files)


def test_a_ceiling_counts_what_still_runs(centre: Centre, learner: Actor, attempt: str, journey: Journey) -> None:
    with scripted(streaming(good_answer() * 20, slowly=0.1)) as server:
        centre = configured(centre, server.url, learner_tokens=4_000)
        services.ask_for_feedback(centre, learner, attempt)
        other = journey.marked(learner, f"{HANDOVER} And more.", mode="practice").id
        with pytest.raises(Mistake, match="You have had all the comments"):
            services.ask_for_feedback(centre, learner, other)
        services.stop_feedback(centre, learner, attempt)


def test_the_server_is_checked_as_if_for_the_first_time(centre: Centre) -> None:
    from tests.unit.test_feedback_server import refuses

    with scripted(refuses("json_schema")) as server:
        settings = FeedbackSettings(server.url, "small", key=CANARY)
        found = services.check_server(settings, replace(centre, feedback=FeedbackDesk(settings)))
        assert (found.fault, found.form, found.requests) == ("", "JSON mode with a schema", 2)
        with centre.store.reading() as data:
            assert data.feedback.way(server.url, "small") == {
                "form": "json_and_schema",
                "limit": "max_tokens",
                "counts": True,
            }
    with scripted(failing(401)) as server:
        found = services.check_server(FeedbackSettings(server.url, "small", key=CANARY))
    assert (found.fault, found.requests) == ("The AI service did not accept this centre's key.", 1)
