"""Who is it, and which pages are theirs. Runs before every page."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ui import guard, keys, places, session
from ui.style import use_our_style
from ui.widgets.header import header
from ui.widgets.page_top import page_top

st.set_page_config(page_icon=str(Path(__file__).parent / "static" / "baton.svg"), layout="wide")
use_our_style()
with guard.calmly():
    who = session.visitor()
    given = places.given_to(who.role if who else None, feedback=session.centre().feedback is not None)
    page = st.navigation([places.page_of(place, first=place is given[0]) for place in given], position="hidden")
    header(who, given, page)
    page_top(page.url_path + "".join(st.query_params.to_dict().values()) + str(st.session_state.get(keys.TOP, "")))
    page.run()
