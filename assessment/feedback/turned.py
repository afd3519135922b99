"""Whether a rewording turns what was said: who does it, when, whether, on what condition, how far it is and how sure.

Each rule is one small word or pair of words that turns a sentence. They look at the two texts side by side and not at what
they mean, so that a rewording can still turn a sentence past them (docs/feedback.md says how often).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assessment.feedback.as_meant import WHEN, as_meant, even, small
from assessment.feedback.private_words import PLACEHOLDER
from assessment.language.polarity import denials
from assessment.language.words import words

_I = frozenset(["i", "i'm", "im", "i'll", "i've", "ive", "i'd", "me", "my", "mine", "myself"])
_YOU = frozenset(["you", "your", "you're", "you'll", "you've", "please"])
_WHOSE = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she",
          "they": "they", "them": "they", "their": "they", "theirs": "they"}  # fmt: skip
# What has become of a thing. A new one of these is a new claim: held is not booked, asked for is not agreed.
_BECOMES = "book cancel confirm pay refund release close open agree accept refuse approve reject deliver fix finish resolve guarantee fine clear safe"
_MAY = frozenset(["may", "might", "perhaps", "maybe", "probably", "possibly", "likely"])
_MAY_TOO = _MAY | frozenset(["can", "could", "allowed"])


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


_UNTIL = _pattern(rf"\b(?:before?|until|till|til|prior|by{WHEN})\b")
_TO_WHEN = _pattern(rf"\bto{WHEN}")  # “hold it to five” may say until, and “moved to five” may not
_AFTER = _pattern(rf"\b(?<!look )(?<!looks )(?<!looked )(?<!looking )after\b|\b(?:since|following|from){WHEN}")
_IF = _pattern(
    r"\b(?:if|unless|otherwise|in case)\b|"
    r"\bshould (?:the|this|that|these|those|it|he|she|they|you|we|anyone|anybody|anything|\[)"
)
# A condition in fewer words: “no answer by five = Omar”, “nobody home? leave it”, “miss the van and it goes tomorrow”.
_SHORT_IF = _pattern(r"\?|=|\b(?:no|nobody|nothing|none|not) [^.!?]{0,60}[,:?=]|(?:^|[.!?;]\s*)miss\b[^.!?]* and\b")
_ONLY = _pattern(r"\bonly\b")
_ALONE = _pattern(r"\b(?:only|just|alone|solely|nobody but|no one but|nobody else)\b")
_OR = _pattern(r"\b(?:or|nor)\b")
_AT_MOST = _pattern(r"\bup to (?!date|you|me|us|him|her|them|now)|\bat most\b|\b(?:no|not) more than\b")
_AT_LEAST = _pattern(r"\bat least\b")
_ASKS = _pattern(r"\bplease\b|\b(?:could|can|would|will) you\b")
_IS_DONE = _pattern(
    r"\b(?:has|have|had|was|were|is|are) (?:\w+ )?(?:been |being )?\w+(?:ed|en|ld|nt|ade|one)\b|\bI(?:'ve| have)? \w+ed\b"
)


def turned(quote: str, suggestion: str) -> bool:
    """Whether any of the rules says so."""
    quote, suggestion = even(quote), even(suggestion)
    return any(rule(quote, suggestion) for rule in _RULES)


def _denies(quote: str, suggestion: str) -> bool:
    """A "not" came, or went; of several, one went."""
    before, after = (denials(PLACEHOLDER.sub(" ", text)) for text in (quote, suggestion))
    return bool(before) != bool(after) or (before > 1 and after < before)


def _when(quote: str, suggestion: str) -> bool:
    return _differs(_UNTIL, quote, suggestion, _TO_WHEN) or _differs(_AFTER, quote, suggestion)


def _condition(quote: str, suggestion: str) -> bool:
    if _IF.search(quote):
        return _IF.search(suggestion) is None or _unless(quote, suggestion) or _unless(suggestion, quote)
    return _IF.search(suggestion) is not None and _SHORT_IF.search(quote) is None


def _unless(one: str, other: str) -> bool:
    """One says "unless" and the other an "if" that has no "not"."""
    return "unless" in small(one) and "unless" not in small(other) and not denials(PLACEHOLDER.sub(" ", other))


def _alone_or_either(quote: str, suggestion: str) -> bool:
    return _differs(_ONLY, quote, suggestion, _ALONE) or _differs(_OR, quote, suggestion)


def _who(quote: str, suggestion: str) -> bool:
    """What I do is put as what you are asked to do; or his and hers have changed places."""
    said, says = small(quote), small(suggestion)
    if said & _I and not says & _I and says & _YOU:
        return True
    mine, theirs = _order_of_people(quote), _order_of_people(suggestion)
    return [each for each in mine if each in theirs] != [each for each in theirs if each in mine]


def _order_of_people(text: str) -> list[str]:
    found = (_WHOSE.get(word) for word in re.findall(r"[a-z]+", text.lower()))
    return [each for each in dict.fromkeys(found) if each]


def _how_far(quote: str, suggestion: str) -> bool:
    """What is done is asked for, or something has become of a thing that had not."""
    if (
        _ASKS.search(suggestion)
        and not _ASKS.search(quote)
        and _IS_DONE.search(quote)
        and not _IS_DONE.search(suggestion)
    ):
        return True
    said, says = small(quote), small(suggestion)
    if ("off" in said) != ("off" in says) and ("on" in said) != ("on" in says):
        return True
    meant = as_meant(quote)
    return any(
        meant(word) in _STATES and not any(each.startswith(word.stem) for each in said) for word in words(suggestion)
    )


def _how_sure(quote: str, suggestion: str) -> bool:
    """A "may" became a "will", or the other way round, or a limit went."""
    said, says = small(quote), small(suggestion)
    if (said & _MAY and not says & _MAY_TOO) or (says & _MAY and not said & _MAY_TOO):
        return True
    return any(limit.search(quote) and not limit.search(suggestion) for limit in (_AT_MOST, _AT_LEAST))


def _differs(pattern: re.Pattern[str], quote: str, suggestion: str, excuse: re.Pattern[str] | None = None) -> bool:
    """Whether one of the two has it, unless the other has what excuses it."""
    has, had = pattern.search(suggestion) is not None, pattern.search(quote) is not None
    return has != had and not (excuse and excuse.search(quote if has else suggestion))


_STATES = frozenset(word.stem for word in words(_BECOMES)) | {"paid"}
_RULES: tuple[Callable[[str, str], bool], ...] = (
    _denies, _when, _condition, _alone_or_either, _who, _how_far, _how_sure,
)  # fmt: skip
