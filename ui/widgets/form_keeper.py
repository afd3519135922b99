"""What is typed on the bench is on its way after a second of quiet, so that a reload loses nothing."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_keeper = st.components.v2.component(
    "baton_form_keeper", js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
)


def keep_typing() -> None:
    """Once a page, for every field inside the container “bench”."""
    _keeper(key="form_keeper")
