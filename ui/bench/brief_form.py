"""The brief: written at the top, and read for facts below."""

from __future__ import annotations

from html import escape

import streamlit as st

from assessment import services
from assessment.model.scenario import Scenario
from ui import keys
from ui.bench.facts_form import sentence_part_and_weight, take_out
from ui.bench.fields import Form, paragraphs
from ui.bench.work import Bench, changing
from ui.widgets.brief_picker import brief_picker
from ui.widgets.page import section


def brief_form(form: Form) -> None:
    """The text to write in, and the same text to select words in."""
    paragraphs(
        form,
        "The brief: everything that the learner reads",
        "brief",
        height=420,
        help="A story, a talk, messages, a record: whatever the learner would have seen at work. Say everything that a "
        "fact needs, and some things that no handover needs.",
    )
    brief = form.said("brief")
    if not brief:
        return
    section("Make facts of it")
    covered = (
        services.covered(form.bench.centre, form.bench.who, form.item)
        if isinstance(form.item, Scenario)
        else services.word_for_word(form.data)
    )
    picked = brief_picker(brief, key=form.bench.key(keys.PICKER), covered=covered)
    seen = form.bench.key(keys.PICKED)
    if picked and st.session_state.get(seen) != picked.token:
        st.session_state[seen] = picked.token
        make_fact(form.bench, picked.text)
        st.rerun()


def make_fact(bench: Bench, selected: str) -> None:
    """A fact of those words, to be finished beside the brief."""
    made = services.free_fact_id(bench.text)
    changing(bench, lambda text: services.add_fact(text, selected))
    if not bench.held.mistake:
        st.session_state[bench.key(keys.FACT)] = st.session_state[bench.key(keys.JUST_MADE)] = made


def just_made(form: Form) -> None:
    """The fact that was made of the brief last, beside it, for as long as the brief is open."""
    place = form.bench.key(keys.JUST_MADE)
    ids = [fact["id"] for fact in services.fact_rows(form.data)]
    if st.session_state.get(place) not in ids or st.session_state.get(form.bench.key(keys.SECTION)) != "Brief":
        return
    fact_id = st.session_state[place]
    with st.container(key="just_made"):
        st.html(f"<h3>Fact {escape(fact_id)} is made of these words</h3>")
        sentence_part_and_weight(form, ids.index(fact_id))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button("Done", key=form.bench.key("made_done"), on_click=st.session_state.pop, args=(place,))
            st.button("Take it out again", key=form.bench.key("made_out"), type="tertiary", on_click=take_out,
                      args=(form.bench, fact_id))  # fmt: skip
