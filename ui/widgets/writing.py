"""The page to write on: to whom, how, the text, and what happens to it."""

from __future__ import annotations

import streamlit as st

from assessment import services
from assessment.errors import Conflict, Mistake
from assessment.model.people import Actor
from assessment.model.scenario import Scenario
from assessment.services import AttemptView, Centre
from ui import keys, words
from ui.guard import mistakes_shown, show_mistake
from ui.handing_over import SCAFFOLD, chosen_methods, joined, methods
from ui.widgets.draft_keeper import keep_draft
from ui.widgets.hand_in import hand_over
from ui.widgets.page import plain_text


def writing(centre: Centre, who: Actor, attempt: AttemptView, scenario: Scenario, people: dict[str, str]) -> None:
    """Two small questions, the text, the line that says it is saved, and the button."""
    text_key = _prepare(attempt)
    problem = st.container()  # at the top, where no bar of a small screen covers it
    recipient = _to(attempt, people)
    method = _how(attempt, scenario)
    text = st.text_area("Your handover", key=text_key, height=340, placeholder="Write to your colleague here.") or ""
    attempt = _saved(centre, who, attempt, text, recipient, method)
    keep_draft(attempt.id, text_key, attempt.text, attempt.revision, attempt.saved_at)
    with st.container(horizontal=True), mistakes_shown(problem):
        if attempt.mode == "assessment":
            if st.button("Check and hand in", type="primary"):
                st.session_state[keys.of(keys.STEP, attempt.id)] = True
                st.rerun()
        elif st.button("Hand over", type="primary"):
            hand_over(centre, who, attempt, text, recipient, method, None)
        if attempt.mode == "practice" and not text.strip():
            st.button(
                "Start with SBAR headings",
                type="tertiary",
                on_click=_put_scaffold,
                args=(text_key,),
                help="Situation, background, assessment, recommendation: one order that many workplaces use.",
            )


def _prepare(attempt: AttemptView) -> str:
    """The text as the store has it, the first time that this session shows the attempt."""
    text_key = keys.of(keys.TEXT, attempt.id)
    st.session_state.setdefault(text_key, attempt.text)
    st.session_state.setdefault(keys.of(keys.SAVED, attempt.id), attempt.revision)
    return text_key


def _put_scaffold(text_key: str) -> None:
    st.session_state[text_key] = SCAFFOLD


def _to(attempt: AttemptView, people: dict[str, str]) -> str | None:
    names = list(people)
    return st.selectbox(
        "To: who takes it over?",
        names,
        index=names.index(attempt.recipient) if attempt.recipient in names else None,
        placeholder="Choose a colleague",
        format_func=lambda name: f"{name}, {people[name]}",
        key=keys.of(keys.RECIPIENT, attempt.id),
    )


def _how(attempt: AttemptView, scenario: Scenario) -> str | None:
    offered = methods(scenario)
    return joined(
        st.multiselect(
            "How does it reach them?",
            offered,
            default=chosen_methods(attempt, offered),
            placeholder="Choose one way or more",
            select_all=False,
            key=keys.of(keys.METHOD, attempt.id),
        )
    )


def _saved(
    centre: Centre, who: Actor, attempt: AttemptView, text: str, recipient: str | None, method: str | None
) -> AttemptView:
    """Saves what changed. If another window saved first, asks which text to go on with."""
    seen = keys.of(keys.SAVED, attempt.id)
    if (text, recipient, method) != (attempt.text, attempt.recipient, attempt.method):
        revision = st.session_state[seen]
        try:
            attempt = services.save_draft(
                centre, who, attempt.id, text=text, recipient=recipient, method=method, revision=revision
            )
        except Conflict as clash:
            _ask_which(attempt, clash, seen)
            return attempt
        except Mistake as mistake:
            show_mistake(mistake)  # one that is too long is kept all the same, under a new revision
            attempt = services.attempt(centre, who, attempt.id)
    st.session_state[seen] = attempt.revision
    return attempt


def _ask_which(attempt: AttemptView, clash: Conflict, seen: str) -> None:
    show_mistake(clash)
    with st.expander(f"The other text ({words.count(words.words_in(attempt.text), 'word')})", expanded=True):
        st.html(plain_text(attempt.text))
    with st.container(horizontal=True):
        st.button("Go on with what is written here", on_click=_keep_mine, args=(seen, attempt.revision))
        st.button("Use the other text", on_click=_take_other, args=(attempt, seen))


def _keep_mine(seen: str, revision: int) -> None:
    st.session_state[seen] = revision


def _take_other(attempt: AttemptView, seen: str) -> None:
    st.session_state[seen] = attempt.revision
    st.session_state[keys.of(keys.TEXT, attempt.id)] = attempt.text
