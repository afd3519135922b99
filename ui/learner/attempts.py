"""One's own attempts, over time."""

from __future__ import annotations

from html import escape

import altair as alt
import pandas as pd
import streamlit as st

from assessment import services
from assessment.services import AttemptSummary
from ui import places, session, words
from ui.widgets.page import empty, page_title, section, tags

centre, who = session.here()
WAYS_ON = {"drafting": "Go on writing", "talking": "Answer your colleague"}


def levels(attempt: AttemptSummary) -> str:
    """Each point with its sign, in one line."""
    signs = "".join(
        f'<span class="{words.SIGNS[level].colour}">{escape(point)} {words.SIGNS[level].shape} '
        f'<span class="hidden-words">{words.SIGNS[level].word}</span></span>'
        for point, level in attempt.levels.items()
    )
    return f'<p class="level-dots">{signs}</p>' if signs else ""


def row(attempt: AttemptSummary) -> None:
    """One attempt, and the way to it."""
    with st.container(key=f"row_{attempt.id}", horizontal=True, vertical_alignment="center"):
        moment = attempt.submitted_at or attempt.saved_at or attempt.started_at
        st.html(
            f'<div class="row-head"><h2>{escape(attempt.scenario_title)}</h2>'
            + tags(
                [
                    f"{words.MODE_WORD[attempt.mode]}, {words.ordinal(attempt.number)} attempt",
                    words.when(moment),
                    attempt.outcome_words,
                ]
            )
            + f"{levels(attempt)}</div>"
        )
        drafting = attempt.state == "drafting"
        st.page_link(
            places.WRITE if drafting else places.RESULT,
            label=WAYS_ON.get(attempt.state, "Open the result"),
            query_params={"attempt": attempt.id},
        )


def over_time(attempts: list[AttemptSummary]) -> None:
    """How many points were met, attempt by attempt: a small chart, and the same as a table."""
    rows = [
        {"Attempt": at, "When": words.when(each.submitted_at), "Scenario": each.scenario_title}
        | {sign.word: sum(level == value for level in each.levels.values()) for value, sign in words.SIGNS.items()}
        for at, each in enumerate(attempts, start=1)
        if each.submitted_at
    ]
    ink = "#b7c1c5" if st.context.theme.type == "dark" else "#4b555e"
    signs = [sign.word for sign in words.SIGNS.values()]
    table = pd.DataFrame(rows)
    long = table.melt(["Attempt", "When", "Scenario"], signs, "Level", "Points")
    chart = (
        alt.Chart(long)
        .mark_bar(size=26)
        .encode(
            x=alt.X(
                "Attempt:O", axis=alt.Axis(labelAngle=0, labelColor=ink, titleColor=ink), title="Attempt, first to last"
            ),
            y=alt.Y("Points:Q", axis=alt.Axis(tickMinStep=1, labelColor=ink, titleColor=ink), title="Marking points"),
            color=alt.Color(
                "Level:N",
                sort=signs,
                scale=alt.Scale(domain=signs),
                legend=alt.Legend(orient="top", title=None, labelColor=ink),
            ),
            order=alt.Order("sign:Q"),
            tooltip=["Scenario", "When", "Level", "Points"],
        )
        .transform_calculate(sign=f"indexof({signs}, datum.Level)")
        .properties(height=280)
    )
    st.altair_chart(
        chart,
        alt="Bars: marking points met, partly met and not yet met in each attempt. The table has the same numbers.",
    )
    with st.expander("The same as a table"):
        body = "".join(
            f"<tr><td>{each['Attempt']}</td><td>{escape(str(each['Scenario']))}</td><td>{each['When']}</td>"
            + "".join(f"<td>{each[word]}</td>" for word in signs)
            + "</tr>"
            for each in rows
        )
        heads = "".join(
            f'<th scope="col">{name}</th>' for name in ["Attempt", "Scenario", "When", *map(str, words.SIGNS.values())]
        )
        st.html(
            '<div class="table-scroll" tabindex="0" role="region" aria-label="Points by attempt">'
            f'<table class="plain-table"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>'
        )


page_title("My attempts")
mine = services.my_attempts(centre, who)
if not mine:
    empty(
        "Nothing here yet",
        "Each handover that you write will be listed here with its result. Choose a customer to start.",
    )
    st.page_link(places.SCENARIOS, label="Choose a customer")
else:
    if sum(bool(each.levels) for each in mine) > 1:
        section("Points over time")
        over_time([each for each in reversed(mine) if each.levels])
    section("All of them", "The newest first.")
    for each in mine:
        row(each)
