"""The one style sheet, sent with every page."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st

# Light and dark, in the order of the points; then they come round again, which no one sees: one point is lit at a time.
HUES = (
    ("#0b6b7d", "#6cc7d8"),
    ("#7a3fa0", "#cba3e8"),
    ("#9a5a00", "#f0b95c"),
    ("#a02c63", "#f19ac2"),
    ("#2f55b5", "#9db8f7"),
    ("#2b7039", "#8ad49b"),
    ("#855038", "#e0aa8c"),
)
MOST_POINTS = 60  # that one marking can light: more than a person would mark in one text


def lights() -> str:
    """Which words light up for which point: those of the point that is open, or that the page names."""
    return "".join(
        f'.marking:has(details[data-n="{n}"][open]) .e{n}, .lit-{n} .e{n} '
        f"{{ --hue: light-dark({', '.join(HUES[n % len(HUES)])}); }}\n"
        for n in range(MOST_POINTS)
    )


@cache
def _sheet() -> str:
    return Path(__file__).with_name("style.css").read_text(encoding="utf-8") + lights()


def use_our_style() -> None:
    """Puts the style sheet into the page."""
    st.html(f"<style>{_sheet()}</style>")
