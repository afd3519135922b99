"""What keeps the file from being used: what is still to be written, and what is not right."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from assessment import services
from assessment.content import Problem
from ui import keys, words
from ui.bench.where import Place, place_of, unwritten
from ui.bench.work import Bench
from ui.widgets.page import section
from ui.widgets.problems import problem_list


def problems_by_line(bench: Bench, problems: Sequence[Problem]) -> None:
    """For whoever has the file open."""
    section(f"{words.count(len(problems), 'problem')} to put right", "It can’t be tried or published before.")
    problem_list(problems, bench.text)


def problems_in_the_form(bench: Bench, problems: Sequence[Problem]) -> None:
    """For whoever fills in the form: first what is still empty, part by part, then what is not right."""
    empty = unwritten(services.data_of(bench.text), problems)
    wrong = [each for each in problems if each not in empty]
    if empty:
        section("Still to be written", "After that it can be tried, and published.")
        _still_empty(bench, empty)
    if wrong:
        section(f"{words.count(len(wrong), 'problem')} to put right", "It can’t be tried or published before.")
    for number, problem in enumerate(wrong):
        place = place_of(bench.draft.kind, problem.where)
        at = place.section or f"Line {problem.line} of the file"
        if place.section and not place.what.endswith(place.section.lower()):
            at += f": {place.what}"
        st.html(
            f'<ul class="problems"><li><span class="at">{escape(at)}</span><br>{escape(words.sentence(problem.what))} '
            f"{escape(problem.remedy)}</li></ul>"
        )
        st.button("Show me where", key=bench.key("problem", number), type="tertiary", on_click=show_where,
                  args=(bench, place, problem.line))  # fmt: skip


def show_where(bench: Bench, place: Place, line: int) -> None:
    """To the field of the form; to the line of the file where that is open, or where only the file has it."""
    if not place.section or st.session_state.get(bench.key(keys.VIEW)) == "File":
        _, token = st.session_state.get(bench.key(keys.GO_TO), (0, 0))
        st.session_state[bench.key(keys.GO_TO)] = (line, token + 1)
        st.session_state[bench.key(keys.VIEW)] = "File"
        return
    st.session_state[bench.key(keys.SECTION)] = place.section
    if place.fact_id:
        st.session_state[bench.key(keys.FACT)] = place.fact_id


def _still_empty(bench: Bench, empty: Sequence[Problem]) -> None:
    found: dict[str, list[tuple[Place, int]]] = {}
    for problem in empty:
        place = place_of(bench.draft.kind, problem.where)
        found.setdefault(place.section, []).append((place, problem.line))
    for part, places in found.items():
        with st.container(key=bench.key("still", part.replace(" ", "_")), horizontal=True, gap="small"):
            st.button(part or "The file", key=bench.key("write", part), type="tertiary", on_click=show_where,
                      args=(bench, *places[0]))  # fmt: skip
            st.html(f"<p>{escape('; '.join(place.what for place, _ in places))}</p>")
