"""Who is looking, and at which centre."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from assessment import services
from assessment.errors import Mistake
from assessment.model.people import Actor
from assessment.services import Centre, FeedbackSettings
from ui import keys

log = logging.getLogger(__name__)

COOKIE = "baton_session"
ROOT = Path(__file__).parent.parent

preparing = threading.Event()
"""Set while the example is being made, so that a page can say that it is on its way."""


@st.cache_resource(show_spinner=False)
def centre() -> Centre:
    """The one running centre of this process."""
    return services.open_centre(
        data_dir=ROOT / "data",
        scenarios_dir=ROOT / "scenarios",
        rubrics_dir=ROOT / "rubrics",
        feedback=feedback_settings(),
    )


def feedback_settings() -> FeedbackSettings | None:
    """What the environment and Streamlit's secrets say of comments on phrasing. Settings that can't be used leave them
    off, with a line in the log: everything else works without them."""
    found = st.secrets.get("llm", {}) if st.secrets.load_if_toml_exists() else {}
    try:
        return services.feedback_settings(os.environ, dict(found) if isinstance(found, Mapping) else {})
    except Mistake as mistake:
        log.warning("Comments on phrasing are off. %s", mistake)
        return None


def prepare(opened: Centre) -> None:
    """Makes the example that a first visitor can look at, and wakes the engine."""
    preparing.set()
    try:
        services.ensure_example(opened)
    except Exception:
        log.exception("The example could not be made; everything else works")
    finally:
        preparing.clear()
    try:
        services.wake_engine(opened)
    except Exception:
        log.exception("The engine could not be woken; the first marking will be slower, or say what is wrong")


def token() -> str | None:
    """What this browser's cookie says; it names nobody until the services have looked it up."""
    return st.context.cookies.get(COOKIE)


def visitor() -> Actor | None:
    """Who is signed in. What was in the session is dropped when it belonged to somebody else."""
    who = services.who_is(centre(), token())
    person = who.id if who else None
    if st.session_state.get(keys.PERSON, person) != person:
        st.session_state.clear()
    st.session_state[keys.PERSON] = person
    return who


def here() -> tuple[Centre, Actor]:
    """The centre and the signed-in person. Pages that need both are never shown to anybody else."""
    who = visitor()
    if who is None:
        st.switch_page("door/sign_in.py")
    return centre(), who
