"""The heart: the brief to read, the page to write on."""

from __future__ import annotations

import streamlit as st

from assessment import services
from assessment.services import AttemptView
from ui import keys, places, session, words
from ui.handing_over import people
from ui.steps import stay_if_at
from ui.widgets.brief import brief, scene
from ui.widgets.hand_in import hand_in
from ui.widgets.page import page_title
from ui.widgets.pane_switch import pane_switch
from ui.widgets.timer import time_left
from ui.widgets.writing import writing

centre, who = session.here()
attempt: AttemptView = services.attempt(centre, who, st.query_params.get("attempt", ""))
if attempt.state != "drafting":
    st.switch_page(places.RESULT, query_params={"attempt": attempt.id})
scenario = services.scenario_of_attempt(centre, who, attempt.id)
if "decide" in scenario.steps:
    stay_if_at(services.story(centre, who, attempt.id), "write")
st.set_page_config(page_title=f"{scenario.title} · Baton")

with st.container(key="attempt_head", horizontal=True, vertical_alignment="bottom"):
    page_title(
        scenario.title, f"{words.MODE_WORD[attempt.mode]}, your {words.ordinal(attempt.number)} attempt at this one"
    )
    if attempt.deadline:
        with st.container(key="clock", width="content"):
            time_left(attempt.deadline, centre.now())
with st.container(key="desk"):
    with st.container(key="brief_pane"):
        scene(scenario)
        brief(scenario)
    with st.container(key="write_pane"):
        if st.session_state.get(keys.of(keys.STEP, attempt.id)):
            hand_in(centre, who, attempt)
        else:
            writing(centre, who, attempt, scenario, people(scenario))
pane_switch()
