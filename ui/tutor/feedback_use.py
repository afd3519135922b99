"""What comments on phrasing cost, what Baton dropped of them, and which ones learners hid."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from assessment import services
from assessment.services import FeedbackUse
from ui import session, words
from ui.widgets.page import empty, page_title, section, tags

centre, who = session.here()
DAYS = 30


def table(caption: str, head: Sequence[str], rows: Sequence[Sequence[str]], kind: str = "") -> None:
    """A table whose first column names the row; of the kind "figures" it is scrolled rather than squeezed."""
    first = "".join(f'<th scope="col">{escape(title)}</th>' for title in head)
    body = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in row[1:])}</tr>'
        for row in rows
    )
    st.html(
        f'<div class="table-scroll" tabindex="0"><table class="plain-table {kind}"><caption>{escape(caption)}</caption><thead><tr>'
        f"{first}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def by_day(use: FeedbackUse) -> None:
    """One row a day; the cost only where prices are set."""
    head = ["Day", "Asked", "Answered", "From before", "Failed", "Comments", "Dropped", "Tokens in", "Tokens out"]
    rows = [
        [f"{d.day:%a} {d.day.day} {d.day:%b}", *map(str, (d.asked, d.answered, d.cached, d.failed, d.shown, d.dropped))]
        + [f"{d.tokens_in:,}", f"{d.tokens_out:,}"]
        + ([f"{d.cost:.4f} {use.currency}"] if use.priced else [])
        for d in use.days
    ]
    table(f"The last {DAYS} days", head + (["Cost"] if use.priced else []), rows, "figures")
    if use.estimated:
        st.html('<p class="quiet">The server does not count tokens, so some of these figures are estimates.</p>')
    if not use.priced:
        st.html('<p class="quiet">No prices are set (BATON_LLM_PRICE_IN and _OUT), so no cost is worked out.</p>')


def counted(title: str, lead: str, pairs: Sequence[tuple[str, int]]) -> None:
    """Reasons with how often, most first."""
    section(title, lead)
    table(title, ["Reason", "How many"], [[words.sentence(reason), f"{number:,}"] for reason, number in pairs])


use = services.feedback_use(centre, who, days=DAYS)
page_title("Feedback use", "Comments on phrasing come from an AI service. They never touch a mark.")
st.html(
    tags(
        [
            use.server,
            use.model,
            f"today {use.requests_today:,} of {use.most_requests:,} requests",
            f"{use.tokens_today:,} of {use.most_tokens:,} tokens",
        ]
    )
)
if not use.days:
    empty(
        "Nobody has asked yet", "When learners ask for comments on their phrasing, the use and cost are counted here."
    )
else:
    by_day(use)
    if use.drops:
        counted("What Baton dropped", "Comments that did not pass its checks and were never shown.", use.drops)
    if use.faults:
        counted("What failed", "What learners were told in place of comments.", use.faults)
    if use.hidden:
        section("What learners hid", "Comments that somebody found not helpful, the newest first.")
    for each in use.hidden:
        st.html(
            f'<article class="phrase"><p class="phrase-head">{escape(each.kind)}: {escape(each.scenario_title)}</p>'
            f"<blockquote>{escape(each.quote)}</blockquote><p>{escape(each.why)}</p>"
            f'<p class="suggested">{escape(each.suggestion)}</p>'
            f'<p class="quiet">Hidden {escape(words.when(each.hidden_at))}</p></article>'
        )
