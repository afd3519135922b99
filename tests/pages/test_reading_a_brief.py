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


@pytest.mark.parametrize(
    "line",
    [
        "The tablets are a controlled medicine: only a vet may sign for them.",
        "What is not done: the bag has not gone up.",
        "She wants one thing: a new pair.",
        "Please remember: the side door is locked.",
        "Note: the lift is out.",
        "The problem: no key.",
        "Kofi left it with Control: they have no key.",
        "Mina needs two things: a date and a name.",
        "Bed four moved to the side room at noon today: she is resting.",
    ],
)
def test_the_beginning_of_a_sentence_is_not_a_speaker(line: str) -> None:
    (block,) = sections(line)["Situation"]
    assert (block.kind, block.paragraph) == ("prose", line)


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("Mrs Whitlock: Is he all right?", "Mrs Whitlock"),
        ("Will: Is it mended?", "Will"),
        ("Duty manager: Send him up.", "Duty manager"),
        ("Grace (ward clerk): Bed four.", "Grace (ward clerk)"),
        ("The night manager: Not before eight.", "The night manager"),
        ("Head of Lettings: Not before eight.", "Head of Lettings"),
        ("Anne-Marie O’Hara: Yes.", "Anne-Marie O’Hara"),
        ("You (typing): Yes.", "You (typing)"),
        ("Gavin says: “Give her two.”", "Gavin says"),
        ('Taped to every monitor: "Ring twice."', "Taped to every monitor"),
    ],
)
def test_a_name_a_role_or_a_notice_with_its_words_speaks(line: str, speaker: str) -> None:
    (block,) = [each for blocks in sections(line).values() for each in blocks]
    assert (block.kind, block.speeches()[0].speaker) == ("talk", speaker)


def test_the_people_who_speak_in_the_library_are_heard() -> None:
    blocks = [
        block
        for path in SCENARIOS
        for part in sections(yaml.safe_load(path.read_text(encoding="utf-8"))["brief"]).values()
        for block in part
        if block.kind == "talk"
    ]
    assert sum(len(block.speeches()) for block in blocks) == 182


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
