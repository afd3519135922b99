"""Which page each step of an attempt is on."""

from __future__ import annotations

import streamlit as st

from assessment.model.scenario import Step
from assessment.services import StoryView
from ui import places

PAGES: dict[Step, str] = {
    "decide": places.DECIDE,
    "write": places.WRITE,
    "reply": places.REPLY,
    "check_in": places.CHECK_IN,
    "result": places.RESULT,
}


def go_to(story: StoryView) -> None:
    """To the page of the step that the learner is at."""
    st.switch_page(PAGES[story.at], query_params={"attempt": story.attempt.id})


def stay_if_at(story: StoryView, here: Step) -> None:
    """A reload, a bookmark or a second tab leads to where the attempt is."""
    if story.at != here:
        go_to(story)
