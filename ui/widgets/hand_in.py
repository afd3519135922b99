"""Handing over: at once in practice, after a declaration in an assessment."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st

from assessment import services
from assessment.errors import Mistake
from assessment.model.people import Actor
from assessment.services import AttemptView, Centre, Declaration
from ui import keys, words
from ui.guard import mistakes_shown
from ui.steps import go_to
from ui.widgets.page import plain_text, section, tags

NO, YES = "No", "Yes"


def hand_over(
    centre: Centre,
    who: Actor,
    attempt: AttemptView,
    text: str,
    recipient: str | None,
    method: str | None,
    declaration: Declaration | None,
) -> None:
    """In the database first, then marked. Asking twice changes nothing."""
    services.submit_handover(
        centre, who, attempt.id, text=text, recipient=recipient, method=method, declaration=declaration
    )
    # Where marking fails it is saved all the same: the result page says so and offers to mark it again. Else the colleague
    # has answered by now.
    with st.spinner("Reading your handover…"), suppress(Mistake):
        services.mark_attempt(centre, who, attempt.id)
    go_to(services.story(centre, who, attempt.id))


def hand_in(centre: Centre, who: Actor, attempt: AttemptView) -> None:
    """The last look before an assessment is handed in, with the declaration."""
    section("Check it, then hand it in", "You can hand in once.")
    to = f"To {attempt.recipient}" if attempt.recipient else "To nobody yet"
    st.html(
        f'<div class="sheet last-look">{tags([to, attempt.method or "No method yet"])}{plain_text(attempt.text)}</div>'
    )
    with st.container(key="declaration"):
        own = st.checkbox("This is my own work.", key=keys.of(keys.OWN_WORK, attempt.id))
        used = st.radio(
            "Did you use an AI tool, such as ChatGPT or Copilot?",
            [NO, YES],
            index=None,
            horizontal=True,
            key=keys.of(keys.AI_USED, attempt.id),
        )
        how = ""
        if used == YES:
            how = st.text_area(
                "Which tool, and what for?", key=keys.of(keys.AI_HOW, attempt.id), height=96, max_chars=600
            )
    problem = st.container()  # above the buttons, where no bar of a small screen covers it
    with st.container(horizontal=True), mistakes_shown(problem):
        if st.button("Hand in", type="primary"):
            if used is None:
                raise Mistake("Answer the question about AI tools: yes or no.")
            if used == YES and not how.strip():
                raise Mistake("Say which AI tool you used and what for. A few words are enough.")
            declaration = Declaration(own_work=own, ai_used=used == YES, ai_how=how.strip())
            hand_over(centre, who, attempt, attempt.text, attempt.recipient, attempt.method, declaration)
        st.button("Back to writing", on_click=_back, args=(attempt.id,))
    st.html(f'<p class="quiet">{words.count(words.words_in(attempt.text), "word")}</p>')


def _back(attempt_id: str) -> None:
    st.session_state[keys.of(keys.STEP, attempt_id)] = False
