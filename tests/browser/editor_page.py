"""A page for the two components alone, with what a real page would do around them, and nothing else of Baton's."""

from __future__ import annotations

import json
import time
from typing import Any

import streamlit as st
import yaml

from tests.browser.editor_texts import TEXTS
from ui.style import use_our_style
from ui.widgets.brief_picker import brief_picker
from ui.widgets.yaml_editor import Kind, Mark, last_edit, yaml_editor

WANTED: dict[str, Any] = dict(st.query_params)
state = st.session_state
KEY = "draft_one"
KIND: Kind = "rubric" if WANTED.get("kind") == "rubric" else "scenario"


def _marks(text: str) -> list[Mark]:
    """A problem at each line that says so; advice likewise."""
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if "BAD" in line:
            found.append(Mark(number, line.index("BAD") + 1, "problem", "This <b>word</b> is bad.", "Choose another."))
        if "HINT" in line:
            found.append(Mark(number, None, "advice", "This could be shorter."))
    return found


def _take() -> str:
    """What was written last goes first, before a button changes anything: both may come in one run."""
    edited = last_edit(KEY, state.epoch)
    if edited and edited.seq != state.seq and "deaf" not in WANTED:
        state.text, state.seq, state.told = edited.text, edited.seq, state.told + 1
    return str(state.text)


def _new_title() -> None:
    _replace(_take().replace("title: ", "title: NEW ", 1))


def _replace(text: str) -> None:
    state.text, state.epoch = text, state.epoch + 1


def _jump(line: int) -> None:
    state.go_to = (line, state.go_to[1] + 1 if state.go_to else 1)


def _editor() -> None:
    _take()
    with st.container(horizontal=True):
        st.button("New title", on_click=_new_title)
        st.button("Windows text", on_click=lambda: _replace("id: windows\r\ntitle: Other\r\n"))
        st.button("Run again", on_click=lambda: None)
        st.button("Go to 30", on_click=_jump, args=(30,))
        shown = st.toggle("Show", value=True)
    if "slow" in WANTED:
        time.sleep(1.5)
    if shown:
        yaml_editor(
            state.text,
            key=KEY,
            kind=KIND,
            epoch=state.epoch,
            marks=_marks(state.text),
            label="The scenario's file",
            go_to=state.go_to,
            known={
                "units": ["carry-out-handovers"],
                "points": ["C1", "C2"],
                "flags": ["tone"],
                "checks": ["other.said"],
            },
            beacon={"url": "/test/beacon", "draft": KEY, "revision": 7} if "beacon" in WANTED else None,
        )
    # For the tests to read: as JSON, so that every character is told.
    st.text(json.dumps({"text": state.text, "told": state.told}))


def _picker() -> None:
    brief = TEXTS["brief"] if "long" not in WANTED else yaml.safe_load(TEXTS["scenario"])["brief"]
    picked = brief_picker(brief, key="picker", covered=[(0, 9)])
    if picked:
        state.picks.append({"text": picked.text, "cut": brief[picked.start : picked.end], "token": picked.token})
    st.button("Run again")
    st.text(json.dumps(state.picks))


st.set_page_config("The components, Baton", layout="wide")
use_our_style()
st.html("<h1>The two components</h1>")
for name, value in {
    "text": TEXTS[WANTED.get("text", KIND)],
    "epoch": 1,
    "seq": 0,
    "told": 0,
    "go_to": None,
    "picks": [],
}.items():
    state.setdefault(name, value)
_picker() if WANTED.get("show") == "picker" else _editor()
