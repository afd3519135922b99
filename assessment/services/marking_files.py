"""Marking files of handovers outside the database: for the command line, benchmarks and calibration."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assessment.content.files import ENDINGS, read_rubric_file, read_scenario_file
from assessment.content.handovers import Marks, NamedHandover, read_handovers, read_marks
from assessment.content.library import units_to_mark
from assessment.content.parse import Parsed
from assessment.errors import ContentProblem, HandoverTooLong
from assessment.marking import mark
from assessment.marking.engine import needed
from assessment.marking.points import all_checks
from assessment.model.marking import Marking, Pins
from assessment.model.response import Response
from assessment.model.rubric import Rubric
from assessment.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Ready:
    """A scenario and its rubrics, read and checked, with the hashes to pin."""

    scenario: Scenario
    rubrics: tuple[Rubric, ...]
    pins: Pins


@dataclass(frozen=True, slots=True)
class MarkedCase:
    """A case folder: its scenario, its handovers, their settled marks, and the two markers' where they are kept."""

    name: str
    ready: Ready
    handovers: tuple[NamedHandover, ...]
    marks: dict[str, Marks]
    markers: tuple[dict[str, Marks], ...]


def ready(scenario_file: Path, rubrics_dir: Path) -> Ready:
    """Reads a scenario and those rubrics of a folder that it is marked by; ContentProblem lists every problem of a broken
    file."""
    read = read_scenario_file(scenario_file)
    scenario: Scenario = _sound(read)
    paths = sorted(p for ending in ENDINGS for p in rubrics_dir.glob(f"[!.]*{ending}"))
    if not paths:
        raise ContentProblem(f"{rubrics_dir}: there is no rubric here. Name the folder with --rubrics.")
    parsed = [read_rubric_file(path) for path in paths]
    rubrics: tuple[Rubric, ...] = tuple(_sound(p) for p in parsed)
    _complete(scenario_file, scenario, rubrics_dir, rubrics)
    used = units_to_mark(scenario.units, {r.id: r for r in rubrics})
    hashes = tuple((r.id, p.hash) for r, p in zip(rubrics, parsed, strict=True) if r.id in used)
    return Ready(scenario, tuple(r for r in rubrics if r.id in used), Pins(read.hash, hashes))


def _complete(scenario_file: Path, scenario: Scenario, rubrics_dir: Path, rubrics: tuple[Rubric, ...]) -> None:
    """Refuses rubrics that can't mark the scenario: a unit or a borrowed check that is not there, or a unit twice."""
    ids = [r.id for r in rubrics]
    twice = sorted({i for i in ids if ids.count(i) > 1})
    if twice:
        raise ContentProblem(f"{rubrics_dir}: two rubrics have the id {', '.join(twice)}. Take one of them out.")
    missing = [u for u in scenario.units if u not in ids]
    if missing:
        raise ContentProblem(
            f"{scenario_file}: units: there is no rubric for {', '.join(missing)} in {rubrics_dir}. "
            "Put it there, or name another folder with --rubrics."
        )
    lent = [name for name in needed(scenario.units, rubrics) if name not in all_checks(rubrics)]
    if lent:
        raise ContentProblem(
            f"{rubrics_dir}: its rubrics use the check {lent[0]}, which is not there. "
            f"Put the rubric {lent[0].split('.')[0]} beside them."
        )


def _sound(parsed: Parsed[Any]) -> Any:
    if parsed.item is None:
        raise ContentProblem("\n".join(str(p) for p in parsed.problems))
    return parsed.item


def mark_all(case: Ready, handovers: Sequence[NamedHandover], jobs: int = 1) -> Iterator[tuple[NamedHandover, Marking]]:
    """Marks handovers in order, with several processes if asked; HandoverTooLong names the handover."""
    if jobs <= 1:
        for handover in handovers:
            yield handover, _mark_one(case, handover)
        return
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        yield from zip(handovers, pool.map(_mark_one, [case] * len(handovers), handovers, chunksize=4), strict=True)


def _mark_one(case: Ready, handover: NamedHandover, leave_out: str = "") -> Marking:
    try:
        return mark(case.scenario, case.rubrics, Response(handover.text), case.pins, leave_out)
    except HandoverTooLong as error:
        raise HandoverTooLong(f"{handover.id}: {error}") from error


def as_line(handover: NamedHandover, marking: Marking) -> dict[str, Any]:
    """A marking in the form that `mark` prints: one JSON object a handover."""
    evidence = [(j.point, e) for j in marking.judgements for e in j.evidence]
    evidence += [(f.fact, e) for f in marking.facts for e in f.evidence if f.status != "missing"]
    evidence += [(f.id, e) for f in marking.flags for e in f.evidence if f.raised]
    return {
        "id": handover.id,
        "points": {j.point: j.level for j in marking.judgements},
        "facts": {f.fact: f.status for f in marking.facts},
        "flags": {f.id: f.raised for f in marking.flags},
        "evidence": [{"for": name, "start": e.start, "end": e.end, "quote": e.quote} for name, e in evidence],
        "reasons": {j.point: j.reason for j in marking.judgements},
        "sure": {j.point: round(j.sure, 3) for j in marking.judgements},
        "engine": marking.engine,
        "scenario": marking.scenario,
        "rubrics": marking.rubrics,
    }


def read_cases(folder: Path, rubrics_dir: Path) -> tuple[MarkedCase, ...]:
    """Every case folder (scenario.yaml, handovers.jsonl, marks.jsonl) under a folder, or the folder itself."""
    folders = [p for p in sorted([folder, *folder.glob("*/")]) if (p / "scenario.yaml").is_file()]
    folders = [p for p in folders if (p / "marks.jsonl").is_file()]
    if not folders:
        raise ContentProblem(
            f"{folder}: there is no case here (a folder with scenario.yaml, handovers.jsonl, marks.jsonl)."
        )
    return tuple(_case(p, rubrics_dir) for p in folders)


def _case(folder: Path, rubrics_dir: Path) -> MarkedCase:
    handovers = read_handovers(folder / "handovers.jsonl")
    if not handovers:
        raise ContentProblem(
            f"{folder / 'handovers.jsonl'}: there is no handover in it. Add one, or take the case out."
        )
    marks = read_marks(folder / "marks.jsonl")
    unmarked = [h.id for h in handovers if h.id not in marks]
    if unmarked:
        raise ContentProblem(
            f"{folder / 'marks.jsonl'}: no marks for {', '.join(unmarked[:5])}. Mark them or leave them out."
        )
    markers = tuple(read_marks(p) for p in (folder / "marks-a.jsonl", folder / "marks-b.jsonl") if p.is_file())
    case = MarkedCase(folder.name, ready(folder / "scenario.yaml", rubrics_dir), handovers, marks, markers)
    for name, settled in zip(("marks.jsonl", "marks-a.jsonl", "marks-b.jsonl"), (marks, *markers), strict=False):
        _fits(folder / name, case, settled)
    return case


def _fits(path: Path, case: MarkedCase, marks: dict[str, Marks]) -> None:
    """Refuses marks that don't speak of just the points and facts that the case is marked on."""
    points = {p.id for r in case.ready.rubrics if r.id in case.ready.scenario.units for p in r.points}
    facts = {f.id for f in case.ready.scenario.facts}
    for handover in case.handovers:
        one = marks.get(handover.id)
        for what, given, wanted in (("points", one.points, points), ("facts", one.facts, facts)) if one else ():
            odd = sorted(given.keys() ^ wanted)
            if odd:
                raise ContentProblem(
                    f"{path}: {handover.id}: {what}: {odd[0]} is {'not marked' if odd[0] in wanted else 'unknown here'}. "
                    f"Mark just the {what} of the scenario."
                )


def mark_case(case: MarkedCase) -> dict[str, Marking]:
    """The engine's markings of a case by id, with the weights that were fitted without it."""
    return {h.id: _mark_one(case.ready, h, case.ready.scenario.id) for h in case.handovers}
