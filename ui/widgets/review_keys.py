"""Keys for a marker whose hands stay on the keyboard. Everything can be done without them."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_keys = st.components.v2.component(
    "baton_review_keys", js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
)


def pressed() -> str | None:
    """The key that was pressed just now: arrowup, arrowdown, 0, 1, 2, enter or n."""
    key: str | None = _keys(key="review_keys", on_pressed_change=lambda: None).pressed
    return key
