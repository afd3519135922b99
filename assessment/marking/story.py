"""One marking over a handover and what was written after it.

The handover is marked as it always is. What came later is read by the same engine and may change a judgement only as the
rubric says (`after_asking`, `at_check_in`): raise a point up to a level, or hold it down. A fact that the colleague had
to ask for is marked so, and no rule counts it as if it had been in the handover, but where the rubric lets it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from assessment.language.cleaning import clean
from assessment.language.values import find_values, same_value
from assessment.marking.case import prepare, short_name
from assessment.marking.engine import fillings, mark
from assessment.marking.look import Look, look_at
from assessment.marking.points import all_checks, judge
from assessment.marking.rules import full_name, named
from assessment.marking.summary import summarise
from assessment.model.marking import CheckFinding, Evidence, FactFinding, Flag, Judgement, Marking, Pins
from assessment.model.response import Response, Turn
from assessment.model.rubric import LaterTurn, MarkingPoint, Rubric
from assessment.model.scenario import Fact, Points, Scenario

_LOOK_FIRST = 0.7  # what a later turn decides, an assessor should look at first
_TELLING = ("time", "phone", "reference", "money")


def mark_story(scenario: Scenario, rubrics: tuple[Rubric, ...], response: Response, pins: Pins = Pins()) -> Marking:
    """The marking of a response with its later turns; without any, exactly that of the handover. Pure, like `mark`."""
    marking = mark(scenario, rubrics, response, pins)
    if not response.turns:
        return marking
    first = look_at(scenario, rubrics, response.text)
    facts = {finding.fact: finding for finding in marking.facts}
    for number, turn in enumerate(response.turns, start=1):
        at = _narrowed(scenario, turn)
        look = look_at(at, rubrics, turn.text)
        if turn.step == "reply":
            facts = _filled(scenario, facts, look, turn, number)
        marking = _with_turn(marking, scenario, rubrics, first, look, turn, number, facts)
    told = tuple(facts[f.id] for f in scenario.facts)
    count = sum(f.after_asking and scenario.fact(f.fact).weight == "essential" for f in told)
    summary = summarise(prepare(scenario), marking.judgements, facts, marking.flags)
    if count:
        name = short_name(scenario.recipient.name)
        summary += f" {name} had to ask for {'one' if count == 1 else count} of the important facts."
    return replace(marking, facts=told, summary=summary, turns=len(response.turns))


def _narrowed(scenario: Scenario, turn: Turn) -> Scenario:
    """At the check-in only what is still open has to be given to somebody."""
    if turn.step != "check_in":
        return scenario

    def now(fact: Fact) -> Fact:
        if fact.id in turn.open:
            return fact.model_copy(update={"part": "outstanding", "weight": "essential"})
        done = fact.part == "outstanding" and fact.weight == "essential"
        return fact.model_copy(update={"weight": "useful"}) if done else fact

    return scenario.model_copy(update={"facts": tuple(now(f) for f in scenario.facts)})


def _filled(
    scenario: Scenario, facts: Mapping[str, FactFinding], look: Look, turn: Turn, number: int
) -> dict[str, FactFinding]:
    """The facts after an answer: what was missing and is said now counts as said after asking. What was asked for and is
    said wrongly now is wrong; what the handover has right, an answer can't make wrong by being short."""
    out = dict(facts)
    for fact in scenario.facts:
        before, now = facts[fact.id], look.facts[fact.id]
        if before.status == "conveyed":
            continue
        answered = _answers(fact, scenario, turn, number)
        if now.status == "conveyed":
            out[fact.id] = replace(now, evidence=_of_turn(now.evidence, number), after_asking=True)
        elif answered:
            out[fact.id] = FactFinding(fact.id, "conveyed", answered, sure=_LOOK_FIRST, after_asking=True)
        elif now.status == "wrong" and fact.id in turn.asked:
            out[fact.id] = replace(now, evidence=_of_turn(now.evidence, number), after_asking=True)
    return out


def _answers(fact: Fact, scenario: Scenario, turn: Turn, number: int) -> tuple[Evidence, ...]:
    """Where the answer to a question is no more than the values asked for ("By five."), they are the answer."""
    if fact.id not in turn.asked:
        return ()
    text = clean(turn.text)
    wanted = [v for v in find_values(clean(fact.says).text, scenario.now) if v.kind in _TELLING]
    said = [v for v in find_values(text.text, scenario.now) if v.kind != "stamp"]
    met = [next((s for s in said if same_value(w, s)), None) for w in wanted]
    spans = [text.span(v.start, v.end) for v in met if v is not None]
    if not wanted or len(spans) < len(wanted):
        return ()
    return tuple(Evidence(a, b, turn.text[a:b], number) for a, b in dict.fromkeys(sorted(spans)))


def _with_turn(
    marking: Marking,
    scenario: Scenario,
    rubrics: tuple[Rubric, ...],
    first: Look,
    look: Look,
    turn: Turn,
    number: int,
    facts: Mapping[str, FactFinding],
) -> Marking:
    judged = {j.point: j for j in marking.judgements}
    flags = {f.id: f for f in marking.flags}
    for rubric in rubrics:
        later = rubric.after_asking if turn.step == "reply" else rubric.at_check_in
        if later is None or rubric.id not in scenario.units:
            continue
        together = _together(rubric, rubrics, later, first.with_facts(facts), look, turn, number)
        for point in rubric.points:
            before = judged[point.id]
            after = _raised(point, rubric, later, before, together, rubrics, first)
            judged[point.id] = _held(point, rubric, later, after, rubrics, look, turn, first)
        for flag in look.flags(later.flags):
            if not flags[flag.id].raised:
                flags[flag.id] = replace(flag, evidence=_of_turn(flag.evidence, number))
    return replace(marking, judgements=tuple(judged.values()), flags=tuple(_flags(marking, flags)))


def _flags(marking: Marking, flags: Mapping[str, Flag]) -> list[Flag]:
    return [flags[f.id] for f in marking.flags]


def _together(
    rubric: Rubric, rubrics: tuple[Rubric, ...], later: LaterTurn, first: Look, look: Look, turn: Turn, number: int
) -> dict[str, CheckFinding]:
    """The checks that raising points ask for, as they hold in the handover and the turn together. What caps a point stays
    as the handover has it: an answer is short, and that is no recital."""
    found = dict(first.findings)
    wanted = {n for p in rubric.points if p.id in later.raises for n in _asked_for(p, rubric)}
    settled = {full_name(ref, rubric.id) for ref in later.confirms} if turn.settled else set()
    for name in wanted:
        if found[name].holds:
            continue
        now = look.findings.get(name)
        if name in settled:
            quote = turn.text.strip()
            start = turn.text.index(quote)
            found[name] = CheckFinding(name, True, (Evidence(start, start + len(quote), quote, number),))
        elif now is not None and now.holds and not look.counts(name):
            found[name] = replace(now, evidence=_of_turn(now.evidence, number))
    return found


def _asked_for(point: MarkingPoint, rubric: Rubric) -> list[str]:
    return [*named(point.needs.met, rubric.id), *named(point.needs.partly, rubric.id)]


def _raised(
    point: MarkingPoint,
    rubric: Rubric,
    later: LaterTurn,
    before: Judgement,
    together: Mapping[str, CheckFinding],
    rubrics: tuple[Rubric, ...],
    first: Look,
) -> Judgement:
    """The judgement with the turn, no higher than the rubric lets the turn bring it."""
    limit: Points = later.raises.get(point.id, 0)
    if limit <= before.level:
        return before
    after = judge(point, rubric, together, all_checks(rubrics), fillings(first.case))
    level: Points = min(after.level, limit)
    if level <= before.level:
        return before
    reason = f"{after.reason} Some of this came only after the handover."
    if level < after.level:
        reason = f"{after.reason} It is held at partly met because it came only after the handover."
    advice = after.advice if level == after.level else before.advice
    return replace(after, level=level, reason=reason, advice=advice, sure=min(after.sure, _LOOK_FIRST))


def _held(
    point: MarkingPoint,
    rubric: Rubric,
    later: LaterTurn,
    before: Judgement,
    rubrics: tuple[Rubric, ...],
    look: Look,
    turn: Turn,
    first: Look,
) -> Judgement:
    """Held down where a slip was let pass, or where the next step leaves open work to nobody."""
    limit = later.holds_down.get(point.id)
    if limit is None or before.level <= limit:
        return before
    name = short_name(first.case.scenario.recipient.name)
    if turn.step == "reply" and turn.slip_missed:
        why = f"{name} read one detail back wrongly, and your answer let it pass."
        advice = f"When {name} reads it back, check each time, number and name against your handover, and put right what differs."
        return replace(before, level=limit, reason=f"{before.reason} {why}", advice=advice, sure=_LOOK_FIRST)
    if turn.step == "check_in" and turn.open:
        now = judge(point, rubric, look.findings, all_checks(rubrics), fillings(first.case))
        if now.level == 0:
            why = "When the case came back, your next step did not do this for what was still open."
            return replace(before, level=limit, reason=f"{before.reason} {why}", advice=now.advice, sure=_LOOK_FIRST)
    return before


def _of_turn(evidence: tuple[Evidence, ...], number: int) -> tuple[Evidence, ...]:
    return tuple(replace(e, turn=number) for e in evidence)
