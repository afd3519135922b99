"""Every version of one scenario or unit: what changed, and the way back to an earlier one."""

from __future__ import annotations

from html import escape

import streamlit as st

from assessment import services
from assessment.services import Action, ContentVersion
from ui import keys, places, session, words
from ui.guard import mistakes_shown
from ui.tutor_words import STANDING
from ui.widgets.diff import diff_table
from ui.widgets.page import note, page_title, section

centre, who = session.here()
kind: services.Kind = "rubric" if st.query_params.get("kind") == "rubric" else "scenario"
content_id = st.query_params.get("id", "")
versions = services.versions_of(centre, who, kind, content_id)


def line(version: ContentVersion) -> str:
    """One version in the list, as HTML."""
    shape, colour, word = STANDING[version.state]
    now = '<span class="badge plain">Now</span>' if version.current else ""
    by = escape(version.by) or "from the files"
    return (
        f'<li><p><strong>Version {version.number}</strong> <span class="badge {colour}"><span aria-hidden="true">{shape}</span> '
        f"{word}</span> {now}</p><p>{escape(version.note)}</p>"
        f'<p class="quiet">{words.when(version.at)}, {by}</p></li>'
    )


def compare() -> None:
    """Two versions side by side; the last two at first."""
    if len(versions) < 2:
        return
    section("Compare two versions")
    numbers = [version.number for version in versions]
    names = {version.number: f"Version {version.number}, {words.when(version.at)}" for version in versions}
    with st.container(horizontal=True):
        older = st.selectbox(
            "Older", numbers, index=1, format_func=names.__getitem__, key=keys.of(keys.OLDER, content_id)
        )
        newer = st.selectbox(
            "Newer", numbers, index=0, format_func=names.__getitem__, key=keys.of(keys.NEWER, content_id)
        )
    lines = services.version_diff(centre, who, kind, content_id, older, newer)
    if any(each.kind in ("added", "removed") for each in lines):
        st.html(diff_table(lines))
    else:
        note("These two are the same, word for word.")


def again() -> None:
    """Back to an earlier version, or out of the library."""
    earlier = [version for version in versions if not (version.current and version.state == "published")]
    with st.form(keys.of(keys.AGAIN, content_id)):
        section(
            "Go back, or take it out of the library", "Attempts that were begun keep the version they started with."
        )
        choices = {f"Publish version {version.number} again": version.number for version in earlier}
        current = versions[0]
        options = list(choices) + (
            ["Retire it: learners can’t choose it any more"] if current.state == "published" else []
        )
        chosen = st.radio("What should happen?", options, index=None)
        why = st.text_input("Why? One line for your colleagues", max_chars=300)
        if st.form_submit_button("Do it") and chosen:
            with mistakes_shown():
                if chosen in choices:
                    made = services.publish_again(centre, who, kind, content_id, choices[chosen], note=why)
                    st.session_state[keys.VERSION_SAID] = f"Published as version {made.number}."
                else:
                    services.retire(centre, who, kind, content_id, note=why)
                    st.session_state[keys.VERSION_SAID] = "Retired. Its versions and attempts stay."
                st.session_state[keys.TOP] = st.session_state.get(keys.TOP, 0) + 1  # where it is said
                st.rerun()


page_title(versions[0].title, "Its versions, newest first. A version never changes once it is published.")
said = st.session_state.pop(keys.VERSION_SAID, None)
if said:
    note(said, "good")
with st.container(horizontal=True):
    st.page_link(places.LIBRARY, label="Back to the library")
st.html(f'<ol class="versions">{"".join(line(version) for version in versions)}</ol>')
compare()
if services.may(who, Action.PUBLISH):
    again()
