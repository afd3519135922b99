"""Who the handover goes to, and how busy they are."""

from __future__ import annotations

import itertools
import re

from assessment.marking.case import initials
from assessment.marking.sight import Sight, Span
from assessment.model.marking import CheckFinding
from assessment.model.rubric import Addressed, Loaded

_GREETING = re.compile(
    r"^\W*(?:(?:hi|hiya|hello|hey|dear|to|for|attn|attention|fao|morning|afternoon|evening|good \w+|now then|alright|"
    r"handover (?:to|for)|note (?:to|for)|message (?:to|for)|from .{0,40}\bto)\b[:,\s]*)+(?:(?:mr|mrs|ms|miss|dr)\.?\s+)?"
    r"([A-Za-z'’-]+)(?:\s+([A-Za-z'’-]+))?",
    re.IGNORECASE,
)
_LOADED = re.compile(
    r"\b(?:urgent|emergency|alone|on (?:his|her|their) own|busy|waiting|queue|backlog|open cases|jobs|short|"
    r"single|loaded|other \w+|several|first|priority|\d{2,}|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|\d+) (?:other|more|open|jobs|cases|calls|appointments|patients|rooms|people))\b",
    re.IGNORECASE,
)


def check_addressed(check: Addressed, sight: Sight) -> CheckFinding:
    """Who the text is for: by its greeting or "To" line first, else by whose name it uses."""
    right, wrong = _addressee(sight)
    found = right if check.to == "right" else wrong
    return CheckFinding(check.id, found is not None, sight.quote(found) if found else ())


def _addressee(sight: Sight) -> tuple[Span | None, Span | None]:
    recipient = sight.case.scenario.recipient.name
    sentences = sight.reading.sentences
    for sentence in sentences[:6]:
        segment = sentence.segment
        for match in _names_called(segment.text):
            person = sight.case.people.get(match.group(1).lower()) or sight.case.people.get(
                (match.group(2) or "").lower()
            )
            if person is None:
                continue
            group = 1 if match.group(1).lower() in sight.case.people else 2
            span = Span(
                sentence.index, segment.start + match.start(group), segment.start + match.end(group), match.group(group)
            )
            return (span, None) if person == recipient else (None, span)
    letters = initials(recipient).upper()
    for sentence in sentences:
        for word in sentence.words:
            called = sight.case.called(word.text, word is sentence.words[0])
            if called == recipient or (letters and word.text == letters):
                return Span(sentence.index, word.start, word.end, word.text), None
    role = _role(sight.case.scenario.recipient.role)
    for sentence in sentences[:3]:
        called_so = role.search(sentence.text) if role else None
        if called_so:
            start = sentence.segment.start
            return Span(sentence.index, start + called_so.start(), start + called_so.end(), called_so.group()), None
    return None, None


def _role(role: str) -> re.Pattern[str] | None:
    """The recipient's role or team as it may be called: "second line", "the late turn", "out-of-hours"."""
    words = re.findall(r"[a-z]+", role.lower())
    pairs = [f"{a}[ -]{b}" for a, b in itertools.pairwise(words) if len(a) > 2 and len(b) > 2]
    return re.compile(r"\b(?:" + "|".join(pairs[:4]) + r")\b", re.IGNORECASE) if pairs else None


def _names_called(text: str) -> list[re.Match[str]]:
    found = []
    match = _GREETING.match(text)
    if match:
        found.append(match)
    vocative = re.match(r"^\W*([A-Za-z'’-]+)(?:\s+([A-Za-z'’-]+))?\s*(?:[,:.!-]|$)", text)
    if vocative:
        found.append(vocative)
    return found


def check_loaded(check: Loaded, sight: Sight) -> CheckFinding:
    """Holds when the scenario says that the recipient has much to do or that the matter can't wait."""
    context = sight.case.scenario.recipient.context
    return CheckFinding(check.id, _LOADED.search(context) is not None, (), context)
