"""What a learner meets: choosing, writing, handing over, reading the result."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from html import escape

import pytest
from streamlit.testing.v1 import AppTest

from assessment import services
from assessment.model.people import Actor
from assessment.services import AttemptView, Centre
from tests.pages.conftest import Visit, hand_in, shown
from tests.pages.stand_in import BREAKS, HANDOVER, SUMMARY
from ui import keys, places, session

Person = tuple[Actor, str]


@pytest.fixture
def desk(visit: Visit, centre: Centre, learner: Person, scenario_id: str) -> Callable[..., tuple[AppTest, AttemptView]]:
    """The page to write on, for a new attempt."""

    def opened(mode: services.Mode = "practice") -> tuple[AppTest, AttemptView]:
        attempt = services.start_attempt(centre, learner[0], scenario_id, mode)
        return visit(learner, places.WRITE, attempt=attempt.id), attempt

    return opened


def fill(test: AppTest, attempt: AttemptView, text: str = HANDOVER) -> None:
    """Answers both questions and writes the text."""
    who = test.selectbox(key=keys.of(keys.RECIPIENT, attempt.id))
    who.set_value(who.options[0].split(",")[0]).run()
    test.multiselect(key=keys.of(keys.METHOD, attempt.id)).set_value(["Spoken briefing"]).run()
    test.text_area(key=keys.of(keys.TEXT, attempt.id)).set_value(text).run()


def button(test: AppTest, label: str) -> None:
    """Presses the button of that name."""
    next(each for each in test.button if each.label == label).click().run()


def errors(test: AppTest) -> list[str]:
    """The calm sentences on the page."""
    return [part for part in shown(test).split("\n") if "note-mistake" in part]


def test_scenarios_are_cards_with_sector_level_and_time(visit: Visit, learner: Person, centre: Centre) -> None:
    page = shown(visit(learner))
    for card in services.scenario_cards(centre, learner[0]):
        assert escape(card.title) in page
    assert "About" in page
    assert "when assessed" in page
    assert "Not tried yet" in page


def test_the_filters_narrow_the_cards_and_say_when_nothing_is_left(visit: Visit, learner: Person) -> None:
    test = visit(learner)
    before = shown(test).count("card-head")
    test.selectbox(key=keys.LEVEL).set_value("basic").run()
    assert 0 < shown(test).count("card-head") < before
    test.text_input(key=keys.SEARCH).set_value("zzz").run()
    assert "No scenario fits all of that" in shown(test)


def test_a_card_shows_ones_own_best(visit: Visit, learner: Person, centre: Centre, scenario_id: str) -> None:
    hand_in(centre, learner[0], scenario_id, "practice")
    assert "Your best: <strong>1 of 7 points met</strong>" in shown(visit(learner))


def test_the_first_visit_offers_the_finished_example(visit: Visit, learner: Person) -> None:
    assert any(link.proto.label == "See a finished example first" for link in visit(learner).get("page_link"))


def test_while_the_example_is_being_made_the_page_says_so(
    visit: Visit, learner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "example_attempt", lambda *_: None)
    assert "being made ready" not in shown(visit(learner))
    session.preparing.set()
    try:
        assert "A finished example is being made ready." in shown(visit(learner))
    finally:
        session.preparing.clear()


def test_the_example_can_be_read_by_a_learner(visit: Visit, learner: Person) -> None:
    page = shown(visit(learner, places.RESULT, attempt="example"))
    assert "An example" in page
    assert "Awarded by Example assessor" in page
    assert "What next?" not in page


def test_practise_opens_the_page_to_write_on(visit: Visit, learner: Person, centre: Centre, scenario_id: str) -> None:
    test = visit(learner)
    test.button(key=f"practise_{scenario_id}").click().run()
    assert "The time is" in shown(test)
    assert len(services.my_attempts(centre, learner[0])) == 1


def test_the_brief_loses_no_line(
    desk: Callable[..., tuple[AppTest, AttemptView]], centre: Centre, learner: Person
) -> None:
    test, attempt = desk()
    scenario = services.scenario_of_attempt(centre, learner[0], attempt.id)
    page = shown(test)
    for word in scenario.brief.replace('"', " ").replace("'", " ").replace("&", " ").split():
        assert word.strip("“”:") in page, word


def test_the_people_give_away_nobody(
    desk: Callable[..., tuple[AppTest, AttemptView]], centre: Centre, learner: Person
) -> None:
    test, attempt = desk()
    scenario = services.scenario_of_attempt(centre, learner[0], attempt.id)
    names = [option.split(",")[0] for option in test.selectbox(key=keys.of(keys.RECIPIENT, attempt.id)).options]
    assert names == sorted(names)
    assert {scenario.recipient.name, *(person.name for person in scenario.others)} == set(names)


def test_what_is_typed_is_saved_without_a_button(
    desk: Callable[..., tuple[AppTest, AttemptView]], centre: Centre, learner: Person
) -> None:
    test, attempt = desk()
    fill(test, attempt, "half a sentence")
    kept = services.attempt(centre, learner[0], attempt.id)
    assert (kept.text, kept.method) == ("half a sentence", "Spoken briefing")


def test_a_reload_brings_the_draft_back(
    desk: Callable[..., tuple[AppTest, AttemptView]], visit: Visit, learner: Person
) -> None:
    test, attempt = desk()
    fill(test, attempt, "half a sentence")
    again = visit(learner, places.WRITE, attempt=attempt.id)
    assert again.text_area(key=keys.of(keys.TEXT, attempt.id)).value == "half a sentence"
    assert again.multiselect(key=keys.of(keys.METHOD, attempt.id)).value == ["Spoken briefing"]


def test_another_windows_text_is_never_overwritten_in_silence(
    desk: Callable[..., tuple[AppTest, AttemptView]], centre: Centre, learner: Person
) -> None:
    test, attempt = desk()
    fill(test, attempt, "from this window")
    now = services.attempt(centre, learner[0], attempt.id)
    services.save_draft(centre, learner[0], attempt.id, text="from the other", method="Chat", revision=now.revision)
    test.text_area(key=keys.of(keys.TEXT, attempt.id)).set_value("from this window, and on").run()
    assert "another window" in errors(test)[0]
    assert "from the other" in shown(test)
    assert services.attempt(centre, learner[0], attempt.id).text == "from the other"
    button(test, "Go on with what is written here")
    assert errors(test) == []
    assert services.attempt(centre, learner[0], attempt.id).text == "from this window, and on"


def test_the_other_windows_text_can_be_taken(
    desk: Callable[..., tuple[AppTest, AttemptView]], centre: Centre, learner: Person
) -> None:
    test, attempt = desk()
    fill(test, attempt, "mine")
    now = services.attempt(centre, learner[0], attempt.id)
    services.save_draft(centre, learner[0], attempt.id, text="the other", revision=now.revision)
    test.text_area(key=keys.of(keys.TEXT, attempt.id)).set_value("mine, and on").run()
    button(test, "Use the other text")
    assert test.text_area(key=keys.of(keys.TEXT, attempt.id)).value == "the other"


def test_a_handover_that_is_too_long_is_refused_with_a_sentence_and_kept(
    desk: Callable[..., tuple[AppTest, AttemptView]], centre: Centre, learner: Person
) -> None:
    test, attempt = desk()
    fill(test, attempt, "word " * 5_000)
    assert "at most 20,000" in errors(test)[0]
    assert len(services.attempt(centre, learner[0], attempt.id).text) > 20_000
    test.text_area(key=keys.of(keys.TEXT, attempt.id)).set_value("shorter").run()
    assert errors(test) == []
    assert services.attempt(centre, learner[0], attempt.id).text == "shorter"


def test_the_headings_are_offered_only_while_the_page_is_empty(
    desk: Callable[..., tuple[AppTest, AttemptView]],
) -> None:
    test, attempt = desk()
    button(test, "Start with SBAR headings")
    assert "Recommendation:" in str(test.text_area(key=keys.of(keys.TEXT, attempt.id)).value)
    assert "Start with SBAR headings" not in [each.label for each in test.button]


def test_handing_over_without_a_recipient_says_what_is_missing(
    desk: Callable[..., tuple[AppTest, AttemptView]],
) -> None:
    test, attempt = desk()
    test.text_area(key=keys.of(keys.TEXT, attempt.id)).set_value(HANDOVER).run()
    button(test, "Hand over")
    assert "You have not said who takes over." in errors(test)[0]


def test_handing_over_in_practice_leads_to_the_colleague_and_may_stop_there(
    desk: Callable[..., tuple[AppTest, AttemptView]], visit: Visit, centre: Centre, learner: Person
) -> None:
    test, attempt = desk()
    fill(test, attempt)
    button(test, "Hand over")
    assert services.attempt(centre, learner[0], attempt.id).state == "talking"
    test = visit(learner, places.REPLY, attempt=attempt.id)
    button(test, "Stop here and see the result")
    assert SUMMARY in shown(test)
    assert services.attempt(centre, learner[0], attempt.id).state == "marked"


def test_the_rules_come_before_an_assessment(visit: Visit, learner: Person, centre: Centre, scenario_id: str) -> None:
    test = visit(learner, places.RULES, scenario=scenario_id)
    page = shown(test)
    assert "your own work" in page
    assert "AI tool" in page
    assert "minutes</strong> from the moment" in page
    assert services.my_attempts(centre, learner[0]) == []
    button(test, "Start the assessment")
    assert services.my_attempts(centre, learner[0])[0].mode == "assessment"


def test_an_assessment_asks_about_ai_before_it_is_handed_in(
    desk: Callable[..., tuple[AppTest, AttemptView]], centre: Centre, learner: Person
) -> None:
    test, attempt = desk("assessment")
    fill(test, attempt)
    button(test, "Check and hand in")
    button(test, "Hand in")
    assert "Answer the question about AI tools" in errors(test)[0]
    test.radio(key=keys.of(keys.AI_USED, attempt.id)).set_value("Yes").run()
    button(test, "Hand in")
    assert "Say which AI tool you used" in errors(test)[0]
    test.text_area(key=keys.of(keys.AI_HOW, attempt.id)).set_value("Copilot, for spelling").run()
    button(test, "Hand in")
    assert "Declare that this is your own work" in errors(test)[0]
    test.checkbox(key=keys.of(keys.OWN_WORK, attempt.id)).check().run()
    button(test, "Hand in")
    assert "has answered" in shown(test)
    assert SUMMARY not in shown(test)
    declared = services.attempt(centre, learner[0], attempt.id).declaration
    assert declared == services.Declaration(own_work=True, ai_used=True, ai_how="Copilot, for spelling")


def test_going_back_from_the_declaration_keeps_the_text(desk: Callable[..., tuple[AppTest, AttemptView]]) -> None:
    test, attempt = desk("assessment")
    fill(test, attempt)
    button(test, "Check and hand in")
    button(test, "Back to writing")
    assert test.text_area(key=keys.of(keys.TEXT, attempt.id)).value == HANDOVER


def test_after_an_assessment_there_is_no_model_and_no_second_try(
    visit: Visit, learner: Person, handed_in: AttemptView
) -> None:
    test = visit(learner, places.RESULT, attempt=handed_in.id)
    assert "Try again with this text" not in [each.label for each in test.button]
    assert not [each for each in test.expander if "meets every point" in each.label]


def test_after_practice_one_can_try_again_from_the_last_text(
    visit: Visit, learner: Person, centre: Centre, scenario_id: str
) -> None:
    first = hand_in(centre, learner[0], scenario_id, "practice")
    test = visit(learner, places.RESULT, attempt=first.id)
    assert [each for each in test.expander if "meets every point" in each.label]
    button(test, "Try again with this text")
    second = services.my_attempts(centre, learner[0])[0]
    assert test.text_area(key=keys.of(keys.TEXT, second.id)).value == HANDOVER


def test_a_result_says_proposed_and_shows_what_was_good_first(
    visit: Visit, learner: Person, handed_in: AttemptView
) -> None:
    page = shown(visit(learner, places.RESULT, attempt=handed_in.id))
    assert page.index("What you did well") < page.index("What would help most next") < page.index("Point by point")
    assert "Not yet met, proposed" in page
    assert "Reason of C1." in page
    assert "Advice of C3." in page
    assert "You pass on a private detail." in page
    assert "Did not reach them" in page


def test_a_result_never_says_fail_or_wrong_of_a_point(visit: Visit, learner: Person, handed_in: AttemptView) -> None:
    page = shown(visit(learner, places.RESULT, attempt=handed_in.id)).lower()
    assert "fail" not in page


def test_a_learners_text_is_only_ever_text(visit: Visit, learner: Person, centre: Centre, scenario_id: str) -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>\n![x](https://elsewhere.example/x.png)"
    attempt = hand_in(centre, learner[0], scenario_id, "practice", hostile)
    test = visit(learner, places.RESULT, attempt=attempt.id)
    page = shown(test)
    assert "<script>" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;" in page
    assert not [each for each in test.markdown if "elsewhere.example" in each.value]


def test_a_marking_that_broke_is_said_calmly_and_can_be_repeated(
    visit: Visit, learner: Person, centre: Centre, scenario_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(services.attempts.Mistake):  # type: ignore[attr-defined]
        hand_in(centre, learner[0], scenario_id, "practice", BREAKS)
    attempt = services.my_attempts(centre, learner[0])[0]
    test = visit(learner, places.RESULT, attempt=attempt.id)
    assert "Your handover is saved, but marking it didn&#x27;t work." in shown(test)
    button(test, "Mark it again")
    assert "can be marked again" in errors(test)[0]


def test_what_was_handed_in_but_not_marked_is_marked_when_it_is_looked_at(
    visit: Visit, learner: Person, centre: Centre, scenario_id: str
) -> None:
    attempt = services.start_attempt(centre, learner[0], scenario_id, "practice")
    services.submit_handover(
        centre, learner[0], attempt.id, text=HANDOVER, recipient="Tomasz", method="Chat", declaration=None
    )
    assert "has answered" in shown(visit(learner, places.RESULT, attempt=attempt.id))
    services.stop_here(centre, learner[0], attempt.id)
    assert SUMMARY in shown(visit(learner, places.RESULT, attempt=attempt.id))


def test_the_decision_comes_first_with_its_author_and_feedback(
    visit: Visit, learner: Person, assessor: Person, centre: Centre, handed_in: AttemptView
) -> None:
    marking = services.open_review(centre, assessor[0], handed_in.id).marking
    awards = [
        services.PointAward(judgement.point, 2, "Seen in the log." if judgement.level != 2 else "")
        for judgement in marking.judgements
    ]
    services.decide(centre, assessor[0], handed_in.id, awards=awards, feedback="Clear and kind.\nWell done.", version=0)
    page = shown(visit(learner, places.RESULT, attempt=handed_in.id))
    assert page.index("Awarded by Bernadette Quill") < page.index(SUMMARY)
    assert "<p>Clear and kind.</p><p>Well done.</p>" in page
    assert "Met, awarded" in page
    assert "Your assessor says: Seen in the log." in page


def test_my_attempts_says_what_will_be_there_while_it_is_empty(visit: Visit, learner: Person) -> None:
    assert "Nothing here yet" in shown(visit(learner, places.ATTEMPTS))


def test_my_attempts_lists_each_with_its_levels_and_the_chart_has_a_table(
    visit: Visit, learner: Person, centre: Centre, scenario_id: str
) -> None:
    hand_in(centre, learner[0], scenario_id, "practice")
    hand_in(centre, learner[0], scenario_id, "practice")
    page = shown(visit(learner, places.ATTEMPTS))
    assert page.count("Proposed: 1 of 7 points met") == 2
    assert '<th scope="col">● Met</th>' in page


def test_an_open_draft_leads_back_to_the_page_to_write_on(
    desk: Callable[..., tuple[AppTest, AttemptView]], visit: Visit, learner: Person
) -> None:
    desk()
    assert "Go on writing" in [link.proto.label for link in visit(learner, places.ATTEMPTS).get("page_link")]


def test_comparing_shows_the_words_that_changed_and_the_levels(
    visit: Visit, learner: Person, centre: Centre, scenario_id: str
) -> None:
    hand_in(centre, learner[0], scenario_id, "practice", "Ring her by four.")
    later = hand_in(centre, learner[0], scenario_id, "practice", "Ring her by five <b>today</b>.")
    page = shown(visit(learner, places.COMPARE, later=later.id))
    assert "<del>four</del>" in page
    assert "<ins>five" in page
    assert "<b>" not in page
    assert "● Met" in page


def test_an_assessment_with_a_time_limit_shows_the_time_left(desk: Callable[..., tuple[AppTest, AttemptView]]) -> None:
    _, attempt = desk("assessment")
    assert attempt.deadline is not None
    assert attempt.deadline > datetime.now(UTC)
