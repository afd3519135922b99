"""Texts that the draft had before, and the way back to one of them."""

from __future__ import annotations

import streamlit as st

from assessment import services
from ui import keys, words
from ui.bench.work import Bench, change, say
from ui.guard import mistakes_shown
from ui.widgets.diff import diff_table
from ui.widgets.page import note


def earlier_texts(bench: Bench) -> None:
    """Only when asked for: every text that was ever saved, also one that came second from another window."""
    if not st.toggle("Earlier texts of this draft", key=bench.key(keys.EARLIER_TEXTS)):
        return
    with mistakes_shown():
        history = services.content_draft_history(bench.centre, bench.who, bench.draft.id)
        names = {
            each.number: f"{words.when(each.saved_at)}, {each.by}, {words.count(each.words, 'word')}"
            + (" (came second, and was kept aside)" if each.aside else "")
            for each in history
        }
        number = st.selectbox(
            "Which one?", list(names), format_func=lambda each: names[each], key=bench.key(keys.EARLIER_TEXT)
        )
        if number is None:
            return
        text = services.content_draft_text(bench.centre, bench.who, bench.draft.id, number)
        if text == bench.text:
            note("That is the text on the bench.")
            return
        st.html(diff_table(services.text_diff(text, bench.text)))
        st.button("Go back to that text", key=bench.key("go_back"), on_click=_go_back, args=(bench, text))


def _go_back(bench: Bench, text: str) -> None:
    change(bench, text)
    say(bench, "The earlier text is on the bench again. The one before it is kept among the earlier texts.")
