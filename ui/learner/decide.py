"""Before writing: is a handover needed, to whom, how, and why."""

from __future__ import annotations

import streamlit as st

from assessment import services
from assessment.errors import Conflict, Mistake
from assessment.services import NEEDED_WORDS
from ui import keys, session, words
from ui.guard import mistakes_shown, show_mistake
from ui.handing_over import methods, people
from ui.steps import go_to, stay_if_at
from ui.widgets.brief import brief, scene
from ui.widgets.draft_keeper import keep_draft
from ui.widgets.page import page_title
from ui.widgets.pane_switch import pane_switch

centre, who = session.here()
story = services.story(centre, who, st.query_params.get("attempt", ""))
stay_if_at(story, "decide")
attempt, draft = story.attempt, story.draft
assert draft is not None  # at this step there is one
scenario = services.scenario_of_attempt(centre, who, attempt.id)
st.set_page_config(page_title=f"Decide: {scenario.title} · Baton")


def key(name: str) -> str:
    """The key of one of this attempt's four questions."""
    return keys.of(name, attempt.id)


def chosen() -> dict[str, object]:
    """The three choices as plain data; text areas and buttons have keys of their own."""
    state = st.session_state
    return {
        "needed": state.get(key(keys.NEEDED)) or "",
        "recipient": state.get(key(keys.DECIDED_TO)) or "",
        "methods": list(state.get(key(keys.DECIDED_HOW)) or []),
    }


def prepare() -> None:
    """What the store has, the first time that this session shows the attempt."""
    assert draft is not None  # while one decides there is one
    given = draft.detail
    offered = methods(scenario)
    kept = given.get("methods")
    st.session_state.setdefault(key(keys.NEEDED), given.get("needed") or None)
    st.session_state.setdefault(key(keys.DECIDED_TO), given.get("recipient") or None)
    st.session_state.setdefault(
        key(keys.DECIDED_HOW), [m for m in kept if m in offered] if isinstance(kept, list) else []
    )
    st.session_state.setdefault(key(keys.WHY), draft.text)
    st.session_state.setdefault(key(keys.STEP_SAVED), draft.revision)


def saved(why: str) -> services.StepDraft:
    """Saves what changed."""
    assert draft is not None
    if (why, chosen()) == (draft.text, draft.detail) or (not why and not any(chosen().values()) and not draft.revision):
        return draft
    try:
        kept = services.save_step(
            centre,
            who,
            attempt.id,
            "decide",
            text=why,
            detail=chosen(),
            revision=st.session_state[key(keys.STEP_SAVED)],
        )
    except Conflict as clash:
        show_mistake(clash)
        st.button(
            "Go on with what is written here",
            on_click=lambda: st.session_state.update({key(keys.STEP_SAVED): draft.revision}),
        )
        return draft
    except Mistake as mistake:
        show_mistake(mistake)
        return services.story(centre, who, attempt.id).draft or draft
    st.session_state[key(keys.STEP_SAVED)] = kept.revision
    return kept


prepare()
page_title(scenario.title, f"{words.MODE_WORD[attempt.mode]}. Decide first, then write.")
with st.container(key="desk"):
    with st.container(key="brief_pane"):
        scene(scenario)
        brief(scenario)
    with st.container(key="write_pane"):
        problem = st.container()
        st.radio(
            "Does this customer have to be handed over?",
            list(NEEDED_WORDS),
            index=None,
            format_func=NEEDED_WORDS.get,
            key=key(keys.NEEDED),
        )
        everybody = people(scenario)
        st.selectbox(
            "Who takes it over?",
            list(everybody),
            index=None,
            placeholder="Choose a colleague",
            format_func=lambda name: f"{name}, {everybody[name]}",
            key=key(keys.DECIDED_TO),
        )
        st.multiselect(
            "How does it reach them?",
            methods(scenario),
            placeholder="Choose one way or more",
            select_all=False,
            key=key(keys.DECIDED_HOW),
        )
        why = st.text_area("Why? One sentence is enough.", key=key(keys.WHY), height=96) or ""
        kept = saved(why)
        keep_draft(attempt.id, key(keys.WHY), kept.text, kept.revision, kept.saved_at, step="decide")
        with mistakes_shown(problem):
            if st.button("Go on to writing", type="primary"):
                choice = chosen()
                told = services.decide_first(
                    centre,
                    who,
                    attempt.id,
                    needed=str(choice["needed"]),
                    recipient=str(choice["recipient"]) or None,
                    methods=st.session_state[key(keys.DECIDED_HOW)],
                    why=why,
                )
                go_to(told)
pane_switch()
