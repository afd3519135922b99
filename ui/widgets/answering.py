"""One text to write after the handover: saved as it is typed, sent once."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from assessment import services
from assessment.errors import Conflict, Mistake
from assessment.model.people import Actor
from assessment.services import Centre, StepDraft, StoryView
from ui import keys, words
from ui.guard import mistakes_shown, show_mistake
from ui.steps import go_to
from ui.widgets.draft_keeper import keep_draft
from ui.widgets.page import plain_text

Send = Callable[[str], object]


def answering(
    centre: Centre, who: Actor, story: StoryView, *, label: str, button: str, send: Send, placeholder: str
) -> None:
    """The text, the line that says it is saved, and the ways on."""
    draft = story.draft
    assert draft is not None  # every step that is written has one
    field = keys.of(keys.STEP_TEXT, story.attempt.id, draft.step)
    seen = keys.of(keys.STEP_SAVED, story.attempt.id, draft.step)
    st.session_state.setdefault(field, draft.text)
    st.session_state.setdefault(seen, draft.revision)
    problem = st.container()
    text = st.text_area(label, key=field, height=220, placeholder=placeholder) or ""
    draft = _saved(centre, who, story, draft, text, seen)
    keep_draft(story.attempt.id, field, draft.text, draft.revision, draft.saved_at, step=draft.step)
    with st.container(horizontal=True), mistakes_shown(problem):
        if st.button(button, type="primary"):
            send(text)
            with st.spinner("Reading what you wrote…"):
                services.mark_attempt(centre, who, story.attempt.id)
            go_to(services.story(centre, who, story.attempt.id))
        if story.attempt.mode == "practice" and st.button("Stop here and see the result", type="tertiary"):
            go_to(services.stop_here(centre, who, story.attempt.id))


def _saved(centre: Centre, who: Actor, story: StoryView, draft: StepDraft, text: str, seen: str) -> StepDraft:
    """Saves what changed. If another window saved first, asks which text to go on with."""
    if text != draft.text:
        try:
            draft = services.save_step(
                centre, who, story.attempt.id, draft.step, text=text, revision=st.session_state[seen]
            )
        except Conflict as clash:
            _ask_which(draft, clash, seen, keys.of(keys.STEP_TEXT, story.attempt.id, draft.step))
            return draft
        except Mistake as mistake:
            show_mistake(mistake)  # one that is too long is kept all the same, under a new revision
            draft = services.story(centre, who, story.attempt.id).draft or draft
    st.session_state[seen] = draft.revision
    return draft


def _ask_which(draft: StepDraft, clash: Conflict, seen: str, field: str) -> None:
    show_mistake(clash)
    with st.expander(f"The other text ({words.count(words.words_in(draft.text), 'word')})", expanded=True):
        st.html(plain_text(draft.text))
    with st.container(horizontal=True):
        st.button("Go on with what is written here", on_click=_keep_mine, args=(seen, draft.revision))
        st.button("Use the other text", on_click=_take_other, args=(draft, seen, field))


def _keep_mine(seen: str, revision: int) -> None:
    st.session_state[seen] = revision


def _take_other(draft: StepDraft, seen: str, field: str) -> None:
    st.session_state[seen] = draft.revision
    st.session_state[field] = draft.text
