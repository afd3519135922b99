"""Negation, and whether a thing is done, still to do or promised: by clause, from cue words.

Scoped to the clause this beats a dependency parser on the kind of English that handovers are written in.
Dialect and mistakes count: "isnae", "nowt", "aint", "not sended".
"""

from __future__ import annotations

import re
from typing import Literal

Tense = Literal["done", "to_do", "none"]

_NEGATION = re.compile(
    r"\b(?:not|never|no one|nobody|none|nothing|nowhere|neither|nor|without|cannot|cant|can't|nowt|nae|nil|"
    r"no(?!\s*(?:\.|:|\d|later|rush|doubt|matter|reply|answer|news|sooner))|unable|failed to|refus\w+|yet to|still to|"
    r"(?:do|does|did|is|are|was|were|has|have|had|wo|would|could|should|ca|ai|must|need|might)n[o']?t|"
    r"(?:dinn?|isn|wasn|couldn|wouldn|hasn|havn|haven|didn|cann|willn|shouldn)(?:ae|a)|un(?:signed|paid|checked|confirmed|"
    r"booked|sent|touched|told|approved|opened))\b",
    re.IGNORECASE,
)
_TO_DO = re.compile(
    r"\b(?:need(?:s|ed)? (?:to|doing|\w+ing)|to be \w+|must|has to|have to|got to|gotta|should|outstanding|remain\w*|still to|"
    r"yet to|to do|please|could you|can you|would you|will you|you to|make sure|chase|due|awaiting|waiting (?:for|on)|"
    r"before|by (?=\d|half|noon|five|four|six|seven|eight|nine|ten|one|two|three)|want(?:s)? \w+ing)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:i(?:'ve| have|v)? (?:\w+ )?\w+(?:ed|t|n)|ha(?:s|ve|d) (?:been|now|already)|was \w+ed|were \w+ed|been \w+|already|done|"
    r"raised|logged|checked|searched|asked|told|booked|sent|rang|spoke|opened|ordered|reserved|held|tried)\b",
    re.IGNORECASE,
)


def negated(text: str) -> bool:
    """Whether a clause denies something."""
    return _NEGATION.search(text) is not None


def denials(text: str) -> int:
    """How many times it does."""
    return sum(1 for _ in _NEGATION.finditer(text))


def tense(text: str) -> Tense:
    """Whether a clause speaks of something done or still to do; cues of both count as still to do."""
    if _TO_DO.search(text):
        return "to_do"
    return "done" if _DONE.search(text) else "none"
