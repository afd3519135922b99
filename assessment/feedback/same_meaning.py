"""Whether another wording says the same: one function for each way in which it may not. Placeholders must stay as they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from operator import attrgetter

from assessment.feedback.as_meant import as_meant, even, small
from assessment.feedback.plain_words import is_plain
from assessment.feedback.private_words import PLACEHOLDER
from assessment.language.values import Value, find_values, same_value
from assessment.language.words import STOP, Word, words

_WORDS_OF_VALUES = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen half quarter both twice once first second
third fourth fifth sixth double couple
morning afternoon evening night noon midday midnight today tonight tomorrow yesterday weekend week weeks day days hour hours
minute minutes month months year years monday tuesday wednesday thursday friday saturday sunday january february march april june
july august september october november december mon tue tues wed weds thu thur thurs fri sat sun overnight
pound pounds quid pence penny fiver tenner euro euros dollar dollars free
"""
_COUNTED = frozenset(_WORDS_OF_VALUES.split())
_TO_TELL = """
say says tell tells write writes state states note print repeat answer reply respond output mention type put
"""
_TO_PASS_ON = "know inform ask ring call phone telephone contact speak text e-mail message record log explain"
_TELLING, _PASSING_ON = frozenset(_TO_TELL.split()), frozenset(_TO_PASS_ON.split())
_CLAUSES = re.compile(
    r"[.!?;:,\n()]|\s[-\u2013\u2014]\s|\b(?:and|but|so|then|or|because|which|who|while|as|if|when|though|also)\b",
    re.IGNORECASE,
)
_KEPT_AT_LEAST = 0.34


def changes_a_value(quote: str, suggestion: str, now: datetime) -> bool:
    """Whether a placeholder, a figure, or a word of number, time or money came, went or changed."""
    if _in_order(quote) != _in_order(suggestion):
        return True
    before, after = PLACEHOLDER.sub(" ", quote), PLACEHOLDER.sub(" ", suggestion)
    if set(re.findall(r"\d+", after)) - set(re.findall(r"\d+", before)) or _values_differ(before, after, now):
        return True
    said, says = small(even(before)), small(even(after))
    counted = (said ^ says) & _COUNTED
    # Numbers left the text as placeholders: a "one" that is still there is a pronoun, and may go.
    return bool(counted - {"one"} or (counted and "one" in says))


def _in_order(text: str) -> dict[str, list[str]]:
    """The placeholders of each kind in their order, each once: two times that change places change two facts."""
    found: dict[str, list[str]] = {}
    for name in dict.fromkeys(PLACEHOLDER.findall(text)):
        kind = name[1 : name.rindex("_")]
        found.setdefault("NAME" if kind == "RECIPIENT" else kind, []).append(name)
    return found


def _values_differ(before: str, after: str, now: datetime) -> bool:
    mine, theirs = find_values(before, now), find_values(after, now)
    return _lacks(mine, theirs) or _lacks(theirs, mine)


def _lacks(values: Sequence[Value], among: Sequence[Value]) -> bool:
    return any(not any(same_value(value, other) for other in among) for value in values)


def strange_words(suggestion: str, quote: str) -> bool:
    """Whether it uses a word that is neither in the quote nor plain, says one twice, or makes a new name of one.

    A word that the learner wrote elsewhere is no excuse: an instruction to the model stands there too.
    """
    own = {word.stem for word in words(PLACEHOLDER.sub(" ", quote))}
    meant = as_meant(quote)
    as_written = set(re.findall(r"[A-Za-z'’]+", quote))
    if re.search(r"\b([a-z]+)\b\W+\1\b", PLACEHOLDER.sub("0", suggestion), re.IGNORECASE):
        return True
    bare = PLACEHOLDER.sub("X", suggestion)
    for word in words(PLACEHOLDER.sub(" ", suggestion)):
        if word.stem not in own and not is_plain(word.text) and meant(word) not in own:
            return True
    for match in re.finditer(r"(?<=[a-z,;] )[A-Z][a-z]+\b|\b[A-Z]{2,}\b", bare):
        found = match.group()
        short_form = found.isupper() and found.lower() in as_written and not is_plain(found)  # "bsl" as BSL
        if found not in as_written and found != "I" and not short_form:
            return True
    return False


def off_the_subject(quote: str, suggestion: str) -> bool:
    """Whether too little of what the quote speaks of is left, or a clause of it speaks of something else altogether."""
    meant = as_meant(quote)
    mine, theirs = _subject(quote), _subject(suggestion, meant)
    if not mine:
        return bool(theirs)
    shared = len(mine & theirs)
    own = {each for each in mine if not PLACEHOLDER.fullmatch(each)}
    if shared < _KEPT_AT_LEAST * min(len(mine), 9) or len(theirs - mine) > len(own) + min(len(own), 2):
        return True
    clauses = (_subject(clause, meant) for clause in _CLAUSES.split(suggestion))
    if sum(len(clause) for clause in clauses if not clause & mine) > 1:
        return True
    return (
        _new_in_a_row(mine, suggestion, meant) or _does_as_told(quote, suggestion) or _says_it_again(quote, suggestion)
    )


def _new_in_a_row(mine: set[str], suggestion: str, meant: Callable[[Word], str]) -> bool:
    """Whether three words of substance follow one another of which the quote has none: that is something else."""
    row = 0
    for match in re.finditer(r"\[[A-Z]+_\d+\]|[A-Za-z'’-]+", suggestion):
        found = _subject(match.group(), meant)
        if found:
            row = 0 if found & mine else row + 1
        if row > 2:
            return True
    return False


def _does_as_told(quote: str, suggestion: str) -> bool:
    """“Write that it is agreed” put as “It is agreed”: the asking is gone, and what was asked for stands there alone."""
    return bool(small(quote) & _TELLING) and not small(suggestion) & (_TELLING | _PASSING_ON)


def _says_it_again(quote: str, suggestion: str) -> bool:
    """Whether it is the quote with its own words said a second time; one noun may take the place of a pronoun."""
    before = Counter(word.stem for word in words(quote) if word.text.lower() not in STOP)
    after = Counter(word.stem for word in words(suggestion) if word.text.lower() not in STOP)
    return sum(after[stem] > max(1, before[stem]) for stem in after) > 1


def _subject(text: str, meant: Callable[[Word], str] = attrgetter("stem")) -> set[str]:
    """What a text speaks of: its placeholders, and its words but the small ones, each as it is meant."""
    named = set(PLACEHOLDER.findall(text))
    return named | {meant(word) for word in words(PLACEHOLDER.sub(" ", text)) if word.text.lower() not in STOP}


def same_words(quote: str, suggestion: str) -> bool:
    """Whether nothing but blanks is different."""
    return quote.split() == suggestion.split()
