"""The start of a scenario or unit: from nothing, from a copy, or from a file."""

from __future__ import annotations

from typing import get_args

import streamlit as st

from assessment import services
from assessment.errors import Mistake
from assessment.model.scenario import Level
from ui import keys, places, session, words
from ui.guard import mistakes_shown
from ui.widgets.page import page_title

NOTHING, COPY, FILE, UNIT = "An idea", "A copy of one in the library", "A file that I have", "An idea for a unit"
WHAT = {
    NOTHING: "Fill in a form, step by step.",
    COPY: "Change the people and the facts, keep the shape.",
    FILE: "A .yaml file from your own computer.",
    UNIT: "Marking points for a unit that Baton does not have.",
}

centre, who = session.here()


def begin(text: str, kind: services.Kind) -> None:
    """A draft of that text, open on the bench."""
    draft = services.start_content_draft(centre, who, kind, text=text)
    st.switch_page(places.BENCH, query_params={"draft": draft.id})


def from_nothing() -> None:
    """Three questions, the rest on the bench."""
    with st.form(keys.NEW):
        title = st.text_input(
            "What is it called?", max_chars=120, placeholder="A green pushchair on its way to Skerrow"
        )
        sector = st.text_input("Which sector?", max_chars=120, placeholder="rail travel (station customer desk)")
        level = st.radio("Level", get_args(Level), format_func=lambda each: words.LEVEL_WORD[each], horizontal=True)
        if st.form_submit_button("Start", type="primary"):
            with mistakes_shown():
                begin(services.new_scenario_text(centre, who, title, sector, level), "scenario")


def from_copy() -> None:
    """Another's text under an id of its own."""
    titles = {item.id: item.title for item in services.library_list(centre, who) if item.state == "published"}
    with st.form(keys.NEW):
        of = st.selectbox(
            "Which one?", list(titles), format_func=titles.__getitem__, index=None, placeholder="Choose a scenario"
        )
        title = st.text_input("What is yours called?", max_chars=120)
        if st.form_submit_button("Start", type="primary"):
            with mistakes_shown():
                if of is None:
                    raise Mistake("Choose the scenario to copy first.")
                begin(services.copied_scenario_text(centre, who, of, title), "scenario")


def from_file() -> None:
    """The file as it is, whatever is wrong with it: it is put right on the bench."""
    upload = st.file_uploader("The file (.yaml)", type=["yaml", "yml"], key=keys.SCENARIO_FILE, max_upload_size=1)
    if upload is not None:
        with mistakes_shown():
            text, kind = services.uploaded_text(centre, who, upload.getvalue(), upload.name)
            begin(text, kind)


def a_unit() -> None:
    """A title is enough."""
    with st.form(keys.NEW):
        title = st.text_input("What is the unit called?", max_chars=120, placeholder="Resolve customers’ problems")
        if st.form_submit_button("Start", type="primary"):
            with mistakes_shown():
                begin(services.new_unit_text(centre, who, title), "rubric")


page_title("Write something new", "What do you start from?")
with st.container(key="narrow"):
    st.page_link(places.LIBRARY, label="Back to the library")
    start = st.radio(
        "Start from", list(WHAT), captions=list(WHAT.values()), key=keys.NEW_FROM, label_visibility="collapsed"
    )
    {NOTHING: from_nothing, COPY: from_copy, FILE: from_file, UNIT: a_unit}[start]()
