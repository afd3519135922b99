"""`mark`: one handover against one scenario and its rubrics."""

from __future__ import annotations

from collections.abc import Mapping

from assessment.errors import HandoverTooLong
from assessment.marking.case import Case, prepare, short_name
from assessment.marking.checks import run_check
from assessment.marking.facts import find_facts
from assessment.marking.flags import raise_flags
from assessment.marking.points import all_checks, judge, level_by_rules
from assessment.marking.reading import read
from assessment.marking.rules import full_name, holds
from assessment.marking.sight import Sight, spans_of
from assessment.marking.summary import summarise
from assessment.marking.weighing import Scales, features_of, has_weights
from assessment.model.marking import CheckFinding, Marking, Pins
from assessment.model.response import MAX_CHARACTERS, Response
from assessment.model.rubric import MarkingPoint, Rubric, references
from assessment.model.scenario import Scenario

ENGINE = "baton-engine 0.1.0"


def mark(
    scenario: Scenario,
    rubrics: tuple[Rubric, ...],
    response: Response,
    pins: Pins = Pins(),
    leave_out: str = "",
) -> Marking:
    """Mark a response. Pure: the same input gives the same marking, with no clock, network or chance in it.

    `leave_out` names a training case whose data the fitted weights must not have seen: for measuring only.
    Raises HandoverTooLong over 20,000 characters.
    """
    _short_enough(response.text)
    sight, checks = sight_of(scenario, rubrics, response.text, leave_out), all_checks(rubrics)
    case, facts = sight.case, sight.facts
    findings: dict[str, CheckFinding] = {n: run_check(checks[n], sight) for n in runnable(scenario.units, rubrics)}
    scales = Scales(seen(sight, findings, rubrics), leave_out)
    fill = fillings(case)
    judgements = tuple(
        judge(point, rubric, findings, checks, fill, scales.point(point, rubric.id))
        for unit in scenario.units
        for rubric in rubrics
        if rubric.id == unit
        for point in rubric.points
    )
    flags = raise_flags(rubrics, scenario.units, findings, sight, fill, scales)
    return Marking(
        scenario=pins.scenario,
        rubrics=dict(pins.rubrics),
        engine=ENGINE,
        judgements=judgements,
        facts=tuple(facts[f.id] for f in scenario.facts),
        flags=flags,
        summary=summarise(case, judgements, facts, flags),
        words=len(sight.reading.words),
    )


def sight_of(scenario: Scenario, rubrics: tuple[Rubric, ...], text: str, leave_out: str = "") -> Sight:
    """The text, read against the scenario: what every check looks at."""
    case = prepare(scenario)
    reading = read(text, case)
    facts = {finding.fact: finding for finding in find_facts(case, reading, leave_out)}
    points = point_ids(scenario.units, rubrics)
    spans, vectors = spans_of(reading, points)
    return Sight(case, reading, facts, spans, vectors, leave_out, points)


def _short_enough(text: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise HandoverTooLong(
            f"This handover has {len(text):,} characters; Baton marks up to {MAX_CHARACTERS:,}. "
            "Shorten it: a colleague would not read so much either."
        )


def needed(units: tuple[str, ...], rubrics: tuple[Rubric, ...]) -> list[str]:
    """The full names of the checks that points of these units, and flags, speak of."""
    rules = []
    for rubric in rubrics:
        if rubric.id in units:
            for point in rubric.points:
                rules += [(r, rubric.id) for r in (point.needs.met, point.needs.partly, *(c.when for c in point.caps))]
            rules += [(f.when, rubric.id) for f in rubric.misconceptions]
        rules += [(f.when, rubric.id) for f in rubric.safeguards]
    return list(dict.fromkeys(full_name(n, u) for rule, u in rules for n in references(rule)))


def point_ids(units: tuple[str, ...], rubrics: tuple[Rubric, ...]) -> frozenset[str]:
    """The ids of the points that these units are marked on."""
    return frozenset(point.id for rubric in rubrics if rubric.id in units for point in rubric.points)


def runnable(units: tuple[str, ...], rubrics: tuple[Rubric, ...]) -> list[str]:
    """The checks that are needed, and those that are weighed with them where their rubric is at hand. A unit that the
    scenario does not have and that nothing was learnt of is left alone, so that it costs other scenarios no time."""
    known = set(all_checks(rubrics))
    beside = [rubric.id for rubric in rubrics if rubric.id not in units and has_weights(rubric.id)]
    whole = [n for unit in beside for n in needed((unit,), rubrics)]
    return list(dict.fromkeys([*needed(units, rubrics), *(n for n in whole if n in known)]))


def seen(sight: Sight, findings: Mapping[str, CheckFinding], rubrics: tuple[Rubric, ...]) -> dict[str, float]:
    """The handover as it is weighed."""
    levels: dict[str, float] = {
        f"{rubric.id}.{point.id}": level_by_rules(point, rubric.id, findings)[0]
        for rubric in rubrics
        for point in rubric.points
        if all(full_name(n, rubric.id) in findings for n in _asked(point))
    }
    reading = sight.reading
    flags = {
        rule.id: float(holds(rule.when, rubric.id, findings))
        for rubric in rubrics
        for rule in (*rubric.misconceptions, *rubric.safeguards)
        if all(full_name(n, rubric.id) in findings for n in references(rule.when))
    }
    levels |= {f"flag {name}": value for name, value in flags.items()}
    return features_of(sight.case.scenario, findings, sight.facts, levels, len(reading.words), len(reading.sentences))


def _asked(point: MarkingPoint) -> list[str]:
    rules = (point.needs.met, point.needs.partly, *(c.when for c in point.caps))
    return [n for rule in rules for n in references(rule)]


def fillings(case: Case) -> dict[str, str]:
    """What the rubric's sentences are filled with."""
    return {"recipient": short_name(case.scenario.recipient.name), "customer": "the customer"}
