"""Two attempts at one scenario, side by side: what changed in the words, and what it did to the points."""

from __future__ import annotations

from html import escape

import streamlit as st

from assessment import services
from assessment.services import AttemptSummary, Comparison
from ui import keys, places, session, words
from ui.guard import mistakes_shown
from ui.widgets.page import empty, page_title, plain_text, section

centre, who = session.here()


def changed_words(comparison: Comparison) -> str:
    """The later text, with what went and what came."""
    parts = []
    for _, before, after in comparison.changes:
        if before == after:
            parts.append(escape(after))
            continue
        parts.append(f"<del>{escape(before)}</del>" if before.strip() else "")
        parts.append(f"<ins>{escape(after)}</ins>" if after.strip() else escape(after))
    return f'<div class="sheet"><div class="own-words">{"".join(parts)}</div></div>'


def level(value: int | None) -> str:
    """A sign with its word, or a dash."""
    return "–" if value is None else f'<span class="{words.SIGNS[value].colour}">{words.SIGNS[value]}</span>'


def changed_levels(comparison: Comparison) -> str:
    """Point by point, before and after."""
    units = services.scenario_of_attempt(centre, who, comparison.later.id).units
    titles = {
        point.id: point.title
        for rubric in services.rubrics_for(centre, who, comparison.later.id)
        if rubric.id in units
        for point in rubric.points
    }
    rows = "".join(
        f'<tr><th scope="row">{escape(titles.get(point, point))}</th>'
        f"<td>{level(before)}</td><td>{level(after)}</td></tr>"
        for point, (before, after) in comparison.levels.items()
    )
    return (
        '<table class="plain-table compare-table"><thead><tr><th scope="col">Point</th><th scope="col">Earlier</th>'
        f'<th scope="col">Later</th></tr></thead><tbody>{rows}</tbody></table>'
    )


def name_of(attempt: AttemptSummary) -> str:
    """An attempt in a list of choices."""
    moment = attempt.submitted_at or attempt.started_at
    return f"{words.ordinal(attempt.number)} attempt, {words.when(moment)}: {attempt.outcome_words}"


later_id = st.query_params.get("later", "")
latest = services.attempt(centre, who, later_id)
page_title("Compare attempts", latest.scenario_title)
same = [
    each for each in services.my_attempts(centre, who) if each.scenario_id == latest.scenario_id and each.submitted_at
]
st.page_link(places.RESULT, label="Back to the result", query_params={"attempt": later_id})
if len(same) < 2:
    empty(
        "There is only one attempt so far",
        "Try this customer again. Then you can see here what you changed and what it did.",
    )
else:
    named = {each.id: each for each in sorted(same, key=lambda each: each.number)}
    ids = list(named)
    with st.container(horizontal=True, key="choose_two"):
        later_at = ids.index(later_id) if later_id in ids else len(ids) - 1
        earlier = st.selectbox(
            "Earlier",
            ids,
            index=max(later_at - 1, 0),
            format_func=lambda i: name_of(named[i]),
            key=keys.of(keys.EARLIER, later_id),
        )
        later = st.selectbox(
            "Later", ids, index=later_at, format_func=lambda i: name_of(named[i]), key=keys.of(keys.LATER, later_id)
        )
    with mistakes_shown():
        comparison = services.compare(centre, who, earlier, later)
        section("The points")
        st.html(changed_levels(comparison))
        section("The words", "Underlined: new in the later one. Struck through: only in the earlier one.")
        st.html(changed_words(comparison))
section("Your saved drafts", "What you had written on the way, oldest first.")
texts = {draft.text: draft for draft in services.drafts(centre, who, latest.id) if draft.text.strip()}
for draft in list(texts.values())[-20:]:
    with st.expander(f"{words.to_the_second(draft.saved_at)}, {words.count(words.words_in(draft.text), 'word')}"):
        st.html(plain_text(draft.text))
