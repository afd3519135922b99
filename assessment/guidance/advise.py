"""All advice on a scenario, in the order of the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from assessment.guidance.advice import Advice, Where
from assessment.guidance.look import Look, look_at
from assessment.guidance.missing import missing
from assessment.guidance.never_said import never_said
from assessment.guidance.not_personal import not_personal
from assessment.guidance.not_used import not_used
from assessment.guidance.outside_clock import outside_clock
from assessment.guidance.reading_age import hard_to_read
from assessment.guidance.sounds_needed import sounds_needed
from assessment.guidance.too_alike import too_alike
from assessment.guidance.two_things import two_things
from assessment.guidance.wordings import wordings
from assessment.model.scenario import Scenario

_KINDS: tuple[Callable[[Look], Iterator[Advice]], ...] = (
    outside_clock,
    hard_to_read,
    sounds_needed,
    never_said,
    two_things,
    too_alike,
    not_personal,
    wordings,
    not_used,
)
_ORDER = tuple(Scenario.model_fields)


def advise(scenario: Scenario) -> list[Advice]:
    """What a tutor may want to look at again. Pure: the same scenario gives the same advice, with no clock or chance in it."""
    look = look_at(scenario)
    found = [advice for kind in _KINDS for advice in kind(look)]
    return sorted([*missing(look), *found], key=lambda advice: _place(advice.where))


def _place(where: Where) -> tuple[int, int]:
    """The key's place in a scenario file; within facts, the fact's number, and what is of all facts after them."""
    number = where[1] if len(where) > 1 and isinstance(where[1], int) else 1_000
    return _ORDER.index(str(where[0])), number
