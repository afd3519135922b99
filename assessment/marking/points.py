"""From findings to judgements: levels, caps, and one plain sentence of reason for each marking point."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import replace

from assessment.marking.rules import full_name, holds, lacking, named
from assessment.marking.weighing import Weighed
from assessment.model.marking import CheckFinding, Evidence, Judgement
from assessment.model.rubric import AnyCheck, Cap, MarkingPoint, Rubric, Rule, references
from assessment.model.scenario import Points

_UNQUOTED = 0.6  # how sure it is that nothing is credited because nothing can be quoted
_CAPPED = 0.9  # how sure a judgement is that a cap holds down
_MOST_TURNED = 3  # checks that a reason may see otherwise than the rules alone
_MOST_QUOTES = 4
_TELL_LITTLE = ("facts", "addressed")  # the kinds of check whose quotes say least of an act
_QUOTE = 90  # characters of a quote that a reason repeats


def level_by_rules(point: MarkingPoint, unit: str, findings: Mapping[str, CheckFinding]) -> tuple[Points, Cap | None]:
    """The level that the rules alone give, and the cap that holds it down, if one does: the lowest, in whatever order the
    file has them."""
    level: Points = 0
    if holds(point.needs.met, unit, findings):
        level = 2
    elif holds(point.needs.partly, unit, findings):
        level = 1
    cap = cap_on(point, unit, findings, level)
    return (cap.at_most, cap) if cap is not None else (level, None)


def cap_on(point: MarkingPoint, unit: str, findings: Mapping[str, CheckFinding], level: int) -> Cap | None:
    """The lowest cap that holds for these findings and is under the level."""
    caps = [c for c in point.caps if c.at_most < level and holds(c.when, unit, findings)]
    return min(caps, key=lambda c: c.at_most, default=None)


def judge(
    point: MarkingPoint,
    rubric: Rubric,
    findings: Mapping[str, CheckFinding],
    checks: Mapping[str, AnyCheck],
    fill: Mapping[str, str],
    weighed: Weighed | None = None,
) -> Judgement:
    """The judgement of one marking point from the findings of all checks: by the rules, or weighed where weights are known."""
    level, cap = level_by_rules(point, rubric.id, findings)
    sure = _sure(point, rubric.id, level, cap is not None, findings)
    if weighed is not None:
        cap = cap_on(point, rubric.id, findings, weighed.level)
        level = cap.at_most if cap is not None else weighed.level
        sure = round(max(weighed.chance(level), _CAPPED if cap is not None else 0.0), 3)
        findings = reconciled(point, rubric.id, findings, level)
    mine = list(dict.fromkeys([*named(point.needs.met, rubric.id), *named(point.needs.partly, rubric.id)]))
    good = [n for n in mine if findings[n].holds and checks[n].found]
    short = list(lacking(point.needs.met, rubric.id, findings))
    evidence = _evidence([(checks[n], findings[n]) for n in good], level) or _nearest(
        [findings[n] for n in mine], level
    )
    if level and not evidence:
        # Evidence or nothing: what can't be quoted is not credited.
        level, good, sure = 0, [], min(sure, _UNQUOTED)
    telling = _telling([findings[n] for n in good] or [CheckFinding("", True, evidence)]) if level else None
    return Judgement(
        point=point.id,
        unit=rubric.id,
        level=level,
        reason=_reason(level, good, short, cap, telling, findings, checks, fill),
        advice=fill_in((point.advice.not_yet, point.advice.partly, point.advice.met)[level], fill),
        evidence=evidence,
        checks=tuple(replace(findings[n], check=n) for n in mine),
        sure=sure,
    )


def reconciled(
    point: MarkingPoint, unit: str, findings: Mapping[str, CheckFinding], level: int
) -> Mapping[str, CheckFinding]:
    """The findings under which the rules give the level as weighed: the fewest and least sure checks are turned, so that the
    reason says what the level rests on. Unchanged where no few turns lead there."""
    if level_by_rules(point, unit, findings)[0] == level:
        return findings
    names = list(
        dict.fromkeys(full_name(n, unit) for rule in (point.needs.met, point.needs.partly) for n in references(rule))
    )
    best: tuple[float, Mapping[str, CheckFinding]] | None = None
    for count in range(1, _MOST_TURNED + 1):
        for chosen in itertools.combinations(names, count):
            cost = sum(findings[n].sure for n in chosen)
            if best is not None and cost >= best[0]:
                continue
            turned = {**findings, **{n: _turned(findings[n]) for n in chosen}}
            if level_by_rules(point, unit, turned)[0] == level:
                best = (cost, turned)
        if best is not None:
            break
    return best[1] if best is not None else findings


def _turned(finding: CheckFinding) -> CheckFinding:
    return replace(finding, holds=not finding.holds, evidence=() if finding.holds else finding.near, note="", sure=0.5)


def _sure(point: MarkingPoint, unit: str, level: int, capped: bool, findings: Mapping[str, CheckFinding]) -> float:
    """How sure the rules' judgement is: as sure as the weakest check that it needs, or the strongest that it fails by."""

    def holding(rule: Rule) -> list[float]:
        return [findings[n].sure for n in named(rule, unit) if findings[n].holds]

    def failing(rule: Rule) -> float:
        return max((findings[n].sure for n in lacking(rule, unit, findings)), default=1.0)

    if capped:
        return _CAPPED
    if level == 2:
        return min(holding(point.needs.met), default=1.0)
    if level == 1:
        return min(failing(point.needs.met), max(holding(point.needs.partly), default=1.0))
    return min(failing(point.needs.met), failing(point.needs.partly))


def _telling(found: list[CheckFinding]) -> Evidence | None:
    """The quote that a reason repeats: the surest that is more than a name."""
    quotes = [e for finding in sorted(found, key=lambda f: (-f.seen, -f.sure)) for e in finding.evidence[:1]]
    return next((e for e in quotes if len(e.quote.split()) > 2), quotes[0] if quotes else None)


def _evidence(found: list[tuple[AnyCheck, CheckFinding]], level: int) -> tuple[Evidence, ...]:
    """The quotes that the level rests on: the best of each check (of one that counts parts, one a part) in the order in which
    the rubric asks for them, a mere count of facts and a name last, and no more than a reader takes in; in the order of the
    text."""
    if level == 0:
        return ()
    quotes: list[Evidence] = []
    for check, finding in sorted(found, key=lambda pair: pair[0].kind in _TELL_LITTLE):
        for quote in finding.evidence[: _MOST_QUOTES if check.kind == "parts_covered" else 1]:
            if not any(q.start <= quote.start and quote.end <= q.end for q in quotes):
                quotes = [q for q in quotes if not (quote.start <= q.start and q.end <= quote.end)]
                quotes.append(quote)
    return tuple(sorted(quotes[:_MOST_QUOTES], key=lambda e: (e.start, e.end)))


def _nearest(asked: list[CheckFinding], level: int) -> tuple[Evidence, ...]:
    """What came nearest to the checks of a point that is credited where none of them holds by itself."""
    ranked = sorted((f for f in asked if f.near), key=lambda f: -f.seen)
    return ranked[0].near[:1] if level and ranked else ()


def _reason(
    level: int,
    good: list[str],
    short: list[str],
    cap: Cap | None,
    telling: Evidence | None,
    findings: Mapping[str, CheckFinding],
    checks: Mapping[str, AnyCheck],
    fill: Mapping[str, str],
) -> str:
    if cap is not None:
        return _sentence(
            f"This is held at {'partly met' if cap.at_most else 'not yet met'} because {cap.because}", fill
        )
    said = [checks[n].found or "" for n in good if level][:2]
    unsaid = [_missing(checks[n], findings[n]) for n in short if checks[n].missing][:2]
    if level == 2:
        return _sentence(f"You {_join(said)}", fill, telling)
    if level == 1 and said and unsaid:
        return _sentence(f"You {_join(said[:1])}, but you {_join(unsaid)}", fill, telling)
    if level and not said:
        return _sentence("Something of this is here, but not clearly", fill, telling)
    if unsaid:
        return _sentence(f"You {_join(unsaid)}", fill)
    return _sentence("There is not enough here yet to credit this point", fill)


def _missing(check: AnyCheck, finding: CheckFinding) -> str:
    text = check.missing or ""
    return f"{text} ({finding.note})" if finding.note and check.kind in ("facts", "owners", "parts_covered") else text


def _join(parts: list[str]) -> str:
    return " and ".join(p.rstrip(".") for p in parts if p)


def fill_in(text: str, fill: Mapping[str, str]) -> str:
    """The text with `{recipient}` and its like filled in."""
    for name, value in fill.items():
        text = text.replace("{" + name + "}", value)
    return text


def _sentence(text: str, fill: Mapping[str, str], telling: Evidence | None = None) -> str:
    sentence = fill_in(text, fill)
    if telling is not None:
        return f"{sentence}: “{_short(telling.quote)}”."
    return sentence if sentence.endswith(".") else sentence + "."


def _short(quote: str) -> str:
    flat = " ".join(quote.split()).rstrip(".;,:")
    if len(flat) <= _QUOTE:
        return flat
    return flat[:_QUOTE].rsplit(" ", 1)[0] + " …"


def all_checks(rubrics: tuple[Rubric, ...]) -> dict[str, AnyCheck]:
    """Every check of these rubrics under its full name."""
    return {full_name(check.id, rubric.id): check for rubric in rubrics for check in rubric.checks}
