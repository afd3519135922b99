"""Does the text claim an action, promise or detail that the scenario does not give?"""

from __future__ import annotations

import re

from assessment.language.polarity import negated
from assessment.marking.claims import grants_claimed
from assessment.marking.sight import Sight, Span
from assessment.model.marking import CheckFinding
from assessment.model.rubric import Invention

# A reward or a sum that somebody is said to get: if the case has no such sum, a colleague would pay it out all the same.
_GIVEN = re.compile(
    r"\b(?:voucher|gift card|refund|credit|compensation|discount|off|goodwill|free|taxi|hotel|upgrade)\b", re.IGNORECASE
)


def check_invention(check: Invention, sight: Sight) -> CheckFinding:
    """Holds when something is said to be granted that a fact denies, or a sum to be given that the case does not know."""
    wrong = [e for f in sight.facts.values() if f.status == "wrong" for e in f.evidence]
    found: list[Span] = []
    for sentence, start, end in grants_claimed(sight.reading):
        a, b = sight.reading.clean.span(start, end)
        if any(e.start < b and a < e.end for e in wrong):
            found.append(Span(sentence, start, end, sight.reading.clean.text[start:end]))
    found += [s for s in sight.spans if _sum_made_up(s, sight)]
    return CheckFinding(check.id, bool(found), sight.quote(*found[:2]))


def _sum_made_up(span: Span, sight: Sight) -> bool:
    if _GIVEN.search(span.text) is None or negated(span.text):
        return False
    values = sight.reading.sentences[span.sentence].values
    mine = [v for v in values if span.start <= v.start < span.end and v.kind == "money"]
    return bool(mine) and all(v.key not in sight.case.keys for v in mine)
