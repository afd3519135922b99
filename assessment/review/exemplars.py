"""An exemplar beside its marking: does the engine propose what the tutor expects?"""

from __future__ import annotations

from dataclasses import dataclass

from assessment.model.marking import Marking
from assessment.model.scenario import Exemplar


@dataclass(frozen=True, slots=True)
class Difference:
    """One expectation that the marking doesn't meet: of a point ("C3"), a fact ("f02") or a flag ("privacy").

    `proposed` is None where the marking says nothing of it.
    """

    what: str
    expected: int | str | bool
    proposed: int | str | bool | None

    def __str__(self) -> str:
        return f"{self.what} expected {_words(self.expected)}, the engine proposes {_words(self.proposed)}."


def compare_exemplar(exemplar: Exemplar, marking: Marking) -> tuple[Difference, ...]:
    """Every difference, points first. What the exemplar leaves out may be anything."""
    levels: dict[str, int] = {each.point: each.level for each in marking.judgements}
    statuses: dict[str, str] = {each.fact: each.status for each in marking.facts}
    raised: dict[str, bool] = {each.id: each.raised for each in marking.flags}
    pairs: list[tuple[str, int | str | bool, int | str | bool | None]] = [
        *((point, level, levels.get(point)) for point, level in exemplar.points.items()),
        *((fact, status, statuses.get(fact)) for fact, status in exemplar.facts.items()),
        *((flag, expected, raised.get(flag)) for flag, expected in exemplar.flags.items()),
    ]
    return tuple(Difference(*pair) for pair in pairs if pair[1] != pair[2])


def _words(value: int | str | bool | None) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "raised" if value else "not raised"
    return str(value)
