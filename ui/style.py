"""The one style sheet, sent with every page."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st


@cache
def _sheet() -> str:
    return Path(__file__).with_name("style.css").read_text(encoding="utf-8")


def use_our_style() -> None:
    """Puts the style sheet into the page."""
    st.html(f"<style>{_sheet()}</style>")
