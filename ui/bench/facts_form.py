"""The facts: all of them in a table, and one at a time with everything that may be said of it."""

from __future__ import annotations

from typing import get_args

import streamlit as st

from assessment import services
from assessment.model.scenario import Part, Weight
from ui import keys
from ui.bench.fields import Form, choice, line, one_a_line, paragraphs, problems_here
from ui.bench.table import Row, table
from ui.bench.work import Bench, changing
from ui.widgets.page import empty

PARTS, WEIGHTS = get_args(Part), get_args(Weight)
PART_WORD = {
    "customer": "Customer",
    "issue": "Issue",
    "action_taken": "Done so far",
    "outstanding": "Still to do",
    "commitment": "Promise",
    "context": "Background",
}
HELP = {
    "part": "Where the fact belongs in a handover.",
    "weight": "Essential: without it the customer suffers. Useful: good to know. Distractor: true, and not needed. "
    "Withhold: personal, and must stay out.",
    "says": "One thing in one plain sentence that stands alone. The marking goes by this.",
    "accept": "Only if “Try it” shows that a wording that should count does not.",
    "reject": "Wordings that are near and should not count.",
    "asks": "What the colleague asks when the handover leaves it out.",
    "if_missing": "What happens later because nobody knew.",
}


def facts_form(form: Form) -> None:
    """The table, then the fact that is chosen below it."""
    facts = services.fact_rows(form.data)
    if not facts:
        empty(
            "No facts yet",
            "A scenario is marked by its facts. Select words in the brief to make the first, or write one here.",
        )
    _table(form, facts)
    problems_here(form, "facts")
    _one(form, facts)


def _table(form: Form, facts: list[Row]) -> None:
    column = st.column_config
    columns = {
        "id": column.TextColumn("Id", width=50, help="Given by itself."),
        "part": column.SelectboxColumn(
            "Part", options=PARTS, format_func=lambda part: PART_WORD[str(part)], width=110, help=HELP["part"]
        ),
        "weight": column.SelectboxColumn(
            "Weight",
            options=WEIGHTS,
            format_func=lambda weight: str(weight).capitalize(),
            width=95,
            help=HELP["weight"],
        ),
        "says": column.TextColumn("The fact", width="large", help=HELP["says"], max_chars=600),
        "asks": column.TextColumn("The colleague asks", width="medium", help=HELP["asks"], max_chars=600),
        "if_missing": column.TextColumn("If it is missing", width="medium", help=HELP["if_missing"], max_chars=600),
        "accept": column.ListColumn("Also counts", width="medium", help=HELP["accept"]),
        "reject": column.ListColumn("Does not count", width="medium", help=HELP["reject"]),
    }
    bench = form.bench
    table(
        bench,
        "facts",
        facts,
        columns,
        lambda began, rows: _write_table(bench, began, rows),
        row_height=44,
        disabled=["id"],
    )


def _one(form: Form, facts: list[Row]) -> None:
    ids = [fact["id"] for fact in facts]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            "One fact, with all that can be said of it",
            ids,
            index=None,
            key=form.bench.key(keys.FACT),
            format_func=lambda each: _named(facts, each),
            placeholder="Choose a fact",
        )
        st.button("Write a new fact", on_click=_new, args=(form.bench,), key=form.bench.key("new_fact"))
    if chosen not in ids:
        return
    number = ids.index(chosen)
    place = ("facts", number)
    with st.container(key="one_fact"):
        sentence_part_and_weight(form, number)
        line(form, "The colleague asks, when it is missing", *place, "asks", help=HELP["asks"], optional=True)
        line(form, "What happens when it is missing", *place, "if_missing", help=HELP["if_missing"], optional=True)
        one_a_line(form, "Other wordings that count, one a line", *place, "accept", help=HELP["accept"])
        one_a_line(form, "Near misses that don’t count, one a line", *place, "reject", help=HELP["reject"])
        st.button("Take this fact out", on_click=take_out, args=(form.bench, chosen), key=form.bench.key("out", chosen))


def _named(facts: list[Row], fact_id: str) -> str:
    says = next((fact["says"] for fact in facts if fact["id"] == fact_id), "")
    return f"{fact_id}  {says if len(says) <= 80 else says[:79] + '…'}"


def open_fact(bench: Bench, fact_id: str) -> None:
    """Show that fact in the form."""
    st.session_state[bench.key(keys.SECTION)] = "Facts"
    st.session_state[bench.key(keys.FACT)] = fact_id


def _new(bench: Bench) -> None:
    made = services.free_fact_id(bench.text)
    changing(bench, services.empty_fact)
    if not bench.held.mistake:
        open_fact(bench, made)


def sentence_part_and_weight(form: Form, number: int) -> None:
    """What every fact has: three fields."""
    place = ("facts", number)
    paragraphs(form, "The fact", *place, "says", height=80, help=HELP["says"])
    with st.container(horizontal=True):
        choice(form, "Part", PARTS, *place, "part", shown=lambda part: PART_WORD[part], help=HELP["part"])
        choice(form, "Weight", WEIGHTS, *place, "weight", shown=str.capitalize, help=HELP["weight"])


def take_out(bench: Bench, fact_id: str) -> None:
    """The file without that fact."""
    changing(bench, lambda text: services.without_fact(text, fact_id))


def _write_table(bench: Bench, began_with: list[Row], rows: list[Row]) -> list[Row]:
    """New rows get the ids that follow those the table began with: the same ones each time that it tells of them. A
    fact that stands in the file without an id has "" there, and is left to the file. For the fields below, the table
    is elsewhere: they show the fact anew. The table itself stays as it is, because it knows the rows returned."""
    ids = [row["id"] for row in began_with]
    for row in rows:
        if row.get("id") is None:
            row["id"] = services.next_fact_id(ids)
            ids.append(row["id"])
    changing(bench, lambda text: services.with_facts(text, rows))
    return services.fact_rows(services.data_of(bench.text) or {})
