"""Misspelt words put right for the engine's eyes, and the way back to what the learner wrote."""

from pathlib import Path

import pytest

from assessment.language.cleaning import clean
from assessment.language.respelling import respell
from assessment.marking import mark
from assessment.model.response import Response
from assessment.services.marking_files import ready


def respelt(text, *case_words):
    return respell(clean(text), frozenset(case_words))


def read_as(text, *case_words):
    return respelt(text, *case_words).text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("I will conferm the apointment", "I will confirm the appointment"),
        ("she recieved a messige at her adress", "she received a message at her address"),
        ("the costomer is urgant", "the customer is urgent"),
        ("he promissed to ring tomorow", "he promised to ring tomorrow"),
    ],
)
def test_a_misspelt_word_is_read_as_the_word_that_was_meant(written, meant):
    assert read_as(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("pls ring her b4 five", "please ring her before five"),
        ("2moro", "tomorrow"),
        ("dont text, i carnt", "don't text, i can't"),
        ("noone knows, me aswell", "nobody knows, me as well"),
    ],
)
def test_short_forms_of_messages_are_read_in_full(written, meant):
    assert read_as(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        "ring her before five and confirm the appointment",
        "nowt till tues, then weds in the morn",
        "he organises the catalogue and recognised the colour",
        "unconfirmed",
    ],
)
def test_words_that_are_right_dialect_or_british_are_left_alone(written):
    assert read_as(written) == written


@pytest.mark.parametrize(
    "written", ["Conferm rang", "the CONFERM line", "ref conferm-22", "conferm2", "@conferm", "£conferm", "a/conferm"]
)
def test_names_references_and_addresses_are_left_alone(written):
    assert read_as(written) == written


def test_a_word_of_the_case_is_never_changed():
    assert read_as("the conferm machine, pls", "conferm", "pls") == "the conferm machine, pls"


def test_a_misspelt_word_of_the_case_is_read_as_the_cases_own():
    assert read_as("the whitlok order") == "the whitlok order"
    assert read_as("the whitlok order", "whitlock") == "the whitlock order"


def test_a_capital_n_is_an_initial_and_a_small_one_is_and():
    assert read_as("N rang n left") == "N rang and left"


def test_text_that_needs_no_change_is_the_same_object():
    cleaned = clean("Ring her before five.")
    assert respell(cleaned, frozenset()) is cleaned


@pytest.mark.parametrize(
    ("written", "word", "quoted"),
    [
        ("Pls conferm it", "please", "Pls"),
        ("Pls conferm it", "confirm", "conferm"),
        ("ring b4 noon", "before", "b4"),
        ("she recieved two messiges", "received", "recieved"),
        ("no\u200bone con\u00adferm", "confirm", "con\u00adferm"),
    ],
)
def test_a_word_put_right_is_quoted_as_it_was_written(written, word, quoted):
    found = respelt(written)
    at = found.text.index(word)
    start, end = found.span(at, at + len(word))
    assert written[start:end] == quoted


def test_what_stands_after_a_change_of_length_is_quoted_from_its_own_place():
    written = "pls ring 2moro on 07700 900418"
    found = respelt(written)
    at = found.text.index("07700")
    assert written[slice(*found.span(at, at + 12))] == "07700 900418"
    assert len(found.origin) == len(found.text)
    assert list(found.origin) == sorted(found.origin)


def test_a_misspelt_handover_conveys_what_the_right_one_does_in_the_learners_spelling():
    case = ready(Path("scenarios/click-and-collect.yaml"), Path("rubrics"))
    text = "Tomasz, pls fone Mrs Whitlock on 07700 900418 b4 17:00, we promissed her an anser either way."
    marking = mark(case.scenario, case.rubrics, Response(text))
    promise = next(f for f in marking.facts if f.fact == "f14")
    assert promise.status == "conveyed"
    assert "promissed" in promise.evidence[0].quote
