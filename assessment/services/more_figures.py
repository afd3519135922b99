"""The figures beside agreement: texts that game the marking, poor English, evidence as read, other people's judgement of
"conveyed".
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assessment.errors import ContentProblem
from assessment.marking import mark
from assessment.marking.case import prepare
from assessment.marking.facts import find_facts
from assessment.marking.reading import read
from assessment.model.marking import Marking
from assessment.model.response import Response
from assessment.model.scenario import Scenario
from assessment.review.agreement import weighted_kappa
from assessment.services.marking_files import Ready

ACTS = ("C3", "C4", "M1", "M2")  # points that ask for an act towards the recipient


@dataclass(frozen=True, slots=True)
class Gamed:
    """How many texts that game the marking got 2 on a point that asks for an act, of how many; and which."""

    count: int
    given: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Damaged:
    """The mean change of a judgement when spelling and grammar are damaged, and the mean change whichever way."""

    pairs: int
    change: float
    either_way: float
    kinds: dict[str, float]


def gamed(rows: Sequence[dict[str, Any]], cases: dict[str, Ready], jobs: int = 1) -> Gamed:
    """Texts with `id`, `scenario` and `text`."""
    _known(rows, cases)
    given = []
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        markings = pool.map(_mark, *zip(*((cases[r["scenario"]], r["text"], r["scenario"]) for r in rows), strict=True))
        for row, marking in zip(rows, markings, strict=True):
            given += [f"{row['id']} {j.point}" for j in marking.judgements if j.level == 2 and j.point in ACTS]
    return Gamed(len(rows), tuple(given))


def damaged(rows: Sequence[dict[str, Any]], cases: dict[str, Ready], jobs: int = 1) -> Damaged:
    """Pairs with `scenario`, `kind`, `plain` and `damaged`; weights fitted without the case."""
    _known(rows, cases)
    changes: list[int] = []
    kinds: dict[str, list[int]] = defaultdict(list)
    texts = [(cases[r["scenario"]], r[key], r["scenario"]) for r in rows for key in ("plain", "damaged")]
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        markings = list(pool.map(_mark, *zip(*texts, strict=True)))
    for i, row in enumerate(rows):
        plain, hurt = markings[2 * i], markings[2 * i + 1]
        some = [b.level - a.level for a, b in zip(plain.judgements, hurt.judgements, strict=True)]
        changes += some
        kinds[row["kind"]] += some
    return Damaged(len(rows), _mean(changes), _mean([abs(c) for c in changes]), {k: _mean(v) for k, v in kinds.items()})


def _known(rows: Sequence[dict[str, Any]], cases: dict[str, Ready]) -> None:
    odd = sorted({str(r.get("scenario")) for r in rows} - cases.keys())
    if odd:
        raise ContentProblem(f"There is no case {odd[0]} among those read. Add its folder, or take its rows out.")


def _mark(case: Ready, text: str, leave_out: str) -> Marking:
    return mark(case.scenario, case.rubrics, Response(text), case.pins, leave_out)


def _mean(values: Sequence[int]) -> float:
    return sum(values) / len(values) if values else 0.0


def as_people_judged(rows: Sequence[dict[str, Any]], jobs: int = 1) -> tuple[float, int]:
    """Kappa of `conveyed` against the majority of people's votes, and how many judgements. Rows have `event`, `text` and
    `points` (`says`, `votes`); all points of an event are the facts of a made-up case. Nothing is fitted on them."""
    mine: list[int] = []
    theirs: list[int] = []
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        for found, row in zip(pool.map(_conveyed, rows, chunksize=8), rows, strict=True):
            mine += found
            theirs += [int(sum(p["votes"]) * 2 > len(p["votes"])) for p in row["points"]]
    return weighted_kappa(theirs, mine, levels=2), len(mine)


def _conveyed(row: dict[str, Any]) -> list[int]:
    case = prepare(_event(json.dumps([p["says"] for p in row["points"]])))
    return [int(f.status == "conveyed") for f in find_facts(case, read(row["text"], case))]


def _event(says: str) -> Scenario:
    """A made-up case whose facts are these sentences."""
    facts = [
        {"id": f"f{i:02}", "part": "issue", "weight": "essential", "says": s} for i, s in enumerate(json.loads(says), 1)
    ]
    return Scenario.model_validate(
        {
            "id": "an-event",
            "title": "An event",
            "sector": "news",
            "level": "basic",
            "now": "2015-06-01T12:00:00",
            "you": "A writer",
            "recipient": {"name": "A reader", "role": "Reader", "takes_over": "now", "context": "reads"},
            "trigger": "The event has happened.",
            "procedure": "Write it down.",
            "brief": "Write what happened.",
            "facts": facts,
        }
    )


def evidence_read(rows: Sequence[dict[str, Any]]) -> tuple[int, int, Counter[str]]:
    """How many quotes a reader accepted as the reason of their judgement, of how many, and why not."""
    accepted = sum(bool(r["accepted"]) for r in rows)
    return accepted, len(rows), Counter(str(r.get("why", "")) for r in rows if not r["accepted"])


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The JSON lines of a file."""
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except OSError as error:
        raise ContentProblem(f"{path}: can't be read ({error.strerror}). Check the name and the folder.") from error
    except ValueError as error:
        raise ContentProblem(f"{path}: every line has to be a JSON object ({error}). Correct the file.") from error
