"""The marked cases that the engine is fitted on: the five that the project was given, and our own."""

from __future__ import annotations

import hashlib
from pathlib import Path

from assessment.services.marking_files import MarkedCase, read_cases

GIVEN = Path("benchmarks/marked-handovers")
OURS = Path("benchmarks/our-handovers")


def all_cases() -> tuple[MarkedCase, ...]:
    """Every marked case."""
    return (*given_cases(), *our_cases())


def given_cases() -> tuple[MarkedCase, ...]:
    """The five that figures are reported on."""
    return read_cases(GIVEN, Path("rubrics"))


def our_cases() -> tuple[MarkedCase, ...]:
    """Those that were made for Baton."""
    return read_cases(OURS, Path("rubrics"))


def folder_of(case: str) -> Path | None:
    """The folder of a case, None where there is none of that name."""
    return next((f / case for f in (GIVEN, OURS) if (f / case / "scenario.yaml").is_file()), None)


def provenance(by: str, cases: tuple[MarkedCase, ...]) -> dict[str, object]:
    """What was fitted, on which marks."""
    return {"fitted_on": {c.name: _hash(c.name) for c in cases}, "by": by}


def _hash(case: str) -> str:
    folder = folder_of(case)
    assert folder is not None
    return "sha256:" + hashlib.sha256((folder / "marks.jsonl").read_bytes()).hexdigest()
