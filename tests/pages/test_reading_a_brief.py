"""Laying out a brief: every line is shown once, and what is recognised goes where it is read."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from ui.brief_text import flowed, sections

SCENARIOS = sorted((Path(__file__).parents[2] / "scenarios").glob("*.yaml"))

BRIEF = """\
It is ten to five. At 16:35 she
rang again.

Ms Lund: Is anyone coming?
It is cold.
You: Yes.

204817   Ms K. Lund
Fri 14 Nov 13:20   Logged
                   as an emergency

Messages since four:

Priti (planner): "I'm off at five. Tell him
what comes first."
Staff news: "Raffle!"

Desk chat:
Marek: Keep it short.

Write your handover.
"""


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_no_line_of_a_scenario_is_lost_or_shown_twice(path: Path) -> None:
    brief = yaml.safe_load(path.read_text(encoding="utf-8"))["brief"]
    laid_out = Counter(line for blocks in sections(brief).values() for block in blocks for line in block.lines)
    assert laid_out == Counter(line.rstrip() for line in brief.splitlines() if line.strip())


def test_the_story_and_the_talk_stay_together_in_order() -> None:
    kinds = [block.kind for block in sections(BRIEF)["Situation"]]
    assert kinds == ["prose", "talk", "prose"]


def test_a_time_in_a_sentence_is_not_a_speaker() -> None:
    assert sections("At 12:20 a customer came.")["Situation"][0].kind == "prose"


def test_a_wrapped_speech_stays_with_its_speaker() -> None:
    speeches = sections(BRIEF)["Situation"][1].speeches()
    assert [(speech.speaker, speech.words) for speech in speeches] == [
        ("Ms Lund", "Is anyone coming? It is cold."),
        ("You", "Yes."),
    ]


def test_quoted_messages_and_an_announced_chat_are_messages() -> None:
    blocks = sections(BRIEF)["Messages"]
    assert [block.kind for block in blocks] == ["lead", "talk", "lead", "talk"]
    assert blocks[1].speeches()[0].words == "I'm off at five. Tell him what comes first."


def test_a_record_keeps_its_rows_and_joins_what_was_wrapped() -> None:
    assert sections(BRIEF)["Record"][0].rows() == [
        ("204817", "Ms K. Lund"),
        ("Fri 14 Nov 13:20", "Logged as an emergency"),
    ]


def test_a_list_keeps_its_lines_and_prose_does_not() -> None:
    assert flowed(["First you", "write.", "- one", "- two"]) == "First you write.\n- one\n- two"


def test_an_empty_brief_has_nothing_to_show() -> None:
    assert not any(sections("").values())
