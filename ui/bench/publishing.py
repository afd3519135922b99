"""The bar at the end of the bench: publish, or leave the draft for another day."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assessment import services
from assessment.content import Problem
from assessment.errors import Conflict
from assessment.services import Action, ExemplarResult
from ui import keys, places, words
from ui.bench.work import Bench
from ui.guard import mistakes_shown, show_mistake
from ui.widgets.page import note


def publish_bar(bench: Bench, problems: Sequence[Problem], results: Sequence[ExemplarResult], title: str) -> None:
    """What keeps it from being published, or the note and the button."""
    published = st.session_state.pop(bench.key(keys.PUBLISHED), None)
    with st.container(key="publish_bar"):
        if published:
            note(published, "good")
            st.page_link(places.LIBRARY, label="Back to the library")
        hindrance = _hindrance(bench, problems, results)
        if hindrance:
            note(hindrance, "warning")
        if services.may(bench.who, Action.PUBLISH):
            with st.container(horizontal=True, vertical_alignment="bottom"):
                why = st.text_input(
                    "What is new? One line for your colleagues",
                    key=bench.key(keys.NOTE),
                    max_chars=300,
                    placeholder="First version" if not bench.draft.content_id else "Deadline of the form made clearer",
                )
                st.button(
                    "Publish",
                    type="primary",
                    disabled=bool(hindrance),
                    key=bench.key("publish"),
                    on_click=_publish,
                    args=(bench, why, title, None),
                )
        _clash(bench, title)
        with st.container(horizontal=True):
            st.html(f'<p class="quiet">Draft saved {words.when(bench.draft.saved_at)} by {bench.draft.saved_by}.</p>')
            with st.popover("Throw this draft away"):
                st.write(
                    "The published version stays as it is. The draft can be brought back from the library for a while."
                )
                st.button("Throw it away", key=bench.key("discard"), on_click=_discard, args=(bench,))
    if st.session_state.pop(bench.key(keys.LEFT), False):
        st.switch_page(places.LIBRARY)


def _hindrance(bench: Bench, problems: Sequence[Problem], results: Sequence[ExemplarResult]) -> str:
    if problems:
        return (
            f"There {'is' if len(problems) == 1 else 'are'} {words.count(len(problems), 'problem')} to put right first."
        )
    if bench.draft.kind == "rubric":
        return ""
    if not results:
        return "Keep at least one handover as an exemplar first, so that a later change that turns its marking is seen."
    differing = sum(bool(result.differences) for result in results)
    if differing:
        return (
            f"{words.count(differing, 'exemplar')} {'is' if differing == 1 else 'are'} not marked as expected. Change the "
            "scenario, or what is expected, then publish."
        )
    return ""


def _publish(bench: Bench, why: str, title: str, over: str | None) -> None:
    place = bench.key(keys.PUBLISH_CLASH)
    st.session_state.pop(place, None)
    try:
        with_mistake = services.publish_draft(
            bench.centre, bench.who, bench.draft.id, note=why, revision=bench.held.revision, over=over
        )
    except Conflict as clash:
        st.session_state[place] = str(clash)
        return
    except services.Mistake as mistake:
        bench.held.mistake = str(mistake)
        return
    affected = getattr(with_mistake, "affected", ())
    more = f" {words.count(len(affected), 'scenario')} differ: {', '.join(affected)}." if affected else ""
    st.session_state[bench.key(keys.PUBLISHED)] = (
        f"Published as version {with_mistake.number}. Learners can choose “{title}” now.{more}"
    )


def _clash(bench: Bench, title: str) -> None:
    clash = st.session_state.get(bench.key(keys.PUBLISH_CLASH))
    if clash:
        show_mistake(clash)


def _discard(bench: Bench) -> None:
    with mistakes_shown():
        services.discard_content_draft(bench.centre, bench.who, bench.draft.id)
        st.session_state[bench.key(keys.LEFT)] = True
