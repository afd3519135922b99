"""What happened next, the receiver test, deciding and the check-in: fair, and caused by the words, the gap or the choice."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.simulation.check_in import ComeBack, come_back
from assessment.simulation.consequences import MOST_HARMS, Sent, what_happened
from assessment.simulation.deadlines import deadline, takes_over
from assessment.simulation.deciding import Decision, same_way, weigh
from assessment.simulation.receiver_test import receiver_test
from assessment.simulation.slips import PlantedSlip
from tests.unit.simulated import FACTS, SENTENCES, case, everything, marking_of, told

IDS = [fact.id for fact in FACTS if fact.weight == "essential"]
STATUS = st.dictionaries(st.sampled_from([f.id for f in FACTS]), st.sampled_from(["conveyed", "wrong", "missing"]))
RIGHT = Sent("Tomasz Bielak", ("Entry in the shift log",))


def test_a_whole_handover_has_a_good_day() -> None:
    found = what_happened(case(), everything()[1], RIGHT)
    assert {event.kind for event in found.events} == {"kept", "good"}
    assert (found.repeats, found.kept, found.promises, found.more) == (0, 1, 1, 0)
    assert found.events[-1].text == "Nobody had to ask the customer anything twice, and nothing was late."


def test_a_gap_plays_out_at_its_deadline_and_names_itself() -> None:
    facts = [fact for fact in IDS if fact != "ring"]
    (harm,) = (e for e in what_happened(case(), told(*facts)[1], RIGHT).events if e.kind == "harm")
    assert (harm.at, harm.exact) == (datetime(2025, 10, 16, 17, 0), True)
    assert harm.text == "5 pm passes, and the customer does not get what was promised."
    assert harm.cause == "Your handover does not say: Mrs Whitlock was promised a call by 17:00 today."


def test_an_authored_consequence_is_told_in_its_authors_words() -> None:
    facts = tuple(f.model_copy(update={"if_missing": "Nobody rings."}) if f.id == "ring" else f for f in FACTS)
    found = what_happened(case(facts=facts), told("who", "phone")[1], RIGHT)
    assert "Nobody rings." in [event.text for event in found.events]


@pytest.mark.parametrize(
    ("told_so", "at"),
    [
        ("Nobody finds her.", datetime(2025, 10, 16, 15, 20)),
        ("She is rung at eight at night.", datetime(2025, 10, 16, 20, 0)),
        ("On Saturday she is told that it is lost.", datetime(2025, 10, 18, 15, 20)),
        ("On Saturday morning she is told that it is lost.", datetime(2025, 10, 18, 9, 0)),
    ],
)
def test_an_authored_consequence_happens_when_its_words_say(told_so: str, at: datetime) -> None:
    facts = tuple(f.model_copy(update={"if_missing": told_so}) if f.id == "phone" else f for f in FACTS)
    missing = told(*[fact for fact in IDS if fact != "phone"])[1]
    (harm,) = (e for e in what_happened(case(facts=facts), missing, RIGHT).events if e.kind == "harm")
    assert harm.at == at


def test_a_wrong_fact_names_the_words_that_were_wrong() -> None:
    text, _ = everything()
    marking = marking_of(text, {**dict.fromkeys(IDS, "conveyed"), "phone": "wrong"})
    (harm,) = (e for e in what_happened(case(), marking, RIGHT).events if e.kind == "harm")
    assert [piece.quote for piece in harm.words] == [SENTENCES["phone"]]
    assert harm.text == "Tomasz goes by what the handover says, and does not reach the customer."


def test_a_private_detail_is_shown_by_the_learners_words_and_not_said_again() -> None:
    text, marking = told(*IDS, "card")
    (harm,) = (e for e in what_happened(case(), marking, RIGHT).events if e.kind == "harm")
    assert "4900" not in harm.text + harm.cause
    assert harm.words[0].quote in text


def test_what_came_only_after_asking_costs_time_and_does_no_other_harm() -> None:
    text, _ = everything()
    marking = marking_of(text, dict.fromkeys(IDS, "conveyed"), after_asking=("phone",))
    found = what_happened(case(), marking, RIGHT)
    assert [e.text for e in found.events if e.kind == "asked"] == [
        "Tomasz has to wait for one thing before starting on it."
    ]
    assert not [e for e in found.events if e.kind == "harm"]


def test_a_slip_that_was_let_pass_plays_out() -> None:
    sent = Sent("Tomasz Bielak", (), PlantedSlip("hour", 0, "17:00", "18:00", "ring"))
    found = what_happened(case(), everything()[1], sent)
    assert "Tomasz goes by “18:00”, as read back to you. Your handover said “17:00”." in [e.text for e in found.events]
    assert (found.kept, found.repeats) == (0, 1)


def test_the_wrong_person_keeps_no_promise_unless_it_is_sent_on() -> None:
    lost = what_happened(case(), everything()[1], Sent("Callum Reyes"))
    assert (lost.kept, lost.repeats) == (0, 2)
    assert "You sent it to Callum Reyes. The procedure gives it to Tomasz Bielak." in [e.cause for e in lost.events]
    sent_on = what_happened(case(), everything()[1], Sent("Callum Reyes", sent_on=True))
    assert sent_on.kept == 1
    assert "It reaches Tomasz half an hour late." in [e.text for e in sent_on.events]


def test_a_method_that_the_procedure_does_not_know_has_its_consequence_and_a_fitting_one_has_none() -> None:
    def harms(*methods: str) -> int:
        found = what_happened(case(), everything()[1], Sent("Tomasz Bielak", methods))
        return sum(event.kind == "harm" for event in found.events)

    assert harms("E-mail") == 1
    assert harms("Spoken briefing") == harms("E-mail", "Entry in the shift log") == harms() == 0


@given(STATUS)
def test_every_event_names_its_cause_and_the_timeline_is_in_order(status: dict[str, str]) -> None:
    marking = marking_of(everything()[0], status)  # type: ignore[arg-type]
    found = what_happened(case(), marking, RIGHT)
    assert all(event.cause and event.text for event in found.events)
    assert [e.at for e in found.events] == sorted(e.at for e in found.events)
    assert sum(e.kind == "harm" for e in found.events) <= MOST_HARMS
    assert 0 <= found.kept <= found.promises
    assert found == what_happened(case(), marking, RIGHT)


@given(st.lists(st.sampled_from(IDS), unique=True))
def test_more_said_never_makes_the_customer_say_more(facts: list[str]) -> None:
    some, whole = what_happened(case(), told(*facts)[1], RIGHT), what_happened(case(), everything()[1], RIGHT)
    assert some.repeats >= whole.repeats
    assert len(some.avoided) <= len(IDS)


def test_a_time_without_a_day_is_today_and_tomorrow_is_tomorrow() -> None:
    found = {fact.id: deadline(fact, case()) for fact in FACTS}
    assert found["van"] == datetime(2025, 10, 16, 16, 15)
    assert found["mine"] == datetime(2025, 10, 17, 7, 0)
    assert found["only"] is None
    assert takes_over(case()) == datetime(2025, 10, 16, 15, 0)


def test_the_receiver_test_asks_six_questions_and_answers_them_with_quotes() -> None:
    answers = receiver_test(case(), everything()[1])
    assert len(answers) == 6
    assert {answer.state for answer in answers} == {"answered"}
    assert all(answer.quotes for answer in answers)


def test_what_is_not_there_is_unanswerable_and_names_the_missing_fact() -> None:
    answers = receiver_test(case(), told("who", "phone", "issue")[1])
    promised = next(a for a in answers if a.question.startswith("What has been promised"))
    assert (promised.state, promised.missing) == (
        "unanswerable",
        ("Mrs Whitlock was promised a call by 17:00 today.",),
    )


def test_the_receiver_test_is_of_the_handover_alone() -> None:
    text, _ = everything()
    marking = marking_of(text, dict.fromkeys(IDS, "conveyed"), after_asking=("ring",))
    promised = next(a for a in receiver_test(case(), marking) if a.question.startswith("What has been promised"))
    assert promised.state == "unanswerable"


def test_a_decision_is_weighed_part_by_part_and_nothing_is_refused() -> None:
    right = Decision("now", "Tomasz Bielak", ("Entry in the shift log", "Spoken briefing"), "I finish at three.")
    assert [part.fits for part in weigh(case(), right)] == [True, True, True]
    wrong = Decision("not_needed", "Callum Reyes", ("E-mail",), "I can do it.")
    parts = weigh(case(), wrong)
    assert [part.fits for part in parts] == [False, False, False]
    assert parts[0].better == "Yes, now: The early shift ends at 15:00."


def test_one_of_two_ways_that_are_called_for_is_partly_right() -> None:
    ways = [weigh(case(), Decision("now", "Tomasz Bielak", chosen, ""))[2] for chosen in (
        ("Entry in the shift log",), ("E-mail",), ("Entry in the shift log", "Spoken briefing"))]  # fmt: skip
    assert [each.how_far for each in ways] == ["partly", "not", "right"]


def test_an_authored_decision_goes_before_the_default() -> None:
    scenario = case(decide={"needed": "later", "because": "He is not in yet."})
    assert weigh(scenario, Decision("later", "Tomasz Bielak", (), ""))[0].fits


@pytest.mark.parametrize(
    ("chosen", "allowed", "same"),
    [
        ("Spoken briefing", "Sit-down in the events office with the diary open", True),
        ("Written note on the shared record", "Red-flagged entry in the shift log", True),
        ("Phone call", "Telephone call to the out-of-hours desk", True),
        ("E-mail", "Secure message to the receiving banker", False),
        ("Chat", "Briefing at the back table", False),
    ],
)
def test_general_names_of_methods_are_of_one_kind_with_the_procedures(chosen: str, allowed: str, same: bool) -> None:
    assert same_way(chosen, allowed) is same


def states(*facts: str) -> set[str]:
    """The states in which the case may come back after a handover with these facts."""
    return {come_back(case(), told(*facts)[1], attempt_id=str(n)).state for n in range(30)}


def test_how_it_comes_back_follows_from_the_text_and_the_attempt() -> None:
    assert states(*IDS) == {"done", "half_done"}
    assert states("who") == {"nothing", "customer_rang"}
    assert states("who", "van", "ring") == {"half_done", "customer_rang"}
    assert states("who", "van") == {"customer_rang"}


@given(st.lists(st.sampled_from(IDS), unique=True), st.text(max_size=8))
def test_a_come_back_is_the_same_each_time_and_survives_being_kept(facts: list[str], attempt: str) -> None:
    marking = told(*facts)[1]
    found = come_back(case(), marking, attempt_id=attempt)
    assert found == come_back(case(), marking, attempt_id=attempt)
    assert ComeBack.from_dict(found.to_dict()) == found
    assert bool(found.open) == (found.state != "done")


def test_authored_states_are_told_in_their_authors_words() -> None:
    says = {"says": "All is done.", "open": []}
    scenario = case(check_in={"when": "08:00 on Friday 17 October", "done": says, "half_done": says})
    found = come_back(scenario, everything()[1], attempt_id="a")
    assert (found.says, found.at) == ("All is done.", datetime(2025, 10, 17, 8, 0))


def test_an_authors_state_that_has_done_what_nobody_was_told_is_not_chosen_before_one_that_has_not() -> None:
    rang = {"says": "She rang. The trolley was searched.", "open": ["ring"]}
    nothing = {"says": "Nothing is there.", "open": ["van", "mine", "ring"]}
    scenario = case(check_in={"customer_rang": rang, "nothing": nothing})
    found = {come_back(scenario, told("who")[1], attempt_id=str(n)).state for n in range(30)}
    assert found == {"nothing"}


def test_a_handover_that_lies_with_the_wrong_person_comes_back_undone_however_good_it_is() -> None:
    found = {come_back(case(), everything()[1], attempt_id=str(n), lost=True).state for n in range(30)}
    assert found == {"nothing", "customer_rang"}


def test_what_was_still_open_at_the_check_in_is_not_told_as_done_or_kept() -> None:
    left = Sent("Tomasz Bielak", ("Entry in the shift log",), open=("van", "ring"))
    found = what_happened(case(), everything()[1], left)
    assert {event.fact for event in found.events} == {"mine"}
    assert (found.kept, found.promises) == (0, 1)


def test_who_kept_a_promise_is_left_to_the_learners_words() -> None:
    found = what_happened(case(), everything()[1], RIGHT)
    assert "The promise to the customer is kept." in [event.text for event in found.events]
    assert "This is done in time." in [event.text for event in found.events]


def test_work_with_a_day_and_no_time_happens_on_that_day() -> None:
    says = "If it is not there by Friday 17 October, the claim must go out on Tuesday 21 October."
    facts = tuple(f.model_copy(update={"says": says}) if f.id == "van" else f for f in FACTS)
    event = next(e for e in what_happened(case(facts=facts), everything()[1], RIGHT).events if e.fact == "van")
    assert (event.at, event.exact) == (datetime(2025, 10, 21, 17, 0), False)


def test_where_an_authors_states_have_most_of_it_done_unasked_it_comes_back_untouched() -> None:
    half = {"says": "The trolley was searched, the log was looked at.", "open": ["ring"]}
    nothing = {"says": "Nothing is there.", "open": ["van", "mine", "ring"]}
    facts = (*FACTS, FACTS[4].model_copy(update={"id": "more", "says": "The depot must be rung before 16:30 today."}))
    scenario = case(facts=facts, check_in={"customer_rang": half, "half_done": half, "nothing": nothing})
    found = {come_back(scenario, told("who", "mine", "ring")[1], attempt_id=str(n)).state for n in range(30)}
    assert found == {"nothing"}
