"""The scenarios of this centre, with their state."""

from __future__ import annotations

from html import escape

import streamlit as st

from assessment import services
from assessment.services import LibraryItem
from ui import places, session, words
from ui.widgets.page import empty, page_title, tags
from ui.widgets.problems import problem_list

centre, who = session.here()
ORIGIN = {"file": "came with Baton", "tutor": "saved by a tutor"}


def row(item: LibraryItem) -> None:
    """One scenario or one file that can't be used."""
    with st.container(key=f"row_{item.id}", horizontal=True, vertical_alignment="center"):
        published = item.state == "published"
        state = (
            '<span class="badge met"><span aria-hidden="true">●</span> Published</span>'
            if published
            else '<span class="badge guard"><span aria-hidden="true">▲</span> Can’t be used, '
            f"{words.count(item.problems, 'problem')}</span>"
        )
        st.html(
            f'<div class="row-head"><h2>{escape(item.title)}</h2>'
            + tags(
                [
                    words.sentence(item.sector),
                    words.LEVEL_WORD.get(item.level, ""),
                    words.count(item.exemplars, "exemplar") if published else "",
                    f"{ORIGIN[item.origin]}{f', {words.when(item.updated_at)}' if item.updated_at else ''}"
                    if published
                    else "",
                ]
            )
            + f'<p class="badges">{state}</p></div>'
        )
        if published:
            st.page_link(places.SCENARIO, label="Open", query_params={"scenario": item.id})
    if item.details:
        with st.expander(f"What is wrong in {item.details[0].file}"):
            problem_list(item.details)


page_title("Library", "Every scenario that learners can choose.")
with st.container(horizontal=True):
    st.page_link(places.SCENARIO, label="Check a new scenario")
    example = services.example_attempt(centre, who)
    if example:
        st.page_link(
            places.RESULT, label="See a finished example, as a learner does", query_params={"attempt": example.id}
        )
items = services.library_list(centre, who)
if not items:
    empty(
        "No scenarios yet",
        "Write one, or paste one, on the page “Check a scenario”. Once it is clean you can save it here.",
    )
for item in items:
    row(item)
