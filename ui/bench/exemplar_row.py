"""The exemplars below the bench: a row of small marks that turn when something changes, and what is expected of each."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import streamlit as st

from assessment import services
from assessment.model.scenario import Scenario
from assessment.services import ExemplarResult
from ui import words
from ui.bench.trying import flag_titles
from ui.bench.work import Bench, changing, changing_item, say
from ui.widgets.exemplars import difference_words, differences_table, marks_row, plain_label
from ui.widgets.page import empty, plain_text, section


def exemplar_row(bench: Bench, scenario: Scenario) -> Sequence[ExemplarResult]:
    """All of them, run on what is on the bench now."""
    if not scenario.exemplars:
        section("Exemplars")
        empty(
            "No exemplars yet",
            "Try a handover above and keep it: a strong one first, then a middling and a poor one. Each is marked again "
            "whenever the scenario changes, and the scenario can be published while all are marked as you expect.",
        )
        return ()
    results = services.run_exemplars(bench.centre, bench.who, scenario)
    agree = sum(not result.differences for result in results)
    kept_back = sum(bool(result.new) for result in results)
    known = (
        ""
        if kept_back or agree == len(results)
        else " The others differ as they do in the library; publish if you like."
    )
    section("Exemplars", f"{agree} of {len(results)} are marked as their author expects.{known}")
    st.html(marks_row(results))
    for result in results:
        said = difference_words(result)
        name = plain_label((result.note or "Exemplar").rstrip("."))
        with st.expander(f"{'▲' if result.new else '◐' if result.known else '●'} {result.number}. {name}: {said}"):
            _one(bench, scenario, result)
    return results


def _one(bench: Bench, scenario: Scenario, result: ExemplarResult) -> None:
    if result.differences:
        if not result.new:
            st.html(
                '<p class="quiet">The version in the library differs in the same way, so this holds nothing back.</p>'
            )
        st.html(differences_table(result.differences, flag_titles(bench, scenario)))
        st.button(
            "Expect what is proposed",
            key=bench.key("expect", result.number),
            help="Only if you agree with it: read the handover again first. Otherwise change the scenario's wording.",
            on_click=_expect,
            args=(bench, scenario, result),
        )
    _points(bench, scenario, result)
    st.html(f'<div class="sheet">{plain_text(result.text)}</div>')
    st.button("Take this exemplar out", key=bench.key("drop", result.number), type="tertiary", on_click=_drop,
              args=(bench, result.number, _text_at(bench, result.number)))  # fmt: skip


def _points(bench: Bench, scenario: Scenario, result: ExemplarResult) -> None:
    """What the author expects of each point, to be changed in place."""
    expected = scenario.exemplars[result.number - 1].points
    with st.container(horizontal=True, gap="small", key=bench.key("expected", result.number)):
        for point, level in expected.items():
            key = bench.form_key("expected", result.number, point, level)
            st.selectbox(
                escape(point),
                [2, 1, 0],
                index=2 - level,
                key=key,
                format_func=lambda each: str(words.SIGNS[each]),
                width=150,
                on_change=_expect_point,
                args=(bench, result.number, point, key),
            )


def _expect_point(bench: Bench, number: int, point: str, key: str) -> None:
    level = st.session_state[key]
    changing(bench, lambda text: services.put_field(text, ("exemplars", number - 1, "points", point), level))


def _expect(bench: Bench, scenario: Scenario, result: ExemplarResult) -> None:
    entry: dict[str, Any] = services.exemplar_of(scenario, result.text, result.marking, result.note or "")
    only = {name: entry.get(name, {}) for name in ("points", "facts", "flags")}  # no flag raised: none expected
    changing(bench, lambda text: services.with_exemplar(text, only, result.number))
    say(bench, f"Exemplar {result.number} now expects what is proposed.")


def _drop(bench: Bench, number: int, was: str) -> None:
    at = ("exemplars", number - 1, "text")
    changing_item(bench, at, was, lambda text: services.without_exemplar(text, number))


def _text_at(bench: Bench, number: int) -> str:
    return services.text_at(services.data_of(bench.text), "exemplars", number - 1, "text")
