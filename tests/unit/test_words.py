"""Words in other endings and other spellings."""

import pytest

from assessment.language.polarity import negated, tense
from assessment.language.synonyms import related
from assessment.language.words import alike, stem, words


@pytest.mark.parametrize("pair", ["searched searching", "ring rings", "promise promised", "delivery deliveries"])
def test_endings_do_not_make_another_word(pair):
    assert alike(*pair.split()) == 1.0


@pytest.mark.parametrize(
    "pair",
    ["serch search", "depo depot", "worter water", "recieved received", "trolly trolley", "heeting heating"],
)
def test_a_plain_misspelling_is_the_same_word(pair):
    assert alike(*pair.split()) >= 0.8


@pytest.mark.parametrize("pair", ["van man", "text test", "ticket picket", "heater theatre", "refund reform"])
def test_words_that_merely_look_alike_are_not_the_same(pair):
    assert alike(*pair.split()) < 0.8


def test_hyphened_words_come_in_parts_and_references_whole():
    assert [w.text for w in words("read-back of DS-20418")] == ["read", "back", "of", "DS-20418"]


def test_ring_and_phone_mean_the_same_in_a_handover():
    assert stem("phone") in related(stem("ring"))


@pytest.mark.parametrize(
    "text",
    [
        "I have not rung her",
        "none booked yet",
        "isnae done",
        "the form is unsigned",
        "still to be sent",
        "ive told nobody",
    ],
)
def test_denials_are_seen_in_dialect_and_log_style(text):
    assert negated(text)


@pytest.mark.parametrize("text", ["ring her by 5", "order no. 4411 is here", "she noted it"])
def test_a_word_with_no_in_it_denies_nothing(text):
    assert not negated(text)


def test_something_still_to_do_is_told_from_something_done():
    assert tense("please chase the depot") == "to_do"
    assert tense("I raised a depot search") == "done"
