"""Saves a draft while it is typed, and says so."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import streamlit as st

from ui import words

HTML = """
<div class="offer" role="status" hidden><p></p>
<button type="button" class="bring">Bring it back</button><button type="button" class="leave">Leave it</button></div>
<p class="line"><span class="words"></span><span class="saved" role="status"></span></p>
"""
CSS = """
:host, .line { font-family: var(--st-font); color: light-dark(#4b555e, #b7c1c5); }
.line { display: flex; justify-content: space-between; gap: 1rem; margin: 0; font-size: .92rem; min-height: 1.4em;
  font-variant-numeric: tabular-nums; }
.offer { border-left: 4px solid light-dark(#754700, #f3cd8e); background: light-dark(#fcf2de, #33270f);
  padding: .6rem .9rem; margin-bottom: .6rem; border-radius: 0 6px 6px 0; color: light-dark(#1c2326, #e7ebe8); }
.offer p { margin: 0 0 .4rem; }
.offer button { font: inherit; font-weight: 600; margin-right: .8rem; color: light-dark(#0b5563, #7fc8d6);
  background: none; border: 0; padding: .2rem 0; text-decoration: underline; cursor: pointer; }
"""


def _script() -> str:
    return Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


_keeper = st.components.v2.component("baton_draft_keeper", html=HTML, css=CSS, js=_script())


def keep_draft(
    attempt: str, field: str, text: str, revision: int, saved_at: datetime | None, *, step: str = ""
) -> None:
    """The line under the text: how many words, and when they were last saved. `step` is "" for the handover itself."""
    saved = f"Saved {words.to_the_second(saved_at)}" if saved_at else "Saved as you type"
    _keeper(
        key="draft_keeper",
        data={"attempt": attempt, "step": step, "field": field, "text": text, "revision": revision, "saved": saved},
    )
