"""What holds for every handover: the engine never fails, never misquotes, and looks past what means nothing."""

import json
import re
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from assessment.language.handover_words import handover_words
from assessment.marking import mark
from assessment.marking.case import prepare
from assessment.model.response import Response
from assessment.services.marking_files import ready

FOLDER = Path("benchmarks/marked-handovers")
NAMES = sorted(p.parent.name for p in FOLDER.glob("*/scenario.yaml"))
HANDOVERS = [
    (name, json.loads(line)["text"])
    for name in NAMES
    for line in (FOLDER / name / "handovers.jsonl").read_text(encoding="utf-8").splitlines()
]
FEW = settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))


@lru_cache(maxsize=8)
def case_of(name):
    return ready(FOLDER / name / "scenario.yaml", Path("rubrics"))


@lru_cache(maxsize=256)
def marked(name, text):
    case = case_of(name)
    return mark(case.scenario, case.rubrics, Response(text))


def seen_in(name, text):
    """All that a marking decides: levels, what became of the facts, flags."""
    marking = marked(name, text)
    return (
        {j.point: j.level for j in marking.judgements},
        {f.fact: f.status for f in marking.facts},
        {f.id: f.raised for f in marking.flags},
    )


def quotes(marking):
    for judgement in marking.judgements:
        yield from judgement.evidence
        for check in judgement.checks:
            yield from (*check.evidence, *check.near)
    for found in (*marking.facts, *marking.flags):
        yield from found.evidence


# Any text at all

ANY_CHARACTER = st.characters(exclude_categories=())  # lone surrogates too: a JSON file may hold them
LINES = sorted({line for _, text in HANDOVERS for line in text.split("\n") if line.strip()})
PIECES = st.one_of(
    st.sampled_from(LINES),
    st.sampled_from(
        ["\r\n", "\u200b", "\u00ad", "\u202e", "ﬁ", "½", "①", "25:61", "£", "31 February", "👩‍🚒", "|", '"']
    ),
    st.text(ANY_CHARACTER, max_size=40),
)
JUMBLES = st.lists(PIECES, max_size=14).map(lambda parts: " ".join(parts)[:2_000])


@settings(FEW, max_examples=20)
@given(st.sampled_from(NAMES), st.one_of(JUMBLES, st.text(ANY_CHARACTER, max_size=2_000)))
def test_any_text_is_marked_and_every_quote_is_the_learners_own_characters(name, text):
    marking = marked(name, text)
    for quote in quotes(marking):
        assert text[quote.start : quote.end] == quote.quote
        assert quote.quote.strip()
    for judgement in marking.judgements:
        assert judgement.level in (0, 1, 2)
        assert bool(judgement.evidence) >= bool(judgement.level)
        assert 0 <= judgement.sure <= 1


@settings(FEW, max_examples=4)
@given(st.sampled_from(NAMES), st.text("\u200b\u00ad\ufeff\u202e \t\n\r-*•.|", max_size=200))
def test_marks_that_say_nothing_earn_nothing_and_state_nothing(name, text):
    levels, facts, flags = seen_in(name, text)
    assert set(levels.values()) == {0}
    assert set(facts.values()) == {"missing"}
    assert not {flag for flag, raised in flags.items() if raised} & {"privacy", "wrong_fact", "invention"}


@pytest.mark.parametrize("text", ["", " \n", "Hello.", "Thanks", "• • •"])
def test_nobody_is_called_disrespectful_for_a_greeting_or_for_nothing(text):
    assert not seen_in("click-and-collect", text)[2]["tone"]


# White space

SPACES = [" ", "\u00a0", "\u202f", "\u2009", "\t"]


def spaced_otherwise(text, choose):
    """The text with another kind of space between words, more of them at line ends, and other line ends."""
    spaced = re.sub(" ", lambda _: choose(SPACES), text)
    lines = [line + choose(["", " ", "   ", "\t"]) for line in spaced.split("\n")]
    return choose(["\n", "\r\n", "\u2028"]).join(lines)


def typed_with_two_spaces(text):
    """The text as a typist taught on a typewriter has it, two spaces after each sentence."""
    return re.sub(r"(?<=[a-z]{3}[.!?]) (?=[A-Z])", "  ", text)


@FEW
@given(st.sampled_from(HANDOVERS), st.randoms(use_true_random=False))
def test_the_kind_of_space_between_words_and_white_space_at_line_ends_change_nothing(handover, chance):
    name, text = handover
    assert seen_in(name, spaced_otherwise(text, chance.choice)) == seen_in(name, text)


@FEW
@given(st.sampled_from(HANDOVERS))
def test_two_spaces_after_a_sentence_change_nothing(handover):
    name, text = handover
    spaced = typed_with_two_spaces(text)
    assume(spaced != text)
    assert seen_in(name, spaced) == seen_in(name, text)


# Capitals

_FIRST = re.compile(r"(?:^|(?<=[a-z][.!?] ))((?:[-*•] |\d+[.)] )?)([A-Za-z]+)(?![\w'’-])", re.MULTILINE)
_WORD = re.compile(r"(?<![\w'’-])[A-Za-z]+(?![\w'’-])")
_ALSO_NAMES = {"i", "may", "march", "will", "us", "it"}  # with a capital another word, or a month or a person


def is_plain(word, name):
    """Whether it is a word of handovers that names nobody and nothing in this case."""
    case, low = prepare(case_of(name).scenario), word.lower()
    return low in handover_words() and low not in case.names and low not in case.people and low not in _ALSO_NAMES


def with_first_letters(text, name, change):
    """The text with the first letter of each line and sentence changed, where a plain word stands there."""

    def changed(match):
        lead, word = match.groups()
        plain = is_plain(word, name) and (len(word) == 1 or not word.isupper())
        return lead + (change(word[0]) + word[1:] if plain else word)

    return _FIRST.sub(changed, text)


def in_capitals(text, name):
    """The text with all of its plain words in capitals, names as they were."""
    return _WORD.sub(lambda m: m.group().upper() if is_plain(m.group(), name) else m.group(), text)


@FEW
@given(st.sampled_from(HANDOVERS), st.sampled_from([str.lower, str.upper]))
def test_a_capital_or_none_at_the_start_of_a_sentence_changes_nothing(handover, change):
    name, text = handover
    recased = with_first_letters(text, name, change)
    assume(recased != text)
    assert seen_in(name, recased) == seen_in(name, text)


def differences(handover, other):
    """How many levels, facts and flags another text of the same handover changes."""
    name, text = handover
    pairs = zip(seen_in(name, text), seen_in(name, other), strict=True)
    return tuple(sum(one[key] != two[key] for key in one) for one, two in pairs)


@FEW
@given(st.sampled_from(HANDOVERS))
def test_a_handover_typed_with_caps_lock_on_differs_by_one_level_and_one_fact_at_most(handover):
    levels, facts, flags = differences(handover, in_capitals(handover[1], handover[0]))
    assert levels <= 1
    assert facts <= 1
    assert flags == 0


# The order of a list

_BULLET = re.compile(r"\s*(?:[-*•]|\d+[.)])\s")
_REFERS = re.compile(
    r"\b(?:he|she|it|they|them|him|her|his|hers|its|their|this|that|these|those|then|there|same|both|one|after|before|also|too|"
    r"again|still|next|first|otherwise|if|so|else|other|another|above|below|until|when|once|only|either)\b",
    re.IGNORECASE,
)


def stands_alone(line):
    return _REFERS.search(line) is None


def swaps(text):
    """The text with two neighbouring lines of a list swapped, for each two that don't speak of one another."""
    lines = text.split("\n")
    for i in range(len(lines) - 1):
        if all(_BULLET.match(line) and stands_alone(line) for line in lines[i : i + 2]):
            yield "\n".join([*lines[:i], lines[i + 1], lines[i], *lines[i + 2 :]])


SWAPPED = [(name, text, other) for name, text in HANDOVERS for other in swaps(text)]


@FEW
@given(st.sampled_from(SWAPPED))
def test_two_lines_of_a_list_that_change_places_change_one_level_and_one_fact_at_most(swapped):
    name, text, other = swapped
    levels, facts, flags = differences((name, text), other)
    assert levels <= 1
    assert facts <= 1
    assert flags == 0


@FEW
@given(st.sampled_from(NAMES), st.data())
def test_a_list_of_facts_tells_the_same_facts_in_any_order(name, data):
    told = [f.says for f in case_of(name).scenario.facts if f.weight == "essential" and stands_alone(f.says)]
    order = data.draw(st.permutations(told))
    as_list = "\n".join(f"- {says}" for says in told)
    shuffled = "\n".join(f"- {says}" for says in order)
    assert seen_in(name, shuffled)[1] == seen_in(name, as_list)[1]
