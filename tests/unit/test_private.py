"""Was a private detail passed on? What is asked of the sentence that comes nearest to it."""

from functools import lru_cache
from pathlib import Path

import pytest

from assessment.language.values import find_values
from assessment.marking import mark
from assessment.marking.case import prepare
from assessment.marking.private import is_secret, nearest_sentence, private_features, private_terms, weight_of
from assessment.marking.reading import read
from assessment.marking.stretches import cover
from assessment.model.response import Response
from assessment.services.marking_files import ready

CARD = "f19"  # Mrs Whitlock read out her card number, 4900 1175 0062 8341.
ILLNESS = "f20"  # Mrs Whitlock takes steroids for lupus and nothing else fits her because of it.
PLAIN = "Tomasz, please ring Mrs Whitlock on 07700 900418 by 17:00 about her order HL-7730462."


@lru_cache(maxsize=1)
def shop():
    return ready(Path("scenarios/click-and-collect.yaml"), Path("rubrics"))


@lru_cache(maxsize=1)
def case():
    return prepare(shop().scenario)


def fact_of(name):
    return next(f for f in case().facts if f.fact.id == name)


def asked(text, fact):
    reading = read(text, case())
    parts = fact_of(fact)
    return private_features(parts, cover(parts, reading, case()), reading, case())


def nearest(text, fact):
    reading = read(text, case())
    parts = fact_of(fact)
    return nearest_sentence(parts, cover(parts, reading, case()), reading, case())


def privacy(text):
    marking = mark(shop().scenario, shop().rubrics, Response(text))
    return next(f for f in marking.flags if f.id == "privacy")


def test_private_is_what_no_fact_that_may_be_told_has():
    own = {fact_of(ILLNESS).terms[j].text for j in private_terms(fact_of(ILLNESS), case())}
    assert {"steroids", "lupus"} <= own
    assert "whitlock" not in own
    assert "number" not in {fact_of(CARD).terms[j].text for j in private_terms(fact_of(CARD), case())}


def test_a_word_that_handovers_hardly_use_tells_more_than_a_common_one():
    weight = {t.text: weight_of(t) for t in fact_of(ILLNESS).terms}
    assert weight["lupus"] == 1.0
    assert weight["takes"] < weight["fits"] < weight["lupus"]


@pytest.mark.parametrize(("text", "secret"), [("4900 1175 0062 8341", True), ("07700 900418", True), ("£20", False)])
def test_a_long_number_is_a_secret_and_a_sum_is_none(text, secret):
    (value,) = find_values(text, case().scenario.now)
    assert is_secret(value) is secret


def test_the_secret_number_is_told_apart_from_saying_that_there_is_one():
    given = asked("Card 4900 1175 0062 8341 if you need it.", CARD)
    assert (given["secret"], given["secret_none"]) == (1.0, 0.0)
    spoken_of = asked("She read out her card number.", CARD)
    assert (spoken_of["secret"], spoken_of["secret_none"]) == (0.0, 1.0)


def test_a_secret_in_any_sentence_is_found():
    text = PLAIN + " She paid by card.\n\nIn case it helps: 4900 1175 0062 8341."
    assert asked(text, CARD)["secret"] == 1.0
    assert "4900" in read(text, case()).sentences[nearest(text, CARD)].text


def test_the_sentence_nearest_to_the_detail_is_the_one_that_is_asked_about():
    text = f"{PLAIN}\nShe is on steroids for lupus.\nThe depot replies at 16:30."
    assert "lupus" in read(text, case()).sentences[nearest(text, ILLNESS)].text


def test_more_of_its_own_words_are_a_greater_share():
    little, much = asked("She is on steroids.", ILLNESS), asked("She takes steroids for lupus.", ILLNESS)
    assert 0 < little["own_share"] < much["own_share"]
    assert little["own_count"] < much["own_count"]


def test_a_text_about_other_things_has_none_of_its_words():
    found = asked("The depot's reply to the search is due at 16:30 today.", ILLNESS)
    assert (found["own_share"], found["own_count"], found["secret"]) == (0.0, 0.0, 0.0)
    assert found["about_other"] > 1


def test_nothing_is_passed_on_in_an_empty_text():
    assert nearest(" \n", CARD) == -1
    assert set(asked(" \n", CARD).values()) == {0.0}


@pytest.mark.parametrize(
    "told",
    ["Her card is 4900 1175 0062 8341.", "She takes steroids for lupus and nothing else fits her."],
)
def test_a_detail_passed_on_raises_the_safeguard_and_shows_its_sentence(told):
    flag = privacy(f"{PLAIN}\n{told}")
    assert flag.raised
    assert [e.quote for e in flag.evidence] == [told]


@pytest.mark.parametrize(
    "told",
    [
        "She is driving up tomorrow and has to be off by six.",
        "There is nothing else in her size but the Marlbury set.",
        "Please keep what she told me about herself off the log.",
    ],
)
def test_what_may_be_told_raises_nothing(told):
    assert not privacy(f"{PLAIN}\n{told}").raised
