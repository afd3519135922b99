"""Before writing: is a handover needed now, to whom, by which method, and why. Nothing is blocked; it has consequences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assessment.model.scenario import Needed, Scenario

NEEDED_WORDS: dict[Needed, str] = {
    "now": "Yes, now",
    "later": "Yes, but later",
    "not_needed": "No, I can finish it myself",
}

_WAYS = {
    "message": re.compile(r"\b(?:secure )?message\b", re.IGNORECASE),
    "mail": re.compile(r"\be-?mail\b", re.IGNORECASE),
    "chat": re.compile(r"\bchat\b", re.IGNORECASE),
    "transfer": re.compile(r"\btransfer\b", re.IGNORECASE),
    "telephone": re.compile(r"\b(?:telephone|phone) call\b|\bby (?:tele)?phone\b", re.IGNORECASE),
    "record": re.compile(
        r"\b(?:note|entry|log|card|tab|page|record|ticket|board|diary|case file|register|book)\b", re.IGNORECASE
    ),
    "spoken": re.compile(
        r"\b(?:briefing|sit-?down|huddle|bridge call|going through|talk\w*|face to face|spoken|in person|aloud)\b",
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True, slots=True)
class Decision:
    """What the learner decided."""

    needed: Needed
    recipient: str
    methods: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Decided:
    """One part of the decision beside what fits this case."""

    part: str
    chosen: str
    fits: bool
    better: str
    partly: bool = False  # one of several things that are called for was chosen

    @property
    def how_far(self) -> Literal["right", "partly", "not"]:
        """How far it fits."""
        return "right" if self.fits else "partly" if self.partly else "not"


def weigh(scenario: Scenario, decision: Decision) -> tuple[Decided, ...]:
    """Each part of the decision with what the procedure and the case call for."""
    right = scenario.decide
    needed: Needed = right.needed if right else "now"
    recipient = (right.recipient if right else None) or scenario.recipient.name
    methods = (right.methods if right else ()) or scenario.accepts
    because = (right.because if right else None) or scenario.trigger
    chosen = tuple(m for m in decision.methods if m)
    return (
        Decided(
            "Is it needed?",
            NEEDED_WORDS[decision.needed],
            decision.needed == needed,
            f"{NEEDED_WORDS[needed]}: {because}",
        ),
        Decided("Who takes it over?", decision.recipient, decision.recipient == recipient, recipient),
        Decided(
            "How does it reach them?",
            "; ".join(chosen),
            all(any(same_way(one, m) for one in chosen) for m in methods),
            "; ".join(methods),
            any(same_way(one, m) for one in chosen for m in methods),
        ),
    )


def methods_suit(scenario: Scenario, chosen: tuple[str, ...]) -> bool:
    """Whether at least one of the chosen methods is one that the procedure allows (or it names none)."""
    allowed = (scenario.decide.methods if scenario.decide else ()) or scenario.accepts
    return not allowed or any(same_way(one, m) for one in chosen for m in allowed)


def same_way(chosen: str, allowed: str) -> bool:
    """Whether two names of a method are of one kind: "Spoken briefing" is what "Briefing at the back table" is."""
    return chosen == allowed or bool(_ways(chosen) & _ways(allowed))


def _ways(method: str) -> set[str]:
    return {way for way, pattern in _WAYS.items() if pattern.search(method)}
