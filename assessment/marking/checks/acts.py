"""Does the handover do an act of language, and is the act tied to this case?"""

from __future__ import annotations

import re
from datetime import datetime

from assessment.language.values import find_values
from assessment.marking.acts import prepare_act, sureness
from assessment.marking.sight import Sight, Span
from assessment.model.marking import CheckFinding
from assessment.model.rubric import Act

_MOST_QUOTES = 3
_ANY_DAY = datetime(2026, 1, 1)
NEAR_FROM = 0.15  # the chance from which a span that doesn't count is still worth showing
_EVENT = re.compile(
    r"\b(?:when|once|after|before|until|till|first thing|as soon as|on (?:the )?(?:hour|dot)|tomorrow|tonight|tonite|"
    r"morning|afternoon|evening|mon|tue|wed|thu|fri|sat|sun)\w*\b",
    re.IGNORECASE,
)


def scored(check: Act, sight: Sight) -> list[tuple[float, Span]]:
    """Every span that may do the act with its chance, likeliest first."""
    model = prepare_act(check)
    chances = model.chances([s.text for s in sight.spans], sight.vectors, sight.leave_out)
    found = []
    for span, chance in zip(sight.spans, chances, strict=True):
        if check.tied and not sight.of_the_case(span.sentence, reach=1):
            continue
        if check.cues and model.cues(span.text) < check.cues:
            continue
        if check.timed and not _timed(span, sight):
            continue
        found.append((round(float(chance), 4), span))
    return sorted(found, key=lambda pair: (-pair[0], pair[1].start, pair[1].end))


def check_act(check: Act, sight: Sight) -> CheckFinding:
    """Holds when some sentence or clause does the act; the likeliest are its evidence."""
    model = prepare_act(check)
    cut = model.cut_for(sight.leave_out)
    ranked = scored(check, sight)
    likely = [(chance, span) for chance, span in ranked if chance >= cut]
    quotes: list[Span] = []
    for _, span in likely:
        if not any((q.start <= span.start and span.end <= q.end) or span.start <= q.start <= span.end for q in quotes):
            quotes.append(span)
        if len(quotes) == _MOST_QUOTES:
            break
    best = ranked[0][0] if ranked else 0.0
    near = sight.quote(*(span for _, span in ranked[:1])) if not likely and best >= NEAR_FROM else ()
    return CheckFinding(check.id, bool(likely), sight.quote(*quotes), sure=sureness(best, cut), score=best, near=near)


def says_when(text: str) -> bool:
    """Whether a phrasing by itself has a time, a day or an event, read on any day."""
    return any(v.kind in ("time", "date") for v in find_values(text, _ANY_DAY)) or _EVENT.search(text) is not None


def _timed(span: Span, sight: Sight) -> bool:
    sentence = sight.reading.sentences[span.sentence]
    if any(v.kind in ("time", "date", "datetime") for v in sentence.values):
        return True
    return _EVENT.search(sentence.text) is not None
