"""Writes docs/coverage.md: what the library has to practise on, for a tutor who looks for the next scenario to use.

Most of it is read out of the scenarios; what a file says only at length (its trigger, the law at work) stands in tools/coverage.yaml.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import yaml

from assessment.errors import Mistake
from assessment.model.rubric import Rubric
from assessment.model.scenario import Level, Scenario, Step
from assessment.services.marking_files import ready
from assessment.simulation.deadlines import deadline

OUT = Path("docs/coverage.md")
DATA = Path("tools/coverage.yaml")
SCENARIOS = Path("scenarios")
_STEPS: dict[Step, str] = {"decide": "decide", "write": "write", "reply": "reply", "check_in": "check-in"}
HEAD = """# What the library has to practise on

{count} scenarios, {per_level}, from {sectors} sectors. Written by `make coverage` from the scenario files and `tools/coverage.yaml`; a test fails if it is not what they give.
Every scenario has facts to pass on, a procedure to follow, noise to leave out, and somebody who looks like the right person and is not.
Every one exercises the marking points {points}{more}; the last section says which of its sample handovers shows which level.

How to read the tables: *not to* is who looks right and is not; *deadlines* counts the jobs and promises with a time of their own;
*private* counts the details that must not be passed on, *noise* what is true and of no use; *alike* is what can be mixed up.
*One gap* names the point that one sample handover misses where all else is right: a good pair to put beside the model.
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """What tools/coverage.yaml says of one scenario."""

    trigger: str
    why: str
    by: tuple[str, ...]
    law: str
    not_to: str
    alike: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Covered:
    """One scenario with its entry and the rubrics that apply to it."""

    scenario: Scenario
    entry: Entry
    rubrics: Mapping[str, Rubric]

    @property
    def sector(self) -> str:
        """The sector without the desk: "banking"."""
        return self.scenario.sector.split(" (")[0]

    @property
    def points(self) -> tuple[str, ...]:
        """The marking points of its units, in order."""
        return tuple(point.id for unit in self.scenario.units for point in self.rubrics[unit].points)


def main() -> None:
    """Writes the page."""
    OUT.write_text(page(covered()), encoding="utf-8")
    print(f"{OUT} is written")


def covered() -> tuple[Covered, ...]:
    """Every scenario of the library with its entry, by level and title."""
    entries = entries_in(yaml.safe_load(DATA.read_text(encoding="utf-8")))
    found = []
    for path in sorted(SCENARIOS.glob("*.yaml")):
        case = ready(path, Path("rubrics"))
        if path.stem not in entries:
            raise Mistake(f"{DATA}: {path.stem} has no entry. Add its trigger, why, by, law and not_to.")
        found.append(Covered(case.scenario, entries[path.stem], {r.id: r for r in case.rubrics}))
    levels = get_args(Level)
    return tuple(sorted(found, key=lambda c: (levels.index(c.scenario.level), c.scenario.title)))


def entries_in(data: Mapping[str, Mapping[str, Mapping[str, object]]]) -> dict[str, Entry]:
    """The entries by scenario; a Mistake where a trigger or method is of no known kind."""
    entries = {}
    for key, values in data["scenarios"].items():
        entry = Entry(**{k: tuple(v) if isinstance(v, list) else v for k, v in values.items()})  # type: ignore[arg-type]
        for what, said, known in (
            ("trigger", {entry.trigger}, data["triggers"]),
            ("method", set(entry.by), data["methods"]),
        ):
            if odd := sorted(said - set(known)):
                raise Mistake(f"{DATA}: {key}: there is no {what} “{odd[0]}”. Choose one of: {', '.join(known)}.")
        entries[key] = entry
    return entries


def page(all_of_them: tuple[Covered, ...]) -> str:
    """The whole page."""
    levels = Counter(c.scenario.level for c in all_of_them)
    points = list(dict.fromkeys(p for c in all_of_them for p in c.points))
    shared = [p for p in points if all(p in c.points for c in all_of_them)]
    more = [p for p in points if p not in shared]
    count_of_more = sum(any(p in c.points for p in more) for c in all_of_them)
    parts = [
        HEAD.format(
            count=len(all_of_them),
            per_level=", ".join(f"{levels[level]} {level}" for level in get_args(Level)),
            sectors=len({c.sector for c in all_of_them}),
            points=", ".join(shared),
            more=f", and {count_of_more} of them also {', '.join(more)}" if more else "",
        ),
        "## The scenarios\n",
        *(_level(level, [c for c in all_of_them if c.scenario.level == level]) for level in get_args(Level)),
        "## Counted\n",
        _counts("Sector", [c.sector for c in all_of_them]),
        _counts("Trigger", [c.entry.trigger for c in all_of_them]),
        _counts("Method", [kind for c in all_of_them for kind in c.entry.by]),
        _counts("Step", [_STEPS[step] for c in all_of_them for step in c.scenario.steps if step in _STEPS]),
        _shown(all_of_them, points),
    ]
    return "\n".join(parts)


def _level(level: str, here: list[Covered]) -> str:
    rows = [
        _row(
            (
                f"[**{c.scenario.title}**](../scenarios/{c.scenario.id}.yaml)<br>{c.scenario.sector}",
                f"**{c.entry.trigger}**: {c.entry.why}<br>by {' + '.join(c.entry.by)}",
                c.entry.law,
                "<br>".join(traps(c)),
                " · ".join(_STEPS[s] for s in c.scenario.steps if s in _STEPS)
                + (f"<br>{c.scenario.minutes} minutes" if c.scenario.minutes else ""),
            )
        )
        for c in here
    ]
    heads = ("Scenario", "Why it is handed over, and how", "Law or rule", "Traps", "Steps")
    return f"### {level.capitalize()}\n\n{_table(heads, rows)}"


def traps(c: Covered) -> list[str]:
    """What can go wrong in it, in a few words each."""
    facts = c.scenario.facts
    due = [f for f in c.scenario.essential("outstanding", "commitment") if deadline(f, c.scenario)]
    said = [f"not to {c.entry.not_to}", f"{len(due)} deadlines"]
    for weight, word in (("withhold", "private"), ("distractor", "noise")):
        count = sum(f.weight == weight for f in facts)
        said += [f"{count} {word}"] if count else []
    if c.entry.alike:
        said.append("alike: " + " / ".join(c.entry.alike))
    gaps = one_gap(c)
    if gaps:
        said.append(f"one gap: {', '.join(gaps)}")
    return said


def one_gap(c: Covered) -> list[str]:
    """The points that an exemplar misses alone."""
    short = [[point for point, level in e.points.items() if level < 2] for e in c.scenario.exemplars]
    return sorted({points[0] for points in short if len(points) == 1})


def _counts(what: str, values: Iterable[str]) -> str:
    counted = sorted(Counter(values).items(), key=lambda item: (-item[1], item[0]))
    return f"**{what}:** " + ", ".join(f"{value} {count}" for value, count in counted) + "\n"


def _shown(all_of_them: tuple[Covered, ...], points: list[str]) -> str:
    rows = []
    for c in all_of_them:
        rows.append(
            _row((c.scenario.title, *(shown_at(c.scenario, point) if point in c.points else "" for point in points)))
        )
    return (
        "## Which sample handover shows what\n\n"
        "Each scenario has its sample handovers, numbered as in its file. A cell has those that show the point at 2 / at 1 / at 0; it is empty where the scenario is not marked on the point.\n\n"
        + _table(("Scenario", *points), rows)
    )


def shown_at(scenario: Scenario, point: str) -> str:
    """The numbers of the exemplars that have the point at 2, at 1 and at 0: "1 2 3 / 4 / 5"."""
    numbered = list(enumerate(scenario.exemplars, start=1))
    levels = (" ".join(str(n) for n, e in numbered if e.points.get(point) == level) for level in (2, 1, 0))
    return " / ".join(level or "–" for level in levels)


def _table(heads: tuple[str, ...], rows: list[str]) -> str:
    return "\n".join([_row(heads), "|" + "---|" * len(heads), *rows]) + "\n"


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    main()
