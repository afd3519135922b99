"""What a visitor sees when something goes wrong: a sentence, never a traceback."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from html import escape
from secrets import token_hex

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assessment.errors import Mistake

log = logging.getLogger(__name__)


def show_mistake(mistake: Mistake | str) -> None:
    """The reader's own to mend: the sentence as it stands."""
    st.html(f'<div class="note note-mistake" role="alert"><p>{escape(str(mistake))}</p></div>')


@contextmanager
def mistakes_shown(place: DeltaGenerator | None = None) -> Iterator[None]:
    """Shows a Mistake in that place, or where it happens, and lets the page go on; a bug goes up to `calmly`."""
    try:
        yield
    except Mistake as mistake:
        with place or nullcontext():
            show_mistake(mistake)


@contextmanager
def calmly() -> Iterator[None]:
    """Around a whole page: a Mistake as its sentence, a bug as an apology with a number that is in the log."""
    try:
        yield
    except Mistake as mistake:
        show_mistake(mistake)
    except Exception:
        apologise()


def apologise() -> None:
    """Our bug. The log has the whole of it under the same number."""
    number = token_hex(3)
    log.exception("Problem %s", number)
    st.html(
        '<div class="note note-mistake" role="alert"><p><strong>Something went wrong on our side.</strong> Nothing you '
        "wrote is lost. Load the page again; if it happens twice, tell your centre the number "
        f"<strong>{number}</strong>.</p></div>"
    )
