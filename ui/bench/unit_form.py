"""The form of a unit: its marking points, and the acts of language that they look for."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from assessment import services
from ui import keys
from ui.bench.fields import Form, line, one_a_line, paragraphs, problems_here
from ui.bench.work import Bench, changing, changing_item
from ui.widgets.page import empty, note

SECTION_UNIT = "Unit"
RULES = (
    "A rule names a check, or puts several together: {all: [says_so, timed]}, {any: [one, other]}, {not: one}, "
    "{at_least: 2, of: [one, two, three]}. A check of another unit is carry-out-handovers.confirmation."
)


def unit_form(form: Form) -> None:
    """One section at a time, chosen above it."""
    sections: dict[str, Callable[[Form], None]] = {
        SECTION_UNIT: _unit,
        "Marking points": _points,
        "What they look for": _acts,
    }
    key = form.bench.key(keys.SECTION)
    st.session_state.setdefault(key, SECTION_UNIT)
    chosen = st.segmented_control(
        "Part of the unit",
        list(sections),
        required=True,
        key=key,
        label_visibility="collapsed",
    )
    sections[chosen or SECTION_UNIT](form)


def _unit(form: Form) -> None:
    line(form, "Title of the unit", "title", example="Resolve customers’ problems")
    line(form, "Level", "level", example="Level 3")
    paragraphs(
        form,
        "Source",
        "source",
        height=110,
        help="The unit’s number and awarding organisation, and which words are theirs.",
    )
    line(form, "Id", "id", help="Lower-case words with hyphens. Scenarios name the unit by it.")


def _points(form: Form) -> None:
    number = _chosen(form, "points", "Marking point", "Write a new marking point", _new_point)
    if number is None:
        return
    at = ("points", number)
    line(form, "Id", *at, "id", help="Capital letters and a number: R1.")
    line(form, "Title", *at, "title")
    paragraphs(form, "The examiner’s wording: what earns 2, 1 and 0", *at, "wording", height=150)
    paragraphs(form, "Why it matters, for the learner", *at, "why", height=90)
    note(RULES)
    _rule(form, "What “Met” needs", *at, "needs", "met")
    _rule(form, "What “Partly met” needs", *at, "needs", "partly")
    advice = "End with something to do. {recipient} and {customer} are filled in."
    paragraphs(form, "What the learner is told: not yet", *at, "advice", "not_yet", height=80, help=advice)
    paragraphs(form, "What the learner is told: partly met", *at, "advice", "partly", height=80, help=advice)
    paragraphs(form, "What the learner is told: met", *at, "advice", "met", height=80, help=advice)
    _take_out(form, "points", number, "Take this marking point out")


def _acts(form: Form) -> None:
    number = _chosen(form, "checks", "Check", "Write a new act", _new_act)
    if number is None:
        return
    at = ("checks", number)
    if form.said(*at, "kind") != "act":
        note(
            f"This check counts something of the case ({form.said(*at, 'kind')}) and needs no examples. "
            "Its details are in the file."
        )
        return
    line(form, "Name", *at, "id", help="Lower-case words with underscores. Rules name the act by it.")
    line(form, "When it is found: “You …”", *at, "found", optional=True, example="give an owner and a time")
    line(form, "When it is missing: “You …”", *at, "missing", optional=True, example="don’t say who does it by when")
    one_a_line(
        form,
        "Phrasings that count, one a line",
        *at,
        "phrasings",
        height=260,
        optional=False,
        help="Twelve or more, as different learners would put it, plain and poor English too. The engine learns the act from them.",
    )
    one_a_line(
        form,
        "Near misses that don’t count, one a line",
        *at,
        "near_misses",
        height=260,
        optional=False,
        help="As many: the same words with another meaning.",
    )
    _take_out(form, "checks", number, "Take this check out")


def _chosen(form: Form, name: str, label: str, new: str, make: Callable[[Bench], None]) -> int | None:
    items = form.at(name) if isinstance(form.at(name), list) else []
    with st.container(horizontal=True, vertical_alignment="bottom"):
        number = st.selectbox(
            label,
            range(len(items)),
            key=form.bench.key(keys.ITEM, name),
            format_func=lambda n: _named(form, name, n),
            placeholder="Choose one",
            index=0 if items else None,
        )
        st.button(new, on_click=make, args=(form.bench,), key=form.bench.key("new", name))
    if not items:
        problems_here(form, name)
    if number is None or number >= len(items):
        empty("None yet", f"{new}, or add one in the file.")
        return None
    return int(number)


def _named(form: Form, name: str, number: int) -> str:
    said = form.said(name, number, "id")
    return f"{said}  {form.said(name, number, 'title') or form.said(name, number, 'kind')}"


def _rule(form: Form, label: str, *path: str | int) -> None:
    key = form.bench.form_key(*path)
    st.text_input(
        label, value=services.rule_text(form.at(*path)), key=key, on_change=_write_rule, args=(form.bench, key, path)
    )
    problems_here(form, *path)


def _write_rule(bench: Bench, key: str, path: tuple[str | int, ...]) -> None:
    written = st.session_state[key]
    changing(bench, lambda text: services.put_rule(text, path, written), "form")


def _new_point(bench: Bench) -> None:
    changing(bench, services.add_point)
    bench_items = services.data_of(bench.text) or {}
    st.session_state[bench.key(keys.ITEM, "points")] = len(bench_items.get("points", [])) - 1


def _new_act(bench: Bench) -> None:
    changing(bench, services.add_act)
    bench_items = services.data_of(bench.text) or {}
    st.session_state[bench.key(keys.ITEM, "checks")] = len(bench_items.get("checks", [])) - 1


def _take_out(form: Form, name: str, number: int, label: str) -> None:
    at = (name, number, "id")
    st.button(
        label,
        key=form.bench.key("out", name, number),
        on_click=changing_item,
        args=(form.bench, at, form.said(*at), lambda text: services.drop_item(text, name, number)),
    )
