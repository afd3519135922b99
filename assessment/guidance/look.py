"""The scenario as every advice sees it: taken apart by the engine once, and its brief read as a handover would be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from assessment.guidance.unwrapping import unwrapped
from assessment.language.cleaning import clean
from assessment.language.meaning import Vectors, encoder
from assessment.language.segments import sentences
from assessment.language.values import Value, find_values
from assessment.marking.case import Case, FactParts, prepare
from assessment.marking.facts import find_facts
from assessment.marking.reading import Reading, read
from assessment.model.marking import FactFinding
from assessment.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Look:
    """What the advices share. `told` is what became of each fact when the brief is read as a handover; `beside` are the
    sentences outside the brief (people, procedure, trigger) with their values, where a brief's times may stand too."""

    scenario: Scenario
    case: Case
    brief: Reading
    told: Mapping[str, FactFinding]
    beside: tuple[str, ...]
    beside_values: tuple[Value, ...]
    beside_vectors: Vectors


def look_at(scenario: Scenario) -> Look:
    """The scenario, read once for all advices."""
    case = prepare(scenario)
    brief = read(unwrapped(scenario.brief), case)
    told = {finding.fact: finding for finding in find_facts(openly(case), brief)}
    around = beside(scenario)
    lines = tuple(segment.text for segment in sentences(clean(around).text))
    vectors = encoder().encode(lines)[0] if lines else np.zeros((0, brief.vectors.shape[1]), np.float32)
    return Look(scenario, case, brief, told, lines, find_values(clean(around).text, scenario.now), vectors)


def beside(scenario: Scenario) -> str:
    """All that a learner is shown around the brief, a line each."""
    recipient = scenario.recipient
    people = [f"{person.name}: {person.role}" for person in scenario.others]
    return "\n".join(
        [
            scenario.you,
            f"{recipient.name}: {recipient.role}",
            recipient.takes_over,
            recipient.context,
            *people,
            scenario.trigger,
            unwrapped(scenario.procedure),
        ]
    )


def openly(case: Case) -> Case:
    """The same case with its private facts read as any other: whether a brief says them is no question of privacy."""
    return replace(case, facts=tuple(map(_open, case.facts)), other_wordings=tuple(map(_all_open, case.other_wordings)))


def _all_open(row: tuple[FactParts, ...]) -> tuple[FactParts, ...]:
    return tuple(map(_open, row))


def _open(parts: FactParts) -> FactParts:
    if parts.fact.weight != "withhold":
        return parts
    return replace(parts, fact=parts.fact.model_copy(update={"weight": "useful"}))


def place_of(scenario: Scenario, fact_id: str) -> int:
    """The number of the fact in the file, from 0."""
    return next(n for n, fact in enumerate(scenario.facts) if fact.id == fact_id)
