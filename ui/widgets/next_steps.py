"""After a result: try again, compare, go on."""

from __future__ import annotations

from html import escape

import streamlit as st

from assessment import services
from assessment.model.people import Actor
from assessment.services import AttemptView, Centre
from ui import places
from ui.guard import mistakes_shown
from ui.widgets.exemplars import plain_label
from ui.widgets.page import plain_text, section


def next_steps(centre: Centre, who: Actor, attempt: AttemptView) -> None:
    """What this person can do next with this attempt."""
    if attempt.learner_id != who.id:
        return
    section("What next?")
    with st.container(horizontal=True, key="next_steps"), mistakes_shown():
        if attempt.mode == "practice":
            if st.button("Try again with this text", type="primary"):
                again = services.start_attempt(centre, who, attempt.scenario_id, "practice", from_attempt=attempt.id)
                st.switch_page(places.WRITE, query_params={"attempt": again.id})
            if st.button("Compare with your other attempts"):
                st.switch_page(places.COMPARE, query_params={"later": attempt.id})
        else:
            st.page_link(places.ATTEMPTS, label="See all your attempts")
        _next_scenario(centre, who, attempt)
    if attempt.mode == "practice":
        _models(centre, who, attempt)


def _next_scenario(centre: Centre, who: Actor, attempt: AttemptView) -> None:
    cards = [card for card in services.scenario_cards(centre, who) if card.id != attempt.scenario_id]
    fresh = next((card for card in cards if not card.attempts), cards[0] if cards else None)
    if fresh and st.button(f"Next: {plain_label(fresh.title)}"):
        started = services.start_attempt(centre, who, fresh.id, "practice")
        st.switch_page(places.WRITE, query_params={"attempt": started.id})


def _models(centre: Centre, who: Actor, attempt: AttemptView) -> None:
    models = services.model_handovers(centre, who, attempt.id)
    if not models:
        return
    with st.expander("Compare with a handover that meets every point"):
        columns = "".join(
            f"<section><h3>{escape(f'Model {number}' if len(models) > 1 else 'A model')}</h3>"
            f'<div class="sheet">{plain_text(model.text)}</div></section>'
            for number, model in enumerate(models[:2], start=1)
        )
        st.html(
            '<p class="quiet">There are many good ways to write it. Look for what they say that yours does not.</p>'
            f'<div class="side-by-side"><section><h3>Yours</h3><div class="sheet">{plain_text(attempt.text)}</div>'
            f"</section>{columns}</div>"
        )
