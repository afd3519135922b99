"""Handovers to try, marked as soon as they are there, fact by fact; any of them can be kept as an exemplar."""

from __future__ import annotations

from html import escape

import streamlit as st

from assessment import services
from assessment.model.marking import Marking
from assessment.model.scenario import Scenario
from ui import keys, words
from ui.bench.work import Bench, changing, say
from ui.guard import mistakes_shown
from ui.widgets.marking import marking_beside_text, points_shown, raised_flags, verdict
from ui.widgets.page import empty, note, section

STATUS = {
    "conveyed": ("●", "met", "Conveyed"),
    "wrong": ("▲", "guard", "Not as it is"),
    "missing": ("○", "not-yet", "Missing"),
}


def try_it(bench: Bench, scenario: Scenario | None) -> None:
    """The text to try, its marking, and the button that keeps it."""
    if scenario is None:
        empty("Nothing to try yet", "Put the problems right first; then a handover can be marked here.")
        return
    key = bench.key(keys.TRY_TEXT)
    text = st.text_area(
        "A handover to try", key=key, height=220, placeholder="Write or paste one. It is marked while you write."
    )
    if not (text or "").strip():
        return
    text = text.replace("\r\n", "\n")
    with mistakes_shown():
        marking = services.try_handovers(bench.centre, bench.who, scenario, [text])[0]
        rubrics = services.rubrics_of_scenario(bench.centre, bench.who, scenario)
        flags = raised_flags(rubrics, marking)
        st.html(verdict(marking, None) + (f'<div class="flags">{flags}</div>' if flags else ""))
        st.html(fact_table(services.fact_lines(scenario, marking, text)))
        _keep(bench, scenario, text, marking)
        with st.expander("Each marking point, and the words it rests on"):
            st.html(marking_beside_text((text,), points_shown(marking, rubrics), None))


def fact_table(lines: list[services.FactLine]) -> str:
    """Fact by fact: what reached the colleague, by which words, or why not. As HTML."""
    rows = "".join(_fact(line) for line in lines)
    return (
        '<div class="table-scroll"><table class="plain-table facts-tried"><caption>Fact by fact</caption><thead><tr>'
        '<th scope="col">Fact</th><th scope="col">In this handover</th><th scope="col">By these words</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _fact(line: services.FactLine) -> str:
    shape, colour, word = STATUS[line.status]
    if line.weight == "withhold":
        colour, word = ("guard", "Passed on") if line.status == "conveyed" else ("met", "Kept out")
        shape = "▲" if colour == "guard" else "●"
    quotes = "".join(f"<q>{escape(quote)}</q> " for quote in line.quotes)
    why = f'<span class="quiet">{escape(line.why)}</span>' if line.why else ""
    return (
        f'<tr><th scope="row"><span class="point-id">{escape(line.fact_id)}</span> {escape(line.says)}</th>'
        f'<td><span class="badge {colour}"><span aria-hidden="true">{shape}</span> {word}</span></td>'
        f"<td>{quotes}{why}</td></tr>"
    )


def _keep(bench: Bench, scenario: Scenario, text: str, marking: Marking) -> None:
    with st.container(key="keep_exemplar", horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            "Keep it as an exemplar: what does it show?",
            key=bench.key(keys.KEEP_NOTE),
            placeholder="Complete, but nothing asks the colleague to say it back",
            max_chars=600,
        )
        st.button("Keep it", key=bench.key("keep"), on_click=_kept, args=(bench, scenario, text, marking))
    st.html(
        '<p class="quiet">The marking proposed here becomes the marking expected. Read it first: where you would mark it '
        "otherwise, keep it and change what is expected under Exemplars.</p>"
    )


def _kept(bench: Bench, scenario: Scenario, text: str, marking: Marking) -> None:
    there = services.value_at(services.data_of(bench.text), "exemplars") or []
    if text.split() in [services.text_at(each, "text").split() for each in there]:
        say(bench, "It is kept as an exemplar.")  # the second click of two
        return
    note_text = st.session_state[bench.key(keys.KEEP_NOTE)].strip() or "Kept on the bench."
    changing(bench, lambda file: services.with_exemplar(file, services.exemplar_of(scenario, text, marking, note_text)))
    if not bench.held.mistake:
        st.session_state[bench.key(keys.TRY_TEXT)] = ""
        st.session_state[bench.key(keys.KEEP_NOTE)] = ""
        say(bench, "Kept as an exemplar. It is marked again whenever the scenario changes.")


def what_turned(bench: Bench, scenario: Scenario) -> None:
    """What this session's changes turned, in exemplars, in the handover on trial and in what learners wrote."""
    with mistakes_shown():
        turned = services.turned_since(
            bench.centre, bench.who, bench.held.before, scenario, st.session_state.get(bench.key(keys.TRY_TEXT), "")
        )
        if turned is None:
            return
        section("What your changes turned", f"Since you opened this draft, over {words.count(turned.texts, 'text')}.")
        if not turned.changes:
            note("Nothing: every fact, marking point and flag is as it was.")
            return
        titles = flag_titles(bench, scenario)
        rows = "".join(
            f'<tr><th scope="row">{escape(each.label)}</th><td>{escape(titles.get(each.id) or f"{each.what} {each.id}")}</td>'
            f"<td>{escape(_said(each.before))} → {escape(_said(each.after))}</td>"
            f"<td>{f'<q>{escape(each.quote)}</q>' if each.quote else ''}</td></tr>"
            for each in turned.changes
        )
        st.html(
            '<div class="table-scroll"><table class="plain-table turned"><thead><tr><th scope="col">In</th><th scope="col">What'
            f'</th><th scope="col">Turned</th><th scope="col">Words</th></tr></thead><tbody>{rows}</tbody></table></div>'
        )


def flag_titles(bench: Bench, scenario: Scenario) -> dict[str, str]:
    """What its safeguards and misconceptions are called, by their ids."""
    rubrics = services.rubrics_of_scenario(bench.centre, bench.who, scenario)
    return {rule.id: rule.title for rubric in rubrics for rule in (*rubric.safeguards, *rubric.misconceptions)}


def _said(value: str | int | bool | None) -> str:
    if isinstance(value, bool):
        return "raised" if value else "not raised"
    return "not there" if value is None else str(words.SIGNS[value]) if isinstance(value, int) else value
