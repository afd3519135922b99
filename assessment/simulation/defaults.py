"""What a gap or a wrong fact leads to where the scenario's author has not said it: from its part, its values, its deadline."""

from __future__ import annotations

from datetime import datetime

from assessment.model.scenario import Fact, Scenario
from assessment.simulation.deadlines import read_values
from assessment.simulation.people import colleague


def clock(moment: datetime) -> str:
    """As people say it: 5 pm, 4:15 pm."""
    minutes = f":{moment.minute:02d}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes} {'am' if moment.hour < 12 else 'pm'}"


def gap_event(fact: Fact, scenario: Scenario, due: datetime | None) -> str:
    """What follows from a fact that nobody passed on."""
    name = colleague(scenario)
    match fact.part:
        case "customer" if any(v.kind == "phone" for v in read_values(fact.says, scenario)):
            return f"{name} wants to ring the customer and has no number."
        case "customer":
            return f"{name} has to ask the customer for it before anything else can happen."
        case "issue":
            return "The customer has to explain the problem again from the start."
        case "action_taken":
            return f"{name} does again what had been done already."
        case "outstanding":
            return (
                f"{clock(due)} passes, and nobody has done it."
                if due
                else "Nobody does it: nobody knows that it is theirs."
            )
        case "commitment":
            passes = f"{clock(due)} passes" if due else "The time passes"
            return f"{passes}, and the customer does not get what was promised."
        case _:
            return f"{name} does not know this, and decides without it."


def wrong_event(fact: Fact, scenario: Scenario) -> str:
    """What follows from a fact that was stated wrongly."""
    name = colleague(scenario)
    match fact.part:
        case "customer":
            return f"{name} goes by what the handover says, and does not reach the customer."
        case "issue":
            return f"{name} starts on a problem that is not the customer's."
        case "action_taken":
            return f"{name} counts on something that has not been done so."
        case "outstanding":
            return f"{name} goes by what the handover says, and the work is not done as it had to be."
        case "commitment":
            return f"{name} keeps to what the handover says, and the customer was promised something else."
        case _:
            return f"{name} acts on it, and it is not so."
