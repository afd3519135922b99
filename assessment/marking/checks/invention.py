"""Does the text claim an action, promise or detail that the scenario does not give?"""

from __future__ import annotations

import re

from assessment.language.polarity import negated
from assessment.marking.sight import Sight, Span
from assessment.model.marking import CheckFinding
from assessment.model.rubric import Invention

# Things that a recipient would act on, and that somebody has to have granted, done or agreed.
_CLAIM = re.compile(
    r"\b(?:(?:has|have|had|'s|'ve|is|was|been|i|we|she|he|they|already|now) (?:\w+ )?(?:approved|agreed|authori[sz]ed|booked|"
    r"confirmed|arranged|paid|refunded|signed|issued|granted|given|offered|promised|sent|ordered|cleared|sorted)|"
    r"(?:approved|authori[sz]ed|signed off|okayed) by)\b",
    re.I,
)


def check_invention(check: Invention, sight: Sight) -> CheckFinding:
    """Holds when a claim of something granted, done or agreed carries a value, or a thing, that the scenario has not."""
    found: list[Span] = []
    for span in sight.spans:
        if _CLAIM.search(span.text) is None or negated(span.text):
            continue
        sentence = sight.reading.sentences[span.sentence]
        foreign = [
            v
            for v in sentence.values
            if span.start <= v.start < span.end and v.kind in ("money", "reference") and v.key not in sight.case.keys
        ]
        if foreign:
            found.append(span)
    return CheckFinding(check.id, bool(found), sight.quote(*found[:2]))
