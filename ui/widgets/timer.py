"""The time left in an assessment, quiet until its last five minutes."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import streamlit as st

HTML = '<p class="left"></p><p class="aloud" role="status"></p>'
CSS = """
p { margin: 0; font-family: var(--st-font); font-variant-numeric: tabular-nums; }
.left { color: light-dark(#4b555e, #b7c1c5); }
.left.soon { color: light-dark(#754700, #f3cd8e); font-weight: 700; font-size: 1.15rem; }
.aloud { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
"""
_timer = st.components.v2.component(
    "baton_timer", html=HTML, css=CSS, js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
)


def time_left(deadline: datetime, now: datetime) -> None:
    """Counts down to the deadline by the server's clock, not by the learner's."""
    _timer(
        key="time_left",
        data={"deadline": int(deadline.timestamp() * 1000), "server_now": int(now.timestamp() * 1000)},
    )
