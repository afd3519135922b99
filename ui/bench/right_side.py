"""Beside the form or the file: what to put right, what might be better, and how it will look."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import streamlit as st

from assessment import services
from assessment.content import Problem
from assessment.model.scenario import Scenario
from assessment.services import AdviceLine
from ui import keys, words
from ui.bench.problems_shown import problems_by_line, problems_in_the_form, show_where
from ui.bench.where import Place
from ui.bench.work import Bench, changing, say
from ui.guard import mistakes_shown
from ui.widgets.brief import brief, scene
from ui.widgets.exemplars import plain_label
from ui.widgets.page import empty, section, tags


def to_put_right(bench: Bench, problems: Sequence[Problem], advice: Sequence[AdviceLine]) -> None:
    """Problems keep the file from being used; advice does not, and can be dismissed."""
    in_file = st.session_state.get(bench.key(keys.VIEW)) == "File"
    if problems:
        (problems_by_line if in_file else problems_in_the_form)(bench, problems)
    open_advice = [each for each in advice if not each.dismissed]
    if open_advice:
        section(
            words.count(len(open_advice), "suggestion"), "The marking works without them. Dismiss what does not fit."
        )
        for each in open_advice:
            _advice(bench, each, in_file)
    elif not problems:
        empty("Nothing to put right", "The file is whole, and there is no suggestion open.")
    dismissed = [each for each in advice if each.dismissed]
    if dismissed:
        with st.expander(f"{words.count(len(dismissed), 'suggestion')} dismissed"):
            for each in dismissed:
                _advice(bench, each, in_file)


def _advice(bench: Bench, line: AdviceLine, in_file: bool) -> None:
    advice = line.advice
    about = ([line.section] if line.section else []) + ([f"fact {line.fact_id}"] if line.fact_id else [])
    at = ", ".join(about) + (f" · line {line.line} of the file" if in_file or not about else "")
    with st.container(key=bench.key(keys.ADVICE, advice.key.replace(":", "_"))):
        quote = f"<blockquote>{escape(advice.quote)}</blockquote>" if advice.quote else ""
        st.html(
            f'<div class="advice-card"><h3>{escape(advice.title)}</h3>'
            f'<p class="at">{escape(at.removeprefix(" · "))}</p>'
            f"{quote}<p>{escape(advice.do)}</p><details><summary>Why</summary><p>{escape(advice.why)}</p></details></div>"
        )
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            for number, offer in enumerate(advice.offers):
                st.button(
                    plain_label(offer.label),
                    key=bench.key("offer", advice.key, number),
                    on_click=_take_offer,
                    args=(bench, offer.edit, offer.label),
                )
            if line.dismissed:
                st.button("Bring it back", key=bench.key("back", advice.key), type="tertiary",
                          on_click=_dismiss, args=(bench, advice.key, False))  # fmt: skip
            else:
                st.button("Dismiss", key=bench.key("dismiss", advice.key), type="tertiary",
                          on_click=_dismiss, args=(bench, advice.key, True))  # fmt: skip
            st.button("Show me where", key=bench.key("where", advice.key), type="tertiary",
                      on_click=show_where, args=(bench, Place(line.section, "", line.fact_id), line.line))  # fmt: skip


def _take_offer(bench: Bench, edit: Sequence[Any], label: str) -> None:
    changing(bench, lambda text: services.take_offer(text, edit))
    if not bench.held.mistake:
        say(bench, f"Done: {label[0].lower()}{label[1:]}.")


def _dismiss(bench: Bench, key: str, dismissed: bool) -> None:
    with mistakes_shown():
        choose = services.dismiss_advice if dismissed else services.bring_back_advice
        choose(bench.centre, bench.who, bench.draft.id, key)


def preview(scenario: Scenario | None) -> None:
    """As the learner will see it."""
    if scenario is None:
        empty("Nothing to see yet", "Once the problems are put right, the learner’s page is shown here.")
        return
    st.html(
        f'<div class="section-title"><h2>{escape(scenario.title)}</h2></div>'
        + tags([words.sentence(scenario.sector), words.LEVEL_WORD[scenario.level]])
    )
    scene(scenario)
    brief(scenario)
