"""The colleague has read the handover: how they understand it, and what they ask. The learner answers."""

from __future__ import annotations

import streamlit as st

from assessment import services
from ui import session, words
from ui.steps import stay_if_at
from ui.widgets import colleague
from ui.widgets.answering import answering
from ui.widgets.brief import brief, scene
from ui.widgets.page import page_title, plain_text, tags

centre, who = session.here()
story = services.story(centre, who, st.query_params.get("attempt", ""))
stay_if_at(story, "reply")
attempt, given = story.attempt, story.reply
assert given is not None  # at this step there is one
scenario = services.scenario_of_attempt(centre, who, attempt.id)
name = colleague.first_name(given.speaker)
st.set_page_config(page_title=f"{name} has answered · Baton")
page_title(
    f"{name} has answered",
    f"{name} has read your handover and nothing else. Answer as you would at work.",
)
with st.container(key="conversation"):
    with st.container(key="conversation_talk"):
        st.html(colleague.reply(scenario, given))
        answering(
            centre,
            who,
            story,
            label=f"Your answer to {name}",
            button="Send your answer",
            placeholder="Say who should have it, and what you do now."
            if given.wrong_person
            else f"Say whether {name} has it right, and answer the questions.",
            send=lambda text: services.answer_colleague(centre, who, attempt.id, text=text),
        )
    with st.container(key="conversation_case"):
        text, case = st.tabs(["Your handover", "The case"])
        with text:
            to = f"To {attempt.recipient}" if attempt.recipient else ""
            st.html(
                f'<div class="sheet">{tags([to, attempt.method or "", words.count(words.words_in(attempt.text), "word")])}'
                f"{plain_text(attempt.text)}</div>"
            )
        with case:
            scene(scenario)
            brief(scenario)
