"""Comments on phrasing, beside the text: asked for, never unasked; they come from a machine, and say so."""

from __future__ import annotations

from html import escape

import streamlit as st

from assessment import services
from assessment.model.people import Actor
from assessment.services import AttemptView, Centre, CommentView, FeedbackView
from ui import keys, places
from ui.guard import mistakes_shown
from ui.widgets.marked_text import numbered
from ui.widgets.page import note, section
from ui.words import count

BY_AI = '<span class="by-ai">AI-generated</span>'
EVERY = 2  # seconds between looks at a job


def phrasing(centre: Centre, who: Actor, attempt: AttemptView) -> None:
    """The section on the learner's result. Nothing at all where there is nothing to offer."""
    view = services.feedback(centre, who, attempt.id)
    if view is None:
        return
    section(
        "Comments on phrasing",
        "How it is put, not what is in it. They come from an AI service and have no part in your result. Before you use "
        "a suggestion, check that it still says what you mean.",
    )
    with st.container(key="phrasing"), mistakes_shown():
        if view.state == "running":
            _wait(centre, who, attempt.id)
        elif view.state == "answered":
            _answered(centre, who, attempt, view)
        else:
            _offer(centre, who, attempt, view)
        if view.sent_before or view.agreed:
            label = "See what was sent" if view.sent_before else "Your agreement to sending"
            st.page_link(places.SENT, label=label, query_params={"attempt": attempt.id})


def _offer(centre: Centre, who: Actor, attempt: AttemptView, view: FeedbackView) -> None:
    """What will be sent and to whom, and the button."""
    if view.problem:
        note(view.problem, "warning")
    if view.refusal:
        note(view.refusal, "warning")
        return
    st.html(
        f'<p class="quiet">If you ask, your handover and its level are sent to <strong>{escape(view.server)}</strong>. '
        "Names, figures, times, addresses and private details are taken out before and put back afterwards. "
        "Nothing is sent unless you ask.</p>"
    )
    with st.expander("What will be sent"):
        sent_text(services.what_would_be_sent(centre, who, attempt.id).messages)
    agreed = not view.consent_needed or st.checkbox(
        f"I agree that my handovers are sent to {view.server} when I ask for comments.",
        key=keys.of(keys.AGREE, attempt.id),
    )
    if st.button("Ask again" if view.problem else "Ask for comments", disabled=not agreed):
        if view.consent_needed:
            services.agree_to_feedback(centre, who, given=True)
        services.ask_for_feedback(centre, who, attempt.id)
        st.rerun()


@st.fragment(run_every=EVERY)
def _wait(centre: Centre, who: Actor, attempt_id: str) -> None:
    """How far it is. Only this piece of the page is run again, and only while the job runs."""
    view = services.feedback(centre, who, attempt_id)
    if view is None or view.state != "running":
        st.rerun()
    so_far = " The first words have arrived." if view.received else ""
    st.html(
        f'<p class="quiet" role="status">The comments are being written.{so_far} You can go on reading, or leave the page '
        "and come back.</p>"
    )
    if st.button("Stop", key=keys.of("feedback_stop", attempt_id)):
        services.stop_feedback(centre, who, attempt_id)
        st.rerun()


def _answered(centre: Centre, who: Actor, attempt: AttemptView, view: FeedbackView) -> None:
    if not view.comments:
        _done_well(view)
        if not view.good:
            note(_nothing(view))
        _left_out(view)
        return
    in_order = sorted(view.comments, key=lambda comment: comment.start)
    with st.container(key="phrasing_beside"):
        with st.container(key="phrasing_comments"):
            _done_well(view)
            for number, comment in enumerate(in_order, 1):
                _comment(centre, who, attempt, view, comment, number)
            _left_out(view)
        with st.container(key="phrasing_text"):
            st.html(
                '<h3 class="text-head">Your handover</h3><div class="sheet" tabindex="0" role="region" '
                'aria-label="Your handover, with the words that each comment is about">'
                f"{numbered(attempt.text, [(comment.start, comment.end) for comment in in_order])}</div>"
            )


def _done_well(view: FeedbackView) -> None:
    if view.good:
        st.html(
            f'<article class="phrase"><p class="phrase-head">Done well {BY_AI}</p>'
            f"<blockquote>{escape(view.good_quote)}</blockquote><p>{escape(view.good)}</p></article>"
        )


def _left_out(view: FeedbackView) -> None:
    if view.dropped:
        dropped = count(view.dropped, "comment was", "comments were")
        st.html(f'<p class="quiet">{dropped} left out, because Baton could not check that nothing would change.</p>')


def _nothing(view: FeedbackView) -> str:
    if view.hidden:
        return "You have hidden every comment. Your tutor can still read them."
    return "There is no comment to show this time."


def _comment(
    centre: Centre, who: Actor, attempt: AttemptView, view: FeedbackView, comment: CommentView, number: int
) -> None:
    """One comment with the number of its words in the text, and the way to hide it. Every word of it is escaped."""
    st.html(
        f'<article class="phrase"><p class="phrase-head"><span class="number">{number}</span> {escape(comment.kind)} {BY_AI}</p>'
        f'<p class="label">You wrote</p><blockquote>{escape(comment.quote)}</blockquote>'
        f"<p>{escape(comment.why)}</p>"
        f'<p class="label">You could write</p><p class="suggested">{escape(comment.suggestion)}</p></article>'
    )
    if st.button(
        "Not helpful: hide it",
        icon=":material/thumb_down:",
        type="tertiary",
        key=keys.of(keys.HIDE, attempt.id, comment.place),
    ):
        services.hide_comment(centre, who, attempt.id, view.request_id, comment.place)
        st.rerun()


def sent_text(messages: tuple[tuple[str, str], ...]) -> None:
    """The messages word by word, as plain text; the learner's own first."""
    titles = {"system": "Instructions, the same for everybody", "user": "Your handover, with placeholders"}
    for role, text in sorted(messages, key=lambda message: message[0] != "user"):
        st.html(f'<p class="label">{escape(titles.get(role, role))}</p>')
        st.text(text)
