"""A list of key words is told from a sentence, and earns nothing by itself."""

from functools import lru_cache
from pathlib import Path

import pytest

from assessment.marking import mark
from assessment.marking.case import prepare
from assessment.marking.reading import read
from assessment.marking.sight import lists_words, spans_of
from assessment.model.response import Response
from assessment.services.marking_files import ready

WORDS = (
    "customer issue actions outstanding deadline owner record log contingency method written verbal tailored context "
    "priority recipient acceptance trigger agreement escalation confidentiality reference"
)
SENTENCE = (
    "Tomasz, please ring Mrs Whitlock, who is off by six, before the desk closes, and tell her what the depot has said "
    "about her navy dress."
)


@lru_cache(maxsize=1)
def shop():
    return ready(Path("scenarios/click-and-collect.yaml"), Path("rubrics"))


def reading_of(text):
    return read(text, prepare(shop().scenario))


def is_list(text):
    (sentence,) = reading_of(text).sentences
    return lists_words(sentence)


@pytest.mark.parametrize("between", [" ", ", ", " / ", " | ", " · "])
def test_many_words_one_after_the_other_are_a_list_whatever_stands_between_them(between):
    assert is_list(between.join(WORDS.split()))


def test_a_list_with_a_small_word_here_and_there_is_still_one():
    assert is_list(", ".join(f"the {w}" if i % 7 == 0 else w for i, w in enumerate(WORDS.split())))


def test_a_sentence_with_many_commas_is_none():
    assert not is_list(SENTENCE)


def test_few_words_are_no_list():
    assert not is_list("customer, issue, actions, outstanding, deadline, owner")


def test_a_note_in_short_phrases_is_none():
    assert not is_list(
        "Mrs Whitlock's parcel is missing from C-17, searched C-15 to C-19 and the cage, depot search DS-20418 at 13:05, "
        "reply due at 16:30, set held at Marlbury until 19:00"
    )


def test_no_act_is_looked_for_in_a_list_of_words():
    listed, told = ", ".join(WORDS.split()) + ".", SENTENCE
    spans, vectors = spans_of(reading_of(f"{listed}\n{told}"))
    assert {s.text for s in spans if s.sentence == 0} == set()
    assert told in {s.text for s in spans}
    assert len(spans) == len(vectors)


def test_a_text_of_nothing_but_key_words_hands_nothing_over():
    words = "Tomasz Bielak, " + ", ".join(WORDS.split()) + ", read-back, initials, check-in, if not found, then book"
    marking = mark(shop().scenario, shop().rubrics, Response(words))
    assert max(marking.judgement(p).level for p in ("C3", "C4", "M1", "M2")) < 2


def test_key_words_under_a_full_handover_take_nothing_away_from_it():
    plain = shop().scenario.exemplars[0].text
    alone, listed = (
        mark(shop().scenario, shop().rubrics, Response(text))
        for text in (plain, f"{plain}\n\n{', '.join(WORDS.split())}")
    )
    assert {j.point: j.level for j in listed.judgements} == {j.point: j.level for j in alone.judgements}
    assert {f.fact: f.status for f in listed.facts} == {f.fact: f.status for f in alone.facts}
