"""The assessor's desk: the text in the middle, the points at the right, the outcome at the bottom."""

from __future__ import annotations

from html import escape

import streamlit as st

from assessment import services
from assessment.errors import Conflict
from assessment.services import Action, ReviewView
from ui import keys, places, review_work, session, words
from ui.guard import mistakes_shown, show_mistake
from ui.review_work import ReviewWork
from ui.widgets.brief import brief, scene
from ui.widgets.marked_text import marked
from ui.widgets.marking import facts, of_turn, raised_flags
from ui.widgets.page import note, page_title, section, tags
from ui.widgets.point_card import point_card
from ui.widgets.review_keys import pressed
from ui.widgets.story import conversation, decided

centre, who = session.here()


def work_on(review: ReviewView) -> ReviewWork:
    """What was done so far in this session."""
    key = keys.of(keys.REVIEW, review.attempt.id)
    if key not in st.session_state:
        st.session_state[key] = review_work.begin(review)
        if review.decisions:
            st.session_state[keys.of(keys.FEEDBACK, review.attempt.id)] = review.decisions[-1].feedback
    work: ReviewWork = st.session_state[key]
    return work


def act_on(key: str | None, review: ReviewView, work: ReviewWork) -> None:
    """What a key does."""
    if key in ("arrowdown", "arrowup"):
        work.step(1 if key == "arrowdown" else -1)
    elif key in ("0", "1", "2"):
        work.set_level(work.current, int(key), review.marking.judgement(work.current).level)
    elif key == "enter":
        work.settle(work.current, review.marking.judgement(work.current).level)
    elif key == "n":
        go_on(review.attempt.id)


def go_on(attempt_id: str) -> None:
    """To the attempt that has waited longest, other than this one; else to the queue."""
    waiting = [
        item for item in services.review_queue(centre, who) if item.attempt_id != attempt_id and item.proposed_met
    ]
    if not waiting:
        st.switch_page(places.QUEUE)
    st.switch_page(places.REVIEW, query_params={"attempt": waiting[0].attempt_id})


def the_text(review: ReviewView, work: ReviewWork) -> None:
    """The handover with the evidence of the current point lit; the case one click away."""
    judged = review.marking.judgements
    evidence = [of_turn(judgement, 0) for judgement in judged]
    story = services.story(centre, who, review.attempt.id)
    at = next((n for n, judgement in enumerate(review.marking.judgements) if judgement.point == work.current), 0)
    attempt = review.attempt
    text, case, found = st.tabs(["The handover", "The case", "Facts and flags"])
    with text:
        st.html(
            tags([f"To {attempt.recipient}", attempt.method or "", words.count(review.marking.words, "word")])
            + f'<div class="sheet lit-{at}" tabindex="0" role="region" aria-label="The handover">'
            f"{marked(attempt.text, evidence)}</div>"
        )
        talk = conversation(review.scenario, story, to_learner=False)
        if talk:
            section("After the handover")
            later = "".join(
                f'<h3 class="turn-head">Turn {turn}</h3>{marked(text, [of_turn(each, turn) for each in judged])}'
                for turn, text in enumerate(story.texts)
                if turn
            )
            st.html(f'<div class="sheet lit-{at}">{later}</div>' if later else "")
            with st.expander("The whole conversation", expanded=not later):
                st.html(talk)
        if story.outcome and story.outcome.decided and story.decision:
            with st.expander("What the learner decided before writing"):
                st.html(decided(story.outcome.decided, story.decision.why))
        if attempt.declaration:
            used = f"Used AI: {attempt.declaration.ai_how}" if attempt.declaration.ai_used else "Used no AI tool"
            st.html(tags(["Declared as own work", used]))
    with case:
        scene(review.scenario)
        brief(review.scenario)
    with found:
        flags = raised_flags(review.rubrics, review.marking)
        st.html((f'<div class="flags">{flags}</div>' if flags else "") + facts(review.scenario, review.marking))


def outcome(review: ReviewView, work: ReviewWork) -> None:
    """Each unit as it forms."""
    signs = {True: ("met", "● Met"), False: ("not-yet", "○ Not yet met"), None: ("plain", "… still open")}
    titles = {rubric.id: rubric.title for rubric in review.rubrics}
    rows = "".join(
        f'<div class="point-line"><span class="name">{escape(titles.get(unit, unit))}</span>'
        f'<span class="badge {signs[met][0]}">{signs[met][1]}</span></div>'
        for unit, met in review_work.outcomes(work, review.marking).items()
    )
    st.html(f'<div class="outcome-rows" role="status">{rows}</div>')


def send(review: ReviewView, work: ReviewWork, feedback: str) -> None:
    """The decision, appended; a conflict leaves everything here as it is."""
    attempt_id = review.attempt.id
    try:
        services.decide(
            centre,
            who,
            attempt_id,
            awards=review_work.awards(work, review.marking),
            feedback=feedback,
            version=work.version,
        )
    except Conflict as clash:
        show_mistake(clash)
        return
    work.version += 1
    work.sent = True
    st.rerun()


def decided_before(review: ReviewView, work: ReviewWork) -> None:
    """The last decision: an earlier one, or somebody else's in the meantime."""
    if not review.decisions:
        return
    last = review.decisions[-1]
    by, at = last.assessor_name, words.when(last.decided_at)
    if review.version != work.version:
        st.html(
            f'<div class="note note-warning"><p><strong>{escape(by)} decided this on {at}, while you were at it.'
            f"</strong> Nothing of yours is lost: everything that you set is still here.</p>"
            f"{differences(review, work)}</div>"
        )
        if may_decide:
            st.button("I have read it: let me send mine as well", on_click=take_note, args=(work, review.version))
    elif not work.sent:
        note(f"{by} decided this on {at}. A new decision is added to it.")


def differences(review: ReviewView, work: ReviewWork) -> str:
    """Where the other decision is another than what is set here."""
    rows = "".join(
        f"<li>{escape(award.point)}: {words.SIGNS[award.level]}, here {words.SIGNS[work.levels[award.point]]}"
        f"{f'. {escape(award.reason)}' if award.reason else ''}</li>"
        for award in review.decisions[-1].awards
        if award.level != work.levels.get(award.point, award.level)
    )
    return (
        f"<p>They decided otherwise:</p><ul>{rows}</ul>" if rows else "<p>They set every point as it is set here.</p>"
    )


def take_note(work: ReviewWork, version: int) -> None:
    """From here on a decision comes after the one that was read."""
    work.version = version


review = services.open_review(centre, who, st.query_params.get("attempt", ""))
work = work_on(review)
act_on(pressed(), review, work)
st.set_page_config(page_title=f"Review: {review.attempt.learner_name} · Baton")
with st.container(horizontal=True, vertical_alignment="bottom", key="review_head"):
    late = ", handed in late" if review.attempt.late else ""
    mode = words.MODE_WORD[review.attempt.mode].lower()
    page_title(review.attempt.learner_name, f"{review.attempt.scenario_title} ({mode}{late})")
    if st.button("Next attempt (N)", type="tertiary"):
        go_on(review.attempt.id)
may_decide = services.may(who, Action.DECIDE)
decided_before(review, work)
with st.container(key="review"):
    with st.container(key="review_text"):
        the_text(review, work)
    with st.container(key="review_points"):
        for point in work.order:
            point_card(review, work, point, may_decide)
        with st.container(key="outcome"):
            outcome(review, work)
            if may_decide:
                feedback = st.text_area(
                    "Feedback to the learner",
                    key=keys.of(keys.FEEDBACK, review.attempt.id),
                    height=72,
                    placeholder="Feedback to the learner",
                    label_visibility="collapsed",
                )
                if work.sent and review.version == work.version:
                    note(f"Sent to {review.attempt.learner_name}. Press N for the next attempt.", "good")
                with st.container(horizontal=True, vertical_alignment="center"), mistakes_shown():
                    if st.button("Send to the learner", type="primary"):
                        send(review, work, feedback or "")
                    st.html(
                        '<p class="quiet keys-help"><kbd>↑</kbd> <kbd>↓</kbd> point, <kbd>0</kbd> <kbd>1</kbd> '
                        "<kbd>2</kbd> level, <kbd>Enter</kbd> confirm, <kbd>N</kbd> next</p>"
                    )
