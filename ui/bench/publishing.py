"""The bar at the end of the bench: publish, or leave the draft for another day."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from assessment import services
from assessment.content import Problem
from assessment.errors import Conflict, Mistake
from assessment.services import Action, ContentVersion, ExemplarResult
from ui import keys, places, words
from ui.bench.earlier import earlier_texts
from ui.bench.work import Bench
from ui.guard import mistakes_shown, show_mistake
from ui.widgets.diff import diff_table
from ui.widgets.page import note, plain_text, section


def leave_when_done(bench: Bench) -> None:
    """To the version that was just published, or back to the library."""
    if st.session_state.pop(bench.key(keys.LEFT), False):
        st.switch_page(places.LIBRARY)
    made: ContentVersion | None = st.session_state.pop(bench.key(keys.PUBLISHED), None)
    if made:
        st.session_state[keys.VERSION_SAID] = _published(made)
        st.switch_page(places.VERSIONS, query_params={"kind": made.kind, "id": made.content_id})


def ended(bench: Bench) -> None:
    """A draft that somebody published or threw away: what became of it, and what this window has of it."""
    note(bench.held.clash or bench.draft.ended, "warning")
    with st.container(horizontal=True):
        if bench.draft.discarded and services.may(bench.who, Action.WRITE_CONTENT):
            st.button("Bring it back", key=bench.key("reopen"), on_click=_reopen, args=(bench,))
        st.page_link(places.LIBRARY, label="Back to the library")
    st.html(f'<div class="sheet">{plain_text(bench.text)}</div>')


def publish_bar(bench: Bench, problems: Sequence[Problem], results: Sequence[ExemplarResult]) -> None:
    """What keeps it from being published, or the note and the button."""
    with st.container(key="publish_bar"):
        section("Publish")
        hindrance = _hindrance(bench, problems, results)
        if hindrance:
            note(hindrance, "warning")
        if services.may(bench.who, Action.PUBLISH):
            with st.container(horizontal=True, vertical_alignment="bottom"):
                why_key = bench.key(keys.NOTE)
                st.text_input(
                    "What is new? One line for your colleagues",
                    key=why_key,
                    max_chars=300,
                    placeholder="Deadline of the form made clearer" if bench.draft.content_id else "First version",
                )
                st.button("Publish", type="primary", disabled=bool(hindrance), key=bench.key("publish"),
                          on_click=_publish, args=(bench, why_key, None))  # fmt: skip
        said = st.session_state.pop(bench.key(keys.PUBLISH_SAID), None)
        if said:
            show_mistake(said)  # here, where one looks who has pressed the button
        _clash(bench, why_key=bench.key(keys.NOTE))
        if bench.draft.kind == "rubric" and not problems:
            _affected(bench)
        earlier_texts(bench)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(
                f'<p class="quiet">Draft saved {escape(words.when(bench.draft.saved_at))} by {escape(bench.draft.saved_by)}.</p>'
            )
            with st.popover("Throw this draft away", type="tertiary"):
                st.write("What is published stays as it is, and this address brings the draft back.")
                st.button("Throw it away", key=bench.key("discard"), on_click=_discard, args=(bench,))


def _published(made: ContentVersion) -> str:
    """What is said once it is in the library; of a unit also which exemplars it takes further from what is expected."""
    said = f"Published as version {made.number}."
    if made.kind == "scenario":
        return f"{said} Learners can choose “{made.title}” now."
    if not made.affected:
        return f"{said} No exemplar of the library is marked otherwise by it."
    where = sorted({each.title for each in made.affected})
    return f"{said} {words.count(len(made.affected), 'exemplar')} of the library differ from what is expected now, in: {', '.join(where)}."


def _hindrance(bench: Bench, problems: Sequence[Problem], results: Sequence[ExemplarResult]) -> str:
    if problems:
        return (
            f"There {'is' if len(problems) == 1 else 'are'} {words.count(len(problems), 'problem')} to put right first."
        )
    if bench.draft.kind == "rubric":
        return ""
    if not results:
        return "Keep at least one handover as an exemplar first, so that a later change that turns its marking is seen."
    differing = sum(bool(result.new) for result in results)
    if differing:
        return (
            f"{words.count(differing, 'exemplar')} {'is' if differing == 1 else 'are'} not marked as expected. Change the "
            "scenario, or what is expected, then publish."
        )
    return ""


def _publish(bench: Bench, why_key: str, over: str | None) -> None:
    st.session_state.pop(bench.key(keys.PUBLISH_CLASH), None)
    try:
        st.session_state[bench.key(keys.PUBLISHED)] = services.publish_draft(
            bench.centre,
            bench.who,
            bench.draft.id,
            note=st.session_state.get(why_key, ""),
            revision=bench.held.revision,
            over=over,
        )
    except Conflict as clash:
        st.session_state[bench.key(keys.PUBLISH_CLASH)] = str(clash)
    except Mistake as mistake:
        st.session_state[bench.key(keys.PUBLISH_SAID)] = str(mistake)


def _clash(bench: Bench, why_key: str) -> None:
    """The library has another version of the same id: both side by side, and the choice to publish over it."""
    clash = st.session_state.get(bench.key(keys.PUBLISH_CLASH))
    if not clash:
        return
    show_mistake(clash)
    content_id = services.text_at(services.data_of(bench.text), "id")
    with mistakes_shown():
        there = services.versions_of(bench.centre, bench.who, bench.draft.kind, content_id)[0]
        text = services.version_text(bench.centre, bench.who, bench.draft.kind, content_id, there.number)
        with st.expander(f"Version {there.number} in the library, and what yours would change"):
            st.html(diff_table(services.text_diff(text, bench.text)))
        if there.hash == bench.draft.base_hash:
            return  # the draft itself has moved on, in another window; that is asked at the top
        st.button(f"Publish mine over version {there.number}", key=bench.key("over"), on_click=_publish,
                  args=(bench, why_key, there.hash))  # fmt: skip


def _affected(bench: Bench) -> None:
    """What publishing the unit would turn in the exemplars of the library; asked for, as it may take minutes."""
    place = bench.key(keys.AFFECTED)
    if st.button("What would it turn in the library?", key=bench.key("affected_ask"),
                 help="Marks the exemplars of every scenario that the unit has a part in. May take a minute or two."):  # fmt: skip
        with mistakes_shown(), st.spinner("Marking the exemplars of the library…"):
            st.session_state[place] = (
                bench.text,
                services.affected_by(bench.centre, bench.who, bench.draft.id),
            )
    text, found = st.session_state.get(place, ("", ()))
    if text != bench.text:
        return
    if not found:
        note("No exemplar of the library would be marked further from what its author expects.", "good")
        return
    rows = "".join(
        f"<li>{escape(each.title)}, exemplar {each.exemplar}: {escape('; '.join(map(str, each.differences)))}</li>"
        for each in found
    )
    st.html(f'<div class="note note-warning"><ul>{rows}</ul></div>')


def _reopen(bench: Bench) -> None:
    with mistakes_shown():
        services.reopen_content_draft(bench.centre, bench.who, bench.draft.id)
        bench.held.clash = ""


def _discard(bench: Bench) -> None:
    try:
        services.discard_content_draft(bench.centre, bench.who, bench.draft.id)
        st.session_state[bench.key(keys.LEFT)] = True
    except Mistake as mistake:
        bench.held.mistake = str(mistake)
