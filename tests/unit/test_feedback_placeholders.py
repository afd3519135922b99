"""What leaves in place of names, figures and private details, and that it comes back exactly."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.content import parse_scenario
from assessment.feedback import hide
from assessment.feedback.placeholders import MOST_CHARACTERS
from assessment.feedback.private_words import PLACEHOLDER
from assessment.language.values import find_values
from assessment.model.scenario import Scenario
from tests.unit.simulated import case

MARKED = Path("benchmarks/marked-handovers")
SCENARIOS = Path("scenarios")
CASES = sorted(folder.name for folder in MARKED.iterdir() if folder.is_dir())


def scenario_of(name: str) -> Scenario:
    """A scenario of the marked handovers."""
    found = parse_scenario((MARKED / name / "scenario.yaml").read_text("utf-8"), name).item
    assert found is not None
    return found


def texts_of(name: str) -> list[str]:
    """Its handovers."""
    return [json.loads(line)["text"] for line in (MARKED / name / "handovers.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Tomasz, ring Mrs Whitlock by five.", "[RECIPIENT_1], ring Mrs [NAME_1] by [TIME_1]."),
        ("Ring 07700 900418, order HL-7730462.", "Ring [PHONE_1], order [REFERENCE_1]."),
        ("It cost £18 on Friday.", "It cost [AMOUNT_1] on [DATE_1]."),
        ("She lives at 14 Ashby Road, AB1 2CD.", "She lives at [ADDRESS_1], [ADDRESS_2]."),
        ("Write to a.b@c.co.uk or https://x.y/z?q=1", "Write to [ADDRESS_1] or [ADDRESS_2]"),
        ("Ask dave or mrs oakley about it.", "Ask [NAME_1] or mrs [NAME_2] about it."),
        ("tomasz has it, tomasz knows", "[RECIPIENT_1] has it, [RECIPIENT_1] knows"),
        ("Tomaz knows, and so does Callum Reyes.", "[RECIPIENT_1] knows, and so does [NAME_1]."),
        ("Amira wrote this.", "[NAME_1] wrote this."),
        ("She is Siân ap Rhys.", "She is [NAME_1] ap [NAME_2]."),
        ("客户叫王伟 and she waits", "[WORDS_1] and she waits"),
        ("It says [NAME_7] here.", "It says [TEXT_1] here."),
        ("T\u200bomasz knows\u202e this.", "[RECIPIENT_1] knows this."),
        ("Card 4900 1175 0062 8341 was read out.", "Card [REFERENCE_1] was read out."),
    ],
)
def test_each_sort_of_detail_has_its_placeholder(text: str, sent: str) -> None:
    found = hide(text, case(), learner="Amira Khan")
    assert found.text == sent


# Names of the scenarios that are common words: in small letters, alone, these stay, for "what is the price" to be readable.
COMMON = {
    ("bereaved-account", "services"),
    ("number-change-safeguarding", "print"),
    ("number-change-safeguarding", "services"),
    ("scam-in-progress", "bank"),
    ("wrong-meal", "price"),
}


def _scenario(name: str) -> Scenario:
    found = parse_scenario((SCENARIOS / f"{name}.yaml").read_text("utf-8"), name).item
    assert found is not None
    return found


def _leaves(name: str, sentence: str, scenario: Scenario) -> list[str]:
    """The capitalised words of a name that are still in the sentence when it leaves."""
    sent = PLACEHOLDER.sub(" ", hide(sentence, scenario, learner="Joy Summers").text).lower()
    parts = [part for part in re.findall(r"[A-Z][a-z]+", name) if part not in ("Dr", "Mr")]
    return [part.lower() for part in parts if re.search(rf"\b{part.lower()}\b", sent)]


@pytest.mark.parametrize("name", sorted(path.stem for path in SCENARIOS.glob("*.yaml")))
def test_no_name_of_a_scenario_leaves_however_it_is_written(name: str) -> None:
    scenario = _scenario(name)
    stayed = set[tuple[str, str]]()
    for person in (scenario.recipient.name, *(other.name for other in scenario.others), "Joy Summers"):
        for written in (person.upper(), person):
            for words in (written, *written.split()):
                assert _leaves(person, f"please ask {words} to ring her.", scenario) == []
        assert _leaves(person, f"please ask {person.lower()} to ring her.", scenario) == []
        for word in person.lower().split():
            stayed.update((name, left) for left in _leaves(person, f"please ask {word} to ring her.", scenario))
    assert stayed == {each for each in COMMON if each[0] == name}


@pytest.mark.parametrize(
    ("name", "text", "sent"),
    [
        ("appointment-twice", "Regards, JOY SUMMERS", "Regards, [NAME_1]"),
        ("appointment-twice", "regards, joy summers", "regards, [NAME_1]"),
        ("appointment-twice", "ask DUNN, or DUNN'S mate dunn", "ask [NAME_1], or [NAME_2] mate [NAME_3]"),
        ("lost-pushchair", "HAMISH ORDE HAS THE ORDER", "[NAME_1] HAS THE ORDER"),
        ("lost-pushchair", "she is ordering it, and orde ordered it", "she is ordering it, and [NAME_1] ordered it"),
        ("room-booked-twice", "KELSEY WARD, kelsey ward", "[NAME_1], [NAME_2]"),
        ("wrong-meal", "the price is what gethin price said", "the price is what [NAME_1] said"),
        ("wrong-meal", "price, gethin knows the price", "[NAME_1], [NAME_2] knows the price"),
        ("burst-main", "RING THE QUALITY DESK AT THE DESK", "RING THE [NAME_1] DESK AT THE DESK"),
    ],
)
def test_a_name_that_looks_like_an_ordinary_word_is_told_apart(name: str, text: str, sent: str) -> None:
    assert hide(text, _scenario(name), learner="Joy Summers").text == sent


@pytest.mark.parametrize(
    ("learner", "text", "sent"),
    [
        ("Will May", "I will ask, and she may ring. WILL MAY", "I will ask, and she may ring. [NAME_1]"),
        ("Will May", "Ask Will, or will may.", "Ask [NAME_1], or [NAME_2]."),
        ("Siân Smith-Dunn", "sian wrote this, sian smith-dunn", "[NAME_1] wrote this, [NAME_2]"),
        ("grant hope", "Grant wrote it. GRANT HOPE", "[NAME_1] wrote it. [NAME_2]"),
    ],
)
def test_a_learner_whose_name_is_an_ordinary_word_is_not_named(learner: str, text: str, sent: str) -> None:
    assert hide(text, case(), learner=learner).text == sent


def test_a_customer_whose_name_is_an_ordinary_word_is_hidden_in_capitals() -> None:
    scenario = case(brief="A bag of Mrs Field is missing. Mr Bell rang. I miss She Shops. Hasn't he?")
    text = "RING FIELD. RING BELL. She hasn't. ASK BSL's"
    assert hide(text, scenario).text == "RING [NAME_1]. RING [NAME_2]. She hasn't. ASK BSL's"


def test_ordinary_words_stay_as_they_are() -> None:
    text = "Please ring the customer. She is waiting for the bag, and nobody has looked on the trolley."
    assert hide(text, case()).text == text


def test_the_words_of_a_withheld_fact_and_the_stretch_that_tells_it_are_hidden() -> None:
    withheld = case().facts[-1].model_copy(update={"says": "She takes steroids for lupus.", "weight": "withhold"})
    scenario = case(facts=(*case().facts, withheld.model_copy(update={"id": "ill"})))
    assert hide("She is on steroids, for the lupos.", scenario).text == "She is on [PRIVATE_1], for the [PRIVATE_2]."
    text = "Her skin is bad again. Ring her."
    assert hide(text, scenario, private=[(0, 21)]).text == "[PRIVATE_1]. Ring her."


@pytest.mark.parametrize("name", CASES)
def test_no_name_number_or_address_of_the_marked_handovers_leaves(name: str) -> None:
    scenario = scenario_of(name)
    people = {scenario.recipient.name, *(person.name for person in scenario.others)}
    surnames = {part for person in people for part in person.split()[1:]}
    for text in texts_of(name):
        sent = hide(text, scenario).text
        bare = re.sub(r"\[[A-Z]+_\d+\]", " ", sent)
        assert not re.search(r"\d", bare), bare
        assert not any(re.search(rf"\b{re.escape(part)}\b", bare) for part in surnames), bare
        assert not [v for v in find_values(bare, scenario.now) if v.kind in ("phone", "reference", "money")]


@pytest.mark.parametrize("name", CASES)
def test_every_sentence_that_was_sent_is_found_again_in_the_learners_own_characters(name: str) -> None:
    scenario = scenario_of(name)
    for text in texts_of(name)[:8]:
        sent = hide(text, scenario)
        for line in filter(str.strip, sent.text.split("\n")):
            place = sent.find(line)
            assert place is not None
            assert sent.find("  ".join(line.split())) == place
            assert sent.original == text


def test_a_stretch_leads_back_to_the_very_characters() -> None:
    text = "Tomasz,  ring Mrs “Whitlock” at 17:00 – and don’t text."
    sent = hide(text, case())
    place = sent.find("[TIME_1] - and don't text.")
    assert place is not None
    assert text[slice(*place)] == "17:00 – and don’t text."
    assert sent.put_back("By [TIME_1], [NOBODY_9].") == "By 17:00, [NOBODY_9]."
    assert sent.find("and do text") is None
    assert sent.find("  ") is None


def test_a_long_text_is_cut_at_a_blank_and_says_so() -> None:
    sent = hide("word " * 3_000, case())
    assert sent.cut
    assert MOST_CHARACTERS - 10 < len(sent.text) <= MOST_CHARACTERS
    assert sent.text.endswith("word")
    assert not hide("word", case()).cut


@given(st.text(max_size=300), st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), max_size=3))
def test_any_text_can_be_hidden_and_found_again(text: str, private: list[tuple[int, int]]) -> None:
    sent = hide(text, case(), learner="x", private=[(min(p), max(p)) for p in private])
    assert "".join(sent.text[p.start : p.end] for p in sent.places) == sent.text
    for place in sent.places:
        assert 0 <= place.first <= place.last <= len(text)
    if sent.text.strip():
        assert sent.find(sent.text.strip()) is not None
