"""The colleague's words: quiet, like a note between two people at work, and never a mark in them."""

from __future__ import annotations

from html import escape

from assessment.model.scenario import Scenario
from assessment.services import ComeBack, Reply
from ui import words
from ui.widgets.page import plain_text

OWNERS = {"me": "Me", "you": "You"}


def first_name(name: str) -> str:
    """How one speaks of a colleague."""
    parts = name.split()
    return f"{parts[0]} {parts[-1]}" if parts[0].rstrip(".") in ("Mr", "Mrs", "Ms", "Dr") else parts[0]


def reply(scenario: Scenario, given: Reply) -> str:
    """What came back: how the handover was understood, and what is asked."""
    lines = "".join(_line(scenario, given, number) for number in range(len(given.lines)))
    asked = "".join(f"<li>{escape(question.text)}</li>" for question in given.questions)
    return (
        f'<div class="letter"><p class="from">{escape(given.speaker)}</p><p>{escape(given.opening)}</p>'
        + (f'<ul class="read-back">{lines}</ul>' if lines else "")
        + (f"<p>{escape(given.closing)}</p>" if given.closing else "")
        + (f"<ol>{asked}</ol>" if asked else "")
        + "</div>"
    )


def _line(scenario: Scenario, given: Reply, number: int) -> str:
    line = given.lines[number]
    label = "Number" if scenario.fact(line.fact).part == "customer" else OWNERS.get(line.who, "")
    before = f'<span class="owner">{label}:</span> ' if label else ""
    what = escape(line.what) if label == "Number" else f"“{escape(line.what)}”"
    return f"<li>{before}{what}</li>"


def said(speaker: str, text: str) -> str:
    """A few words of the colleague's."""
    return f'<div class="letter"><p class="from">{escape(speaker)}</p><p>{escape(text)}</p></div>'


def mine(title: str, text: str) -> str:
    """What the learner wrote."""
    return f'<div class="letter mine"><p class="from">{escape(title)}</p>{plain_text(text)}</div>'


def came_back(given: ComeBack) -> str:
    """What the learner finds at the check-in."""
    planned = "".join(f"<p>You had planned it: <q>{escape(piece.quote.strip())}</q></p>" for piece in given.planned)
    return (
        f'<div class="scene"><dl><dt>The time is</dt><dd class="clock">{words.time_of_day(given.at)}, '
        f"{words.day(given.at)}</dd></dl>{planned or '<p>You had not planned a time to look again. You look now.</p>'}</div>"
        f'<div class="letter"><p class="from">What you find</p><p>{escape(given.says)}</p></div>'
    )
