"""Exactly what left for the comments on one attempt, to whom and when."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

import streamlit as st

from assessment import services
from ui import places, session, words
from ui.guard import mistakes_shown
from ui.widgets.page import empty, page_title, tags
from ui.widgets.phrasing import sent_text

centre, who = session.here()
attempt = services.attempt(centre, who, st.query_params.get("attempt", ""))
page_title("What was sent", "Word by word what left Baton for the comments on your phrasing, the newest first.")
st.page_link(places.RESULT, label="Back to the result", query_params={"attempt": attempt.id})
sent = services.what_was_sent(centre, who, attempt.id)
if not sent:
    empty("Nothing was sent", "When you ask for comments on this attempt, you can read here exactly what left.")
for each in sent:
    moment = f"Asked {words.when(each.asked_at)}" if each.asked_at else ""
    st.html(
        f"<h2>{escape(moment)}</h2>"
        + tags([urlsplit(each.server).hostname or each.server, each.model])
        + f'<p class="quiet">{escape(each.ended)}</p>'
    )
    sent_text(each.messages)
if services.agreed_to_feedback(centre, who):
    with mistakes_shown():
        st.html('<p class="quiet">You can take back your agreement. What was sent can’t be called back.</p>')
        if st.button("I no longer agree that my handovers are sent"):
            services.agree_to_feedback(centre, who, given=False)
            st.success("Where your centre asks for agreement, nothing more is sent unless you agree again.")
