"""A marking as a learner reads it: what was good, each point, the facts, the safeguards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from assessment.model.marking import Evidence, FactFinding, Flag, Judgement, Marking
from assessment.model.rubric import FlagRule, MarkingPoint, Rubric
from assessment.model.scenario import Fact, Scenario
from assessment.services import DecisionView, PointAward
from ui import praise
from ui.widgets.marked_text import marked, quotes
from ui.words import SIGNS, count, sentence

AT_ONCE = 7  # facts of one kind before the rest is put one click away


@dataclass(frozen=True, slots=True)
class Shown:
    """One point with what was proposed and, once somebody decided, what was awarded."""

    judgement: Judgement
    point: MarkingPoint
    award: PointAward | None

    @property
    def level(self) -> int:
        """The level that counts: awarded, else proposed."""
        return self.award.level if self.award else self.judgement.level


def points_shown(
    marking: Marking, rubrics: Sequence[Rubric], decision: DecisionView | None = None
) -> list[tuple[Rubric, list[Shown]]]:
    """Each unit that was marked with its points, in the rubric's order; one that only lends checks is not shown."""
    awards = {award.point: award for award in decision.awards} if decision else {}
    judged = {(judgement.unit, judgement.point): judgement for judgement in marking.judgements}
    units = [
        (
            rubric,
            [
                Shown(judged[rubric.id, point.id], point, awards.get(point.id))
                for point in rubric.points
                if (rubric.id, point.id) in judged
            ],
        )
        for rubric in rubrics
    ]
    return [(rubric, points) for rubric, points in units if points]


def verdict(marking: Marking, decision: DecisionView | None) -> str:
    """The one sentence at the top."""
    status = "" if decision else '<p class="quiet">Proposed by Baton. In an assessment, a person decides.</p>'
    return f'<div class="verdict"><p class="says">{escape(marking.summary)}</p>{status}</div>'


def good_and_next(shown: Iterable[Shown]) -> str:
    """What was good, in the learner's own words; then the one thing that would help most."""
    points = list(shown)
    best = praise.strongest([(each.judgement, each.level) for each in points])
    good = next((each for each in points if each.judgement is best), None)
    missing = next((each for level in (0, 1) for each in points if each.level == level), None)
    boxes = []
    if good:
        boxes.append(
            f'<div class="note note-good"><h2>What you did well</h2>'
            f"<p>{escape(praise.said_well(good.judgement, good.level, good.point.title, good.point.praise))}</p>"
            f"{_own_words(good.judgement)}</div>"
        )
    if missing:
        boxes.append(
            '<div class="note note-plain"><h2>What would help most next</h2>'
            f"<p>{escape(missing.judgement.advice)}</p></div>"
        )
    return f'<div class="two-notes">{"".join(boxes)}</div>'


def _own_words(judgement: Judgement) -> str:
    """The most telling quotation; nothing where all are too short to tell anything."""
    piece = praise.telling(judgement)
    return f'<div class="own">{quotes([piece])}</div>' if piece else ""


TURN_TITLES = ("Your handover", "What you wrote after it", "What you wrote at the end")


def marking_beside_text(
    texts: Sequence[str], units: Sequence[tuple[Rubric, list[Shown]]], decision: DecisionView | None
) -> str:
    """The points as a list that opens one by one, the texts (the handover, and what came after it) lighting up beside it."""
    every = [shown for _, points in units for shown in points]
    number = {shown.point.id: at for at, shown in enumerate(every)}
    lists = "".join(_unit(rubric, points, number, decision) for rubric, points in units)
    lit = "".join(
        (f'<h3 class="turn-head">{TURN_TITLES[turn]}</h3>' if turn else "")
        + marked(text, [of_turn(shown.judgement, turn) for shown in every])
        for turn, text in enumerate(texts)
    )
    return (
        f'<div class="marking"><div class="points-side">{lists}</div><div class="text-side">'
        f'<h3 class="text-head">{TURN_TITLES[0]}</h3><div class="sheet" tabindex="0" role="region" '
        f'aria-label="The handover, with evidence marked for the point that is open">{lit}</div></div></div>'
    )


def of_turn(judgement: Judgement, turn: int) -> list[Evidence]:
    """The evidence of a judgement that stands in that turn's text."""
    return [piece for piece in judgement.evidence if piece.turn == turn]


def _unit(rubric: Rubric, points: list[Shown], number: dict[str, int], decision: DecisionView | None) -> str:
    met = decision.outcomes[rubric.id] if decision else all(shown.level == 2 for shown in points)
    said = "Met" if met else "Not yet met"
    sign = SIGNS[2 if met else 0]
    who = "awarded" if decision else "proposed"
    rows = "".join(_point(shown, number[shown.point.id]) for shown in points)
    return (
        f'<section class="unit"><div class="unit-head"><h3>{escape(rubric.title)}</h3>'
        f'<span class="badge {sign.colour}"><span aria-hidden="true">{sign.shape}</span> {said}, {who}</span></div>'
        f"{rows}</section>"
    )


def _point(shown: Shown, number: int) -> str:
    sign = SIGNS[shown.level]
    who = "awarded" if shown.award else "proposed"
    return (
        f'<details class="point" name="points" data-n="{number}"><summary>'
        f'<span class="badge {sign.colour}"><span aria-hidden="true">{sign.shape}</span> {sign.word}'
        f'<span class="who-says">{who}</span></span>'
        f'<span class="title">{escape(shown.point.title)}</span></summary>'
        f'<div class="point-body">{_why(shown)}</div></details>'
    )


def _why(shown: Shown) -> str:
    judgement = shown.judgement
    reason = praise.without_quotation(judgement.reason, judgement.evidence)
    said = f"<p>{escape(reason)}</p>"
    if shown.award and shown.award.level != judgement.level:
        said = (
            f"<p>Your assessor says: {escape(shown.award.reason)}</p>"
            f'<p class="why">Baton had proposed “{SIGNS[judgement.level].word}”: {escape(reason)}</p>'
        )
    words = f'<p class="label">In your words</p>{quotes(judgement.evidence)}' if judgement.evidence else ""
    return (
        f"{said}{words}"
        f'<p class="advice"><span class="label">Next time:</span> {escape(judgement.advice)}</p>'
        f'<p class="why"><span class="label">Why it matters:</span> {escape(shown.point.why)}</p>'
    )


def facts(scenario: Scenario, marking: Marking) -> str:
    """What reached the colleague, what was stated wrongly, what did not reach them, and what should have stayed."""
    found = [(scenario.fact(finding.fact), finding) for finding in marking.facts]
    wanted = [(fact, finding) for fact, finding in found if fact.weight in ("essential", "useful")]
    groups = [
        _group("●", "met", "Reached your colleague", [pair for pair in wanted if _at_once(pair[1])]),
        _group("◐", "partly", "Reached them only after the handover", [pair for pair in wanted if _later(pair[1])]),
        _group("▲", "guard", "Stated wrongly", [pair for pair in found if pair[1].status == "wrong"]),
        _group("○", "not-yet", "Did not reach them", [pair for pair in wanted if pair[1].status == "missing"]),
        _group("■", "guard", "Private, but passed on", _passed_on(found, "withhold")),
        _group("◌", "plain", "Not needed, but passed on", _passed_on(found, "distractor")),
    ]
    return f'<div class="facts">{"".join(groups)}</div>'


def _at_once(finding: FactFinding) -> bool:
    return finding.status == "conveyed" and not finding.after_asking


def _later(finding: FactFinding) -> bool:
    return finding.status == "conveyed" and finding.after_asking


def _passed_on(found: list[tuple[Fact, FactFinding]], weight: str) -> list[tuple[Fact, FactFinding]]:
    return [(fact, finding) for fact, finding in found if fact.weight == weight and finding.status == "conveyed"]


def _group(shape: str, colour: str, title: str, pairs: list[tuple[Fact, FactFinding]]) -> str:
    if not pairs:
        return ""
    pairs = sorted(pairs, key=lambda pair: pair[0].weight != "essential")
    items = [_fact(fact, finding) for fact, finding in pairs]
    return (
        f'<section class="fact-group {colour}"><h3><span aria-hidden="true">{shape}</span>{title} '
        f'<span class="how-many">{len(pairs)}</span></h3><ul>{"".join(items[:AT_ONCE])}</ul>'
        f"{_more(items[AT_ONCE:])}</section>"
    )


def _more(items: list[str]) -> str:
    """What would make a long list daunting, one click away."""
    return (
        f'<details class="more"><summary>{len(items)} more</summary><ul>{"".join(items)}</ul></details>'
        if items
        else ""
    )


def _fact(fact: Fact, finding: FactFinding) -> str:
    helpful = ' <span class="helpful">helps, not essential</span>' if fact.weight == "useful" else ""
    note = f'<span class="fact-note">{escape(sentence(finding.note))}</span>' if finding.note else ""
    if finding.status == "wrong" and finding.evidence:
        note += f'<span class="fact-note">You wrote: <q>{escape(finding.evidence[0].quote.strip())}</q></span>'
    return f"<li>{escape(fact.says)}{helpful}{note}</li>"


def raised_flags(rubrics: Sequence[Rubric], marking: Marking) -> str:
    """Safeguards and misconceptions that were raised, each with the words concerned. Empty if there are none."""
    rules = {rule.id: rule for rubric in rubrics for rule in (*rubric.safeguards, *rubric.misconceptions)}
    raised = [flag for flag in marking.flags if flag.raised]
    ordered = sorted(raised, key=lambda flag: flag.kind != "safeguard")
    shown = [_flag(flag, rules.get(flag.id)) for flag in ordered]
    first = max(2, sum(flag.kind == "safeguard" for flag in raised))  # a safeguard is never put away
    rest = shown[first:]
    more = (
        f'<details class="more"><summary>{count(len(rest), "more thing")} to look at</summary>'
        f'<div class="flags">{"".join(rest)}</div></details>'
    )
    return "".join(shown[:first]) + (more if rest else "")


def _flag(flag: Flag, rule: FlagRule | None) -> str:
    title = rule.title if rule else flag.id
    kind, shape = ("note-guard", "■ ") if flag.kind == "safeguard" else ("note-warning", "▲ ")
    advice = flag.advice or (rule.advice if rule else "")
    said = praise.without_quotation(flag.reason, flag.evidence)
    reason = f"<p>{escape(sentence(said))}</p>" if said not in ("", title) else ""
    return (
        f'<div class="note {kind} flag"><p class="note-title"><span aria-hidden="true">{shape}</span>'
        f"{escape(title)}</p>"
        f"{reason}{quotes(flag.evidence)}<p>{escape(advice)}</p></div>"
    )
