"""The fields of the form. Each shows what the file has at its place, and writes there when it is changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import streamlit as st

from assessment import services
from assessment.content import Problem
from assessment.model.rubric import Rubric
from assessment.model.scenario import Scenario
from ui.bench.work import Bench, changing, show_anew
from ui.words import sentence

Step = str | int


@dataclass(frozen=True, slots=True)
class Form:
    """The file as plain data, its problems, and what it is where it has none, for the fields of one run of the page."""

    bench: Bench
    data: dict[str, Any]
    problems: Sequence[Problem]
    item: Scenario | Rubric | None

    def at(self, *path: Step) -> Any:
        """What the file has at that place."""
        return services.value_at(self.data, *path)

    def said(self, *path: Step) -> str:
        """What the file has at that place, as the text of a field."""
        return services.text_at(self.data, *path)


def line(form: Form, label: str, *path: Step, help: str = "", optional: bool = False, example: str = "") -> None:
    """One line of text."""
    key = form.bench.form_key(*path)
    st.text_input(
        label,
        value=form.said(*path),
        key=key,
        help=help or None,
        placeholder=example,
        max_chars=600,
        on_change=_write,
        args=(form.bench, key, path, optional),
    )
    problems_here(form, *path)


def paragraphs(
    form: Form, label: str, *path: Step, height: int, help: str = "", optional: bool = False, example: str = ""
) -> None:
    """Text of several lines."""
    key = form.bench.form_key(*path)
    st.text_area(
        label,
        value=form.said(*path),
        key=key,
        height=height,
        help=help or None,
        placeholder=example,
        on_change=_write,
        args=(form.bench, key, path, optional),
    )
    problems_here(form, *path)


def choice(
    form: Form,
    label: str,
    options: Sequence[str],
    *path: Step,
    shown: Callable[[str], str] = str,
    help: str = "",
    default: str = "",
) -> None:
    """One of several words; the default stands where the file says nothing, and is not written when it is chosen."""
    key, now = form.bench.form_key(*path), form.said(*path) or default
    st.selectbox(
        label,
        list(options),
        index=list(options).index(now) if now in options else None,
        key=key,
        format_func=shown,
        help=help or None,
        placeholder="Choose one",
        on_change=_write_choice,
        args=(form.bench, key, path, default),
    )
    problems_here(form, *path)


def several(
    form: Form,
    label: str,
    options: Sequence[str],
    default: Sequence[str],
    *path: Step,
    shown: Callable[[str], str] = str,
    help: str = "",
) -> None:
    """Some of several words, in their order; the default stands where the file says nothing. What the file has beside
    the options (a unit that is not published yet) stands behind them as it is written: a change must not lose it."""
    key = form.bench.form_key(*path)
    now = [each for each in services.texts_at(form.data, *path) if each] or list(default)
    offered = tuple(dict.fromkeys([*options, *now]))
    st.multiselect(
        label,
        offered,
        default=list(dict.fromkeys(now)),
        key=key,
        format_func=lambda each: shown(each) if each in options else each,
        help=help or None,
        on_change=_write_ordered,
        args=(form.bench, key, path, offered, tuple(default)),
    )
    problems_here(form, *path)


def one_a_line(form: Form, label: str, *path: Step, help: str = "", height: int = 110, optional: bool = True) -> None:
    """A list of sentences, one on each line."""
    key = form.bench.form_key(*path)
    st.text_area(
        label,
        value="\n".join(services.texts_at(form.data, *path)),
        key=key,
        height=height,
        help=help or None,
        on_change=_write_lines,
        args=(form.bench, key, path, optional),
    )
    problems_here(form, *path)


def problems_here(form: Form, *path: Step) -> None:
    """What is wrong at that place or inside it, under its field. What is only empty still is told beside the form."""
    if form.at(*path) in ("", None, []):
        return
    trail = services.trail_of(form.data, path)
    found = [each for each in form.problems if each.where == trail or each.where.startswith(f"{trail} > ")]
    if found:
        said = "".join(f"<li>{escape(sentence(each.what))} {escape(each.remedy)}</li>" for each in found[:4])
        st.html(f'<ul class="field-problems">{said}</ul>')


def _write(bench: Bench, key: str, path: tuple[Step, ...], optional: bool) -> None:
    value = st.session_state[key]
    changing(bench, lambda text: services.put_field(text, path, value, optional=optional), "form")


def _write_choice(bench: Bench, key: str, path: tuple[Step, ...], default: str) -> None:
    chosen = st.session_state[key]
    value = "" if chosen == default else chosen
    changing(bench, lambda text: services.put_field(text, path, value, optional=bool(default)), "form")


def _write_lines(bench: Bench, key: str, path: tuple[Step, ...], optional: bool) -> None:
    value = [line for each in st.session_state[key].splitlines() if (line := each.strip())]
    changing(bench, lambda text: services.put_field(text, path, value, optional=optional), "form")


def _write_ordered(
    bench: Bench, key: str, path: tuple[Step, ...], options: tuple[str, ...], default: tuple[str, ...]
) -> None:
    chosen = [each for each in options if each in st.session_state[key]]
    value = [] if tuple(chosen) == default else chosen
    changing(bench, lambda text: services.put_field(text, path, value, optional=True), "form")
    if (default and not chosen) or chosen != list(st.session_state[key]):
        show_anew(bench)  # nothing chosen: the default holds, and is to be seen; or they stand in the order of clicks
