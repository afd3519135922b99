"""The result of one attempt: grasped in ten seconds, read for ten minutes."""

from __future__ import annotations

from html import escape

import streamlit as st

from assessment import services
from assessment.errors import Mistake
from assessment.model.marking import Marking
from assessment.services import AttemptView, DecisionView
from ui import places, session, words
from ui.guard import mistakes_shown
from ui.steps import go_to
from ui.widgets import marking as shown
from ui.widgets import story as told
from ui.widgets.colleague import first_name
from ui.widgets.next_steps import next_steps
from ui.widgets.page import note, page_title, section, tags
from ui.widgets.phrasing import phrasing

centre, who = session.here()


def marked_now(attempt: AttemptView) -> Marking | None:
    """The marking; made now where a server stopped between handing over and marking."""
    found = services.marking(centre, who, attempt.id)
    unfinished = attempt.state in ("submitted", "talking") and attempt.learner_id == who.id
    if unfinished or (found is None and attempt.state == "submitted"):
        with st.spinner("Reading the handover…"):
            try:
                found = services.mark_attempt(centre, who, attempt.id)
            except Mistake:
                return None  # said below, with a button; what was marked half-way is not shown
        if unfinished:
            story = services.story(centre, who, attempt.id)
            if story.at != "result":
                go_to(story)
    return found


def not_marked() -> None:
    """It is safe, and it can be marked again."""
    note("Your handover is saved, but marking it didn't work. Nothing is lost.", "warning")
    with mistakes_shown():
        if st.button("Mark it again", type="primary"):
            services.mark_attempt(centre, who, attempt.id)
            st.rerun()


def decided(decision: DecisionView) -> str:
    """The assessor's decision and feedback, which come before everything else."""
    paragraphs = "".join(f"<p>{escape(part)}</p>" for part in decision.feedback.split("\n") if part.strip())
    return (
        f'<div class="note note-good decided"><p><strong>Awarded by {escape(decision.assessor_name)}</strong> on '
        f"{words.when(decision.decided_at)}.</p>{paragraphs}</div>"
    )


attempt = services.attempt(centre, who, st.query_params.get("attempt", ""))
if attempt.state == "drafting":
    if attempt.learner_id != who.id:
        raise Mistake("This handover is still being written. It can be read once it is handed in.")
    st.switch_page(places.WRITE, query_params={"attempt": attempt.id})
st.set_page_config(page_title=f"Result: {attempt.scenario_title} · Baton")
handed_in = f"handed over {words.when(attempt.submitted_at)}" if attempt.submitted_at else ""
kind = "An example" if attempt.example else f"{words.MODE_WORD[attempt.mode]}, {words.ordinal(attempt.number)} attempt"
page_title(attempt.scenario_title)
st.html(
    tags(
        [
            f"{kind}, {handed_in}",
            f"to {attempt.recipient}" if attempt.recipient else "",
            attempt.method or "",
            "after the time was up" if attempt.late else "",
            "simulated practice",
        ]
    )
)
marking = marked_now(attempt)
if marking is None:
    not_marked()
else:
    scenario = services.scenario_of_attempt(centre, who, attempt.id)
    rubrics = services.rubrics_for(centre, who, attempt.id)
    decision = services.decision_for(centre, who, attempt.id)
    units = shown.points_shown(marking, rubrics, decision)
    if decision:
        st.html(decided(decision))
    st.html(shown.verdict(marking, decision))
    st.html(shown.good_and_next(each for _, points in units for each in points))
    flags = shown.raised_flags(rubrics, marking)
    if flags:
        st.html(f'<div class="flags">{flags}</div>')
    story = services.story(centre, who, attempt.id)
    section("Point by point", "Open a point: the words that it rests on light up in your handover.")
    st.html(shown.marking_beside_text(story.texts, units, decision))
    name = first_name(scenario.recipient.name)
    if story.outcome:
        section(
            "What happened next", "Played out from what you wrote. Each event names the words, or the gap, behind it."
        )
        st.html(told.aftermath(story.outcome.aftermath))
        if story.outcome.decided and story.decision:
            section("What you decided before writing")
            st.html(told.decided(story.outcome.decided, story.decision.why))
        talk = told.conversation(scenario, story)
        if talk:
            section(f"You and {name}" if not story.reply or not story.reply.wrong_person else "What came back")
            st.html(talk)
        section(
            f"Could {name} work from your handover alone?", "Six questions that a colleague must be able to answer."
        )
        st.html(told.receiver_test(story.outcome.receiver))
    section("What your colleague knows now")
    st.html(shown.facts(scenario, marking))
    phrasing(centre, who, attempt)
    next_steps(centre, who, attempt)
