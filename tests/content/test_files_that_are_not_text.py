"""Bytes that are no text, or not a text that a person wrote."""

from __future__ import annotations

import hashlib

import pytest
from content_samples import RUBRIC, SCENARIO, rubric_problems, scenario_problems

from assessment.content import parse_scenario

FILE = "scenarios/cold-flat.yaml"
SAVE = 'Save it as UTF-8 (in Notepad: "Save as", then Encoding: UTF-8).'


def test_a_byte_that_is_not_utf8_is_named_with_its_line() -> None:
    found = scenario_problems(SCENARIO.replace("cold flat", "caf\xe9").encode("latin-1"))
    assert found == [f"{FILE}:3: byte 0xE9, the 13th of this line, is not UTF-8. {SAVE}"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_saved_as_utf16_is_refused(encoding: str) -> None:
    found = scenario_problems(SCENARIO.encode(encoding))
    assert len(found) == 1
    assert "UTF-" in found[0]


def test_utf16_with_its_mark_is_called_by_name() -> None:
    assert scenario_problems(SCENARIO.encode("utf-16")) == [
        f"{FILE}:1: the file is saved as UTF-16, not as UTF-8. {SAVE}"
    ]


def test_a_byte_order_mark_at_the_start_is_harmless_and_leaves_the_hash_alone() -> None:
    marked = parse_scenario(b"\xef\xbb\xbf" + SCENARIO.encode(), FILE)
    assert marked.problems == ()
    assert marked.hash == parse_scenario(SCENARIO, FILE).hash


def test_line_ends_of_windows_leave_the_hash_alone() -> None:
    windows = parse_scenario(SCENARIO.replace("\n", "\r\n").encode(), FILE)
    assert windows.problems == ()
    assert windows.text == SCENARIO
    assert windows.hash == "sha256:" + hashlib.sha256(SCENARIO.encode()).hexdigest()


def test_a_byte_order_mark_inside_the_text_is_a_sign_that_cannot_be_seen() -> None:
    assert scenario_problems(SCENARIO.replace("A cold", "A \ufeffcold")) == [
        f'{FILE}:3: there is a character that can\'t be seen (U+FEFF, zero width no-break space) after "title: A". '
        "Delete it and type that part of the line again."
    ]


def test_nul_and_control_characters_are_named() -> None:
    found = scenario_problems(SCENARIO.replace("A cold", "A\0cold").replace("Day adviser", "Day\x07adviser"))
    assert found == [
        f'{FILE}:3: there is a NUL character (U+0000) after "title: A". '
        "Delete it and type that part of the line again.",
        f'{FILE}:7: there is a character that can\'t be seen (U+0007) after "you: Day". '
        "Delete it and type that part of the line again.",
    ]


def test_a_file_full_of_control_characters_is_one_problem() -> None:
    assert scenario_problems("\x01\n" * 50) == [
        f"{FILE}:1: characters that can't be seen stand in 50 lines: this is not a text file. "
        "Check that it is the right file and save it as UTF-8 text."
    ]


def test_half_a_character_is_refused() -> None:
    assert scenario_problems("id: \ud800") == [
        f'{FILE}:1: there is a character that can\'t be seen (U+D800) after "id:". '
        "Delete it and type that part of the line again."
    ]


@pytest.mark.parametrize("kind", [str, bytes])
def test_a_file_that_is_far_too_large_is_not_read(kind: type) -> None:
    text = "# " + "x" * 300_000
    assert scenario_problems(text if kind is str else text.encode()) == [
        f"{FILE}:1: the file is too large: 292 KB, and at most 256 KB can be read. "
        "Check that it is the right file; if it is, split it."
    ]


def test_a_file_of_exactly_the_limit_is_read() -> None:
    assert scenario_problems(SCENARIO + "#" * (256 * 1024 - len(SCENARIO.encode()) - 1) + "\n") == []


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "---\n", "null\n"])
def test_an_empty_file_says_so(text: str) -> None:
    assert scenario_problems(text) == [
        f"{FILE}:1: the file is empty. Write a scenario, starting from a copy of one that works."
    ]


def test_a_list_at_top_level_is_refused() -> None:
    assert scenario_problems("- id: cold-flat\n  title: x\n") == [
        f"{FILE}:1: a scenario has keys at its top level (id, title, …), and here is a list. "
        'Start with a line "id: …", without a hyphen before it.'
    ]


def test_a_text_alone_is_refused() -> None:
    assert rubric_problems("hello") == [
        "rubrics/handing-over.yaml:1: a rubric has keys at its top level (id, title, …), and here is the text "
        '"hello". Start with a line "id: …", without a hyphen before it.'
    ]


def test_a_rubric_in_place_of_a_scenario_is_one_problem_and_not_thirty() -> None:
    assert scenario_problems(RUBRIC) == [
        f"{FILE}:1: this is a rubric, and a scenario is looked for here. Put it under rubrics/."
    ]
    assert rubric_problems(SCENARIO) == [
        "rubrics/handing-over.yaml:2: this is a scenario, and a rubric is looked for here. Put it under scenarios/."
    ]
