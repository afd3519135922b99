"""The form of a scenario: setting, people, procedure, brief, the facts, and the steps around the handover."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import get_args

import streamlit as st

from assessment import services
from assessment.model.scenario import DEFAULT_UNITS, Level
from ui import keys, words
from ui.bench.brief_form import brief_form
from ui.bench.facts_form import facts_form
from ui.bench.fields import Form, choice, line, one_a_line, paragraphs, problems_here, several
from ui.bench.steps_form import steps_form
from ui.bench.table import Row, table
from ui.bench.work import Bench, changing
from ui.widgets.page import note


def scenario_form(form: Form) -> None:
    """One section at a time, chosen above it."""
    sections: dict[str, Callable[[Form], None]] = {
        "Setting": _setting,
        "People": _people,
        "Procedure": _procedure,
        "Brief": brief_form,
        "Facts": facts_form,
        "Steps": steps_form,
    }
    key = form.bench.key(keys.SECTION)
    st.session_state.setdefault(key, "Setting")
    chosen = st.segmented_control(
        "Part of the scenario",
        list(sections),
        required=True,
        key=key,
        label_visibility="collapsed",
    )
    sections[chosen or "Setting"](form)
    names = list(sections)
    after = names[names.index(chosen or "Setting") + 1 :]
    if after:
        st.button(f"Next: {after[0]}", key=form.bench.key("next"), on_click=_go_on, args=(form.bench, after[0]))


def _go_on(bench: Bench, name: str) -> None:
    st.session_state[bench.key(keys.SECTION)] = name
    st.session_state[keys.TOP] = st.session_state.get(keys.TOP, 0) + 1


def _setting(form: Form) -> None:
    line(form, "Title", "title", example="A green pushchair on its way to Skerrow")
    line(form, "Sector", "sector", example="rail travel (station customer desk)")
    choice(form, "Level", get_args(Level), "level", shown=lambda level: words.LEVEL_WORD[level])
    _clock(form)
    paragraphs(
        form,
        "Who is the learner in this story?",
        "you",
        height=80,
        example="Early-turn adviser (06:00 to 14:00) on the customer desk at Fellbridge station",
    )
    paragraphs(
        form,
        "Why does it have to be handed over?",
        "trigger",
        height=100,
        help="What stops the learner from finishing it, and what the customer needs. A good handover gives this reason.",
    )
    with st.expander("Id, time and units"):
        line(
            form,
            "Id",
            "id",
            help="Lower-case words with hyphens. Attempts and files go by it: change it before you publish.",
        )
        st.number_input(
            "Minutes allowed in an assessment",
            1,
            240,
            value=_minutes(form),
            key=form.bench.form_key("minutes"),
            help="No limit if left empty.",
            on_change=_write_minutes,
            args=(form.bench,),
        )
        problems_here(form, "minutes")
        units = {rubric.id: rubric.title for rubric in services.rubrics_for(form.bench.centre, form.bench.who)}
        several(form, "Units it is marked for", tuple(units), DEFAULT_UNITS, "units", shown=lambda unit: units[unit])


def _people(form: Form) -> None:
    st.html("<h3>The colleague who takes over</h3>")
    line(form, "Name", "recipient", "name")
    line(form, "Job", "recipient", "role")
    line(form, "Takes over", "recipient", "takes_over", example="14:00 today, Tuesday 21 April")
    paragraphs(
        form,
        "What they know, and how busy they are",
        "recipient",
        "context",
        height=100,
        example="Knows nothing of this case. Alone on the desk until 18:30 with seven ramps to put out.",
    )
    st.html("<h3>Other people</h3>")
    note("Put in one person to whom it would be tempting, and wrong, to hand over.")
    bench = form.bench
    columns = {
        "name": st.column_config.TextColumn("Name", width="medium", max_chars=600),
        "role": st.column_config.TextColumn("Job, and what they can and can’t do", width="large", max_chars=600),
    }
    table(bench, "others", services.people_rows(form.data), columns, lambda _, rows: _write_people(bench, rows))
    problems_here(form, "others")


def _procedure(form: Form) -> None:
    paragraphs(
        form,
        "The workplace's procedure for a handover",
        "procedure",
        height=260,
        help="Which record and which second way, how the colleague accepts, when the result is looked at, and what may "
        "not be passed on. The learner reads it, and the marking goes by it.",
    )
    one_a_line(
        form,
        "Ways that the procedure allows, one a line",
        "accepts",
        help="The learner chooses from these, among others that are not right: “Yellow turnover card”, “Briefing at the board”.",
    )


def _clock(form: Form) -> None:
    at = _moment(form.said("now"))
    day_key, time_key = form.bench.form_key("now", "day"), form.bench.form_key("now", "time")
    with st.container(horizontal=True):
        st.date_input(
            "Day of the story", value=at.date() if at else None, format="DD/MM/YYYY", key=day_key, on_change=_write_clock,
            args=(form.bench, day_key, time_key), min_value=date(2000, 1, 1), max_value=date(2100, 1, 1),
        )  # fmt: skip
        st.time_input(
            "Time when the learner starts", value=at.time() if at else None, key=time_key, step=300,
            on_change=_write_clock, args=(form.bench, day_key, time_key),
        )  # fmt: skip
    if at:
        st.html(f'<p class="quiet">{words.time_of_day(at)} on {words.day(at)}</p>')
    problems_here(form, "now")


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None


def _minutes(form: Form) -> int | None:
    said = form.said("minutes")
    return int(said) if said.isdecimal() and 1 <= int(said) <= 240 else None


def _write_minutes(bench: Bench) -> None:
    value = st.session_state[bench.form_key("minutes")]
    changing(bench, lambda text: services.put_field(text, ("minutes",), value, optional=True), "form")


def _write_clock(bench: Bench, day_key: str, time_key: str) -> None:
    day, at = st.session_state[day_key], st.session_state[time_key]
    if day:
        moment = datetime.combine(day, at or time(9))
        changing(bench, lambda text: services.put_field(text, ("now",), f"{moment:%Y-%m-%dT%H:%M:00}"), "form")


def _write_people(bench: Bench, rows: list[Row]) -> list[Row]:
    changing(bench, lambda text: services.with_people(text, rows), "form")
    return services.people_rows(services.data_of(bench.text) or {})
