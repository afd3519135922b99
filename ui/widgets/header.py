"""The band at the top: where one is, where one can go, who one is."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from assessment.model.people import Actor
from ui import words
from ui.places import Place

MARK = '<img src="/app/static/baton.svg" alt="" width="26" height="26">'


def header(who: Actor | None, given: Sequence[Place], current: StreamlitPage) -> None:
    """The name of the product, the pages of this role, the person and the way out."""
    with st.container(key="topbar", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f'<p class="brand">{MARK}<span>Baton</span></p>', width="content")
        if who is None:
            return
        with st.container(key="topnav", horizontal=True, gap="small", width="content"):
            for place in given:
                if place.in_header:
                    here = current.url_path in (place.address, "") and current.title.startswith(place.title)
                    key = "nav_here_" if here else "nav_"
                    with st.container(key=key + place.address.replace("-", "_"), width="content"):
                        st.page_link(place.file, label=place.title)
        with st.container(key="topwho", width="content"):
            st.html(
                '<form method="post" action="/baton/sign-out" class="who"><span class="who-name">'
                f'{escape(who.name)}</span><span class="who-role">{escape(words.ROLE_WORD[who.role])}</span>'
                '<button type="submit">Sign out</button></form>',
                width="content",
            )
