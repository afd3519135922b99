"""What an assessor meets: the queue, the desk, a colleague who was quicker."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from assessment import services
from assessment.model.people import Actor
from assessment.services import AttemptView, Centre
from tests.pages.conftest import Visit, hand_in, shown
from ui import keys, places
from ui.review_work import ReviewWork

Person = tuple[Actor, str]


def press(test: AppTest, label: str) -> None:
    """Presses the button of that name."""
    next(each for each in test.button if each.label == label).click().run()


def confirm_all(test: AppTest) -> None:
    """Confirms point after point, as they become the current one."""
    for _ in range(7):
        open_points = [each for each in test.button if each.label == "Confirm"]
        if not open_points:
            return
        open_points[0].click().run()


def work(test: AppTest, attempt: AttemptView) -> ReviewWork:
    """What the page holds of the review so far."""
    held: ReviewWork = test.session_state[keys.of(keys.REVIEW, attempt.id)]
    return held


def test_an_empty_queue_says_what_will_be_there(visit: Visit, assessor: Person) -> None:
    assert "Nothing is waiting" in shown(visit(assessor))


def test_the_queue_shows_whose_since_when_and_what_is_proposed(
    visit: Visit, assessor: Person, handed_in: AttemptView
) -> None:
    page = shown(visit(assessor))
    assert "Aisha Okonkwo-Featherstonehaugh" in page
    assert "Waiting less than a minute" in page
    assert "Not yet met</strong></span>, proposed" in page
    assert "1 point to look at closely" in page


def test_practice_is_not_in_the_queue_until_it_is_asked_for(
    visit: Visit, assessor: Person, learner: Person, centre: Centre, scenario_id: str
) -> None:
    hand_in(centre, learner[0], scenario_id, "practice")
    test = visit(assessor)
    assert "Nothing is waiting" in shown(test)
    test.segmented_control(key=keys.QUEUE_MODE).set_value("practice").run()
    assert "Aisha" in shown(test)


def test_the_unsure_point_comes_first_and_is_open(visit: Visit, assessor: Person, handed_in: AttemptView) -> None:
    test = visit(assessor, places.REVIEW, attempt=handed_in.id)
    assert work(test, handed_in).order[0] == "C2"
    assert [each.label for each in test.button].count("Confirm") == 1
    assert "Reason of C2." in shown(test)
    assert "Reason of C4." not in shown(test)


def test_confirming_goes_to_the_next_point_and_forms_the_outcome(
    visit: Visit, assessor: Person, handed_in: AttemptView
) -> None:
    test = visit(assessor, places.REVIEW, attempt=handed_in.id)
    assert shown(test).count("… still open") == 2
    press(test, "Confirm")
    assert work(test, handed_in).current == "C1"
    confirm_all(test)
    assert "… still open" not in shown(test)
    assert shown(test).count("○ Not yet met") == 2


def test_a_decision_without_every_point_is_refused_in_words(
    visit: Visit, assessor: Person, handed_in: AttemptView
) -> None:
    test = visit(assessor, places.REVIEW, attempt=handed_in.id)
    press(test, "Send to the learner")
    assert "C1: not decided yet." in shown(test)


def test_an_amendment_asks_for_its_reason_and_is_not_sent_without(
    visit: Visit, assessor: Person, centre: Centre, handed_in: AttemptView
) -> None:
    test = visit(assessor, places.REVIEW, attempt=handed_in.id)
    assert not [each for each in test.text_area if "amend" in each.label]
    test.segmented_control(key=keys.of(keys.LEVEL_GIVEN, handed_in.id, "C2")).set_value(2).run()
    assert [each for each in test.text_area if "amend" in each.label]
    press(test, "Confirm the amendment")
    confirm_all(test)
    press(test, "Send to the learner")
    assert "Write why you amend C2, then confirm it." in shown(test)
    assert "C2: not decided yet." in shown(test)
    assert services.decision_for(centre, assessor[0], handed_in.id) is None


def test_amending_and_confirming_sends_a_decision_to_the_learner(
    visit: Visit, assessor: Person, learner: Person, centre: Centre, handed_in: AttemptView
) -> None:
    test = visit(assessor, places.REVIEW, attempt=handed_in.id)
    test.segmented_control(key=keys.of(keys.LEVEL_GIVEN, handed_in.id, "C2")).set_value(2).run()
    next(each for each in test.text_area if "amend" in each.label).set_value("All four parts are there.").run()
    press(test, "Confirm the amendment")
    confirm_all(test)
    test.text_area(key=keys.of(keys.FEEDBACK, handed_in.id)).set_value("Good structure.").run()
    press(test, "Send to the learner")
    decision = services.decision_for(centre, learner[0], handed_in.id)
    assert decision is not None
    assert decision.feedback == "Good structure."
    assert services.PointAward("C2", 2, "All four parts are there.") in decision.awards


def test_two_assessors_cannot_overwrite_one_another(
    visit: Visit, assessor: Person, centre: Centre, sign_in: object, handed_in: AttemptView
) -> None:
    test = visit(assessor, places.REVIEW, attempt=handed_in.id)
    confirm_all(test)
    test.text_area(key=keys.of(keys.FEEDBACK, handed_in.id)).set_value("What I typed.").run()
    other, _ = sign_in("Quick Colleague", "assessor")  # type: ignore[operator]
    marking = services.open_review(centre, other, handed_in.id).marking
    awards = [services.PointAward(judgement.point, judgement.level) for judgement in marking.judgements]
    services.decide(centre, other, handed_in.id, awards=awards, feedback="First.", version=0)
    press(test, "Send to the learner")
    assert "Quick Colleague decided on this attempt" in shown(test)
    assert test.text_area(key=keys.of(keys.FEEDBACK, handed_in.id)).value == "What I typed."
    latest = services.decision_for(centre, other, handed_in.id)
    assert latest is not None
    assert latest.feedback == "First."
    assert "while you were at it" in shown(test)
    press(test, "I have read it: let me send mine as well")
    press(test, "Send to the learner")
    latest = services.decision_for(centre, other, handed_in.id)
    assert latest is not None
    assert latest.feedback == "What I typed."
    assert "Sent to Aisha" in shown(test)


def test_the_keys_move_set_and_confirm() -> None:
    from assessment.model.marking import Judgement, Marking
    from ui import review_work

    judged = tuple(Judgement(point, "unit", 1, "", "", sure=0.96) for point in ("A1", "A2", "A3"))
    marking = Marking("", {}, "", judged, (), ())
    held = review_work.ReviewWork(
        ("A1", "A2", "A3"), frozenset(), 0, {"A1": 1, "A2": 1, "A3": 1}, reasons={"A2": "why"}, current="A1"
    )
    held.step(1)
    held.set_level("A2", 2, proposed=1)
    assert (held.current, held.levels["A2"], held.settled) == ("A2", 2, set())
    held.reasons = {}
    held.settle("A2", proposed=1)
    assert (held.current, held.settled, held.unexplained) == ("A2", set(), "A2")
    held.reasons = {"A2": "why"}
    held.settle("A2", proposed=1)
    assert held.current == "A3"
    held.step(5)
    assert held.current == "A3"
    assert [award.point for award in review_work.awards(held, marking)] == ["A2"]
    assert review_work.outcomes(held, marking) == {"unit": None}


def test_a_hostile_text_is_only_text_on_the_desk(
    visit: Visit, assessor: Person, learner: Person, centre: Centre, scenario_id: str
) -> None:
    attempt = hand_in(centre, learner[0], scenario_id, "assessment", "<script>alert(1)</script> & more")
    page = shown(visit(assessor, places.REVIEW, attempt=attempt.id))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
