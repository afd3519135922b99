"""How the people of a scenario are spoken of, and how busy the recipient is."""

from __future__ import annotations

import re

from assessment.model.scenario import Scenario

_TITLES = frozenset(["mr", "mrs", "ms", "miss", "mx", "dr"])
_ALONE = re.compile(r"\balone\b|\bon (?:her|his|their) own\b", re.IGNORECASE)
_LOADED = re.compile(
    r"\b(?:busy|waiting|queue|backlog|jobs|open cases|other appointments|priority customers|incidents|parcels|ramps|"
    r"chats|what comes first|short)\b",
    re.IGNORECASE,
)
_TEAM = frozenset(["the", "quality", "desk", "team"])


def short(name: str) -> str:
    """How one speaks of a person: the first name, a title with its surname, a team by its whole name."""
    parts = name.split()
    if len(parts) < 2:
        return name
    if parts[0].lower().rstrip(".") in _TITLES:
        return f"{parts[0]} {parts[-1]}"
    return name if {p.lower() for p in parts} & _TEAM else parts[0]


def colleague(scenario: Scenario) -> str:
    """The recipient, as the learner would call them."""
    return short(scenario.recipient.name)


def workload(scenario: Scenario) -> str:
    """How the recipient excuses the shortness of the answer, in their own voice; "" where nothing presses."""
    context = scenario.recipient.context
    if _ALONE.search(context):
        return "I'm on my own here, so I'll be quick."
    return "I have a lot waiting, so I'll be quick." if _LOADED.search(context) else ""
