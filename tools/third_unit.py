"""Writes the figures of docs/third-unit.md anew: how often the rules of the third unit agree with notes marked by hand.

Only the notes with `half: report` count, and the exemplars of the two scenarios; no phrasing was tried on either.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from assessment.marking import mark
from assessment.model.response import Response
from assessment.model.rubric import Rubric
from assessment.review.agreement import agreement
from assessment.services.marking_files import Ready, ready

UNIT = "resolve-problems"
NOTES = Path("tests/content/resolution_notes.yaml")
SCENARIOS = ("blazers-wrong-badge", "scooter-third-fault")
PAGE = Path("docs/third-unit.md")
BEFORE, AFTER = "<!-- figures -->\n", "<!-- /figures -->"


@dataclass(frozen=True)
class Note:
    """A text for a scenario with its settled levels."""

    id: str
    scenario: str
    half: str
    text: str
    points: dict[str, int]


def notes() -> tuple[Note, ...]:
    """The notes that were marked by hand."""
    return tuple(Note(**each) for each in yaml.safe_load(NOTES.read_text(encoding="utf-8")))


def exemplars() -> Iterator[Note]:
    """The exemplars of the two scenarios of the unit, with what is expected of them on its points."""
    for name in SCENARIOS:
        for number, one in enumerate(_case(name).scenario.exemplars, start=1):
            points = {p: level for p, level in one.points.items() if p.startswith("R")}
            yield Note(f"{name}/{number}", name, "exemplar", one.text, points)


@lru_cache(maxsize=256)
def _levels(scenario: str, text: str) -> dict[str, int]:
    one = _case(scenario).scenario.model_copy(update={"units": (UNIT,)})
    return {j.point: j.level for j in mark(one, _rubrics(), Response(text)).judgements}


def proposed(note: Note) -> dict[str, int]:
    """What the engine proposes for it, on the unit alone: the scenario need not have been written for the unit."""
    return _levels(note.scenario, note.text)


def table(sets: dict[str, list[tuple[Note, dict[str, int]]]]) -> str:
    """Weighted kappa and exact agreement for each point, a pair of columns a set."""
    head = "| point |" + "".join(f" {name}: kappa | exact |" for name in sets)
    lines = [head, "|---|" + "---:|---:|" * len(sets)]
    kappas: dict[str, list[float]] = {name: [] for name in sets}
    for point in next(iter(sets.values()))[0][0].points:
        row = f"| {point} |"
        for name, marked in sets.items():
            found = agreement([n.points[point] for n, _ in marked], [levels[point] for _, levels in marked])
            kappas[name].append(found.kappa)
            row += f" {found.kappa:.2f} | {found.exact:.2f} |"
        lines.append(row)
    lines.append("| mean |" + "".join(f" {sum(k) / len(k):.2f} | |" for k in kappas.values()))
    return "\n".join(lines) + "\n"


def figures() -> str:
    """The table of the page."""
    reported = [n for n in notes() if n.half == "report"]
    shown = list(exemplars())
    return table(
        {
            f"{len(reported)} notes": [(n, proposed(n)) for n in reported],
            f"{len(shown)} exemplars": [(n, proposed(n)) for n in shown],
        }
    )


def main() -> None:
    """Writes them between their marks."""
    page = PAGE.read_text(encoding="utf-8")
    start, end = page.index(BEFORE) + len(BEFORE), page.index(AFTER)
    PAGE.write_text(page[:start] + figures() + page[end:], encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8")[start:].split(AFTER)[0])


@lru_cache(maxsize=8)
def _case(name: str) -> Ready:
    return ready(Path("scenarios") / f"{name}.yaml", Path("rubrics"))


def _rubrics() -> tuple[Rubric, ...]:
    return _case(SCENARIOS[0]).rubrics


if __name__ == "__main__":
    main()
