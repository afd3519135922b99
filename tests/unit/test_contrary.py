"""What is said in a fact's place: another hour, day, number or person, or what is still to do told as done."""

from functools import lru_cache
from pathlib import Path

import pytest

from assessment.marking.case import prepare
from assessment.marking.contrary import claims, contrary, rivals_in, topics
from assessment.marking.reading import read
from assessment.services.marking_files import ready

PROMISE = "f14"  # Mrs Whitlock was promised a phone call by 17:00 today with an answer either way.
TROLLEY = "f11"  # The returns trolley at Goods In (…) has not been checked and must be before …
SEARCHED = "f08"  # Bays C-15 to C-19 and the overflow cage have been searched …
NUMBER = "f02"  # Her telephone number is 07700 900418.
RAISED = "f09"  # A depot search was raised with Thornley Cross at 13:05 today, reference DS-20418.
APPROVAL = "f13"  # … the Marlbury set must be booked on the overnight van by 17:30 today, with Bev Oakden's approval.


@lru_cache(maxsize=1)
def shop():
    return prepare(ready(Path("scenarios/click-and-collect.yaml"), Path("rubrics")).scenario)


def place(fact):
    return next(i for i, f in enumerate(shop().facts) if f.fact.id == fact)


def topic_of(text, fact):
    reading = read(text, shop())
    return reading, topics(shop(), reading)[place(fact)]


def contrary_in(text, fact):
    """The names of all that tells of something contrary, for one fact."""
    reading, topic = topic_of(text, fact)
    found = contrary(place(fact), topic, shop(), reading)
    return {name for name, value in found.items() if value and not name.startswith("topic")}


def rivals(text, fact):
    reading, topic = topic_of(text, fact)
    return [(a.text, b.text) for a, _, b in rivals_in(shop().facts[place(fact)], reading.clauses[topic.clause])]


def is_claimed(text, fact):
    reading, topic = topic_of(text, fact)
    return claims(shop().facts[place(fact)], reading.clauses[topic.clause])


def test_a_fact_told_as_it_is_has_nothing_contrary_to_it():
    for text, fact in (
        ("Ring Mrs Whitlock by 17:00 with an answer either way.", PROMISE),
        ("Her telephone number is 07700 900418.", NUMBER),
        ("The depot search was raised with Thornley Cross at 13:05, DS-20418.", RAISED),
    ):
        assert contrary_in(text, fact) == set()


def test_another_hour_in_the_place_of_a_deadline_is_seen_as_one():
    text = "Ring Mrs Whitlock by 18:00 with an answer either way."
    assert rivals(text, PROMISE) == [("17:00", "18:00")]
    assert {"other_time", "other_due", "replaced", "replaced_due"} <= contrary_in(text, PROMISE)


def test_another_hour_beside_the_right_one_replaces_nothing():
    text = "Ring Mrs Whitlock by 17:00, not 18:00, with an answer either way."
    assert rivals(text, PROMISE) == []
    assert not {name for name in contrary_in(text, PROMISE) if name.startswith(("other", "replaced"))}


def test_another_hour_does_not_replace_one_that_is_given_elsewhere():
    text = "Ring Mrs Whitlock by 18:00 with an answer either way.\n\nThat is: five o'clock, 17:00."
    found = contrary_in(text, PROMISE)
    assert "other_time" in found
    assert "replaced" not in found


def test_an_hour_that_another_fact_has_is_owned_and_one_of_nobodys_is_foreign():
    borrowed = contrary_in("Depot search raised with Thornley Cross at 16:30, DS-20418.", RAISED)
    assert "other_owned" in borrowed
    assert "other_foreign" not in borrowed
    invented = contrary_in("Depot search raised with Thornley Cross at 11:52, DS-20418.", RAISED)
    assert "other_foreign" in invented
    assert "other_owned" not in invented


def test_the_hour_of_something_past_is_no_deadline():
    found = contrary_in("Depot search raised with Thornley Cross at 16:30, DS-20418.", RAISED)
    assert "other_due" not in found


def test_a_number_with_two_digits_swapped_is_near_and_quite_another_one_is_not():
    near = contrary_in("Her telephone number is 07700 900481.", NUMBER)
    far = contrary_in("Her telephone number is 01632 960155.", NUMBER)
    assert {"other_phone", "other_near", "replaced_near"} <= near
    assert "other_phone" in far
    assert not {"other_near", "replaced_near"} & far


@pytest.mark.parametrize(
    "text",
    [
        "I have checked the returns trolley at Goods In.",
        "I've already checked the returns trolley at Goods In.",
        "The returns trolley at Goods In has now been checked.",
        "Yusuf was there and checked the returns trolley at Goods In.",
    ],
)
def test_what_is_still_to_do_told_as_done_is_seen(text):
    assert is_claimed(text, TROLLEY)
    assert "told_done" in contrary_in(text, TROLLEY)


@pytest.mark.parametrize(
    "text",
    [
        "Please check the returns trolley at Goods In.",
        "The returns trolley at Goods In has not been checked.",
        "Nobody has checked the returns trolley at Goods In.",
        "The returns trolley at Goods In must be checked by 16:15.",
        "Tell me once you have checked the returns trolley at Goods In.",
        "Has the returns trolley at Goods In been checked?",
        "I have told Yusuf about the returns trolley at Goods In.",
    ],
)
def test_what_is_asked_denied_planned_or_another_deed_is_no_claim(text):
    assert not is_claimed(text, TROLLEY)
    assert "told_done" not in contrary_in(text, TROLLEY)


def test_what_was_done_told_as_still_to_do_is_seen():
    assert "told_to_do" in contrary_in("We still have to search bays C-15 to C-19 and the overflow cage.", SEARCHED)
    assert "told_to_do" not in contrary_in("I searched bays C-15 to C-19 and the overflow cage.", SEARCHED)


def test_a_done_deed_told_as_done_is_nothing_contrary():
    assert "told_done" not in contrary_in("I raised a depot search with Thornley Cross at 13:05.", RAISED)


def test_another_person_of_the_case_in_somebodys_place_is_seen():
    assert "other_person" in contrary_in("Callum Reyes has to approve the set on the overnight van.", APPROVAL)
    assert "other_person" not in contrary_in("Bev Oakden has to approve the set on the overnight van.", APPROVAL)
    both = "Callum Reyes and Bev Oakden have to approve the set on the overnight van."
    assert "other_person" not in contrary_in(both, APPROVAL)


def test_a_fact_that_names_nobody_has_nobody_in_another_persons_place():
    assert "other_person" not in contrary_in("Callum Reyes searched the overflow cage.", SEARCHED)


def test_a_facts_clause_is_the_one_that_speaks_most_of_its_subject():
    text = "I emptied the overflow cage. Ring Mrs Whitlock with an answer either way. Yusuf minds the returns trolley."
    for fact, words in ((SEARCHED, "overflow cage"), (PROMISE, "an answer"), (TROLLEY, "trolley")):
        reading, topic = topic_of(text, fact)
        assert words in reading.clauses[topic.clause].segment.text
        assert topic.lead > 0


def test_an_empty_text_speaks_of_nothing():
    for text in ("", "  \n "):
        assert topic_of(text, PROMISE)[1] is None
        assert contrary_in(text, PROMISE) == set()
