"""One marking point on the assessor's desk: a line, or opened with its proposal and the controls."""

from __future__ import annotations

from html import escape

import streamlit as st

from assessment.services import ReviewView
from ui import keys, review_work, words
from ui.guard import show_mistake
from ui.review_work import ReviewWork
from ui.widgets.marked_text import quotes
from ui.widgets.page import badge

CHOICES = (2, 1, 0)


def point_card(review: ReviewView, work: ReviewWork, point: str, may_decide: bool) -> None:
    """Open when it is the current one, or unsure and not settled yet."""
    judgement = review.marking.judgement(point)
    current = point == work.current
    opened = current or (point in work.unsure and point not in work.settled)
    if not opened:
        with st.container(key=f"point_row_{point}", horizontal=True, vertical_alignment="center", wrap=False):
            st.html(_line(review, work, point))
            st.button("Open", key=f"open_{point}", on_click=_open, args=(work, point), type="tertiary")
        return
    with st.container(key=f"point_row_{'now_' if current else ''}{point}"):
        st.html(_line(review, work, point))
        words_concerned = "" if current or "“" in judgement.reason else quotes(judgement.evidence)  # else lit or quoted
        st.html(f'<div class="proposal"><p>{escape(judgement.reason)}</p>{words_concerned}</div>')
        if may_decide:
            _controls(review, work, point)


def _line(review: ReviewView, work: ReviewWork, point: str) -> str:
    judgement = review.marking.judgement(point)
    mine = next(rubric for rubric in review.rubrics if rubric.id == judgement.unit)
    title = next(each.title for each in mine.points if each.id == point)
    state = ""
    if point in work.settled:
        state = "Amended" if review_work.amended(work, judgement) else "Confirmed"
        state = f'<span class="settled">✓ {state}: {words.SIGNS[work.levels[point]].word}</span>'
    unsure = '<span class="badge unsure">Look closely</span>' if point in work.unsure else ""
    return (
        f'<div class="point-line"><h2 class="name"><span class="point-id">{escape(point)}</span> {escape(title)}</h2>'
        f"{unsure}{badge(judgement.level, 'Proposed:')}{state}</div>"
    )


def _controls(review: ReviewView, work: ReviewWork, point: str) -> None:
    attempt_id, judgement = review.attempt.id, review.marking.judgement(point)
    key = keys.of(keys.LEVEL_GIVEN, attempt_id, point)
    st.session_state[key] = work.levels[point]
    changed = review_work.amended(work, judgement)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.segmented_control(
            f"Your judgement of {point}",
            CHOICES,
            required=True,
            format_func=lambda level: str(words.SIGNS[level]),
            key=key,
            on_change=_choose,
            args=(work, point, key, judgement.level),
            label_visibility="collapsed",
        )
        if not changed:
            st.button("Confirm", key=f"confirm_{point}", on_click=_settle, args=(work, point, judgement.level))
    if changed:
        why = keys.of(keys.REASON, attempt_id, point)
        st.session_state[why] = work.reasons.get(point, "")
        st.text_area(
            "Why do you amend it? The learner will read this.",
            key=why,
            height=96,
            on_change=_reason,
            args=(work, point, why),
        )
        if work.unexplained == point and not work.reasons.get(point, "").strip():
            show_mistake(f"Write why you amend {point}, then confirm it. The learner needs to know.")
        st.button(
            "Confirm the amendment", key=f"confirm_{point}", on_click=_settle, args=(work, point, judgement.level, why)
        )


def _open(work: ReviewWork, point: str) -> None:
    work.current = point


def _choose(work: ReviewWork, point: str, key: str, proposed: int) -> None:
    work.current = point
    chosen = st.session_state.get(key)
    if chosen is not None:
        work.set_level(point, chosen, proposed)


def _settle(work: ReviewWork, point: str, proposed: int, reason_key: str = "") -> None:
    if reason_key:
        _reason(work, point, reason_key)  # the click may come before the change of the text is told
    work.settle(point, proposed)


def _reason(work: ReviewWork, point: str, key: str) -> None:
    work.reasons[point] = st.session_state.get(key, "")
