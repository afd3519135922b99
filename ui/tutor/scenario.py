"""The tutor's bench: the file at the left; its problems, the preview and a trial at the right; the exemplars below."""

from __future__ import annotations

from html import escape

import streamlit as st

from assessment import services
from assessment.model.scenario import Scenario
from assessment.services import Action
from ui import keys, session, words
from ui.guard import mistakes_shown
from ui.widgets.brief import brief, scene
from ui.widgets.exemplars import exemplars
from ui.widgets.marking import facts, marking_beside_text, points_shown, raised_flags, verdict
from ui.widgets.page import empty, note, page_title, section, tags
from ui.widgets.problems import problem_list

KEEP = "Keep it. I give mine another id, in the line that starts with “id:”, and save it as a new one."
REPLACE = "Replace it with this file. Attempts that were begun keep the version they started with."

centre, who = session.here()


def open_from_library(scenario_id: str) -> None:
    """The published text, the first time that it is asked for in this session."""
    if st.session_state.get(keys.SCENARIO_OPENED, ("", ""))[0] == scenario_id:
        return
    text, digest = services.scenario_text(centre, who, scenario_id)
    st.session_state[keys.SCENARIO_TEXT] = text
    st.session_state[keys.SCENARIO_OPENED] = (scenario_id, digest)


def take_upload() -> None:
    """An uploaded file goes into the same field as a pasted one, where it can be mended."""
    upload = st.session_state.get(keys.SCENARIO_FILE)
    if upload is not None:
        data = upload.getvalue()
        try:
            st.session_state[keys.SCENARIO_TEXT] = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            st.session_state[keys.SCENARIO_TEXT] = ""
            st.session_state[keys.UPLOAD_REFUSED] = True
        st.session_state.pop(keys.SCENARIO_OPENED, None)
        st.query_params.clear()  # or the scenario that was open would come back over the upload


def preview(scenario: Scenario) -> None:
    """As the learner will see it."""
    st.html(
        f'<div class="section-title"><h2>{escape(scenario.title)}</h2></div>'
        + tags([words.sentence(scenario.sector), words.LEVEL_WORD[scenario.level]])
    )
    scene(scenario)
    brief(scenario)


def try_it(scenario: Scenario) -> None:
    """A handover to try, and its marking."""
    text = st.text_area("A handover to try", key=keys.TRY_TEXT, height=220, placeholder="Paste or write one here.")
    with mistakes_shown():
        if st.button("Mark it"):
            st.session_state[keys.TRIED] = (scenario, text, services.try_handover(centre, who, scenario, text or ""))


def tried(scenario: Scenario) -> None:
    """The marking of the handover that was tried, over the whole width."""
    of, text, marking = st.session_state.get(keys.TRIED, (None, "", None))
    if marking is None or of != scenario:
        return
    rubrics = services.rubrics_for(centre, who)
    section("The handover that you tried")
    flags = raised_flags(rubrics, marking)
    st.html(verdict(marking, None) + (f'<div class="flags">{flags}</div>' if flags else ""))
    st.html(marking_beside_text((text,), points_shown(marking, rubrics), None))
    st.html(facts(scenario, marking))


def to_replace(scenario: Scenario) -> str | None:
    """Asks whether to replace the scenario of the same id, if the library has one: the version to replace, or None."""
    there = next((item for item in services.library_list(centre, who) if item.id == scenario.id), None)
    if there is None or there.state != "published":
        return None
    opened, digest = st.session_state.get(keys.SCENARIO_OPENED, ("", ""))
    mine = opened == scenario.id
    choice = st.radio(
        f"The library has a scenario with the id “{scenario.id}” already. What should happen to it?",
        [KEEP, REPLACE],
        index=1 if mine else 0,
        key=keys.of(keys.REPLACE, scenario.id, mine),
    )
    if choice == KEEP:
        return None
    return digest if mine else services.scenario_text(centre, who, scenario.id)[1]


def save(text: str, replace: str | None) -> None:
    """Into the library; over the version there only if the tutor chose so."""
    card = services.save_scenario(centre, who, text, replace=replace)
    _, now = services.scenario_text(centre, who, card.id)
    st.session_state[keys.SCENARIO_OPENED] = (card.id, now)
    st.session_state[keys.SAVED_TITLE] = card.title
    st.query_params["scenario"] = card.id


wanted = st.query_params.get("scenario")
if wanted:
    open_from_library(wanted)
page_title("Check a scenario", "Paste a scenario file, or upload one. Its problems are shown by line, all at once.")
with st.container(key="bench"):
    with st.container(key="bench_file"):
        st.file_uploader(
            "Upload a scenario file (.yaml)", type=["yaml", "yml"], key=keys.SCENARIO_FILE, on_change=take_upload
        )
        if st.session_state.pop(keys.UPLOAD_REFUSED, False):
            note("That file is not UTF-8 text. Save it as UTF-8 in your editor, then upload it again.", "mistake")
        text = st.text_area("The scenario file", key=keys.SCENARIO_TEXT, height=560) or ""
        st.html('<p class="quiet">Press Ctrl and Enter to check what you typed.</p>')
    checked = services.check_scenario(centre, who, text) if text.strip() else None
    with st.container(key="bench_view"):
        if checked is None:
            empty("Nothing to check yet", "What a learner will see, and every problem of the file, appears here.")
        elif checked.scenario is None or checked.problems:
            section(words.count(len(checked.problems), "problem") + " to put right")
            problem_list(checked.problems, text)
        if checked and checked.scenario:
            looks, trial = st.tabs(["As the learner sees it", "Try it"])
            with looks:
                preview(checked.scenario)
            with trial:
                try_it(checked.scenario)
if checked and checked.scenario:
    tried(checked.scenario)
    if checked.scenario.exemplars:
        exemplars(services.run_exemplars(centre, who, checked.scenario))
    else:
        section("Exemplars", "This scenario has none yet. Add some to see at once whether a change turns a marking.")
    if not checked.problems and services.may(who, Action.PUBLISH):
        replace = to_replace(checked.scenario)
        with st.container(horizontal=True, vertical_alignment="center", key="save_bar"), mistakes_shown():
            if st.button("Save into the library", type="primary"):
                save(text, replace)
            title = st.session_state.pop(keys.SAVED_TITLE, None)
            if title:
                note(f"Saved. Learners can choose “{title}” now.", "good")
