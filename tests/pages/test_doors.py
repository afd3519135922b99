"""Who gets in, and what they are given."""

from __future__ import annotations

import logging

import pytest

from assessment import services
from assessment.model.people import Actor
from assessment.services import AttemptView
from tests.pages.conftest import Visit, shown
from ui import keys, places, session

Person = tuple[Actor, str]


def test_a_stranger_sees_the_door_and_nothing_else(visit: Visit) -> None:
    test = visit(None)
    assert "Who are you today?" in shown(test)
    assert not test.button


def test_a_stranger_cannot_reach_a_page_that_was_not_given(visit: Visit) -> None:
    with pytest.raises(ValueError, match="Could not find"):
        visit(None, places.QUEUE)


def test_a_learner_cannot_reach_the_queue_or_the_library(visit: Visit, learner: Person) -> None:
    for page in (places.QUEUE, places.REVIEW, places.LIBRARY, places.NEW, places.BENCH, places.VERSIONS, places.SHARE):
        with pytest.raises(ValueError, match="Could not find"):
            visit(learner, page)


def test_each_role_starts_on_its_own_page(visit: Visit, learner: Person, assessor: Person, tutor: Person) -> None:
    assert "Choose a customer" in shown(visit(learner))
    assert "Waiting for a decision" in shown(visit(assessor))
    assert "Every scenario that learners can choose, and the units" in shown(visit(tutor))


def test_the_header_says_who_one_is_and_lets_one_out(visit: Visit, learner: Person) -> None:
    page = shown(visit(learner))
    assert "Aisha Okonkwo-Featherstonehaugh" in page
    assert 'action="/baton/sign-out"' in page


def test_a_refusal_is_shown_at_the_door_and_can_carry_no_markup(visit: Visit) -> None:
    page = shown(visit(None, problem="Only here <img src=x onerror=alert(1)>"))
    assert "Only here &lt;img" in page
    assert "<img src=x" not in page


def test_what_one_person_typed_is_gone_when_another_signs_in(
    visit: Visit, learner: Person, assessor: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    test = visit(learner)
    test.text_input(key=keys.SEARCH).set_value("secret of Aisha").run()
    assert test.session_state[keys.SEARCH] == "secret of Aisha"
    monkeypatch.setattr(session, "token", lambda: assessor[1])
    test.run()
    assert keys.SEARCH not in test.session_state


def test_somebody_who_signed_out_is_at_the_door(visit: Visit, learner: Person, centre: services.Centre) -> None:
    services.sign_out(centre, learner[1])
    assert "Who are you today?" in shown(visit(learner))


def test_another_learners_result_is_answered_with_a_sentence(
    visit: Visit, sign_in: object, handed_in: AttemptView
) -> None:
    stranger = sign_in("Somebody Else", "learner")  # type: ignore[operator]
    page = shown(visit(stranger, places.RESULT, attempt=handed_in.id))
    assert "There is no such attempt, or it is somebody else&#x27;s." in page


def test_a_bug_of_ours_is_an_apology_with_a_number_that_is_in_the_log(
    visit: Visit, learner: Person, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("the secret inside")

    monkeypatch.setattr(services, "scenario_cards", broken)
    with caplog.at_level(logging.ERROR):
        page = shown(visit(learner))
    assert "Something went wrong on our side." in page
    assert "the secret inside" not in page
    assert "the secret inside" in caplog.text
    number = caplog.records[-1].getMessage().removeprefix("Problem ")
    assert number in page
