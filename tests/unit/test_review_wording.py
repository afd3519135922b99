"""How two texts differ, word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from assessment.review.wording import word_changes


def test_a_changed_word_changes_whole() -> None:
    assert word_changes("Ring her at half past.", "Ring her at half four.") == [
        ("equal", "Ring her at half ", "Ring her at half "),
        ("replace", "past", "four"),
        ("equal", ".", "."),
    ]


def test_an_added_sentence_is_an_insertion() -> None:
    changes = word_changes("Ring her.", "Ring her. If she is out, text.")
    assert [tag for tag, _, _ in changes] == ["equal", "insert"]
    assert changes[1] == ("insert", "", " If she is out, text.")


def test_an_apostrophe_stays_in_its_word() -> None:
    assert ("replace", "don't", "do") in word_changes("I don't know", "I do know")


def test_two_empty_texts_differ_in_nothing() -> None:
    assert word_changes("", "") == []


@given(some.text(max_size=60), some.text(max_size=60))
def test_the_pieces_always_join_to_the_two_texts(earlier: str, later: str) -> None:
    changes = word_changes(earlier, later)
    assert "".join(old for _, old, _ in changes) == earlier
    assert "".join(new for _, _, new in changes) == later
