"""On a narrow screen, the bar at the bottom that goes between the brief and the text."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

HTML = """
<div class="bar" role="group" aria-label="What to show">
<button type="button" data-pane="brief">Read the brief</button><button type="button" data-pane="write">Write</button>
</div>
"""
CSS = """
.bar { display: none; }
@media (max-width: 900px) {
  .bar { display: grid; grid-template-columns: 1fr 1fr; gap: .5rem; position: fixed; inset: auto 0 0 0; z-index: 90;
    padding: .6rem 1rem calc(.6rem + env(safe-area-inset-bottom)); background: light-dark(#fbfaf6, #14191b);
    border-top: 1px solid light-dark(#d9dad3, #353f43); }
  button { font-family: var(--st-font); font-size: 1rem; font-weight: 650; padding: .65rem; border-radius: 6px;
    cursor: pointer; background: none; color: light-dark(#0b5563, #7fc8d6);
    border: 1.5px solid light-dark(#0b5563, #7fc8d6); }
  button[aria-pressed="true"] { color: light-dark(#fff, #0d2227); background: light-dark(#0b5563, #7fc8d6); }
  button:focus-visible { outline: 3px solid light-dark(#e0a33a, #eebd6c); outline-offset: 2px; }
}
"""
_switch = st.components.v2.component(
    "baton_pane_switch", html=HTML, css=CSS, js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
)


def pane_switch() -> None:
    """Shows nothing on a wide screen, where both are side by side."""
    _switch(key="pane_switch")
