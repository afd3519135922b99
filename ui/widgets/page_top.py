"""A new page starts at its top, also on a telephone where the page before was read to its end."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_top = st.components.v2.component("baton_page_top", js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8"))


def page_top(place: str) -> None:
    """Goes to the top whenever `place` is another than before."""
    _top(key="page_top", data={"place": place})
