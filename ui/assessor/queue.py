"""What waits for a decision, the longest waiting first."""

from __future__ import annotations

from html import escape
from typing import Literal

import streamlit as st

from assessment import services
from assessment.services import Action, QueueItem
from ui import keys, places, session, words
from ui.guard import mistakes_shown
from ui.widgets.page import empty, page_title, tags

STATES: dict[Literal["waiting", "decided", "all"], str] = {"waiting": "Waiting", "decided": "Decided", "all": "All"}
MODES: dict[Literal["assessment", "practice", "all"], str] = {
    "assessment": "Assessment",
    "practice": "Practice",
    "all": "All",
}

centre, who = session.here()


def unit_line(title: str, met: bool) -> str:
    """One unit with what is proposed for it."""
    sign = words.SIGNS[2 if met else 0]
    said = "Met" if met else "Not yet met"
    return f'<p>{escape(title)}: <span class="{sign.colour}">{sign.shape} <strong>{said}</strong></span>, proposed</p>'


def row(item: QueueItem) -> None:
    """One attempt: whose, how long it has waited, and where to look."""
    with st.container(key=f"row_{item.attempt_id}", horizontal=True, vertical_alignment="center"):
        proposed = "".join(unit_line(titles.get(unit, unit), met) for unit, met in item.proposed_met.items())
        unsure = words.count(item.unsure, "point") + " to look at closely" if item.unsure else ""
        since = "Decided" if item.decided else f"Waiting {words.waiting(item.waiting)}"
        st.html(
            f'<div class="row-head"><h2>{escape(item.learner_name)}</h2>'
            + tags(
                [since, item.scenario_title, words.MODE_WORD[item.mode], "handed in late" if item.late else "", unsure]
            )
            + f'<div class="unit-lines">{proposed}</div></div>'
        )
        if item.proposed_met:
            st.page_link(
                places.REVIEW,
                label="Look again" if item.decided else "Review",
                query_params={"attempt": item.attempt_id},
            )
        elif services.may(who, Action.MARK_ANY) and st.button("Mark it again", key=f"mark_{item.attempt_id}"):
            services.mark_attempt(centre, who, item.attempt_id)
            st.rerun()


page_title("Waiting for a decision", "Nothing counts until one of you has decided it.")
titles = {rubric.id: rubric.title for rubric in services.rubrics_for(centre, who)}
sectors = sorted({item.sector for item in services.review_queue(centre, who, state="all", mode="all")})
with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
    state = st.segmented_control(
        "Show", list(STATES), default="waiting", required=True, format_func=STATES.__getitem__, key=keys.QUEUE_STATE
    )
    mode = st.segmented_control(
        "Kind", list(MODES), default="assessment", required=True, format_func=MODES.__getitem__, key=keys.QUEUE_MODE
    )
    sector = st.selectbox(
        "Sector",
        sectors,
        index=None,
        placeholder="All sectors",
        format_func=words.sentence,
        key=keys.QUEUE_SECTOR,
        width=280,
    )
with mistakes_shown():
    items = services.review_queue(centre, who, sector=sector, state=state, mode=mode)
    if not items and (sector or (state, mode) != ("waiting", "assessment")):
        empty("Nothing fits that choice", "Choose “Waiting” and “All” to see everything that still needs a decision.")
    elif not items:
        empty(
            "Nothing is waiting",
            "When a learner hands in an assessment it appears here, the longest waiting first.",
        )
    for item in items:
        row(item)
example = services.example_attempt(centre, who)
if example:
    st.page_link(places.RESULT, label="See a finished example, as a learner does", query_params={"attempt": example.id})
