"""The bench without a draft to work on: the address of one that is gone, as the browser's Back may lead to it."""

from __future__ import annotations

import streamlit as st

from assessment import services
from assessment.errors import NotFound
from assessment.model.people import Actor
from assessment.services import Centre
from ui import places
from ui.guard import show_mistake
from ui.widgets.page import note, page_title

STANDS = {"published": "is in the library as", "retired": "is retired; the newest is"}


def no_draft(centre: Centre, who: Actor, mistake: NotFound) -> None:
    """What stands in the library where the address still names it; else the mistake. Both lead on."""
    kind: services.Kind = "rubric" if st.query_params.get("kind") == "rubric" else "scenario"
    content_id = st.query_params.get("id", "")
    try:
        newest = services.versions_of(centre, who, kind, content_id)[0]
    except NotFound:
        page_title("On the bench")
        show_mistake(mistake)
    else:
        page_title(newest.title, "No draft of it is open here.")
        note(
            f"“{newest.title}” {STANDS.get(newest.state, 'is not in the library; the newest is')} version {newest.number}."
        )
        versions_link(kind, content_id)
    st.page_link(places.LIBRARY, label="Back to the library")


def versions_link(kind: services.Kind, content_id: str) -> None:
    """To every version of that scenario or unit."""
    st.page_link(places.VERSIONS, label="See its versions", query_params={"kind": kind, "id": content_id})
