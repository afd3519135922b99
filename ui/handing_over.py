"""What a learner may choose over the text: who it goes to, and how."""

from __future__ import annotations

from assessment.model.scenario import Scenario
from assessment.services import AttemptView

METHODS = (
    "Written note on the shared record",
    "Spoken briefing",
    "Phone call",
    "Warm transfer",
    "Secure message",
    "E-mail",
    "Chat",
)
BETWEEN = "; "
SCAFFOLD = "Situation:\n\n\nBackground:\n\n\nAssessment:\n\n\nRecommendation:\n\n"


def people(scenario: Scenario) -> dict[str, str]:
    """Everybody whom a handover could go to, by name, in an order that gives nothing away, with their role in short."""
    everybody = {scenario.recipient.name: scenario.recipient.role, **{p.name: p.role for p in scenario.others}}
    return {name: everybody[name].split(";")[0].split(" (")[0] for name in sorted(everybody)}


def methods(scenario: Scenario) -> list[str]:
    """The scenario's own methods among the general ones: a list of the right ones alone would be no question."""
    return sorted({*scenario.accepts, *METHODS}, key=str.casefold)


def chosen_methods(attempt: AttemptView, offered: list[str]) -> list[str]:
    """The methods that an attempt has so far, as far as the scenario still offers them."""
    kept = (attempt.method or "").split(BETWEEN)
    return [method for method in offered if method in kept]


def joined(methods_chosen: list[str]) -> str | None:
    """As an attempt stores them."""
    return BETWEEN.join(methods_chosen) or None
