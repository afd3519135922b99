"""The engine, the baseline and the two markers against the settled marks, over case folders."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

from assessment.content.handovers import Marks
from assessment.model.marking import Marking
from assessment.review.agreement import Agreement, Detection, agreement, detection
from assessment.review.baseline import Overlap, fact_cut, level_at, overlap, point_cuts
from assessment.review.outcomes import SURE_ENOUGH
from assessment.services.marking_files import MarkedCase, mark_case

MISCONCEPTIONS = (
    "abdication",
    "undocumented",
    "delegation",
    "verbal_only",
    "no_prioritisation",
    "no_acknowledgement",
)
SAFEGUARDS = ("privacy", "tone", "wrong_fact", "invention")


@dataclass(frozen=True, slots=True)
class Compared:
    """One handover's settled marks beside what somebody, or something, gave it."""

    case: str
    expected: Marks
    proposed: Marks
    sure: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sureness:
    """Judgements that the engine calls sure: their share of all, how many of them agree with the marks, and of the rest."""

    share: float
    right: float
    right_else: float


def how_sure(pairs: Sequence[Compared]) -> Sureness:
    """How often the judgements that the engine is sure of agree with the settled marks."""
    sure: list[bool] = []
    rest: list[bool] = []
    for pair in pairs:
        for point, level in pair.proposed.points.items():
            right = level == pair.expected.points[point]
            (sure if pair.sure.get(point, 0.0) >= SURE_ENOUGH else rest).append(right)
    total = max(1, len(sure) + len(rest))
    return Sureness(len(sure) / total, sum(sure) / max(1, len(sure)), sum(rest) / max(1, len(rest)))


@dataclass(frozen=True, slots=True)
class Figures:
    """Agreement over all handovers of all cases."""

    points: dict[str, Agreement]
    facts: dict[str, Detection]
    flags: dict[str, Detection]
    misconceptions: Detection

    @property
    def mean_kappa(self) -> float:
        """The mean over the points of quadratic weighted kappa."""
        return sum(a.kappa for a in self.points.values()) / len(self.points)


def figures(pairs: Sequence[Compared]) -> Figures:
    """The figures for these pairs; each point and flag over the cases that are marked on it, for units differ."""
    names = dict.fromkeys(p for c in pairs for p in c.expected.points)
    points = {}
    for p in names:
        mine = [c for c in pairs if p in c.expected.points]
        points[p] = agreement([c.expected.points[p] for c in mine], [c.proposed.points[p] for c in mine])
    facts = {
        status: detection(
            [s == status for c in pairs for s in c.expected.facts.values()],
            [c.proposed.facts[f] == status for c in pairs for f in c.expected.facts],
        )
        for status in ("conveyed", "wrong", "missing")
    }
    raised = {flag: _raised(pairs, flag) for flag in (*MISCONCEPTIONS, *SAFEGUARDS)}
    flags = {flag: _detection(found) for flag, found in raised.items()}
    every = [pair for name in MISCONCEPTIONS for pair in raised[name]]
    return Figures(points, facts, flags, _detection(every))


def _raised(pairs: Sequence[Compared], flag: str) -> list[tuple[bool, bool]]:
    """The flag as expected and as proposed, where both speak of it."""
    both = [c for c in pairs if flag in c.expected.flags and flag in c.proposed.flags]
    return [(bool(c.expected.flags[flag]), bool(c.proposed.flags[flag])) for c in both]


def _detection(raised: Sequence[tuple[bool, bool]]) -> Detection:
    return detection([expected for expected, _ in raised], [proposed for _, proposed in raised])


def by_engine(cases: Sequence[MarkedCase], jobs: int = 1, tick: Callable[[], object] = lambda: None) -> list[Compared]:
    """The engine against the settled marks; weights fitted without the case under test."""
    pairs = []
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        for case, markings in zip(cases, pool.map(mark_case, cases), strict=True):
            for handover in case.handovers:
                marking = markings[handover.id]
                sure = {j.point: j.sure for j in marking.judgements}
                pairs.append(Compared(case.name, case.marks[handover.id], as_marks(handover.id, marking), sure))
            tick()
    return pairs


def as_marks(handover: str, marking: Marking) -> Marks:
    """A marking in the form of marks.jsonl."""
    return Marks(
        handover,
        {j.point: j.level for j in marking.judgements},
        {f.fact: f.status for f in marking.facts},
        {f.id: f.raised for f in marking.flags},
    )


def by_markers(cases: Sequence[MarkedCase]) -> list[Compared]:
    """The second marker against the first, where both are kept."""
    return [
        Compared(case.name, case.markers[0][h.id], case.markers[1][h.id])
        for case in cases
        if len(case.markers) == 2
        for h in case.handovers
        if h.id in case.markers[0] and h.id in case.markers[1]
    ]


def by_baseline(cases: Sequence[MarkedCase]) -> list[Compared]:
    """The key-word baseline against the settled marks, its cut-offs fitted on the other cases (on itself if there is one)."""
    overlaps = {
        (case.name, h.id): overlap(case.ready.scenario, case.ready.rubrics, h.text)
        for case in cases
        for h in case.handovers
    }
    pairs = []
    for case in cases:
        others = [(c, h.id) for c in cases if c.name != case.name for h in c.handovers] or [
            (case, h.id) for h in case.handovers
        ]
        known = [(overlaps[c.name, h], c.marks[h]) for c, h in others]
        cut = fact_cut([(o.facts[f], s == "conveyed") for o, m in known for f, s in m.facts.items()])
        here = [(overlaps[case.name, h.id], case.marks[h.id]) for h in case.handovers]
        points = {}
        for p in here[0][0].points:
            marked = [(o, m) for o, m in known if p in m.points] or here
            points[p] = point_cuts([(o.points[p], m.points[p]) for o, m in marked])
        for handover in case.handovers:
            mine = overlaps[case.name, handover.id]
            pairs.append(Compared(case.name, case.marks[handover.id], _guess(handover.id, case, mine, cut, points)))
    return pairs


def _guess(handover: str, case: MarkedCase, mine: Overlap, cut: float, points: dict[str, tuple[float, float]]) -> Marks:
    facts = {f: "conveyed" if share >= cut else "missing" for f, share in mine.facts.items()}
    private = any(facts[f.id] == "conveyed" for f in case.ready.scenario.facts if f.weight == "withhold")
    flags = dict.fromkeys((*MISCONCEPTIONS, *SAFEGUARDS), False) | {"privacy": private}
    return Marks(handover, {p: level_at(mine.points[p], cuts) for p, cuts in points.items()}, facts, flags)
