"""Is the reason that is given the one that applies here?"""

from __future__ import annotations

import re

import numpy as np

from assessment.language.values import same_value
from assessment.language.words import STOP, alike, words
from assessment.marking.acts import prepare_act, sureness
from assessment.marking.checks.acts import NEAR_FROM
from assessment.marking.sight import Sight, Span
from assessment.model.marking import CheckFinding
from assessment.model.rubric import Act, Trigger

_LIKELY = 0.5
# What ties a reason to this customer or to the procedure: a need, a promise, a deadline that falls later, a rule.
_NEED = re.compile(
    r"\b(?:promis\w*|told (?:her|him|them)|said (?:we|i|she'd|he'd)|(?:my|our|the) word|waiting|wait|expect\w*|hear from us|needs?|needed|"
    r"can'?t (?:wait|sit|be left)|cannot|cant (?:wait|sit)|won'?t wait|before|after|later|deadlines?|cut-?offs?|due|target|runs? (?:out|on)|"
    r"falls?|lapse\w*|until|overnight|tonight|tonite|urgent|emergency|procedure|rules?|policy|as per|process|only|alone|allowed|"
    r"authori\w+|permit\w*|so (?:it|this|the|that|we)|which is why|lost|miss\w*)\b",
    re.IGNORECASE,
)
# The kinds of reason for which cases are handed over, as people put them.
REASONS: dict[str, re.Pattern[str]] = {
    "time": re.compile(
        r"\b(?:(?:my |the |our |early |late |day |night )?(?:shifts?|turn|duty|desk|days|nights|lates|earlies)\b.{0,25}\b(?:ends?|ending|over|up|"
        r"done|finn?ish\w*|chang\w+|clos\w+|swap\w*)|(?:change|end|close|changeover) of (?:the |my |our )?(?:\w+ )?(?:shift|day|turn|duty)|"
        r"shift change|(?:i|we|i'?m|we'?re|ah'?m|im|line|office|shop|branch|phones?)\b.{0,30}\b(?:finn?ish\w*|clos\w+|shut\w*|knock\w* off|"
        r"clock\w* off|log\w* off|lock\w* up|stop\w*|(?:go|goes|going|turn\w*) (?:home|off)|off? (?:at|in|from|\w+ at)|gone|done (?:at|for)|"
        r"leav\w+|away|out (?:at|of the building))|(?:off|done|away|gone|finn?ished|out) (?:at|in|from|by) (?:\d|half|three|two|four|five|six|"
        r"seven|one|ten|eight|nine|twelve|quarter|noon|\w+ min)|work is finish\w*|"
        r"(?:can'?t|cannot|carnt|couldn\w*|won'?t|not) (?:sit|wait|wate|stay|lie|sleep|be left))\b",
        re.IGNORECASE,
    ),
    "authority": re.compile(
        r"\b(?:only|alone|sole|just)\b.{0,40}\b(?:can|may|could|lets?|allowed|able|has|have|desk|team|line|lot|people|you)\b|"
        r"\b(?:not|isn'?t|aren'?t|ain'?t|can'?t|cannot|cant|nobody|no one|unable|beyond|above|outside|over)\b.{0,30}\b(?:allowed|authori\w+|"
        r"permit\w*|limit|level|desk|power|remit|change|approve|confirm|touch|open|decide|do)\b",
        re.IGNORECASE,
    ),
    "specialist": re.compile(
        r"\b(?:needs?|has to|have to|must|for|so|only|why)\b.{0,40}\b(?:specialist|expert\w*|second[- ]line|2nd line|technician|technical|engineer|"
        r"nurse|clinician|legal|your (?:team|lot|hands|side))\b|\b(?:nothing|none|no|every\w*)\b.{0,15}\b(?:left|more|else)\b.{0,25}\b(?:do|try|check\w*|"
        r"tools?|tests?)|\b(?:used up|run out of|end of what|beyond my)\b",
        re.IGNORECASE,
    ),
    "absence": re.compile(
        r"\b(?:no|nobody|none|without)\b.{0,30}\b(?:here|until|till)\b|\bon leave\b",
        re.IGNORECASE,
    ),
    "safeguarding": re.compile(r"\b(?:safeguard\w*|at risk|welfare|vulnerab\w+|harm)\b", re.IGNORECASE),
}


def as_act(check: Trigger) -> Act:
    """The way of giving a reason, as an act of language."""
    return Act(id=check.id, kind="act", phrasings=check.phrasings, near_misses=check.near_misses)


def scored_trigger(check: Trigger, sight: Sight) -> list[tuple[float, Span]]:
    """Every span with how likely it gives this scenario's reason, likeliest first: by the phrasings, by nearness to the
    scenario's own trigger, and by naming the same kind of reason."""
    chances = prepare_act(as_act(check)).chances([s.text for s in sight.spans], sight.vectors, sight.leave_out)
    kinds = kinds_of(sight.case.scenario.trigger)
    found = []
    for chance, fit, span in zip(chances, _fit(sight), sight.spans, strict=True):
        same = any(REASONS[k].search(span.text) for k in kinds)
        score = min(1.0, 0.5 * float(chance) + 0.3 * fit + 0.3 * same)
        if check.tied:
            score = 0.7 * score + 0.3 * _tie(span, sight) if same or chance >= _LIKELY else 0.0
        found.append((round(score, 4), span))
    return sorted(found, key=lambda pair: (-pair[0], pair[1].start, pair[1].end))


def _tie(span: Span, sight: Sight) -> float:
    """1 where the sentence itself ties the reason to a need, a promise or a rule, 0.7 where one next to it does."""
    sentences = sight.reading.sentences
    if _NEED.search(sentences[span.sentence].text):
        return 1.0
    block = sentences[span.sentence].segment.block
    beside = [i for i in (span.sentence - 1, span.sentence + 1) if 0 <= i < len(sentences)]
    return 0.7 if any(sentences[i].segment.block == block and _NEED.search(sentences[i].text) for i in beside) else 0.0


def kinds_of(trigger: str) -> tuple[str, ...]:
    """The kinds of reason that a scenario's trigger names; all kinds where none is recognised."""
    return tuple(k for k, p in REASONS.items() if p.search(trigger)) or tuple(REASONS)


def check_trigger(check: Trigger, sight: Sight) -> CheckFinding:
    """Holds when a sentence gives a reason for the handover (as the phrasings do) that fits this scenario's trigger."""
    model = prepare_act(as_act(check))
    cut = model.cut_for(sight.leave_out)
    ranked = scored_trigger(check, sight)
    likely = [span for chance, span in ranked if chance >= cut]
    best = ranked[0][0] if ranked else 0.0
    # What counts is found by reason, need and rule together; what is quoted is the likeliest to give a reason by itself.
    told = dict(
        zip(sight.spans, model.chances([s.text for s in sight.spans], sight.vectors, sight.leave_out), strict=True)
    )
    likely.sort(key=lambda span: (-float(told[span]), span.start, span.end))
    near = sight.quote(*(span for _, span in ranked[:1])) if not likely and best >= NEAR_FROM else ()
    return CheckFinding(
        check.id, bool(likely), sight.quote(*likely[:2]), sure=sureness(best, cut), score=best, near=near
    )


def _fit(sight: Sight) -> list[float]:
    """How well each span fits the scenario's own trigger, from 0 to 1."""
    scenario = sight.case.scenario
    close = sight.vectors @ sight.case.trigger if len(sight.spans) else np.zeros(0)
    values = sight.case.trigger_values
    terms = [w.text.lower() for w in words(scenario.trigger) if w.text.lower() not in STOP]
    out = []
    for span, near in zip(sight.spans, close, strict=True):
        mine = [w.text for w in words(span.text)]
        shared = sum(1 for t in set(terms) if any(alike(t, m) >= 0.85 for m in mine))
        valued = any(
            same_value(v, w)
            for v in values
            for w in sight.reading.sentences[span.sentence].values
            if span.start <= w.start < span.end
        )
        out.append(min(1.0, max(0.0, float(near)) + 0.1 * shared + 0.3 * valued))
    return out
