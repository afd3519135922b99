"""What a browser tells the editor and the brief picker is believed only as far as it can be true."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from ui.widgets import yaml_editor
from ui.widgets.brief_picker import Picked, _checked, soft_breaks
from ui.widgets.yaml_editor import Edited, last_edit

BRIEF = "Mrs Lee 👩🏽‍🚀 rings."


def test_picked_words_are_those_of_the_brief() -> None:
    assert _checked(BRIEF, {"text": "rings", "start": 13, "end": 18, "token": 5}) == Picked("rings", 13, 18, 5)


@pytest.mark.parametrize(
    "told",
    [
        None,
        "rings",
        {"text": "rings", "start": 12, "end": 18, "token": 5},
        {"text": "s.", "start": -2, "end": 99, "token": 5},
        {"text": "", "start": 3, "end": 3, "token": 5},
        {"text": "rings", "start": "13", "end": 18, "token": 5},
        {"text": "rings", "start": 13, "end": 18, "token": True},
    ],
)
def test_words_that_are_not_there_are_not_picked(told: object) -> None:
    assert _checked(BRIEF, told) is None


@pytest.mark.parametrize(
    ("state", "edited"),
    [
        ({"edit": {"text": "a", "seq": 2, "epoch": 3}}, Edited("a", 2)),
        ({"edit": {"text": "a", "seq": 2, "epoch": 2}}, None),
        ({"edit": {"text": 7, "seq": 2, "epoch": 3}}, None),
        ({"edit": {"text": "a", "epoch": 3}}, None),
        ({"edit": None}, None),
        ({}, None),
        (None, None),
    ],
)
def test_an_edit_counts_only_in_its_own_epoch(
    monkeypatch: pytest.MonkeyPatch, state: object, edited: Edited | None
) -> None:
    monkeypatch.setattr(yaml_editor.st, "session_state", {"draft": state})
    assert last_edit("draft", 3) == edited


def _page() -> None:
    import streamlit as st

    from ui.widgets.brief_picker import brief_picker
    from ui.widgets.yaml_editor import Mark, yaml_editor

    marks = [Mark(1, None, "advice", "Shorter.")]
    st.write(repr(yaml_editor("id: a\n", key="one", kind="scenario", epoch=1, marks=marks, label="File", go_to=(1, 1))))
    st.write(repr(brief_picker("A brief.", key="two", covered=[(0, 1)])))


def test_both_can_be_shown_in_a_page_that_nobody_has_touched() -> None:
    shown = AppTest.from_function(_page).run()
    assert not shown.exception
    assert [each.value for each in shown.markdown] == ["None", "None"]


def test_only_the_ends_of_full_lines_are_soft() -> None:
    full = "The line goes on until there is no more room for another long word, and so"
    brief = f"{full}\nforth.\nShort.\n{full}\nBev: yes.\n{full}\n- a list\n{full}\n\nTue 14 Oct   {full}\nforth."
    assert soft_breaks(brief) == []  # the record's line is longer than all others
    brief = f"{full}\nforth.\nShort.\n{full}\nBev: yes.\n{full}\n- a list\n{full}\n\nTue 14 Oct   In\nforth."
    assert soft_breaks(brief) == [len(full)]
    assert soft_breaks("One\ntwo") == []
    assert soft_breaks("") == []
