"""One text looked at by every check that its rubrics need, before any judgement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from assessment.marking.case import Case
from assessment.marking.checks import run_check
from assessment.marking.engine import fillings, needed, sight_of
from assessment.marking.flags import raise_flags
from assessment.marking.points import all_checks
from assessment.marking.sight import Sight
from assessment.model.marking import CheckFinding, FactFinding, Flag
from assessment.model.rubric import AnyCheck, Rubric
from assessment.model.scenario import Scenario

_COUNTS = ("facts", "parts_covered")


@dataclass(frozen=True, slots=True)
class Look:
    """What the engine found in one text of a story."""

    rubrics: tuple[Rubric, ...]
    checks: Mapping[str, AnyCheck]
    sight: Sight
    findings: Mapping[str, CheckFinding]

    @property
    def case(self) -> Case:
        return self.sight.case

    @property
    def facts(self) -> Mapping[str, FactFinding]:
        return self.sight.facts

    def counts(self, name: str) -> bool:
        """Whether that check counts facts: of a short answer alone, a count says nothing."""
        return self.checks[name].kind in _COUNTS

    def with_facts(self, facts: Mapping[str, FactFinding]) -> Look:
        """The same text with the facts as they stand after an answer; what counts facts counts these."""
        sight = replace(self.sight, facts=facts)
        counted = {n: run_check(self.checks[n], sight) for n in self.findings if self.counts(n)}
        return replace(self, sight=sight, findings={**self.findings, **counted})

    def flags(self, wanted: tuple[str, ...]) -> list[Flag]:
        """The flags of these ids that the text raises."""
        units = self.case.scenario.units
        raised = raise_flags(self.rubrics, units, self.findings, self.sight, fillings(self.case))
        return [flag for flag in raised if flag.raised and flag.id in wanted]


def look_at(scenario: Scenario, rubrics: tuple[Rubric, ...], text: str) -> Look:
    """The text, read and checked against the scenario."""
    sight, checks = sight_of(scenario, rubrics, text), all_checks(rubrics)
    findings = {name: run_check(checks[name], sight) for name in needed(scenario.units, rubrics)}
    return Look(rubrics, checks, sight, findings)
