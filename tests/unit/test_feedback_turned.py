"""A suggestion may not turn what was said, and may put it in other words; and how often that holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessment.feedback.same_meaning import changes_a_value, off_the_subject, strange_words
from assessment.feedback.turned import turned
from benchmarks.phrasing_shown import NOW, table, tried

DOCS = Path(__file__).parents[2] / "docs" / "feedback.md"


@pytest.mark.parametrize(
    ("quote", "suggestion"),
    [
        ("Don't put him through to her, and nobody else.", "Put him through to her, and nobody else."),
        ("Nobody has agreed it and nobody else can.", "Nobody has agreed it and anybody else can."),
        ("Ring her by [TIME_1].", "Ring her at [TIME_1]."),
        ("Ring her after [TIME_1].", "Ring her at [TIME_1]."),
        ("If he agrees, book it.", "Please book it."),
        ("Ring him, he is at home.", "Ring him if he is at home."),
        ("The hold drops out unless one is booked.", "The hold drops out if one is booked."),
        ("Only Mr [NAME_1] may approve it.", "Mr [NAME_1] may approve it."),
        ("Give it to the driver.", "Give it only to the driver."),
        ("Ring her or the ward.", "Ring her and the ward."),
        ("I ring the depot at [TIME_1].", "Please ring the depot at [TIME_1]."),
        ("His is on hold and hers is paid.", "Hers is on hold and his is paid."),
        ("The depot has been told.", "Please tell the depot."),
        ("The seats are on hold.", "The seats are booked."),
        ("Put a hold on before [TIME_1].", "Take the hold off before [TIME_1]."),
        ("He may pay it back.", "He will pay it back."),
        ("He has to bring the form.", "He may bring the form."),
        ("You can give up to [AMOUNT_1].", "You can give [AMOUNT_1]."),
        ("She wants at least [AMOUNT_1].", "She wants [AMOUNT_1]."),
    ],
)
def test_a_suggestion_that_turns_it_is_found(quote: str, suggestion: str) -> None:
    assert turned(quote, suggestion)
    assert not turned(quote, quote)


@pytest.mark.parametrize(
    ("quote", "suggestion"),
    [
        ("not after [TIME_1], call her", "please call her by [TIME_1]"),
        ("no later than [TIME_1] ring her", "ring her by [TIME_1]"),
        ("hold it to [TIME_1]", "hold it until [TIME_1]"),
        ("Later than [TIME_1] it is shut.", "After [TIME_1] it is shut."),
        ("No answer by [TIME_1]: [NAME_1].", "If there is no answer by [TIME_1], please ring [NAME_1]."),
        ("Nobody home? Leave a card.", "If nobody is home, please leave a card."),
        ("Should she ring, tell her.", "If she rings, please tell her."),
        ("I should be most grateful if you would ring her.", "Please could you ring her?"),
        ("Please do not hesitate to ring me if you need to.", "Please ring me if you need to."),
        ("I will look after it till you are here.", "I will keep it till you are here."),
        ("just her, please", "only her, please"),
        ("Not to worry, it is booked.", "It is booked."),
        ("so i no youve got it", "so I know you've got it"),
        ("do it befor [TIME_1]", "please do it before [TIME_1]"),
        ("did they alow the credit", "please check whether they allowed the credit"),
        ("General servicing may neither stop it nor pay.", "General servicing can not stop it or pay."),
        ("I am at the desk.", "I am here at the desk."),
    ],
)
def test_other_words_for_the_same_are_not(quote: str, suggestion: str) -> None:
    assert not turned(quote, suggestion)
    assert not changes_a_value(quote, suggestion, NOW)


@pytest.mark.parametrize(
    ("quote", "suggestion"),
    [
        ("the provisonal credit is off", "the provisional credit is off"),
        ("keeps anserwing for her, no authorty on the acount", "he keeps answering for her. He has no authority on the account"),
        ("ref is on the page", "the reference is on the page"),
        ("get the form gone thru in bsl", "please go through the form in BSL"),
        ("I've logged it and took snaps", "I have logged it and taken snaps"),
    ],
)  # fmt: skip
def test_a_word_put_right_or_written_out_is_the_learners_own(quote: str, suggestion: str) -> None:
    assert not strange_words(suggestion, quote)
    assert not off_the_subject(quote, suggestion)


def test_a_word_that_only_looks_like_the_learners_is_not() -> None:
    assert strange_words("Please look at the CUPBOARD.", "Please look at the cupboard.")
    assert strange_words("Ring the provost.", "Ring the depot.")


def test_the_figures_of_the_page_are_what_the_checks_give() -> None:
    assert table(tried()) in DOCS.read_text(encoding="utf-8")
