"""What is kept of comments on phrasing, on both databases: once for each request, whoever comes first."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from assessment.errors import Mistake
from assessment.model.people import Actor
from assessment.services import Centre, ask_for_feedback, feedback, stop_feedback
from assessment.services.words import start_of_day
from assessment.store import FeedbackAnswer, FeedbackRequest, HiddenComment, Taken
from tests.commenting import HANDOVER, configured, ended, good_answer
from tests.conftest import Clock, Journey
from tests.feedback_server import saying, scripted, streaming

WAY = {"form": "text", "limit": "max_tokens", "counts": True}


@pytest.fixture
def attempt(journey: Journey, learner: Actor) -> str:
    """A practice attempt with its result."""
    return journey.marked(learner, HANDOVER, mode="practice").id


def request(centre: Centre, who: Actor, attempt_id: str, number: int, **changes: object) -> FeedbackRequest:
    """A request, made by hand."""
    made = FeedbackRequest(
        f"r{number}", attempt_id, number, who.id, "sha256:x", "https://h/v1", "m", [], 1_000, centre.now()
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def answered(
    centre: Centre, number: int, outcome: str = "answered", tokens: int = 90, requests: int = 1
) -> FeedbackAnswer:
    """Its answer."""
    return FeedbackAnswer(
        f"r{number}", outcome, {"comments": []}, {"quote": 2}, requests, tokens, 10, False, 5, centre.now()
    )


def test_two_requests_of_one_number_are_one(centre: Centre, learner: Actor, attempt: str) -> None:
    with centre.store.writing() as data:
        data.feedback.ask(request(centre, learner, attempt, 1))
    with pytest.raises(Taken), centre.store.writing() as data:
        data.feedback.ask(request(centre, learner, attempt, 1, id="other"))


def test_a_request_ends_once_and_a_comment_is_hidden_once(centre: Centre, learner: Actor, attempt: str) -> None:
    with centre.store.writing() as data:
        data.feedback.ask(request(centre, learner, attempt, 1))
        data.feedback.answer(answered(centre, 1))
        data.feedback.hide(HiddenComment("r1", 0, learner.id, centre.now()))
    with pytest.raises(Taken), centre.store.writing() as data:
        data.feedback.answer(answered(centre, 1, "cancelled"))
    with pytest.raises(Taken), centre.store.writing() as data:
        data.feedback.hide(HiddenComment("r1", 0, learner.id, centre.now()))
    with centre.store.reading() as data:
        ((asked, kept),) = data.feedback.of_attempt(attempt)
        assert (asked, kept) == (request(centre, learner, attempt, 1), answered(centre, 1))
        assert data.feedback.hidden(["r1"]) == [HiddenComment("r1", 0, learner.id, centre.now())]


def test_what_was_hidden_is_known_by_its_content_and_by_who_hid_it(
    centre: Centre, learner: Actor, other_learner: Actor, attempt: str
) -> None:
    comments = {"comments": [{"quote": "one"}, {"quote": "two"}]}
    with centre.store.writing() as data:
        for number, key in ((1, "sha256:x"), (2, "sha256:y")):
            data.feedback.ask(request(centre, learner, attempt, number, content_key=key))
            data.feedback.answer(replace(answered(centre, number), comments=comments))
        data.feedback.hide(HiddenComment("r1", 1, learner.id, centre.now()))
    with centre.store.reading() as data:
        assert data.feedback.hidden_content(learner.id, "sha256:x") == [{"quote": "two"}]
        assert data.feedback.hidden_content(learner.id, "sha256:y") == []
        assert data.feedback.hidden_content(other_learner.id, "sha256:x") == []


def test_what_was_used_counts_what_runs_as_foreseen_and_what_was_kept_as_nothing(
    centre: Centre, learner: Actor, other_learner: Actor, attempt: str, journey: Journey, clock: Clock
) -> None:
    other = journey.marked(other_learner, HANDOVER, mode="practice").id
    with centre.store.writing() as data:
        data.feedback.ask(request(centre, learner, attempt, 1, asked_at=clock.at - timedelta(days=2)))
        data.feedback.ask(request(centre, learner, attempt, 2))
        data.feedback.answer(answered(centre, 2, requests=3))
        data.feedback.ask(request(centre, learner, attempt, 3))
        data.feedback.answer(replace(answered(centre, 3, "cached", 0, 0), tokens_out=0))
        data.feedback.ask(request(centre, other_learner, other, 1, id="theirs"))
    midnight = start_of_day(clock.at)
    with centre.store.reading() as data:
        assert data.feedback.used(midnight, learner.id) == (3, 100)
        assert data.feedback.used(midnight, other_learner.id) == (1, 1_000)
        assert data.feedback.used(midnight) == (4, 1_100)
        assert [asked.id for asked, _ in data.feedback.since(midnight)] == ["r2", "r3", "theirs"]


def test_outcomes_come_newest_first_for_their_own_server(
    centre: Centre, learner: Actor, attempt: str, clock: Clock
) -> None:
    for number, outcome in enumerate(("down", "slow", "answered"), start=1):
        with centre.store.writing() as data:
            data.feedback.ask(request(centre, learner, attempt, number))
            data.feedback.answer(answered(centre, number, outcome))
        clock.forward(minutes=1)
    with centre.store.reading() as data:
        found = data.feedback.latest_outcomes("https://h/v1", "m", 2)
        assert [outcome for outcome, _ in found] == ["answered", "slow"]
        assert data.feedback.latest_outcomes("https://h/v1", "other", 2) == []
        assert data.feedback.answered("sha256:x") is not None
        assert data.feedback.answered("sha256:y") is None


def test_the_last_thing_said_about_agreeing_counts(centre: Centre, learner: Actor, other_learner: Actor) -> None:
    said = []
    for given in (True, False, True):
        with centre.store.writing() as data:
            data.feedback.agree(learner.id, given, at=centre.now())
        with centre.store.reading() as data:
            said.append(data.feedback.agreed(learner.id))
            assert not data.feedback.agreed(other_learner.id)
    assert said == [True, False, True]


def test_how_a_server_can_be_asked_is_kept_for_each_model_and_only_when_it_changes(centre: Centre) -> None:
    other = {**WAY, "form": "json_object"}
    for way in (WAY, WAY, other):
        with centre.store.writing() as data:
            data.feedback.remember_way("https://h/v1", "m", way, at=centre.now())
    with centre.store.reading() as data:
        assert data.feedback.way("https://h/v1", "m") == other
        assert data.feedback.way("https://h/v1", "n") is None
        assert len(data.connection.exec_driver_sql("SELECT * FROM feedback_ways").all()) == 2


def test_clicks_at_the_same_moment_ask_once(centre: Centre, learner: Actor, attempt: str) -> None:
    with scripted(saying(good_answer())) as server:
        centre = configured(centre, server.url)
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda _: ask_for_feedback(centre, learner, attempt), range(4)))
        assert ended(centre, learner, attempt).state == "answered"
        assert len(server.bodies) == 1
    with centre.store.reading() as data:
        assert {answer.outcome for _, answer in data.feedback.of_attempt(attempt) if answer} <= {"answered", "cached"}


def test_an_answer_that_comes_after_it_was_stopped_is_thrown_away(centre: Centre, learner: Actor, attempt: str) -> None:
    with scripted(streaming(good_answer(), slowly=0.05)) as server:
        centre = configured(centre, server.url)
        ask_for_feedback(centre, learner, attempt)
        stop_feedback(centre, learner, attempt)
        view = feedback(centre, learner, attempt)
    assert view is not None
    assert (view.state, view.comments) == ("failed", ())


def test_a_ceiling_holds_for_many_who_ask_at_once(
    centre: Centre, journey: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = configured(centre, "http://127.0.0.1:9/v1", centre_requests=2)
    started: list[str] = []
    monkeypatch.setattr(type(here.feedback), "start", lambda self, request_id, work: started.append(request_id))
    people = [journey.person(f"Learner {name}", "learner") for name in ("One", "Two", "Three", "Four", "Five", "Six")]
    attempts = [journey.marked(who, f"{HANDOVER} {who.name}", mode="practice").id for who in people]

    def ask(who: Actor, attempt_id: str) -> str:
        try:
            ask_for_feedback(here, who, attempt_id)
        except Mistake as mistake:
            return str(mistake)
        return ""

    with ThreadPoolExecutor(len(people)) as pool:
        said = list(pool.map(ask, people, attempts))
    assert len(started) == said.count("") == 2
    assert sum(each.startswith("Your centre has had all its comments on phrasing for today.") for each in said) == 4
