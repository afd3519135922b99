"""The small rules under the guidance: splitting a sentence, syllables and reading ages, lines that were broken to fit a page."""

from __future__ import annotations

import pytest

from assessment.guidance.reading_age import LIMITS, reading_age
from assessment.guidance.splitting import halves
from assessment.guidance.syllables import syllables
from assessment.guidance.unwrapping import unwrapped


@pytest.mark.parametrize(
    ("says", "first", "second"),
    [
        ("She has a baby of five months and no heating.", "She has a baby of five months.", "She has no heating."),
        ("He is deaf and must be texted.", "He is deaf.", "He must be texted."),
        ("The lift is broken, and the stairs are wet.", "The lift is broken.", "The stairs are wet."),
        ("The van is late; the driver has been rung.", "The van is late.", "The driver has been rung."),
        ("He rang at two. His card is lost.", "He rang at two.", "His card is lost."),
    ],
)
def test_a_sentence_that_says_two_things_becomes_two_good_ones(says: str, first: str, second: str) -> None:
    assert halves(says) == (first, second)


@pytest.mark.parametrize(
    "says",
    [
        "The intercom is dead, so callers must go to the back gate.",
        "Mr and Mrs Bell are the customers.",
        "She wants an apology, a refund and a new sofa.",
        "He was asked and said yes.",
        "No crew has been sent, and one must empty the bin.",
        "The mould that was treated was back and has spread.",
        "If the lift fails and nobody is there, ring the desk.",
        "Her telephone number is 07700 900111.",
        "She must be told which of the two slots is hers and when it starts.",
        "Somebody is to ring her and say when the new pair will be ready.",
    ],
)
def test_a_sentence_that_rules_would_spoil_is_left_whole(says: str) -> None:
    assert halves(says) is None


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("the", 1), ("table", 2), ("late", 1), ("rained", 1), ("wanted", 2), ("boxes", 2), ("pages", 2), ("times", 1),
        ("customer", 3), ("electricity", 5), ("neighbour", 2), ("people", 2), ("every", 2), ("idea", 3), ("being", 2),
        ("immediately", 5), ("07700", 1), ("GL-7731", 1), ("Nadia's", 3), ("created", 3), ("handled", 2), ("nurses", 2),
    ],
)  # fmt: skip
def test_syllables_are_counted_well_enough(word: str, count: int) -> None:
    assert syllables(word) == count


EASY = "The van is late. He rang the shop at two. They said it would come by four. He has to go out. " * 5
HARD = (
    "Notwithstanding the considerable organisational responsibilities of the operational administration, alternative "
    "accommodation possibilities necessitate additional investigation and comprehensive documentation. "
) * 5


def test_hard_words_in_long_sentences_have_a_higher_reading_age() -> None:
    easy, hard = reading_age(EASY), reading_age(HARD)
    assert easy is not None
    assert hard is not None
    assert easy < LIMITS["basic"] < LIMITS["intermediate"] < LIMITS["advanced"] < hard


def test_the_formula_is_flesch_and_kincaids() -> None:
    text = "The cat sat on the mat by the door. " * 10  # nine words of one syllable, ten times
    assert reading_age(text) == pytest.approx(0.39 * 9 + 11.8 - 15.59 + 5)


def test_a_text_of_few_words_or_of_records_alone_has_no_reading_age() -> None:
    assert reading_age("Too short to say.") is None
    assert reading_age("10:05   Rang the depot   ref 7712\n" * 30) is None


def test_a_sentence_broken_to_fit_a_page_is_read_on_and_a_record_is_not() -> None:
    wrapped = "The line of this brief is long enough to have been broken by a writer\nwho went on below.\n\n10:05   Rang\n10:20   Rang again"
    assert unwrapped(wrapped) == (
        "The line of this brief is long enough to have been broken by a writer who went on below.\n\n10:05   Rang\n10:20   Rang again"
    )
    assert unwrapped("- one thing\n- another thing") == "- one thing\n- another thing"
    assert unwrapped("") == ""
