"""A marking: what the engine proposes for one response, with its evidence."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from assessment.model.scenario import FactStatus, Points

LEVEL_WORDS: dict[int, str] = {2: "Met", 1: "Partly met", 0: "Not yet met"}


@dataclass(frozen=True, slots=True)
class Pins:
    """The content hashes ("sha256:…") that a marking was given under: the scenario's, and each unit's."""

    scenario: str = ""
    rubrics: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of the learner's own text: `text[start:end] == quote`, always. `turn` says of which text: 0 is the
    handover, 1 and on what was written after it."""

    start: int
    end: int
    quote: str
    turn: int = 0


@dataclass(frozen=True, slots=True)
class FactFinding:
    """What became of one fact. `note` says what is wrong or missing in it, for a reader. `after_asking`: it was not in the
    handover, and came only in what was written after it, asked for or not."""

    fact: str
    status: FactStatus
    evidence: tuple[Evidence, ...] = ()
    note: str = ""
    sure: float = 1.0
    after_asking: bool = False


@dataclass(frozen=True, slots=True)
class CheckFinding:
    """Whether one check of a marking point or flag holds, on what evidence, or what is missing. `sure` is from 0.5 (on the
    edge) to 1; `score` is how much the check was seen, 0 to 1; `near` is what came nearest where it does not hold."""

    check: str
    holds: bool
    evidence: tuple[Evidence, ...] = ()
    note: str = ""
    sure: float = 1.0
    score: float = -1.0
    near: tuple[Evidence, ...] = ()

    @property
    def seen(self) -> float:
        """The score; for a check that only holds or not, 1 or 0."""
        return self.score if self.score >= 0 else float(self.holds)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One marking point: 2 met, 1 partly met, 0 not yet met. `reason` is one plain sentence that names
    what is there or what is missing; `advice` ends in something to do; `sure` is a chance from 0 to 1 that
    an examiner would agree."""

    point: str
    unit: str
    level: Points
    reason: str
    advice: str
    evidence: tuple[Evidence, ...] = ()
    checks: tuple[CheckFinding, ...] = ()
    sure: float = 1.0

    @property
    def turns(self) -> tuple[int, ...]:
        """The turns that its evidence comes from, in order."""
        return tuple(sorted({e.turn for e in self.evidence}))


FlagKind = Literal["misconception", "safeguard"]


@dataclass(frozen=True, slots=True)
class Flag:
    """A misconception or safeguard, raised or not."""

    id: str
    kind: FlagKind
    raised: bool
    reason: str = ""
    advice: str = ""
    evidence: tuple[Evidence, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Marking:
    """Everything proposed for one response, in the rubric's and scenario's order."""

    scenario: str  # "sha256:…" of the scenario file's text
    rubrics: dict[str, str]  # unit id -> "sha256:…"
    engine: str
    judgements: tuple[Judgement, ...]
    facts: tuple[FactFinding, ...]
    flags: tuple[Flag, ...]
    summary: str = ""
    words: int = 0
    turns: int = 0  # how many turns after the handover it covers

    def judgement(self, point: str) -> Judgement:
        """The judgement of that marking point; KeyError if the marking has none."""
        for judgement in self.judgements:
            if judgement.point == point:
                return judgement
        raise KeyError(point)

    def to_dict(self) -> dict[str, Any]:
        """As plain data that JSON can hold; `from_dict` gives the same marking back."""
        return asdict(self)

    @staticmethod
    def from_dict(data: dict[str, Any]) -> Marking:
        """The marking that `to_dict` wrote."""
        return Marking(
            scenario=data["scenario"],
            rubrics=dict(data["rubrics"]),
            engine=data["engine"],
            judgements=tuple(
                Judgement(**{**j, "evidence": _evidence(j), "checks": tuple(_check(c) for c in j["checks"])})
                for j in data["judgements"]
            ),
            facts=tuple(FactFinding(**{**f, "evidence": _evidence(f)}) for f in data["facts"]),
            flags=tuple(Flag(**{**f, "evidence": _evidence(f), "facts": tuple(f["facts"])}) for f in data["flags"]),
            summary=data.get("summary", ""),
            words=data.get("words", 0),
            turns=data.get("turns", 0),
        )


def _evidence(data: dict[str, Any]) -> tuple[Evidence, ...]:
    return tuple(Evidence(**e) for e in data["evidence"])


def _check(data: dict[str, Any]) -> CheckFinding:
    near = tuple(Evidence(**e) for e in data.get("near", ()))
    return CheckFinding(**{**data, "evidence": _evidence(data), "near": near})
