"""What the colleague asks and reads back: only from the handover, worst gap first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.model.marking import Evidence, FactFinding, Marking
from assessment.model.scenario import Person
from assessment.simulation.deadlines import read_values
from assessment.simulation.questions import AT_MOST, question_for, questions
from assessment.simulation.read_back import read_back
from assessment.simulation.reply import Reply, reply_to
from assessment.simulation.slips import later, plant, swapped
from tests.unit.simulated import FACTS, case, everything, told

IDS = [fact.id for fact in FACTS if fact.weight == "essential"]
some_facts = st.lists(st.sampled_from(IDS), unique=True)
ids = st.text("0123456789abcdef", min_size=1, max_size=16)


def asked(*facts: str) -> list[str]:
    """The facts that are asked for after a handover with these."""
    return [fact for question in questions(case(), told(*facts)[1]) for fact in question.facts]


def test_a_whole_handover_is_asked_nothing() -> None:
    text, marking = everything()
    reply = reply_to(case(), marking, text, to="Tomasz Bielak", attempt_id="a", first=True)
    assert reply.questions == ()
    assert reply.closing == "Have I got that right?"


def test_open_work_is_asked_for_before_the_number_and_the_number_before_the_rest() -> None:
    assert asked("who", "issue", "done") == ["van", "mine", "ring", "phone"]


def test_whom_it_is_about_comes_first_where_nobody_is_named() -> None:
    assert asked("issue", "done")[0] == "who"


def test_three_questions_at_most() -> None:
    assert len(questions(case(), told()[1])) == AT_MOST


def test_what_is_stated_wrongly_is_not_asked_for_because_the_colleague_can_not_know() -> None:
    marking = told("who", "issue", "done", "van", "mine", "ring", "only", phone="wrong")[1]
    assert questions(case(), marking) == ()


def test_an_authored_question_is_asked_in_its_authors_words() -> None:
    fact = FACTS[1].model_copy(update={"asks": "What number do I ring her on?"})
    assert question_for(fact, case()) == "What number do I ring her on?"


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.id)
def test_a_default_question_gives_nothing_of_the_answer_away(fact: object) -> None:
    said = question_for(fact, case())  # type: ignore[arg-type]
    assert said.endswith("?")
    assert not [value for value in read_values(said, case()) if value.kind != "ordinal"]
    assert "Whitlock" not in said


def test_two_gaps_that_would_be_asked_for_alike_make_one_question() -> None:
    found = questions(case(), told("who", "phone", "issue", "done", "ring", "only")[1])
    assert [question.facts for question in found] == [("van", "mine")]


@given(some_facts)
def test_a_fact_that_the_handover_conveys_is_never_asked_for(facts: list[str]) -> None:
    assert not set(asked(*facts)) & set(facts)


@given(some_facts)
def test_a_read_back_never_contains_what_was_not_written(facts: list[str]) -> None:
    text, marking = told(*facts)
    for line in read_back(case(), marking, text):
        assert line.what in " ".join(text.split())
        assert line.fact in facts


@given(some_facts, ids)
def test_a_planted_slip_changes_one_thing_in_one_line_and_nothing_else(facts: list[str], attempt: str) -> None:
    text, marking = told(*facts)
    lines = read_back(case(), marking, text)
    changed, slip = plant(case(), lines, attempt, first=False)
    if slip is None:
        assert changed == lines
        return
    different = [n for n, (a, b) in enumerate(zip(lines, changed, strict=True)) if a != b]
    assert different == [slip.line]
    before, after = lines[slip.line], changed[slip.line]
    if slip.kind == "owner":
        assert (before.what, before.who) == (after.what, slip.right)
    else:
        assert after.what == before.what.replace(slip.right, slip.said, 1)


@given(some_facts, ids)
def test_there_is_never_a_slip_in_a_learners_first_attempt(facts: list[str], attempt: str) -> None:
    text, marking = told(*facts)
    assert reply_to(case(), marking, text, to="Tomasz Bielak", attempt_id=attempt, first=True).slip is None


@given(some_facts, ids, st.booleans())
def test_the_same_attempt_always_plays_the_same(facts: list[str], attempt: str, first: bool) -> None:
    text, marking = told(*facts)
    replies = [reply_to(case(), marking, text, to="Tomasz Bielak", attempt_id=attempt, first=first) for _ in range(2)]
    assert replies[0] == replies[1]
    assert Reply.from_dict(replies[0].to_dict()) == replies[0]


def test_about_half_of_the_later_attempts_have_a_slip_and_all_three_kinds_come() -> None:
    text, marking = everything()
    lines = read_back(case(), marking, text)
    slips = [plant(case(), lines, f"attempt {n}", first=False)[1] for n in range(200)]
    assert 70 < sum(slip is not None for slip in slips) < 130
    assert {slip.kind for slip in slips if slip} == {"hour", "digit", "owner"}


def test_an_authored_slip_is_used_where_the_handover_has_what_it_changes() -> None:
    scenario = case(slip={"fact": "ring", "instead": "17:00", "says": "half past six"})
    text, marking = everything()
    lines = read_back(scenario, marking, text)
    slips = [plant(scenario, lines, f"attempt {n}", first=False) for n in range(20)]
    said = {changed[slip.line].what for changed, slip in slips if slip}
    assert said == {"Please ring her by half past six."}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("17:00", "18:00"),
        ("09:30", "10:30"),
        ("5pm", "6pm"),
        ("4.15 pm", "5.15 pm"),
        ("half past four", "half past five"),
        ("ten to five", "ten to six"),
    ],
)
def test_an_hour_slips_in_the_way_it_was_written(written: str, read: str) -> None:
    value = next(v for v in read_values(f"by {written}", case()) if v.kind == "time")
    assert later(value) == read


@pytest.mark.parametrize("written", ["noon", "midnight", "11 pm"])
def test_a_time_that_can_not_be_moved_by_an_hour_is_left_alone(written: str) -> None:
    value = next(v for v in read_values(f"by {written}", case()) if v.kind == "time")
    assert later(value) is None


def test_digits_are_swapped_late_in_a_number() -> None:
    (value,) = (v for v in read_values("ring 07700 900418", case()) if v.kind == "phone")
    assert swapped(value) == "07700 900481"


def test_somebody_who_can_not_take_it_says_so_and_asks_who_should_have_it() -> None:
    text, marking = everything()
    reply = reply_to(case(), marking, text, to="Callum Reyes", attempt_id="a", first=False)
    assert reply.wrong_person
    assert reply.speaker == "Callum Reyes"
    assert reply.opening == (
        "Hello, Callum Reyes here (Home Delivery adviser). "
        "Your handover has come to me, and I can't take this customer over."
    )
    assert (reply.lines, reply.slip, reply.asked) == ((), None, ())


def test_the_colleague_says_how_busy_they_are() -> None:
    text, marking = everything()
    assert "I'm on my own here" in reply_to(case(), marking, text, to=None, attempt_id="a", first=True).opening


def test_nothing_found_is_said_plainly() -> None:
    reply = reply_to(case(), told()[1], "asdf", to="Tomasz Bielak", attempt_id="a", first=True)
    assert reply.opening == "I've read your note, but I can't tell yet what it is about."
    assert reply.closing == "Before I can start, please tell me:"


def test_no_reply_has_a_mark_in_it() -> None:
    for facts in ([], IDS[:4], IDS):
        text, marking = told(*facts)
        reply = reply_to(case(), marking, text, to=None, attempt_id="a", first=True)
        said = f"{reply.opening} {reply.closing} {' '.join(q.text for q in reply.questions)}".lower()
        assert not any(word in said for word in ("partly", "not yet met", "marking", "point", "%"))


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("Bar supervisor, off at 16:00; may refund up to £75", "(bar supervisor)"),
        ("Home Delivery adviser at the next counter", "(Home Delivery adviser at the next counter)"),
        ("Mr Thackray's son; has no authority", "(Mr Thackray's son)"),
        ("Corvane's account manager for us, so the supplier's man", "(Corvane's account manager for us)"),
        ("BSL/English interpreter from Handspan", "(BSL/English interpreter from Handspan)"),
        ("Takes a bill out of the print file, ext 4417", "(takes a bill out of the print file)"),
    ],
)
def test_somebody_says_who_they_are_in_the_scenarios_words(role: str, said: str) -> None:
    scenario = case(others=(Person(name="Sam Reed", role=role),))
    reply = reply_to(scenario, everything()[1], "Hello", to="Sam Reed", attempt_id="a", first=True)
    assert reply.opening.startswith(f"Hello, Sam Reed here {said}. Your handover has come to me")


def test_a_line_of_the_read_back_has_the_whole_job_and_not_the_half_with_the_time() -> None:
    first, second = "16:15 The van goes.", "Please check the returns trolley before, or it waits until Friday."
    text = f"{first} {second}\nI look at the log at 07:00."
    at = text.index(second)
    evidence = (Evidence(0, len(first), first), Evidence(at, at + len(second), second))
    marking = Marking("", {}, "by hand", (), (FactFinding("van", "conveyed", evidence),), ())
    (line,) = read_back(case(), marking, text)
    assert (line.what, line.when) == (f"{first} {second}", "16:15")
    assert text[line.evidence.start : line.evidence.end] == line.evidence.quote


def test_a_line_of_the_read_back_never_runs_over_the_end_of_its_line() -> None:
    first, second = "Please check the returns trolley before 16:15.", "The van does not wait."
    text = f"{first}\n{second}"
    evidence = (Evidence(0, len(first), first), Evidence(len(first) + 1, len(text), second))
    marking = Marking("", {}, "by hand", (), (FactFinding("van", "conveyed", evidence),), ())
    assert [line.what for line in read_back(case(), marking, text)] == [first]
