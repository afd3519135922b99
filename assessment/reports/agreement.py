"""The agreement tables as text that is also Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from assessment.review.agreement import Agreement, Detection


class HasFigures(Protocol):
    """What a table needs of a set of figures."""

    @property
    def points(self) -> dict[str, Agreement]: ...
    @property
    def facts(self) -> dict[str, Detection]: ...
    @property
    def flags(self) -> dict[str, Detection]: ...
    @property
    def misconceptions(self) -> Detection: ...
    @property
    def mean_kappa(self) -> float: ...


def as_text(
    cases: Sequence[tuple[str, int]], engine: HasFigures, baseline: HasFigures, markers: HasFigures | None
) -> str:
    """The tables: marking points, then facts and flags, for the engine, the baseline and the two markers."""
    total = sum(count for _, count in cases)
    lines = [
        f"{total} handovers of {len(cases)} cases: {', '.join(name for name, _ in cases)}.",
        _fitted_on(len(cases)),
        "",
        "| marking point | engine: kappa | exact | baseline: kappa | exact | two markers: kappa |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for point, mine in engine.points.items():
        base = baseline.points[point]
        own = f"{markers.points[point].kappa:.2f}" if markers else "–"
        lines.append(f"| {point} | {mine.kappa:.2f} | {mine.exact:.2f} | {base.kappa:.2f} | {base.exact:.2f} | {own} |")
    own = f"{markers.mean_kappa:.2f}" if markers else "–"
    lines.append(f"| mean | {engine.mean_kappa:.2f} | | {baseline.mean_kappa:.2f} | | {own} |")
    lines += ["", "| found | engine: precision | recall | F1 | baseline: F1 | two markers: F1 | in the marks |"]
    lines += ["|---|---:|---:|---:|---:|---:|---:|"]
    lines += _rows("fact", engine.facts, baseline.facts, markers.facts if markers else None)
    lines += _rows("", engine.flags, baseline.flags, markers.flags if markers else None)
    pooled = {"six misconceptions, pooled": engine.misconceptions}
    lines += _rows(
        "",
        pooled,
        {"six misconceptions, pooled": baseline.misconceptions},
        {"six misconceptions, pooled": markers.misconceptions} if markers else None,
    )
    return "\n".join(lines)


def _fitted_on(cases: int) -> str:
    if cases > 1:
        return "Whatever is fitted was fitted without the case under test."
    return "The engine's weights were fitted without this case; the baseline, with no other to learn from, on this one."


def _rows(
    before: str,
    engine: Mapping[str, Detection],
    baseline: Mapping[str, Detection],
    markers: Mapping[str, Detection] | None,
) -> list[str]:
    rows = []
    for name, mine in engine.items():
        own = f"{markers[name].f1:.2f}" if markers else "–"
        label = f"{before} {name}".strip()
        rows.append(
            f"| {label} | {mine.precision:.2f} | {mine.recall:.2f} | {mine.f1:.2f} "
            f"| {baseline[name].f1:.2f} | {own} | {mine.expected} |"
        )
    return rows
