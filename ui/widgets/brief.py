"""A scenario's brief, laid out for reading."""

from __future__ import annotations

from html import escape

import streamlit as st

from assessment.model.scenario import Scenario
from ui import words
from ui.brief_text import Block, flowed, sections


def scene(scenario: Scenario) -> None:
    """The scenario's clock and who the learner is."""
    st.html(
        '<div class="scene"><dl>'
        f'<dt>The time is</dt><dd class="clock">{words.time_of_day(scenario.now)}, {words.day(scenario.now)}</dd>'
        f"<dt>You are</dt><dd>{escape(scenario.you)}</dd></dl></div>"
    )


def brief(scenario: Scenario) -> None:
    """The brief in five tabs; a tab that would be empty is left out."""
    parts: dict[str, str] = {name: _blocks(blocks) for name, blocks in sections(scenario.brief).items() if blocks}
    parts["People"] = _people(scenario)
    parts["Procedure"] = _procedure(scenario)
    for tab, html in zip(st.tabs(list(parts)), parts.values(), strict=True):
        with tab:
            st.html(f'<div class="reading">{html}</div>')


def _blocks(blocks: list[Block]) -> str:
    return "".join(SHOWN[block.kind](block) for block in blocks)


def _prose(block: Block) -> str:
    return f"<p>{escape(block.paragraph)}</p>"


def _lead(block: Block) -> str:
    return f'<p class="lead-in">{escape(block.paragraph)}</p>'


def _talk(block: Block) -> str:
    speeches = block.speeches()
    if all(speech.quoted for speech in speeches):
        return "".join(
            f'<div class="message"><p class="from">{escape(speech.speaker)}</p><p>{escape(speech.words)}</p></div>'
            for speech in speeches
        )
    lines = (
        f'<div class="{"you" if speech.speaker.startswith("You") else "other"}"><dt>{escape(speech.speaker)}</dt>'
        f"<dd>{_quoted(speech.words) if speech.quoted else escape(speech.words)}</dd></div>"
        for speech in speeches
    )
    return f'<dl class="talk">{"".join(lines)}</dl>'


def _quoted(said: str) -> str:
    return f"“{escape(said)}”"


def _record(block: Block) -> str:
    rows = (
        f"<div><span>{escape(first)}</span><span>{escape(rest)}</span></div>"
        if rest
        else f'<div class="whole"><span>{escape(first)}</span></div>'
        for first, rest in block.rows()
    )
    return f'<div class="record">{"".join(rows)}</div>'


SHOWN = {"prose": _prose, "lead": _lead, "talk": _talk, "record": _record}


def _people(scenario: Scenario) -> str:
    people = sorted([(scenario.recipient.name, scenario.recipient.role), *((p.name, p.role) for p in scenario.others)])
    rows = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(words.sentence(role))}</dd></div>" for name, role in people
    )
    return f'<dl class="people">{rows}</dl>'


def _procedure(scenario: Scenario) -> str:
    paragraphs = scenario.procedure.strip().split("\n\n")
    return "".join(f"<p>{escape(flowed(paragraph.splitlines()))}</p>" for paragraph in paragraphs)
