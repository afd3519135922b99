"""What a learner did well, in words that a reader of twelve understands, and reasons that do not say a thing twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assessment.model.marking import Evidence, Judgement

# Of the two units that came first; another unit says it in its rubric ("praise"), which goes before these.
WELL = {
    ("carry-out-handovers", "C1"): "You say why you hand this over now, and what the customer needs.",
    (
        "carry-out-handovers",
        "C2",
    ): "You put it in a clear order: who the customer is, what is wrong, what is done, what is left to do.",
    ("carry-out-handovers", "C3"): "You write to the right person, and you ask them to tell you that they have it.",
    ("carry-out-handovers", "C4"): "You chose a good way to hand it over, and you say why.",
    ("maintain-through-handover", "M1"): "You say who does what, and by when.",
    ("maintain-through-handover", "M2"): "You say how the two of you keep an eye on it until it is done.",
    ("maintain-through-handover", "M3"): "You pass on the details that matter, so that nothing gets lost.",
}
ENOUGH = 4  # words: a shorter quotation shows nobody what was good
TAIL = re.compile(r"^(.*?)[:,]? “([^“”]*)”\.?$", re.DOTALL)


def telling(judgement: Judgement) -> Evidence | None:
    """The quotation that shows the point best: the one that its reason rests on, if it is long enough to tell much."""
    match = TAIL.match(judgement.reason)
    named = _flat(match[2].removesuffix("…")) if match else ""
    enough = [piece for piece in judgement.evidence if len(piece.quote.split()) >= ENOUGH]
    return min(enough, key=lambda piece: not named or named not in _flat(piece.quote), default=None)


def strongest(judged: Sequence[tuple[Judgement, int]]) -> Judgement | None:
    """The point to praise: met before partly met, with words to show before without, the surest first."""
    credited = [(judgement, level) for judgement, level in judged if level and judgement.evidence]
    if not credited:
        return None
    return max(credited, key=lambda pair: (pair[1], telling(pair[0]) is not None, pair[0].sure))[0]


def said_well(judgement: Judgement, level: int, title: str, praise: str | None = None) -> str:
    """One plain sentence about it: the unit's own praise where it has one, else Baton's, else the reason."""
    if level < 2:
        return f"You have made a start on this: {title[:1].lower()}{title[1:]}."
    return (
        praise or WELL.get((judgement.unit, judgement.point)) or without_quotation(judgement.reason, judgement.evidence)
    )


def without_quotation(reason: str, evidence: Iterable[Evidence]) -> str:
    """The reason without the quotation at its end, where the same words are shown whole below it."""
    match = TAIL.match(reason)
    if match is None:
        return reason
    quoted = _flat(match[2].removesuffix("…"))
    if not any(quoted in _flat(piece.quote) for piece in evidence):
        return reason
    return f"{match[1].rstrip('.')}."


def _flat(text: str) -> str:
    return " ".join(text.split()).rstrip(".;,:").casefold()
