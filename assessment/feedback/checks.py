"""What a model wrote, held against the learner's own words. What does not pass is dropped and counted, never mended.

The model chooses a quote, a reason and a suggested wording. The quote has to be the learner's, the reason is one of ours
(see `reasons`), and the suggestion has to say the same: the same names and figures, plain words, nothing that speaks of
marks or tells anybody what to do with a machine. The kind is the reason's own, whatever the model calls it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Literal, get_args

from assessment.feedback.answer import Suggested, Written
from assessment.feedback.faults import Fault
from assessment.feedback.placeholders import Sent
from assessment.feedback.prompt import MOST_COMMENTS
from assessment.feedback.reasons import GOOD, REASONS
from assessment.feedback.same_meaning import changes_a_value, off_the_subject, same_words, strange_words
from assessment.feedback.turned import turned
from assessment.feedback.wording import (
    is_markup,
    new_doubtful_word,
    not_english,
    speaks_of_marks,
    speaks_to_a_machine,
)

SHORTEST_QUOTE, LONGEST_QUOTE = 3, 400
LONGEST_SUGGESTION = 500

DropCode = Literal[
    "unreadable", "quote", "quote_length", "reason", "markup", "marks", "instructions", "values", "too_long", "english",
    "turned", "words", "subject", "same", "twice", "too_many",
]  # fmt: skip
DROP_WORDS: dict[str, str] = {
    "unreadable": "not in the form of a comment",
    "quote": "the quote is not in the handover",
    "quote_length": "the quote is too short or too long",
    "reason": "the reason is none of Baton's",
    "markup": "links, code or markup",
    "marks": "speaks of marks or results",
    "instructions": "reads like an instruction to a machine",
    "values": "adds, drops or changes a name, number, time, date or amount",
    "turned": "turns who does it, when, whether, on what condition or how far it is",
    "too_long": "the suggestion is too long",
    "english": "not English",
    "words": "uses words that are neither the learner's nor plain",
    "subject": "does not say what the quote says",
    "same": "suggests what is there already",
    "twice": "a second comment on the same words",
    "too_many": "more comments than five",
}


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment that passed: `text[start:end] == quote` in the learner's own text."""

    start: int
    end: int
    quote: str
    kind: str
    reason: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class Praise:
    """One thing done well, by its quote and code."""

    start: int
    end: int
    quote: str
    code: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What may be shown, and how many were dropped for which reason."""

    comments: tuple[Comment, ...]
    good: Praise | None
    drops: dict[str, int]

    def to_dict(self) -> dict[str, Any]:
        """As plain data that JSON can hold."""
        return {"comments": [asdict(c) for c in self.comments], "good": asdict(self.good) if self.good else None}

    @staticmethod
    def from_dict(data: dict[str, Any], drops: dict[str, int]) -> Checked:
        """What `to_dict` wrote."""
        good = data.get("good")
        return Checked(tuple(Comment(**c) for c in data.get("comments", ())), Praise(**good) if good else None, drops)


def check_answer(written: Written, sent: Sent, now: datetime) -> Checked:
    """The comments that pass, in the model's order; a Fault where the whole answer is in another language."""
    if not_english([comment.suggestion for comment in written.comments]):
        raise Fault("language")
    drops: Counter[str] = Counter({"unreadable": written.unreadable} if written.unreadable else {})
    kept: list[Comment] = []
    for suggested in written.comments:
        place = _find(sent, suggested.quote)
        code = _why_dropped(suggested, place, sent, now, kept)
        if code or place is None:
            drops[code or "quote"] += 1
            continue
        start, end = place
        words = sent.put_back(suggested.suggestion)
        kept.append(
            Comment(start, end, sent.original[start:end], REASONS[suggested.reason].kind, suggested.reason, words)
        )
    return Checked(tuple(kept), _praise(written, sent, drops), dict(drops))


def _find(sent: Sent, quote: str) -> tuple[int, int] | None:
    """Where the quote stands; one that is too long anyway is not looked for, as that takes long too."""
    return sent.find(quote) if len(quote) <= LONGEST_QUOTE else None


def _why_dropped(
    suggested: Suggested, place: tuple[int, int] | None, sent: Sent, now: datetime, kept: Sequence[Comment]
) -> DropCode | None:
    """The first rule that it breaks, None where it breaks none."""
    quote, words = suggested.quote, suggested.suggestion
    if not SHORTEST_QUOTE <= len(quote) <= LONGEST_QUOTE:
        return "quote_length"
    if place is None:
        return "quote"
    if suggested.reason not in REASONS:
        return "reason"
    if len(words) > min(LONGEST_SUGGESTION, 2 * len(quote) + 60):
        return "too_long"
    own = sent.original[place[0] : place[1]]
    if speaks_to_a_machine(own) or speaks_of_marks(own) or is_markup(own):
        return "instructions"  # the handover itself speaks to the model there
    return _why_wording_dropped(quote, words, sent, now) or _why_too_many(place, kept)


def _why_wording_dropped(quote: str, words: str, sent: Sent, now: datetime) -> DropCode | None:
    back = sent.put_back(words)
    rules: tuple[tuple[DropCode, bool], ...] = (
        ("markup", is_markup(words) or is_markup(back)),
        ("marks", speaks_of_marks(back)),
        ("instructions", speaks_to_a_machine(back)),
        ("marks", new_doubtful_word(quote, words)),
        ("english", not_english([words]) or "[WORDS_" in quote),
        ("values", changes_a_value(quote, words, now)),
        ("turned", turned(quote, words)),
        ("words", strange_words(words, quote)),
        ("subject", off_the_subject(quote, words)),
        ("same", same_words(quote, words)),
    )
    return next((code for code, broken in rules if broken), None)


def _why_too_many(place: tuple[int, int], kept: Sequence[Comment]) -> DropCode | None:
    if any(comment.start < place[1] and place[0] < comment.end for comment in kept):
        return "twice"
    return "too_many" if len(kept) >= MOST_COMMENTS else None


def _praise(written: Written, sent: Sent, drops: Counter[str]) -> Praise | None:
    """The one thing done well; its words are ours, so that only the quote and the code have to hold."""
    if not written.good_quote and not written.good_code:
        return None
    place = _find(sent, written.good_quote)
    if place is None:
        drops["quote" if len(written.good_quote) <= LONGEST_QUOTE else "quote_length"] += 1
        return None
    quote = sent.original[place[0] : place[1]]
    if written.good_code not in GOOD:
        drops["reason"] += 1
        return None
    if not SHORTEST_QUOTE <= len(quote) <= LONGEST_QUOTE:
        drops["quote_length"] += 1
        return None
    if speaks_of_marks(quote) or speaks_to_a_machine(quote) or is_markup(quote):
        drops["instructions"] += 1
        return None
    return Praise(*place, quote, written.good_code)


assert set(DROP_WORDS) == set(get_args(DropCode))
