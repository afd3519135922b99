"""Claims that something was granted which the case says was not: "Bev has approved it" where nobody has been asked.

A colleague would act on such a claim at once, so it is an invention, and it makes the fact that denies it wrong. Only a plain
claim counts: a clause that neither denies, asks, plans nor supposes.
"""

from __future__ import annotations

import re

from assessment.language.polarity import negated
from assessment.language.segments import clauses
from assessment.marking.case import FactParts
from assessment.marking.reading import Reading
from assessment.marking.stretches import Coverage

_GRANTED = re.compile(
    r"\b(?:(?:has|have|had|'s|'ve|who's|already|just|been|was|were|is|are|i|we|he|she|they) (?:\w+ )?(?:approved|authori[sz]ed|granted|"
    r"sanctioned|ok'?d|okayed|okay'?d|cleared)|\w+'?s? (?:approved|ok'd|okayed|authori[sz]ed) (?:it|a|an|the|two|one|£\d+)|"
    r"given (?:\w+ )?(?:the |her |his |their )?(?:ok|okay|nod|go-ahead|permission|blessing)|(?:said|says) yes to)\b",
    re.IGNORECASE,
)
_NEEDS_LEAVE = {
    "outstanding": re.compile(r"\b(?:approv\w+|authori[sz]\w+)\b", re.IGNORECASE),
    "": re.compile(r"\b(?:approv\w+|authori[sz]\w+|agree\w*|offer\w*|grant\w*)\b", re.IGNORECASE),
}
_SUPPOSED = re.compile(
    r"\b(?:if|unless|until|till|once|when|whether|should|must|need\w*|has to|have to|to be|please|could|would|will|can|may|might|"
    r"in case|who can|only|due)\b|\?",
    re.IGNORECASE,
)


def grants_claimed(reading: Reading) -> tuple[tuple[int, int, int], ...]:
    """Clauses that say somebody has granted something: the sentence, and the clause's offsets in the clean text."""
    found = []
    for sentence in reading.sentences:
        if sentence.copied >= 0.6:
            continue
        for clause in clauses(sentence.segment):
            if _GRANTED.search(clause.text) and not negated(clause.text) and not _SUPPOSED.search(clause.text):
                found.append((sentence.index, clause.start, clause.end))
    return tuple(found)


def contradicted(fact: FactParts, coverage: Coverage, reading: Reading) -> int | None:
    """The sentence that claims granted what this fact says is not, None where there is none."""
    leave = _NEEDS_LEAVE.get(fact.fact.part, _NEEDS_LEAVE[""])
    if fact.fact.weight in ("distractor", "withhold") or not fact.negative or not leave.search(fact.says):
        return None
    for sentence, _, _ in grants_claimed(reading):
        about = [t.weight for j, t in enumerate(fact.terms) if coverage.terms[sentence, j] >= 0.75]
        if sum(about) >= 0.7:
            return sentence
    return None
