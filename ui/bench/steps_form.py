"""The steps around the handover: the decision before it, the colleague's slip, and the look at it later."""

from __future__ import annotations

from html import escape
from typing import get_args

import streamlit as st

from assessment import services
from assessment.model.scenario import DEFAULT_STEPS, Needed, Step
from assessment.services import NEEDED_WORDS
from ui.bench.fields import Form, choice, line, paragraphs, problems_here, several
from ui.bench.work import Bench, changing
from ui.handing_over import METHODS

STEP_WORD: dict[str, str] = {
    "decide": "Decide first whether, to whom and how to hand over",
    "write": "Write the handover",
    "reply": "Answer the colleague",
    "check_in": "Look again later",
    "result": "See the result",
}
CAME_BACK: dict[str, str] = {
    "done": "Everything was done",
    "half_done": "Half of it was done",
    "nothing": "Nothing was done",
    "customer_rang": "The customer rang first",
}
WHICH_FACT = (
    "Here are the facts of which the colleague repeats a time, number or reference: open work, promises, and the "
    "customer’s telephone number. “Baton chooses” takes the slip you wrote out of the file; it is still in the earlier "
    "texts of this draft."
)


def steps_form(form: Form) -> None:
    """What an attempt goes through, and what is known of each step. All of it may stay empty."""
    several(form, "Steps of an attempt", get_args(Step), DEFAULT_STEPS, "steps", shown=lambda step: STEP_WORD[step])
    _decide(form)
    _slip(form)
    _check_in(form)


def _decide(form: Form) -> None:
    words = {str(needed): said for needed, said in NEEDED_WORDS.items()}
    _head(form, "decide", "The decision before writing", "What you leave empty is taken from the scenario.")
    needed, to = ("decide", "needed"), ("decide", "recipient")
    asked = "Does it have to be handed over?"
    choice(form, asked, get_args(Needed), *needed, shown=lambda each: words[each], default="now")
    right = form.said("recipient", "name")
    people = [right, *(row["name"] for row in services.people_rows(form.data)), form.said(*to)]
    choice(form, "To whom?", [name for name in dict.fromkeys(people) if name], *to, default=right)
    accepted, chosen = (services.texts_at(form.data, *path) for path in (("accepts",), ("decide", "methods")))
    several(form, "How?", tuple(dict.fromkeys([*accepted, *METHODS, *chosen])), accepted, "decide", "methods")
    paragraphs(form, "Why? One sentence", "decide", "because", height=80, optional=True)


def _slip(form: Form) -> None:
    _head(
        form,
        "reply",
        "A slip when the colleague reads it back",
        "In some attempts the colleague says one thing wrongly, for the learner to notice. Without one of yours, Baton "
        "changes an hour, a digit or an owner by itself.",
    )
    place = ("slip", "fact")
    now, usable = form.said(*place), services.facts_with_a_slip(form.data)
    facts = {"": "Baton chooses"} | {
        each: said for each, said in _facts(form, now).items() if each in usable or each == now
    }
    key = form.bench.form_key(*place)
    st.selectbox(
        "In which fact?",
        list(facts),
        index=list(facts).index(now),
        key=key,
        format_func=facts.__getitem__,
        help=WHICH_FACT,
        on_change=_write_slip,
        args=(form.bench, key),
    )
    problems_here(form, *place)
    if any(form.said("slip", key) for key in ("fact", "instead", "says")):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            line(form, "The time, number or reference in it", "slip", "instead", optional=True, example="17:00")
            line(form, "What the colleague says", "slip", "says", optional=True, example="half past five")


def _write_slip(bench: Bench, key: str) -> None:
    fact_id = st.session_state[key]
    path = ("slip", "fact") if fact_id else ("slip",)
    changing(bench, lambda text: services.put_field(text, path, fact_id, optional=True), "form")


def _check_in(form: Form) -> None:
    _head(
        form,
        "check_in",
        "When the learner looks again",
        "How it comes back depends on how it was handed over. What you leave empty, Baton makes from the facts.",
    )
    line(form, "When is that?", "check_in", "when", optional=True, example="07:00 on Friday 17 October")
    for state, title in CAME_BACK.items():
        place = ("check_in", state)
        facts = _facts(form, *services.texts_at(form.data, *place, "open"))
        with st.expander(title):
            paragraphs(form, "What the learner finds", *place, "says", height=110, optional=True)
            several(form, "What is still to be done then", tuple(facts), (), *place, "open", shown=facts.__getitem__)


def _head(form: Form, step: str, title: str, told: str) -> None:
    steps = services.texts_at(form.data, "steps") or DEFAULT_STEPS
    unused = "" if step in steps else f" Not used now: “{STEP_WORD[step]}” is not among the steps."
    st.html(f'<h3>{title}</h3><p class="quiet">{escape(told + unused)}</p>')


def _facts(form: Form, *named: str) -> dict[str, str]:
    """The facts to choose from, by id; one that the file names here and has not got stays to be seen."""
    facts = {row["id"]: f"{row['id']}  {row['says']}" for row in services.fact_rows(form.data) if row["id"]}
    return {each: each for each in named if each} | facts
