"""Every version of one scenario or unit: what changed, and the way back to an earlier one."""

from __future__ import annotations

from html import escape

import streamlit as st

from assessment import services
from assessment.errors import Mistake
from assessment.services import Action, ContentVersion
from ui import keys, places, session, words
from ui.guard import mistakes_shown
from ui.tutor_words import version_sign
from ui.widgets.diff import diff_table
from ui.widgets.page import note, page_title, section

centre, who = session.here()
kind: services.Kind = "rubric" if st.query_params.get("kind") == "rubric" else "scenario"
content_id = st.query_params.get("id", "")
versions = services.versions_of(centre, who, kind, content_id)


def line(version: ContentVersion) -> str:
    """One version in the list, as HTML."""
    state = version_sign(version.state, current=version.current)
    now = '<span class="badge plain">Now</span>' if version.current else ""
    by = escape(version.by) or "from the files"
    return (
        f"<li><p><strong>Version {version.number}</strong> {state} {now}</p><p>{escape(version.note)}</p>"
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


RETIRE = "Retire it: learners can’t choose it any more"


def choices() -> dict[str, int | None]:
    """What can be done: the version that each choice publishes; None for retiring the one that stands.

    What was retired stands in the list as a version of its own, with the text of the one before it: it comes back once.
    """
    now, *before = versions
    again = [each for each in before if each.state == "published"]
    offered: dict[str, int | None] = {}
    if now.state != "published":
        number = next((each.number for each in again if each.hash == now.hash), now.number)
        offered[f"Bring version {number} back"] = number
    offered |= {f"Publish version {each.number} again": each.number for each in again if each.hash != now.hash}
    return offered | ({RETIRE: None} if now.state == "published" else {})


def again() -> None:
    """Back to an earlier version, or out of the library."""
    with st.form(keys.of(keys.AGAIN, content_id)):
        section(
            "Go back, or take it out of the library", "Attempts that were begun keep the version they started with."
        )
        offered = choices()
        chosen = st.radio("What should happen?", list(offered), index=None)
        why = st.text_input("Why? One line for your colleagues", max_chars=300)
        if st.form_submit_button("Do it"):
            with mistakes_shown():
                if chosen is None:
                    raise Mistake("Choose what should happen first.")
                st.session_state[keys.VERSION_SAID] = done(offered[chosen], why)
                st.session_state[keys.TOP] = st.session_state.get(keys.TOP, 0) + 1  # where it is said
                st.rerun()


def done(number: int | None, why: str) -> str:
    """Publishes that version again, or retires the one that stands; what is said of it."""
    if number is None:
        services.retire(centre, who, kind, content_id, note=why)
        return "Retired. Its versions and attempts stay."
    made = services.publish_again(centre, who, kind, content_id, number, note=why)
    return f"Published as version {made.number}."


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
