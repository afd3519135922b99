"""The tutor's bench: a scenario or a unit as a form or as a file; problems, preview and trial beside it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assessment import services
from assessment.errors import NotFound
from assessment.model.rubric import Rubric
from assessment.model.scenario import Scenario
from ui import keys, session
from ui.bench.away import no_draft, versions_link
from ui.bench.brief_form import just_made
from ui.bench.exemplar_row import exemplar_row
from ui.bench.fields import Form
from ui.bench.file_view import file_view
from ui.bench.publishing import ended, leave_when_done, publish_bar
from ui.bench.right_side import preview, to_put_right
from ui.bench.scenario_form import scenario_form
from ui.bench.trying import try_it, what_turned
from ui.bench.unit_form import unit_form
from ui.bench.work import Bench, open_bench, take_what_was_typed, troubles
from ui.widgets.form_keeper import keep_typing
from ui.widgets.page import note, page_title

VIEWS = ["Form", "File"]

centre, who = session.here()


def form(bench: Bench, checked: services.CheckedContent) -> Form | None:
    """The file's fields."""
    data = services.data_of(bench.text)
    if data is None:
        note(
            "The form can’t show this file while its YAML is broken. Open “File” above: the broken lines are marked there.",
            "warning",
        )
        return None
    fields = Form(bench, data, checked.problems, checked.item)
    scenario_form(fields) if bench.draft.kind == "scenario" else unit_form(fields)
    return fields


def remember(bench: Bench) -> None:
    """Streamlit forgets what a widget holds as soon as a run does not show it; these are to come back as they were."""
    for key in (keys.PLAIN_BOX, *map(bench.key, (keys.SECTION, keys.TRY_TEXT, keys.KEEP_NOTE, keys.FACT, keys.NOTE))):
        if key in st.session_state:
            st.session_state[key] = st.session_state[key]


def right(bench: Bench, checked: services.CheckedContent, advice: list[services.AdviceLine]) -> None:
    """What to put right; for a scenario also how it looks and a trial."""
    waiting = len(checked.problems) + sum(not each.dismissed for each in advice)
    first = f"To put right ({waiting})" if waiting else "To put right"
    if bench.draft.kind == "rubric":
        if isinstance(checked.item, Rubric):
            ask_for_suggestions(bench)
        to_put_right(bench, checked.problems, advice)
        return
    scenario = checked.item if isinstance(checked.item, Scenario) else None
    rights, looks, trial = st.tabs([first, "As the learner sees it", "Try it"])
    with rights:
        to_put_right(bench, checked.problems, advice)
    with looks:
        preview(scenario)
    with trial:
        try_it(bench, scenario)


def suggestions(bench: Bench, checked: services.CheckedContent) -> list[services.AdviceLine]:
    """A scenario's at each change; a unit's when they are asked for, and until the unit is changed again."""
    if isinstance(checked.item, Scenario):
        return services.advice_lines(centre, who, bench.draft.id, bench.text, checked.item)
    place = bench.key(keys.UNIT_ADVICE)
    if isinstance(checked.item, Rubric) and st.session_state.get(place) == bench.text:
        return services.unit_advice(centre, who, bench.draft.id, bench.text, checked.item)
    return []


def ask_for_suggestions(bench: Bench) -> None:
    """The engine learns each act from its examples without one of them, and is asked about that one."""
    place = bench.key(keys.UNIT_ADVICE)
    if st.session_state.get(place) != bench.text and st.button(
        "Try the examples",
        help="Whether the engine recognises each phrasing, and refuses each near miss, that it was not shown.",
    ):
        st.session_state[place] = bench.text
        st.rerun()


try:
    bench = open_bench(centre, who, st.query_params.get("draft", ""))
except NotFound as mistake:
    no_draft(centre, who, mistake)
    st.stop()
leave_when_done(bench)
take_what_was_typed(bench)
if bench.draft.ended:
    page_title(bench.draft.title, "This draft is not open any more. Nothing of it is lost.")
    if bench.draft.became:
        versions_link(bench.draft.kind, bench.draft.became)
    ended(bench)
    st.stop()
checked = services.check_content(centre, who, bench.draft.kind, bench.text)
title = services.title_of(bench.text) or "Without a title yet"
kind = "scenario" if bench.draft.kind == "scenario" else "unit"
st.set_page_config(page_title=f"{title} · Baton")
page_title(
    title,
    f"A draft of a {kind}. It is saved as you type; learners see nothing of it before you publish it.",
)
with st.container(key="bench_said"):  # always there: what stands below it keeps its place, and its open tab
    troubles(bench)
remember(bench)
with st.container(key="bench"):
    with st.container(key="bench_file"):
        st.session_state.setdefault(bench.key(keys.VIEW), VIEWS[0])
        view = st.segmented_control(
            "View", VIEWS, required=True, key=bench.key(keys.VIEW), label_visibility="collapsed"
        )
        fields = form(bench, checked) if view != "File" else None
        advice = suggestions(bench, checked)  # takes most of a second, so the form is there before it
        if view == "File":
            file_view(bench, checked.problems, [each for each in advice if not each.dismissed])
    with st.container(key="bench_view"):
        with st.container():
            if fields and bench.draft.kind == "scenario":
                just_made(fields)
        right(bench, checked, advice)
    keep_typing()
results: Sequence[services.ExemplarResult] = ()
if isinstance(checked.item, Scenario):
    results = exemplar_row(bench, checked.item)
    what_turned(bench, checked.item)
publish_bar(bench, checked.problems, results)
