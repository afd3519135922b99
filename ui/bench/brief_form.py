"""The brief: written at the top, and read for facts below."""

from __future__ import annotations

import streamlit as st

from assessment import services
from assessment.model.scenario import Scenario
from ui import keys
from ui.bench.fields import Form, paragraphs
from ui.bench.work import Bench, changing, say
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
    section(
        "Make facts of it",
        "Select words below, then press the button beside them. What is a fact already is underlined.",
    )
    covered = services.covered(form.bench.centre, form.bench.who, form.item) if isinstance(form.item, Scenario) else []
    picked = brief_picker(brief, key=form.bench.key(keys.PICKER), covered=covered)
    seen = form.bench.key(keys.PICKED)
    if picked and st.session_state.get(seen) != picked.token:
        st.session_state[seen] = picked.token
        make_fact(form.bench, picked.text)
        st.rerun()


def make_fact(bench: Bench, selected: str) -> None:
    """A fact of those words, chosen in the form to be finished."""
    made = services.free_fact_id(bench.text)
    changing(bench, lambda text: services.add_fact(text, selected))
    if not bench.held.mistake:
        say(
            bench,
            f"Fact {made} was made of your words. Finish its sentence under Facts, and choose its part and weight.",
        )
        st.session_state[bench.key(keys.FACT)] = made
