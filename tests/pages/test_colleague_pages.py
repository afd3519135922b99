"""The pages around a handover: deciding before it, the colleague's answer, looking again, and the story on the result."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from assessment import services
from assessment.model.people import Actor
from assessment.services import AttemptView, Centre
from tests.pages.conftest import ANSWER, Visit, hand_in, shown
from tests.pages.stand_in import HANDOVER, SUMMARY
from ui import keys, places

Person = tuple[Actor, str]
EVERY_STEP = "flight-cancelled"


def button(test: AppTest, label: str) -> None:
    """Presses the button of that name."""
    next(each for each in test.button if each.label == label).click().run()


def mistakes(test: AppTest) -> str:
    return " ".join(part for part in shown(test).split("\n") if "note-mistake" in part)


@pytest.fixture
def handed_over(centre: Centre, learner: Person) -> AttemptView:
    """An assessment that goes through every step, handed over."""
    who = learner[0]
    started = services.start_attempt(centre, who, EVERY_STEP, "assessment")
    recipient = services.read_scenario(centre, who, EVERY_STEP).recipient.name
    services.decide_first(
        centre, who, started.id, needed="now", recipient=recipient, methods=["Spoken briefing"], why="I finish."
    )
    services.submit_handover(
        centre,
        who,
        started.id,
        text=HANDOVER,
        recipient=recipient,
        method="Spoken briefing",
        declaration=services.Declaration(own_work=True, ai_used=False, ai_how=""),
    )
    services.mark_attempt(centre, who, started.id)
    return services.attempt(centre, who, started.id)


def answer_area(test: AppTest, attempt: AttemptView, step: str = "answer") -> object:
    return test.text_area(key=keys.of(keys.STEP_TEXT, attempt.id, step))


def test_deciding_comes_before_writing_and_stands_over_it(visit: Visit, learner: Person, centre: Centre) -> None:
    attempt = services.start_attempt(centre, learner[0], EVERY_STEP, "practice")
    assert "Decide first, then write." in shown(visit(learner, places.WRITE, attempt=attempt.id))
    test = visit(learner, places.DECIDE, attempt=attempt.id)
    button(test, "Go on to writing")
    assert "You have not said whether a handover is needed" in mistakes(test)
    test.radio(key=keys.of(keys.NEEDED, attempt.id)).set_value("now").run()
    who = test.selectbox(key=keys.of(keys.DECIDED_TO, attempt.id))
    who.set_value(who.options[0].split(",")[0]).run()
    test.multiselect(key=keys.of(keys.DECIDED_HOW, attempt.id)).set_value(["Chat"]).run()
    test.text_area(key=keys.of(keys.WHY, attempt.id)).set_value("My shift ends.").run()
    again = visit(learner, places.DECIDE, attempt=attempt.id)
    assert again.text_area(key=keys.of(keys.WHY, attempt.id)).value == "My shift ends."
    assert again.multiselect(key=keys.of(keys.DECIDED_HOW, attempt.id)).value == ["Chat"]
    button(again, "Go on to writing")
    assert again.multiselect(key=keys.of(keys.METHOD, attempt.id)).value == ["Chat"]


def test_the_colleague_answers_and_gives_no_mark_away(visit: Visit, learner: Person, handed_over: AttemptView) -> None:
    test = visit(learner, places.REPLY, attempt=handed_over.id)
    page = shown(test)
    assert "Daniela has answered" in page
    assert "Daniela Farrugia" in page
    assert SUMMARY not in page
    assert "Partly met" not in page
    assert "Stop here and see the result" not in [each.label for each in test.button]


def test_what_is_typed_in_an_answer_is_there_after_a_reload(
    visit: Visit, learner: Person, handed_over: AttemptView
) -> None:
    test = visit(learner, places.REPLY, attempt=handed_over.id)
    answer_area(test, handed_over).set_value("Half an ans").run()  # type: ignore[attr-defined]
    again = visit(learner, places.REPLY, attempt=handed_over.id)
    assert answer_area(again, handed_over).value == "Half an ans"  # type: ignore[attr-defined]


def test_an_empty_answer_and_one_that_is_too_long_are_refused_in_a_sentence(
    visit: Visit, learner: Person, handed_over: AttemptView
) -> None:
    test = visit(learner, places.REPLY, attempt=handed_over.id)
    button(test, "Send your answer")
    assert "Your answer is empty" in mistakes(test)
    answer_area(test, handed_over).set_value("word " * 4_000).run()  # type: ignore[attr-defined]
    assert "at most 4,000 can be sent" in mistakes(test)
    again = visit(learner, places.REPLY, attempt=handed_over.id)
    assert len(answer_area(again, handed_over).value) == 20_000  # type: ignore[attr-defined]


def test_answering_leads_to_looking_again_and_that_to_the_story(
    visit: Visit, learner: Person, handed_over: AttemptView
) -> None:
    test = visit(learner, places.REPLY, attempt=handed_over.id)
    answer_area(test, handed_over).set_value("Yes & <b>thanks</b>.").run()  # type: ignore[attr-defined]
    button(test, "Send your answer")
    assert "You look at the case again" in shown(test)
    assert "What you find" in shown(test)
    test = visit(learner, places.CHECK_IN, attempt=handed_over.id)
    answer_area(test, handed_over, "next_step").set_value("I ring them now.").run()  # type: ignore[attr-defined]
    button(test, "Send your next step")
    page = shown(test)
    for words in (
        "What happened next",
        "You and Daniela",
        "What you decided before writing",
        "from your handover alone",
    ):
        assert words in page
    assert "Yes &amp; &lt;b&gt;thanks&lt;/b&gt;." in page
    assert "I ring them now." in page


@pytest.mark.parametrize("page", [places.DECIDE, places.WRITE, places.REPLY, places.CHECK_IN, places.RESULT])
def test_every_address_leads_to_where_the_attempt_is(
    visit: Visit, learner: Person, handed_over: AttemptView, page: str
) -> None:
    assert "Daniela has answered" in shown(visit(learner, page, attempt=handed_over.id))


def test_two_tabs_that_type_are_told_of_one_another(
    visit: Visit, learner: Person, centre: Centre, handed_over: AttemptView
) -> None:
    test = visit(learner, places.REPLY, attempt=handed_over.id)
    services.save_step(centre, learner[0], handed_over.id, "answer", text="From the phone", revision=0)
    answer_area(test, handed_over).set_value("From the laptop").run()  # type: ignore[attr-defined]
    assert "was saved from another window" in mistakes(test)
    assert "From the phone" in shown(test)
    button(test, "Use the other text")
    assert answer_area(test, handed_over).value == "From the phone"  # type: ignore[attr-defined]


def test_a_tab_that_sends_second_is_told_and_shown_the_way(
    visit: Visit, learner: Person, centre: Centre, handed_over: AttemptView
) -> None:
    test = visit(learner, places.REPLY, attempt=handed_over.id)
    answer_area(test, handed_over).set_value("From the laptop").run()  # type: ignore[attr-defined]
    services.answer_colleague(centre, learner[0], handed_over.id, text="From the phone")
    services.mark_attempt(centre, learner[0], handed_over.id)
    button(test, "Send your answer")
    assert "You look at the case again" in shown(test)
    assert services.story(centre, learner[0], handed_over.id).answer == "From the phone"


def test_the_list_of_attempts_leads_back_to_the_colleague(
    visit: Visit, learner: Person, handed_over: AttemptView
) -> None:
    test = visit(learner, places.ATTEMPTS)
    assert "Answer your colleague" in [link.proto.label for link in test.get("page_link")]
    assert "Handed in; your colleague has answered" in shown(test)


def test_the_assessor_sees_all_turns(visit: Visit, learner: Person, assessor: Person, centre: Centre) -> None:
    done = hand_in(centre, learner[0], EVERY_STEP, "assessment")
    page = shown(visit(assessor, places.REVIEW, attempt=done.id))
    assert "After the handover" in page
    assert page.count(ANSWER) >= 2
    assert "Daniela Farrugia" in page


def test_before_an_assessment_a_learner_reads_that_the_colleague_answers(visit: Visit, learner: Person) -> None:
    assert "You answer them once, in writing" in shown(visit(learner, places.RULES, scenario=EVERY_STEP))


def test_where_marking_an_answer_fails_nothing_half_way_is_shown_and_it_can_be_marked_again(
    visit: Visit, learner: Person, centre: Centre, handed_over: AttemptView, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.answer_colleague(centre, learner[0], handed_over.id, text="Yes, that is right.")

    def fails(*_: object) -> object:
        raise RuntimeError("the engine is out")

    with monkeypatch.context() as broken:
        broken.setattr(type(centre), "mark", property(lambda _: fails), raising=False)
        page = shown(visit(learner, places.RESULT, attempt=handed_over.id))
    assert "Your handover is saved, but marking it didn" in page
    assert SUMMARY not in page
    assert "You look at the case again" in shown(visit(learner, places.RESULT, attempt=handed_over.id))


def test_somebody_who_can_not_take_it_asks_who_should_have_it(visit: Visit, learner: Person, centre: Centre) -> None:
    who = learner[0]
    started = services.start_attempt(centre, who, "click-and-collect", "practice")
    services.submit_handover(
        centre, who, started.id, text=HANDOVER, recipient="Callum Reyes", method="Chat", declaration=None
    )
    services.mark_attempt(centre, who, started.id)
    page = shown(visit(learner, places.REPLY, attempt=started.id))
    assert "Callum has answered" in page
    assert "I can&#x27;t take this customer over." in page
    services.answer_colleague(centre, who, started.id, text="Sorry. It is for Tomasz, I send it to him now.")
    services.mark_attempt(centre, who, started.id)
    result = shown(visit(learner, places.RESULT, attempt=started.id))
    assert "It reaches Tomasz half an hour late." in result
    assert "You sent it to Callum Reyes." in result
