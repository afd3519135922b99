"""What is written for the steps around the handover and would have no effect."""

from __future__ import annotations

from collections.abc import Iterator

from assessment.guidance.advice import Advice, key_of
from assessment.guidance.look import Look
from assessment.simulation.authored import unused


def not_used(look: Look) -> Iterator[Advice]:
    """What the simulation would not use of the slip and the check-in."""
    for each in unused(look.scenario):
        key = key_of("not_used", ".".join(each.where), *each.words)
        yield Advice(key, "not_used", each.where, each.what, each.why, each.do, each.words[-1])
