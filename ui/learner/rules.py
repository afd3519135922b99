"""Before an assessment: what will happen, in plain words."""

from __future__ import annotations

from html import escape

import streamlit as st

from assessment import services
from ui import places, session, words
from ui.guard import mistakes_shown
from ui.widgets.page import page_title, tags

centre, who = session.here()
scenario = services.read_scenario(centre, who, st.query_params.get("scenario", ""))
timed = (
    f"You have <strong>{words.count(scenario.minutes, 'minute')}</strong> from the moment that you start. The time "
    "goes on if you close the page."
    if scenario.minutes
    else "There is <strong>no time limit</strong>. You can close the page and come back."
)
answers = (
    "<li>Your colleague reads your handover and <strong>answers</strong>. You answer them once, in writing, and that is "
    "assessed with it.</li>"
    if "reply" in scenario.steps
    else ""
)
with st.container(key="narrow"):
    page_title("Before you are assessed")
    st.html(
        f'<div class="sheet rules"><h2>{escape(scenario.title)}</h2>'
        + tags([words.sentence(scenario.sector), words.LEVEL_WORD[scenario.level]])
        + f"<ul><li>{timed}</li>"
        "<li>You can hand in <strong>once</strong>. Practise first if you like: that never counts.</li>"
        + answers
        + "<li>It must be <strong>your own work</strong>. When you hand in, you are asked whether you used an AI tool, "
        "and how. Say so if you did: hiding it is what counts against you.</li>"
        "<li>You see a proposed result at once. <strong>An assessor then decides</strong>, and their decision is the "
        "one that counts.</li>"
        "<li>You are not shown a model handover afterwards.</li></ul></div>"
    )
    with st.container(horizontal=True, vertical_alignment="center"), mistakes_shown():
        if st.button("Start the assessment", type="primary"):
            attempt = services.start_attempt(centre, who, scenario.id, "assessment")
            st.switch_page(places.WRITE, query_params={"attempt": attempt.id})
        if st.button("Practise instead"):
            attempt = services.start_attempt(centre, who, scenario.id, "practice")
            st.switch_page(places.WRITE, query_params={"attempt": attempt.id})
        st.page_link(places.SCENARIOS, label="Back to the scenarios")
