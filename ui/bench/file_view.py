"""The file itself: in the editor, or in a plain box for whoever prefers one."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assessment import services
from assessment.content import Problem
from assessment.services import AdviceLine
from ui import keys
from ui.bench.work import Bench, change
from ui.widgets.yaml_editor import Mark, yaml_editor
from ui.words import sentence

LABEL = "The file"


def file_view(bench: Bench, problems: Sequence[Problem], advice: Sequence[AdviceLine]) -> None:
    """What is typed is on the bench as soon as the hands rest."""
    if st.toggle("Plain text box", key=keys.PLAIN_BOX, help="For browsers or readers that the editor does not suit."):
        _plain(bench)
        return
    yaml_editor(
        bench.text,
        key=bench.key(keys.EDITOR),
        kind=bench.draft.kind,
        epoch=bench.held.epoch,
        marks=[
            *(Mark(each.line, None, "problem", sentence(each.what), each.remedy) for each in problems),
            *(Mark(each.line, None, "advice", each.advice.title, each.advice.do) for each in advice),
        ],
        label=LABEL,
        go_to=st.session_state.get(bench.key(keys.GO_TO)),
        known=services.known_names(bench.centre, bench.who),
        beacon={"url": "baton/content-draft", "draft": bench.draft.id, "revision": bench.held.revision},
    )


def _plain(bench: Bench) -> None:
    key = keys.of(bench.key(keys.EDITOR_PLAIN), bench.held.epoch)
    st.text_area(
        LABEL, value=bench.text, key=key, height=620, on_change=lambda: change(bench, st.session_state[key], "file")
    )
    st.html('<p class="quiet">Press Ctrl and Enter to check what you typed.</p>')
