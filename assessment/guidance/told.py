"""Where the brief says what: the stretches that the engine reads as a fact of the scenario."""

from __future__ import annotations

import re

from assessment.guidance.look import look_at
from assessment.model.scenario import Scenario


def told_where(scenario: Scenario) -> list[tuple[int, int]]:
    """Start and end, in the brief as it is written, of what says a fact; in order, none twice."""
    look = look_at(scenario)
    quotes = {each.quote for finding in look.told.values() if finding.status == "conveyed" for each in finding.evidence}
    return sorted({found.span() for quote in quotes if (found := _loosely(quote).search(scenario.brief))})


def _loosely(quote: str) -> re.Pattern[str]:
    """The quote however its lines were broken: the engine reads a brief with the breaks of the page taken out."""
    return re.compile(r"\s+".join(re.escape(word) for word in quote.split()))
