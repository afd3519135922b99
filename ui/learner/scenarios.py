"""The scenarios, as cards."""

from __future__ import annotations

from html import escape

import streamlit as st

from assessment import services
from assessment.services import ScenarioCard
from ui import keys, places, session, words
from ui.guard import mistakes_shown
from ui.widgets.page import empty, page_title, tags

centre, who = session.here()


def practise(scenario_id: str) -> None:
    """Opens the learner's page to write on."""
    attempt = services.start_attempt(centre, who, scenario_id, "practice")
    st.switch_page(places.WRITE, query_params={"attempt": attempt.id})


def card(item: ScenarioCard) -> None:
    """One scenario: what it is, how one did, and the two ways to start."""
    with st.container(key=f"card_{item.id}"):
        best = f"Your best: <strong>{escape(item.best)}</strong>" if item.best else "Not tried yet"
        st.html(
            f'<div class="card-head"><p class="card-sector">{escape(words.sentence(item.sector))}</p>'
            f"<h2>{escape(item.title)}</h2>"
            + tags(
                [
                    words.LEVEL_WORD[item.level],
                    f"About {words.count(item.about_minutes, 'minute')}",
                    f"{words.count(item.minutes, 'minute')} when assessed" if item.minutes else "",
                ]
            )
            + f'<p class="card-best">{best}</p></div>'
        )
        with st.container(horizontal=True, gap="small"):
            if st.button("Go on writing" if item.drafting else "Practise", key=f"practise_{item.id}", type="primary"):
                practise(item.id)
            if st.button("Be assessed", key=f"assessed_{item.id}", type="tertiary"):
                st.switch_page(places.RULES, query_params={"scenario": item.id})


def example_to_come() -> None:
    """On a first opening the example is still being marked. Nothing here runs by itself: a page that changes under the
    hand of somebody who is pressing a card's button loses the press."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html('<p class="quiet">A finished example is being made ready. It takes a few seconds.</p>')
        st.button("Look again", type="tertiary")


page_title("Choose a customer", "Each of them has to be handed over to a colleague. You write the handover.")
everything = services.scenario_cards(centre, who)
example = services.example_attempt(centre, who)
first_visit = not any(item.attempts for item in everything)
if not example and first_visit and session.preparing.is_set():
    example_to_come()
elif example and first_visit:
    st.page_link(places.RESULT, label="See a finished example first", query_params={"attempt": example.id})
with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
    search = st.text_input("Search", key=keys.SEARCH, placeholder="A word from the title", width=260)
    sector = st.selectbox(
        "Sector",
        sorted({item.sector for item in everything}),
        index=None,
        placeholder="All sectors",
        format_func=words.sentence,
        key=keys.SECTOR,
        width=300,
    )
    level = st.selectbox(
        "Level",
        [name for name in words.LEVEL_WORD if name in {item.level for item in everything}],
        index=None,
        placeholder="All levels",
        format_func=words.LEVEL_WORD.__getitem__,
        key=keys.LEVEL,
        width=180,
    )
with mistakes_shown():
    found = services.scenario_cards(centre, who, sector=sector, level=level, search=search or "")
    if found:
        with st.container(key="cards"):
            for item in found:
                card(item)
    elif everything:
        empty("No scenario fits all of that", "Clear the search, or choose all sectors and levels.")
    else:
        empty("No scenarios yet", "A tutor writes and publishes them. Then they appear here.")
