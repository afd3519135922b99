"""One table says who may do what; every service keeps to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from assessment import services
from assessment.errors import NotAllowed, NotFound
from assessment.model.people import ROLES, Actor, Role
from assessment.services import Action, Centre, Declaration, FeedbackSettings, may, require
from assessment.services.feedback_desk import FeedbackDesk
from tests.conftest import Journey, scenario_yaml

EVERYBODY = set(ROLES)
STAFF = EVERYBODY - {"learner"}

# Written out a second time on purpose: whoever changes the table has to mean it.
EXPECTED: dict[Action, set[str]] = {
    Action.READ_SCENARIOS: EVERYBODY,
    Action.WRITE_ATTEMPTS: {"learner"},
    Action.SEE_ATTEMPTS: STAFF,
    Action.MARK_ANY: {"assessor", "admin"},
    Action.REVIEW: {"assessor", "iqa", "admin"},
    Action.DECIDE: {"assessor"},
    Action.AUTHOR: STAFF,
    Action.PUBLISH: {"tutor", "admin"},
    Action.ASK_FEEDBACK: {"learner"},
    Action.SEE_FEEDBACK_USE: {"tutor", "iqa", "admin"},
}


def test_the_table_covers_every_action() -> None:
    assert set(EXPECTED) == set(Action) == set(services.WHO_MAY)


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("role", ROLES)
def test_each_role_may_do_what_the_table_says_and_no_more(role: Role, action: Action) -> None:
    who = Actor("x", "X", role)
    assert may(who, action) == (role in EXPECTED[action])
    if role in EXPECTED[action]:
        require(who, action)
    else:
        with pytest.raises(NotAllowed):
            require(who, action)


def test_a_refusal_says_who_may_and_what_to_do() -> None:
    with pytest.raises(NotAllowed) as caught:
        require(Actor("x", "X", "learner"), Action.PUBLISH)
    assert str(caught.value) == (
        "You are signed in as a learner. Only a tutor or an administrator may save a scenario into the library. "
        "Sign in with that role, or ask somebody who has it."
    )


Call = Callable[[Centre, Actor, str], Any]
DECLARED = Declaration(own_work=True, ai_used=False, ai_how="")


def _scenario(centre: Centre) -> Any:
    return services.read_scenario(centre, Actor("t", "T", "tutor"), "late-parcel")


# Every service that acts for a person, and who gets past its door with somebody else's marked attempt.
SERVICES: dict[str, tuple[Call, set[str]]] = {
    "scenario_cards": (lambda c, w, a: services.scenario_cards(c, w), EVERYBODY),
    "read_scenario": (lambda c, w, a: services.read_scenario(c, w, "late-parcel"), EVERYBODY),
    "rubrics_for": (lambda c, w, a: services.rubrics_for(c, w, a), STAFF),
    "scenario_of_attempt": (lambda c, w, a: services.scenario_of_attempt(c, w, a), STAFF),
    "model_handovers": (lambda c, w, a: services.model_handovers(c, w, a), STAFF),
    "start_attempt": (lambda c, w, a: services.start_attempt(c, w, "late-parcel", "practice"), {"learner"}),
    "attempt": (lambda c, w, a: services.attempt(c, w, a), STAFF),
    "story": (lambda c, w, a: services.story(c, w, a), STAFF),
    "decide_first": (
        lambda c, w, a: services.decide_first(c, w, a, needed="now", recipient="R", methods=["M"], why="x"),
        set(),
    ),
    "answer_colleague": (lambda c, w, a: services.answer_colleague(c, w, a, text="x"), set()),
    "plan_next_step": (lambda c, w, a: services.plan_next_step(c, w, a, text="x"), set()),
    "save_step": (lambda c, w, a: services.save_step(c, w, a, "answer", text="x", revision=0), set()),
    "stop_here": (lambda c, w, a: services.stop_here(c, w, a), set()),
    "save_draft": (lambda c, w, a: services.save_draft(c, w, a, text="x", revision=0), set()),
    "submit_handover": (
        lambda c, w, a: services.submit_handover(c, w, a, text="x", recipient="R", method="M", declaration=DECLARED),
        set(),
    ),
    "mark_attempt": (lambda c, w, a: services.mark_attempt(c, w, a), {"assessor", "admin"}),
    "marking": (lambda c, w, a: services.marking(c, w, a), STAFF),
    "my_attempts": (lambda c, w, a: services.my_attempts(c, w), EVERYBODY),
    "drafts": (lambda c, w, a: services.drafts(c, w, a), STAFF),
    "compare": (lambda c, w, a: services.compare(c, w, a, a), STAFF),
    "review_queue": (lambda c, w, a: services.review_queue(c, w), {"assessor", "iqa", "admin"}),
    "open_review": (lambda c, w, a: services.open_review(c, w, a), {"assessor", "iqa", "admin"}),
    "decide": (lambda c, w, a: Journey(c).decided(services.attempt(c, w, a), w), {"assessor"}),
    "decision_for": (lambda c, w, a: services.decision_for(c, w, a), STAFF),
    "check_scenario": (lambda c, w, a: services.check_scenario(c, w, scenario_yaml()), STAFF),
    "try_handover": (lambda c, w, a: services.try_handover(c, w, _scenario(c), "C1=2"), STAFF),
    "run_exemplars": (lambda c, w, a: services.run_exemplars(c, w, _scenario(c)), STAFF),
    "save_scenario": (
        lambda c, w, a: services.save_scenario(c, w, scenario_yaml("new-one")),
        {"tutor", "admin"},
    ),
    "library_list": (lambda c, w, a: services.library_list(c, w), STAFF),
    "scenario_text": (lambda c, w, a: services.scenario_text(c, w, "late-parcel"), STAFF),
    "example_attempt": (lambda c, w, a: services.example_attempt(c, w), EVERYBODY),
    "agree_to_feedback": (lambda c, w, a: services.agree_to_feedback(c, w, given=True), {"learner"}),
    "ask_for_feedback": (lambda c, w, a: services.ask_for_feedback(c, w, a), set()),
    "stop_feedback": (lambda c, w, a: services.stop_feedback(c, w, a), set()),
    "hide_comment": (lambda c, w, a: services.hide_comment(c, w, a, "x", 0), set()),
    "what_was_sent": (lambda c, w, a: services.what_was_sent(c, w, a), set()),
    "what_would_be_sent": (lambda c, w, a: services.what_would_be_sent(c, w, a), set()),
    "feedback_use": (lambda c, w, a: services.feedback_use(c, w), {"tutor", "iqa", "admin"}),
}

NO_PERSON = {
    "open_centre",
    "ensure_example",
    "sign_in_locally",
    "sign_out",
    "who_is",
    "may",
    "require",
    "feedback_settings",
    "check_server",
}
# Answers None, in place of a refusal, to whoever has nothing to see.
QUIET = {"feedback"}
# Rules over what a person has in hand already: they reach no record, so there is nothing to permit.
RULES_ONLY = {"unit_outcomes", "unsure_points"}


def test_every_service_is_in_the_list_above() -> None:
    functions = {name for name in services.__all__ if name[0].islower()}
    assert functions == set(SERVICES) | NO_PERSON | RULES_ONLY | QUIET


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", SERVICES)
def test_each_service_opens_to_the_right_roles_only(
    name: str, role: Role, centre: Centre, journey: Journey, learner: Actor
) -> None:
    attempt = journey.marked(learner, mode="practice")
    centre = replace(centre, feedback=FeedbackDesk(FeedbackSettings("http://127.0.0.1:9/v1", "none")))
    who = journey.person("Somebody Else", role)
    call, allowed = SERVICES[name]
    if role in allowed:
        call(centre, who, attempt.id)
        return
    with pytest.raises((NotAllowed, NotFound)):
        call(centre, who, attempt.id)


OWN = {
    "attempt",
    "story",
    "marking",
    "drafts",
    "compare",
    "decision_for",
    "scenario_of_attempt",
    "rubrics_for",
    "model_handovers",
}


@pytest.mark.parametrize("name", sorted(OWN | {"mark_attempt"}))
def test_a_learner_sees_their_own(name: str, centre: Centre, journey: Journey, learner: Actor) -> None:
    attempt = journey.marked(learner, mode="practice")
    SERVICES[name][0](centre, learner, attempt.id)


def test_somebody_elses_attempt_and_no_attempt_are_refused_in_the_same_words(
    centre: Centre, journey: Journey, learner: Actor, other_learner: Actor
) -> None:
    attempt = journey.marked(learner)
    words = []
    for attempt_id in (attempt.id, "no-such-attempt"):
        with pytest.raises(NotFound) as caught:
            services.attempt(centre, other_learner, attempt_id)
        words.append(str(caught.value))
    assert words[0] == words[1]
    assert words[0] == ("There is no such attempt, or it is somebody else's. Go back to the list of your attempts.")
