"""Seeing it through: the case comes back, and the learner writes the next step."""

from __future__ import annotations

import streamlit as st

from assessment import services
from ui import session
from ui.steps import stay_if_at
from ui.widgets import colleague
from ui.widgets.answering import answering
from ui.widgets.brief import brief, scene
from ui.widgets.page import page_title, plain_text

centre, who = session.here()
story = services.story(centre, who, st.query_params.get("attempt", ""))
stay_if_at(story, "check_in")
attempt, found = story.attempt, story.came_back
assert found is not None  # at this step there is one
scenario = services.scenario_of_attempt(centre, who, attempt.id)
st.set_page_config(page_title=f"You look again: {scenario.title} · Baton")
page_title("You look at the case again", "A handover is finished when the customer is helped, not when it is sent.")
with st.container(key="conversation"):
    with st.container(key="conversation_talk"):
        if story.thanks and story.reply:
            st.html(colleague.said(story.reply.speaker, story.thanks))
        st.html(colleague.came_back(found))
        answering(
            centre,
            who,
            story,
            label="Your next step",
            button="Send your next step",
            placeholder="What do you do now? Who does the rest, and by when? Where is it written, and who looks again?",
            send=lambda text: services.plan_next_step(centre, who, attempt.id, text=text),
        )
    with st.container(key="conversation_case"):
        text, case = st.tabs(["What you wrote", "The case"])
        with text:
            titles = ["Your handover", "Your answer"]
            parts = "".join(
                f"<h3{' class=turn-head' if at else ''}>{title}</h3>{plain_text(each)}"
                for at, (title, each) in enumerate(zip(titles, story.texts, strict=False))
            )
            st.html(f'<div class="sheet">{parts}</div>')
        with case:
            scene(scenario)
            brief(scenario)
