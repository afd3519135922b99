"""The file on the bench: its text in this session, kept as a draft after every change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from assessment import services
from assessment.errors import Conflict, Mistake
from assessment.model.people import Actor
from assessment.services import Centre, ContentDraft
from ui import keys, words
from ui.guard import show_mistake
from ui.widgets.page import note, plain_text
from ui.widgets.yaml_editor import last_edit

Where = Literal["file", "form", "elsewhere"]


@dataclass
class Held:
    """What this session has of a draft. `kept` is the text of `revision`, the last that the store took from here.

    `epoch` grows when the text was changed other than by typing in the file, `form_epoch` when it was changed other
    than in a field of the form: what shows the text then takes it anew.
    """

    text: str
    kept: str
    revision: int
    before: str  # the text when this session opened the draft
    epoch: int = 0
    form_epoch: int = 0
    clash: str = ""
    mistake: str = ""
    said: str = ""

    def take(self, draft: ContentDraft) -> None:
        """Go on with the text that the store has."""
        if draft.text != self.text:
            self.epoch += 1
            self.form_epoch += 1
        self.text = self.kept = draft.text
        self.revision = draft.revision
        self.clash = ""


@dataclass(frozen=True, slots=True)
class Bench:
    """The draft that is open, who works on it, and what this session has of it."""

    centre: Centre
    who: Actor
    draft: ContentDraft
    held: Held

    @property
    def text(self) -> str:
        """The file as it is here now."""
        return self.held.text

    def key(self, name: str, *more: object) -> str:
        """The key of a widget of this draft's own."""
        return keys.of(name, self.draft.id, *more)

    def form_key(self, *path: object) -> str:
        """The key of a field of the form: another one when the text was changed elsewhere."""
        return keys.of(keys.FIELD, self.draft.id, self.held.form_epoch, *path)


def open_bench(centre: Centre, who: Actor, draft_id: str) -> Bench:
    """The draft as this session left it, or as it is kept when this session sees it for the first time.

    Where somebody else went on with it and nothing was changed here since, theirs is shown.
    """
    draft = services.content_draft(centre, who, draft_id)
    place = keys.of(keys.BENCH, draft_id)
    held: Held = st.session_state.setdefault(place, Held(draft.text, draft.text, draft.revision, draft.text))
    if draft.revision > held.revision and held.text == held.kept:
        held.take(draft)
    return Bench(centre, who, draft, held)


def change(bench: Bench, text: str, where: Where = "elsewhere") -> None:
    """The file is this now; `where` it was changed."""
    held = bench.held
    if text == held.text:
        return
    held.text = text
    held.epoch += where != "file"
    held.form_epoch += where != "form"
    _keep(bench)


def take_what_was_typed(bench: Bench) -> None:
    """What the editor sent with this run: words and the click after them may come together."""
    edited = last_edit(bench.key(keys.EDITOR), bench.held.epoch)
    seen = bench.key(keys.EDITOR_SEQ)
    if edited and edited.seq != st.session_state.get(seen):
        st.session_state[seen] = edited.seq
        change(bench, edited.text, "file")


def changing(bench: Bench, make: Callable[[str], str], where: Where = "elsewhere") -> None:
    """The file as `make` makes it of the one that is here; a Mistake is shown at the top of the page."""
    take_what_was_typed(bench)
    try:
        change(bench, make(bench.held.text), where)
    except Mistake as mistake:
        bench.held.mistake = str(mistake)


def show_anew(bench: Bench) -> None:
    """The fields of the form show what the file has, also the one that was just changed."""
    bench.held.form_epoch += 1


def changing_item(bench: Bench, path: tuple[str | int, ...], was: str, make: Callable[[str], str]) -> None:
    """The same for an item that goes by its number: nothing happens where another stands there by now, as it does for
    the second click of two."""
    take_what_was_typed(bench)
    if services.text_at(services.data_of(bench.text), *path) == was:
        changing(bench, make)


def say(bench: Bench, sentence: str) -> None:
    """A sentence for the top of the page, shown once."""
    bench.held.said = sentence


def troubles(bench: Bench) -> None:
    """What was said or went wrong with the last change, and the question which text counts after a clash."""
    held = bench.held
    if held.said:
        note(held.said, "good")
    if held.mistake:
        show_mistake(held.mistake)
    held.said = held.mistake = ""
    if not held.clash:
        return
    show_mistake(held.clash)
    with st.expander(f"The other text ({words.count(len(bench.draft.text.splitlines()), 'line')})"):
        st.html(plain_text(bench.draft.text))
    with st.container(horizontal=True):
        st.button("Go on with what is here", on_click=_take_mine, args=(bench,), key=bench.key("clash_mine"))
        st.button("Use the other text", on_click=_take_other, args=(bench,), key=bench.key("clash_other"))


def _keep(bench: Bench) -> None:
    held = bench.held
    try:
        kept = services.save_content_draft(
            bench.centre, bench.who, bench.draft.id, text=held.text, revision=held.revision
        )
    except Conflict as clash:
        held.clash = str(clash)
    except Mistake as mistake:
        held.mistake = str(mistake)
    else:
        held.kept, held.revision, held.clash = kept.text, kept.revision, ""


def _take_mine(bench: Bench) -> None:
    bench.held.revision = services.content_draft(bench.centre, bench.who, bench.draft.id).revision
    _keep(bench)


def _take_other(bench: Bench) -> None:
    bench.held.take(services.content_draft(bench.centre, bench.who, bench.draft.id))
