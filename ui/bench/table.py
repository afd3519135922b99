"""A table that is typed in: kept as it is while it is, and shown anew when its rows changed elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from ui import keys
from ui.bench.work import Bench

Row = dict[str, Any]
Write = Callable[[list[Row], list[Row]], list[Row]]


@dataclass
class Shown:
    """The rows that the table began with, and those that the file has since by the table's own doing.

    Streamlit gives a table's edits as what changed since it was first shown, so it must begin with the same rows until
    it is shown under another key.
    """

    rows: list[Row]
    now: list[Row]
    generation: int = 0


def table(
    bench: Bench,
    name: str,
    rows: list[Row],
    columns: Mapping[str, Any],
    write: Write,
    **more: Any,
) -> None:
    """Shows the rows. `write` is given those that the table began with and those that it has now; it puts them into
    the file and returns the rows that the file has then."""
    place = bench.key(keys.TABLE, name)
    shown: Shown = st.session_state.setdefault(place, Shown(rows, rows))
    if rows != shown.now:
        st.session_state[place] = shown = Shown(rows, rows, shown.generation + 1)
    key = keys.of(place, shown.generation)
    st.data_editor(
        pd.DataFrame(shown.rows, columns=list(columns), dtype=object),
        key=key,
        num_rows="dynamic",
        hide_index=True,
        width="stretch",
        column_config=dict(columns),
        on_change=_changed,
        args=(shown, key, write),
        **more,
    )


def after_edits(rows: Sequence[Row], edits: Mapping[str, Any]) -> list[Row]:
    """The rows with what Streamlit says was edited, added and taken out."""
    edited = {int(at): new for at, new in edits.get("edited_rows", {}).items()}
    gone = set(edits.get("deleted_rows", ()))
    kept = [{**row, **edited.get(at, {})} for at, row in enumerate(rows) if at not in gone]
    return kept + [dict(row) for row in edits.get("added_rows", ())]


def _changed(shown: Shown, key: str, write: Write) -> None:
    shown.now = write(shown.rows, after_edits(shown.rows, st.session_state[key]))
