"""Who are you today? A name and a role, on one machine."""

from __future__ import annotations

from html import escape

import streamlit as st

from ui import way_back
from ui.guard import show_mistake
from ui.widgets.page import note, page_title

ROLES = (
    ("learner", "Learner", "I practise handing customers over, and I am assessed on it."),
    ("assessor", "Assessor", "I read handovers and decide whether each marking point is met."),
    ("tutor", "Tutor", "I write scenarios and check how they are marked."),
)

problem = st.query_params.get("problem")
back = way_back.address_of(st.context.url, st.query_params.to_dict())
with st.container(key="door"):
    page_title("Who are you today?", "Baton is where you practise handing a customer over to a colleague.")
    if back:
        note("Sign in to go on where you were. What you wrote is kept.")
    if problem:
        show_mistake(problem[:400])
    choices = "".join(
        f'<label class="choice"><input type="radio" name="baton_role" value="{role}" {"checked" if not at else ""}>'
        f"<span><strong>{escape(name)}</strong><br>{escape(what)}</span></label>"
        for at, (role, name, what) in enumerate(ROLES)
    )
    st.html(
        '<form method="post" action="/baton/sign-in" class="door-form">'
        f'<input type="hidden" name="{way_back.FIELD}" value="{escape(back)}">'
        '<div><label for="your-name" class="question">Your name</label>'
        '<input id="your-name" name="baton_name" type="text" required maxlength="80" '
        'autocomplete="name" spellcheck="false"></div>'
        f'<fieldset><legend class="question">What do you do?</legend>{choices}</fieldset>'
        '<button type="submit" class="main-button">Continue</button>'
        '<p class="quiet">There is no password, so this works only on the machine that Baton runs on. '
        "The same name and role bring you back to your own work.</p></form>"
    )
