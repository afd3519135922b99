"""Two files line by line."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.review.line_changes import DiffLine, text_diff

TEXT = "".join(f"line {number}\n" for number in range(1, 21))


def test_the_same_text_has_no_changes() -> None:
    assert text_diff(TEXT, TEXT) == []


def test_a_changed_line_stands_between_three_lines_on_each_side() -> None:
    lines = text_diff(TEXT, TEXT.replace("line 10\n", "line ten\n"))
    assert lines[0] == DiffLine("skip", None, None, "6 lines the same")
    assert [line.text for line in lines if line.kind == "same"] == [f"line {n}" for n in (7, 8, 9, 11, 12, 13)]
    assert DiffLine("removed", 10, None, "line 10") in lines
    assert DiffLine("added", None, 10, "line ten") in lines
    assert lines[-1] == DiffLine("skip", None, None, "7 lines the same")


def test_line_numbers_go_on_after_an_added_line() -> None:
    lines = text_diff("a\nb\nc\n", "a\nnew\nb\nc\n")
    assert [(line.kind, line.older_line, line.newer_line) for line in lines] == [
        ("same", 1, 1),
        ("added", None, 2),
        ("same", 2, 3),
        ("same", 3, 4),
    ]


def test_one_line_left_out_is_in_the_singular() -> None:
    assert text_diff("a\nb\nc\nd\n", "a\nb\nc\nd\nnew\n")[0].text == "1 line the same"


def test_texts_of_many_lines_that_all_differ_are_compared_at_once() -> None:
    begun = time.monotonic()
    lines = text_diff("a\nb\n" * 30_000, "c\nb\n" * 30_000)
    assert time.monotonic() - begun < 5
    assert {line.kind for line in lines} <= {"same", "removed", "added", "skip"}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from("abc"), max_size=12), st.lists(st.sampled_from("abc"), max_size=12))
def test_both_texts_can_be_read_off_the_changes(old: list[str], new: list[str]) -> None:
    before, after = "\n".join(old), "\n".join(new)
    lines = text_diff(before, after)
    for side, given_lines in (("older_line", before.splitlines()), ("newer_line", after.splitlines())):
        shown = {getattr(line, side): line.text for line in lines if getattr(line, side)}
        assert all(given_lines[number - 1] == text for number, text in shown.items())
    removed = [line.text for line in lines if line.kind == "removed"]
    added = [line.text for line in lines if line.kind == "added"]
    assert sorted(before.splitlines() + added) == sorted(after.splitlines() + removed)
