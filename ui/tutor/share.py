"""Scenarios and units to other centres, and from them."""

from __future__ import annotations

from html import escape

import streamlit as st

from assessment import services
from assessment.errors import Mistake
from assessment.services import Action, PackItem, PackPlan
from ui import keys, places, session, words
from ui.guard import mistakes_shown
from ui.tutor_words import KIND_WORD, STANDS
from ui.widgets.diff import diff_table
from ui.widgets.page import empty, note, page_title, section
from ui.widgets.problems import problem_list

centre, who = session.here()
ON_PURPOSE = (
    "What would change something that is here already is not chosen for you: choose it yourself if you want it."
)


def give() -> None:
    """Choose, then download one ZIP."""
    section("Give", "A pack is one ZIP file: the scenarios as they are published, and the units they need.")
    items = [item for item in services.library_list(centre, who) if item.state == "published"]
    units = [item for item in services.rubric_list(centre, who) if item.state == "published"]
    if not items:
        empty("Nothing to give yet", "Published scenarios are listed here.")
        return
    names: dict[tuple[services.Kind, str], str] = {("scenario", item.id): item.title for item in items}
    names |= {("rubric", item.id): f"Unit: {item.title}" for item in units}
    chosen = st.multiselect("What goes into the pack?", list(names), format_func=names.__getitem__, key=keys.PACK_ITEMS,
                            placeholder="Choose scenarios and units")  # fmt: skip
    if chosen:
        st.download_button(
            f"Download the pack ({words.count(len(chosen), 'item')})",
            lambda: services.export_pack(centre, who, chosen),  # made, and recorded, when it is really taken
            file_name=f"baton-pack-{centre.now():%Y-%m-%d}.zip",
            mime="application/zip",
            type="primary",
        )


def receive() -> None:
    """A pack is looked at first; only what is chosen then comes in."""
    section(
        "Receive",
        "A pack from another centre, or one scenario as a .yaml file. You see what it would change before anything is saved.",
    )
    upload = st.file_uploader(
        "A pack (.zip) or a file (.yaml)", type=["zip", "yaml", "yml"], key=keys.PACK_FILE, max_upload_size=8
    )
    if upload is None:
        return
    data = upload.getvalue()
    with mistakes_shown():
        plan = services.read_pack(centre, who, data, upload.name)
        for problem in plan.problems:
            note(str(problem), "mistake")
        if plan.problems:
            return
        for item in plan.items:
            _item(item)
        _take(plan, data, upload.name)


def _item(item: PackItem) -> None:
    shape, colour, word = STANDS[item.state]
    st.html(
        f'<div class="row-head"><h3>{escape(item.title or item.id)}</h3><p class="tags"><span>{KIND_WORD[item.kind]}</span>'
        f'<span>{escape(item.id)}</span></p><p class="badges"><span class="badge {colour}"><span aria-hidden="true">{shape}</span> '
        f"{word}</span></p></div>"
    )
    if item.problems:
        problem_list(item.problems)
    if item.lines:
        with st.expander("What it would change"):
            st.html(diff_table(item.lines))
    if item.differences:
        told = " ".join(f"{each}." for each in item.differences)
        note(
            f"This Baton marks exemplars otherwise than their author expects; you can still take it. {told}", "warning"
        )
    elif not item.tried:
        note("Its exemplars were not tried, because the pack has so many. Try them on the bench.")


def _take(plan: PackPlan, data: bytes, name: str) -> None:
    can = [item for item in plan.items if item.state in ("new", "changes")]
    if not can:
        note("There is nothing here to take: what is in it is in the library already, or can’t be used.")
        return
    if not services.may(who, Action.PUBLISH):
        return
    names = {(item.kind, item.id): f"{item.title} ({STANDS[item.state][2].lower()})" for item in can}
    with st.form(keys.PACK_TAKE):
        take = st.multiselect("What do you take?", list(names), format_func=names.__getitem__,
                              default=[(item.kind, item.id) for item in can if item.state == "new"])  # fmt: skip
        if any(item.state == "changes" for item in can):
            st.html(f'<p class="quiet">{ON_PURPOSE}</p>')
        why = st.text_input("A note for your colleagues", value=f"From {name}", max_chars=300)
        if st.form_submit_button("Take into the library", type="primary"):
            with mistakes_shown():
                if not take:
                    raise Mistake("Choose what to take first.")
                made = services.import_pack(centre, who, data, take=take, note=why, seen=plan.seen, name=name)
                note(f"{words.count(len(made), 'item')} taken into the library.", "good")
                st.page_link(places.LIBRARY, label="See them in the library")


page_title("Share", "Scenarios and units travel as files. Nothing is overwritten without your word.")
receive()
give()
