"""Every page of Baton and who is given it. A page that is not given can't be reached."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from assessment.model.people import Role

SIGN_IN = "door/sign_in.py"
SCENARIOS = "learner/scenarios.py"
RULES = "learner/rules.py"
DECIDE = "learner/decide.py"
WRITE = "learner/write.py"
REPLY = "learner/reply.py"
CHECK_IN = "learner/check_in.py"
RESULT = "learner/result.py"
ATTEMPTS = "learner/attempts.py"
COMPARE = "learner/compare.py"
SENT = "learner/what_was_sent.py"
QUEUE = "assessor/queue.py"
REVIEW = "assessor/review.py"
LIBRARY = "tutor/library.py"
BENCH = "tutor/bench.py"
NEW = "tutor/new.py"
VERSIONS = "tutor/versions.py"
SHARE = "tutor/share.py"
FEEDBACK_USE = "tutor/feedback_use.py"


@dataclass(frozen=True, slots=True)
class Place:
    """One page: its file, its name in the header and the browser's tab, its address, and whether the header has it."""

    file: str
    title: str
    address: str
    in_header: bool = True
    with_feedback: bool = False  # there only where comments on phrasing are configured


LEARNER = (
    Place(SCENARIOS, "Scenarios", "scenarios"),
    Place(ATTEMPTS, "My attempts", "attempts"),
    Place(RULES, "Before you start", "rules", in_header=False),
    Place(DECIDE, "Decide first", "decide", in_header=False),
    Place(WRITE, "Write a handover", "write", in_header=False),
    Place(REPLY, "Your colleague's answer", "reply", in_header=False),
    Place(CHECK_IN, "You look again", "check-in", in_header=False),
    Place(RESULT, "Result", "result", in_header=False),
    Place(COMPARE, "Compare attempts", "compare", in_header=False),
    Place(SENT, "What was sent", "what-was-sent", in_header=False, with_feedback=True),
)
ASSESSOR = (
    Place(QUEUE, "Waiting for a decision", "queue"),
    Place(REVIEW, "Review", "review", in_header=False),
)
TUTOR = (
    Place(LIBRARY, "Library", "library"),
    Place(NEW, "Write something new", "new"),
    Place(SHARE, "Share", "share"),
    Place(BENCH, "On the bench", "bench", in_header=False),
    Place(VERSIONS, "Versions", "versions", in_header=False),
    Place(FEEDBACK_USE, "Feedback use", "feedback-use", with_feedback=True),
)
EXAMPLE = (Place(RESULT, "An example", "result", in_header=False),)
PLACES: dict[Role, tuple[Place, ...]] = {
    "learner": LEARNER,
    "assessor": ASSESSOR + EXAMPLE,
    "tutor": TUTOR + EXAMPLE,
    "iqa": (*ASSESSOR, Place(FEEDBACK_USE, "Feedback use", "feedback-use", with_feedback=True), *EXAMPLE),
    "admin": TUTOR + ASSESSOR + EXAMPLE,
}
ADDRESSES = tuple(dict.fromkeys(place.address for given in PLACES.values() for place in given))
# Every address opens the door for somebody whose session has run out, so that they come back to where they were.
NOBODY = tuple(Place(SIGN_IN, "Sign in", address, in_header=False) for address in ("sign-in", *ADDRESSES))


def given_to(role: Role | None, *, feedback: bool = True) -> tuple[Place, ...]:
    """The pages of somebody in that role; the door for a visitor who is not signed in. Without `feedback`, nothing of
    the comments on phrasing is there."""
    given = PLACES[role] if role else NOBODY
    return tuple(place for place in given if feedback or not place.with_feedback)


def page_of(place: Place, *, first: bool) -> StreamlitPage:
    """That place as Streamlit wants it."""
    return st.Page(place.file, title=f"{place.title} · Baton", url_path=place.address, default=first)
