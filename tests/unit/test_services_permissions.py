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
from tests.conftest import Journey, published_yaml, scenario_yaml

EVERYBODY = set(ROLES)
STAFF = EVERYBODY - {"learner"}
TUTORS = {"tutor", "admin"}

# Written out a second time on purpose: whoever changes the table has to mean it.
EXPECTED: dict[Action, set[str]] = {
    Action.READ_SCENARIOS: EVERYBODY,
    Action.WRITE_ATTEMPTS: {"learner"},
    Action.SEE_ATTEMPTS: STAFF,
    Action.MARK_ANY: {"assessor", "admin"},
    Action.REVIEW: {"assessor", "iqa", "admin"},
    Action.DECIDE: {"assessor"},
    Action.AUTHOR: STAFF,
    Action.WRITE_CONTENT: {"tutor", "admin"},
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
        "You are signed in as a learner. Only a tutor or an administrator may change the library. "
        "Sign in with that role, or ask somebody who has it."
    )


Call = Callable[[Centre, Actor, str], Any]
DECLARED = Declaration(own_work=True, ai_used=False, ai_how="")


def _scenario(centre: Centre) -> Any:
    return services.read_scenario(centre, Actor("t", "T", "tutor"), "late-parcel")


def _rubric(centre: Centre) -> Any:
    return services.rubrics_for(centre, Actor("t", "T", "tutor"))[0]


def _draft(centre: Centre) -> str:
    """The id of a draft of another tutor's, in order to be published."""
    tutor = Journey(centre).person("Una West", "tutor")
    return services.start_content_draft(centre, tutor, "scenario", text=published_yaml("new-one")).id


def _retired_and_back(centre: Centre, who: Actor) -> Any:
    tutor = Journey(centre).person("Una West", "tutor")
    services.retire(centre, tutor, "scenario", "late-parcel", note="Old.")
    return services.publish_again(centre, who, "scenario", "late-parcel", 1, note="Back.")


def _kept(centre: Centre, who: Actor) -> Any:
    services.retire(centre, Journey(centre).person("Una West", "tutor"), "scenario", "late-parcel", note="Old.")
    return services.keep_mine(centre, who, "scenario", "late-parcel")


def _imported(centre: Centre, who: Actor) -> Any:
    data = scenario_yaml("new-one").encode()
    take: list[tuple[services.Kind, str]] = [("scenario", "new-one")]
    return services.import_pack(centre, who, data, take=take, note="Got it.", name="new-one.yaml")


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
    "run_exemplars": (lambda c, w, a: services.run_exemplars(c, w, _scenario(c)), STAFF),
    "start_content_draft": (lambda c, w, a: services.start_content_draft(c, w, "scenario", text="id: x"), TUTORS),
    "edit_published": (lambda c, w, a: services.edit_published(c, w, "scenario", "late-parcel"), TUTORS),
    "content_draft": (lambda c, w, a: services.content_draft(c, w, _draft(c)), STAFF),
    "content_drafts": (lambda c, w, a: services.content_drafts(c, w), STAFF),
    "content_draft_history": (lambda c, w, a: services.content_draft_history(c, w, _draft(c)), STAFF),
    "content_draft_text": (lambda c, w, a: services.content_draft_text(c, w, _draft(c), 1), STAFF),
    "save_content_draft": (lambda c, w, a: services.save_content_draft(c, w, _draft(c), text="x", revision=1), TUTORS),
    "discard_content_draft": (lambda c, w, a: services.discard_content_draft(c, w, _draft(c)), TUTORS),
    "reopen_content_draft": (lambda c, w, a: services.reopen_content_draft(c, w, _draft(c)), TUTORS),
    "publish_draft": (lambda c, w, a: services.publish_draft(c, w, _draft(c), note="New.", revision=1), TUTORS),
    "affected_by": (lambda c, w, a: services.affected_by(c, w, _draft(c)), STAFF),
    "dismissed_advice": (lambda c, w, a: services.dismissed_advice(c, w, _draft(c)), STAFF),
    "dismiss_advice": (lambda c, w, a: services.dismiss_advice(c, w, _draft(c), "x"), TUTORS),
    "bring_back_advice": (lambda c, w, a: services.bring_back_advice(c, w, _draft(c), "x"), TUTORS),
    "versions_of": (lambda c, w, a: services.versions_of(c, w, "scenario", "late-parcel"), STAFF),
    "version_text": (lambda c, w, a: services.version_text(c, w, "scenario", "late-parcel", 1), STAFF),
    "version_diff": (lambda c, w, a: services.version_diff(c, w, "scenario", "late-parcel", 1, 1), STAFF),
    "publish_again": (lambda c, w, a: _retired_and_back(c, w), TUTORS),
    "retire": (lambda c, w, a: services.retire(c, w, "scenario", "wet-room", note="Old."), TUTORS),
    "take_file": (lambda c, w, a: services.take_file(c, w, "scenario", "late-parcel"), TUTORS),
    "keep_mine": (lambda c, w, a: _kept(c, w), TUTORS),
    "file_diff": (lambda c, w, a: services.file_diff(c, w, "scenario", "late-parcel"), STAFF),
    "export_pack": (lambda c, w, a: services.export_pack(c, w, [("scenario", "late-parcel")]), STAFF),
    "read_pack": (lambda c, w, a: services.read_pack(c, w, scenario_yaml("new-one").encode(), "new-one.yaml"), STAFF),
    "import_pack": (lambda c, w, a: _imported(c, w), TUTORS),
    "check_content": (lambda c, w, a: services.check_content(c, w, "scenario", scenario_yaml()), STAFF),
    "advice_lines": (lambda c, w, a: services.advice_lines(c, w, _draft(c), scenario_yaml(), _scenario(c)), STAFF),
    "unit_advice": (lambda c, w, a: services.unit_advice(c, w, _draft(c), "id: x", _rubric(c)), STAFF),
    "turned_since": (lambda c, w, a: services.turned_since(c, w, scenario_yaml(), _scenario(c), ""), STAFF),
    "known_names": (lambda c, w, a: services.known_names(c, w), STAFF),
    "rubrics_of_scenario": (lambda c, w, a: services.rubrics_of_scenario(c, w, _scenario(c)), STAFF),
    "covered": (lambda c, w, a: services.covered(c, w, _scenario(c)), STAFF),
    "new_scenario_text": (lambda c, w, a: services.new_scenario_text(c, w, "Keys", "rail", "basic"), STAFF),
    "new_unit_text": (lambda c, w, a: services.new_unit_text(c, w, "Keys"), STAFF),
    "copied_scenario_text": (lambda c, w, a: services.copied_scenario_text(c, w, "late-parcel", "Keys"), STAFF),
    "uploaded_text": (lambda c, w, a: services.uploaded_text(c, w, b"id: x", "x.yaml"), STAFF),
    "rubric_list": (lambda c, w, a: services.rubric_list(c, w), STAFF),
    "library_list": (lambda c, w, a: services.library_list(c, w), STAFF),
    "scenario_text": (lambda c, w, a: services.scenario_text(c, w, "late-parcel"), STAFF),
    "advice_for": (lambda c, w, a: services.advice_for(c, w, _scenario(c)), STAFF),
    "advice_for_rubric": (
        lambda c, w, a: services.advice_for_rubric(c, w, next(iter(c.library.rubrics.values())).item),
        STAFF,
    ),
    "try_handovers": (lambda c, w, a: services.try_handovers(c, w, _scenario(c), ["C1=2"]), STAFF),
    "what_changed": (
        lambda c, w, a: services.what_changed(c, w, _scenario(c), _scenario(c), [("A", "C1=2")]),
        STAFF,
    ),
    "recent_texts": (lambda c, w, a: services.recent_texts(c, w, "late-parcel"), STAFF),
    "example_attempt": (lambda c, w, a: services.example_attempt(c, w), EVERYBODY),
    "agreed_to_feedback": (lambda c, w, a: services.agreed_to_feedback(c, w), {"learner"}),
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
    "wake_engine",
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
RULES_ONLY = {
    "add_act",
    "add_fact",
    "empty_fact",
    "facts_with_a_slip",
    "title_of",
    "add_point",
    "data_of",
    "drop_item",
    "exemplar_of",
    "fact_lines",
    "fact_rows",
    "form_section",
    "free_fact_id",
    "next_fact_id",
    "on_trail",
    "people_rows",
    "put_field",
    "put_rule",
    "rule_text",
    "split_fact",
    "take_offer",
    "text_at",
    "text_diff",
    "texts_at",
    "trail_of",
    "unit_outcomes",
    "unsure_points",
    "value_at",
    "with_exemplar",
    "with_facts",
    "with_people",
    "without_exemplar",
    "without_fact",
    "word_for_word",
}


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
