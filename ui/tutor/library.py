"""The scenarios and units of this centre, with their state, and the drafts that wait."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from assessment import services
from assessment.services import Action, ContentDraft, LibraryItem
from ui import keys, places, session, words
from ui.guard import mistakes_shown
from ui.tutor_words import KIND_WORD, STANDING, sign
from ui.widgets.diff import diff_table
from ui.widgets.exemplars import plain_label
from ui.widgets.page import empty, note, page_title, section, tags
from ui.widgets.problems import problem_list

centre, who = session.here()
ORIGIN = {"file": "from the files", "tutor": "published by a tutor"}


def drafts(found: list[ContentDraft]) -> None:
    """What somebody began and did not publish yet."""
    if not found:
        return
    section("Drafts", "Begun, and not published yet. Learners see nothing of them.")
    for draft in found:
        with st.container(key=f"row_draft_{draft.id}", horizontal=True, vertical_alignment="center"):
            state = "" if draft.base_is_current else sign(("▲", "partly", "The library has a newer version"))
            st.html(
                f'<div class="row-head"><h3>{escape(draft.title or "Without a title yet")}</h3>'
                + tags([KIND_WORD[draft.kind], f"saved {words.when(draft.saved_at)} by {draft.saved_by}"])
                + f'<p class="badges">{state}</p></div>'
            )
            st.page_link(places.BENCH, label="Go on", query_params={"draft": draft.id})


def row(item: LibraryItem) -> None:
    """One scenario, unit or file that can't be used."""
    with st.container(key=f"row_{item.kind}_{item.id}", horizontal=True, vertical_alignment="center"):
        broken = item.state == "broken"
        state = sign(STANDING[item.state], f", {words.count(item.problems, 'problem')}" if broken else "")
        if item.differs_from_file:
            state += sign(("▲", "partly", "The file has changed"))
        about = [words.sentence(item.sector), words.LEVEL_WORD.get(item.level, item.level)]
        if not broken:
            about += [
                words.count(item.exemplars, "exemplar") if item.kind == "scenario" else "",
                f"version {item.number}",
            ]
            about.append(f"{ORIGIN[item.origin]}{f', {words.when(item.updated_at)}' if item.updated_at else ''}")
        st.html(f'<div class="row-head"><h3>{escape(item.title)}</h3>{tags(about)}<p class="badges">{state}</p></div>')
        if not broken:
            with st.container(horizontal=True, width="content", gap="medium", vertical_alignment="center"):
                if item.state == "published":
                    key = keys.of("edit", item.kind, item.id)
                    label = "Go on with the draft" if item.draft_id else "Open"
                    st.button(label, key=key, on_click=_open, args=(item,), type="tertiary")
                st.page_link(places.VERSIONS, label="Versions", query_params={"kind": item.kind, "id": item.id})
    if item.differs_from_file:
        _two_directions(item)
    if item.details:
        with st.expander(f"What is wrong in {plain_label(item.details[0].file)}"):
            problem_list(item.details)


def _open(item: LibraryItem) -> None:
    with mistakes_shown():
        st.session_state[keys.GO_ON] = services.edit_published(centre, who, item.kind, item.id).id


def _two_directions(item: LibraryItem) -> None:
    """The file was changed after the tutor's version had been published: one of them has to lead."""
    if not services.may(who, Action.PUBLISH):
        return
    with st.expander(f"The file of “{plain_label(item.title)}” and the version here differ: which one counts?"):
        st.write(
            "Learners have the version published here. The file was changed since. Nothing is overwritten before you choose. "
            "The file would change this:"
        )
        with mistakes_shown():
            st.html(diff_table(services.file_diff(centre, who, item.kind, item.id)))
        with st.container(horizontal=True):
            for label, act in (("Publish the file", services.take_file), ("Keep the version here", services.keep_mine)):
                key = keys.of("file", act.__name__, item.kind, item.id)
                st.button(label, key=key, on_click=_let_lead, args=(item, act, label))


def _let_lead(item: LibraryItem, act: Callable[..., object], label: str) -> None:
    """The choice, made of the version that this window showed."""
    with mistakes_shown():
        act(centre, who, item.kind, item.id, note=label, seen=item.number)


def fits(item: LibraryItem, search: str) -> bool:
    """Whether every word that was searched for is in the title, sector or level."""
    text = f"{item.title} {item.sector} {item.level} {item.id}".casefold()
    return all(word in text for word in search.casefold().split())


going_on = st.session_state.pop(keys.GO_ON, None)
if going_on:
    st.switch_page(places.BENCH, query_params={"draft": going_on})
page_title("Library", "Every scenario that learners can choose, and the units they are marked for.")
with st.container(horizontal=True, key="library_links"):
    st.page_link(places.NEW, label="Write a new scenario or unit")
    st.page_link(places.SHARE, label="Share with other centres")
    example = services.example_attempt(centre, who)
    if example:
        st.page_link(
            places.RESULT, label="See a finished example, as a learner does", query_params={"attempt": example.id}
        )
drafts([draft for draft in services.content_drafts(centre, who) if not draft.untouched])
scenarios, units = services.library_list(centre, who), services.rubric_list(centre, who)
section(f"Scenarios ({len(scenarios)})")
if not scenarios:
    empty("No scenarios yet", "Write the first one: an idea is enough to start.")
search = (
    st.text_input("Find", key=keys.LIBRARY_SEARCH, placeholder="Words of the title, the sector or the level")
    if scenarios
    else ""
)
found = [item for item in scenarios if fits(item, search or "")]
for item in found:
    row(item)
if scenarios and not found:
    note(f"No scenario has “{search}” in its title, sector or level.")
section(f"Units ({len(units)})")
for item in units:
    row(item)
