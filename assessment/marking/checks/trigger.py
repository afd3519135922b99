"""Is the reason that is given the one that applies here?"""

from __future__ import annotations

import numpy as np

from assessment.language.meaning import encoder
from assessment.language.values import find_values, same_value
from assessment.language.words import STOP, alike, words
from assessment.marking.acts import prepare_act
from assessment.marking.sight import Sight, Span
from assessment.model.marking import CheckFinding
from assessment.model.rubric import Act, Trigger

_ENOUGH = 0.5


def check_trigger(check: Trigger, sight: Sight) -> CheckFinding:
    """Holds when a sentence gives a reason for the handover (as the phrasings do) that fits this scenario's trigger."""
    act = Act(id=check.id, kind="act", phrasings=check.phrasings, near_misses=check.near_misses)
    chances = prepare_act(act).chances([s.text for s in sight.spans], sight.vectors)
    fits = _fit(sight)
    scored = [
        (round(float(0.65 * c + 0.35 * f), 4), s) for c, f, s in zip(chances, fits, sight.spans, strict=True)
    ]
    likely = sorted((p for p in scored if p[0] >= _ENOUGH), key=lambda p: (-p[0], p[1].start))
    return CheckFinding(check.id, bool(likely), sight.quote(*(s for _, s in likely[:2])))


def _fit(sight: Sight) -> list[float]:
    """How well each span fits the scenario's own trigger, from 0 to 1."""
    scenario = sight.case.scenario
    trigger, _ = encoder().encode([scenario.trigger])
    close = sight.vectors @ trigger[0] if len(sight.spans) else np.zeros(0)
    values = find_values(scenario.trigger, scenario.now)
    terms = [w.text.lower() for w in words(scenario.trigger) if w.text.lower() not in STOP]
    out = []
    for span, near in zip(sight.spans, close, strict=True):
        mine = [w.text for w in words(span.text)]
        shared = sum(1 for t in set(terms) if any(alike(t, m) >= 0.85 for m in mine))
        valued = any(
            same_value(v, w) for v in values for w in sight.reading.sentences[span.sentence].values if span.start <= w.start < span.end
        )
        out.append(min(1.0, max(0.0, float(near)) + 0.1 * shared + 0.3 * valued))
    return out
