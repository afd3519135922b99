"""Which stretches of a handover must not leave: found by the grammar of values, by shape, and by what the scenario names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assessment.feedback.plain_words import given_names, is_plain
from assessment.language.cleaning import clean
from assessment.language.handover_words import commonness, handover_words
from assessment.language.values import find_values
from assessment.language.words import STOP, alike, words
from assessment.model.scenario import Scenario

PLACEHOLDER = re.compile(r"\[[A-Z]{3,}_\d{1,4}\]")

_KIND_OF_VALUE = {
    "time": "TIME", "stamp": "TIME", "date": "DATE", "month": "DATE", "money": "AMOUNT", "phone": "PHONE",
    "reference": "REFERENCE", "duration": "LENGTH",
}  # fmt: skip
_ROADS = "street|st|road|rd|avenue|ave|lane|ln|close|drive|crescent|court|terrace|place|square|gardens|way|grove|row|walk|mews|hill"
_SHAPES = (
    ("TEXT", re.compile(r"\[[A-Za-z]{3,}_\d+\]")),  # something that would be taken for a placeholder of ours
    ("ADDRESS", re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)*", re.ASCII)),
    ("ADDRESS", re.compile(r"\b(?:[a-z][a-z0-9+.-]*://|www\.)\S+", re.IGNORECASE)),
    ("ADDRESS", re.compile(rf"\b\d+[a-z]?,? (?:[\w']+ ){{1,3}}?(?:{_ROADS})\b\.?", re.IGNORECASE)),
    ("ADDRESS", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", re.IGNORECASE)),
    (
        "WORDS",
        re.compile(r"(?:[^\W\d_](?<![A-Za-z]))+(?:[ ,.;:!?，。]*(?:[^\W\d_](?<![A-Za-z]))+)*"),
    ),  # another alphabet: we can't tell who is named
)
_DIGITS = re.compile(r"[A-Za-z]*\d(?:[\w:./-]*\w)?")
_TITLE = re.compile(
    r"\b(?:mr|mrs|ms|miss|mx|dr|sir|madam|prof)\.? +([a-z][a-z'-]+)(?: +([a-z][a-z'-]+))?", re.IGNORECASE
)
_NO_NAMES = frozenset(
    ["i", "i'm", "i've", "i'll", "i'd", "mr", "mrs", "ms", "miss", "mx", "dr", "sir", "madam", "prof"]
)
_WORD = re.compile(r"[A-Za-z]+(?:['-][A-Za-z]+)*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n\"“(]|[-*•>]|\d[.)])\s*$")
_BETWEEN = re.compile(r"[\s,-]+")
_ALIKE, _TOO_COMMON = 0.85, 0.004  # a word that one text in 250 has tells nothing by itself
_COMMON = 0.001  # and in small letters one that a text in a thousand has is no name, unless a name stands beside it


@dataclass(frozen=True, slots=True)
class Found:
    """`text[start:end]` is to be hidden as this kind."""

    start: int
    end: int
    kind: str


def stretches_to_hide(
    text: str, scenario: Scenario, *, learner: str = "", private: Iterable[tuple[int, int]] = ()
) -> list[Found]:
    """All of them in order, none overlapping; where two meet, the one that is found first here stands."""
    taken: list[Found] = []
    for found in _all(text, scenario, learner, private):
        if found.start < found.end and not any(t.start < found.end and found.start < t.end for t in taken):
            taken.append(found)
    return sorted(taken, key=lambda found: found.start)


def _all(text: str, scenario: Scenario, learner: str, private: Iterable[tuple[int, int]]) -> Iterator[Found]:
    yield from _shapes(text)
    yield from _joined(sorted(private))
    values = find_values(text, scenario.now)
    yield from (Found(v.start, v.end, _KIND_OF_VALUE.get(v.kind, "NUMBER")) for v in values)
    yield from _names(text, scenario, learner)
    yield from _withheld(text, scenario)
    yield from (Found(*match.span(), "NUMBER") for match in _DIGITS.finditer(text))
    yield from (Found(*match.span(), "NUMBER") for match in re.finditer(r"\d+", text))


def _shapes(text: str) -> Iterator[Found]:
    for kind, shape in _SHAPES:
        yield from (Found(*match.span(), kind) for match in shape.finditer(text))


def _joined(private: Sequence[tuple[int, int]]) -> Iterator[Found]:
    """Stretches that overlap as one, so that no end of one is left."""
    joined: list[tuple[int, int]] = []
    for start, end in private:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    yield from (Found(start, end, "PRIVATE") for start, end in joined)


def _names(text: str, scenario: Scenario, learner: str) -> Iterator[Found]:
    """Runs of words that are names: the scenario's and the learner's however written, and whatever else looks like one."""
    people, recipient = _people(scenario, learner), _parts(scenario.recipient.name)
    known = _known_names(scenario, people)
    matches = list(_WORD.finditer(text))
    sure = {span for match in _TITLE.finditer(text) for span in _name_after(match)} | _beside(text, matches, people)
    run: list[re.Match[str]] = []
    for match in [*matches, None]:
        named = match is not None and (match.span() in sure or _is_name(match, text, known))
        apart = bool(run) and match is not None and text[run[-1].end() : match.start()] not in (" ", "-")
        if run and (not named or apart):
            parts = [part for each in run for part in _parts_of_word(each.group())]
            theirs = any(alike(part, name) >= _ALIKE for part in parts if len(part) > 2 for name in recipient)
            yield Found(run[0].start(), run[-1].end(), "RECIPIENT" if theirs else "NAME")
            run = []
        if named and match is not None:
            run.append(match)


def _name_after(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    yield match.span(1)
    if match.group(2) and not is_plain(match.group(2)):
        yield match.span(2)


def _beside(text: str, matches: Sequence[re.Match[str]], people: Sequence[frozenset[str]]) -> set[tuple[int, int]]:
    """Where two words of one person's name stand beside each other: there even an ordinary word is a name."""
    found: set[tuple[int, int]] = set()
    for one, other in pairwise(matches):
        if not _BETWEEN.fullmatch(text, one.end(), other.start()):
            continue
        pair = {_bare(one.group()), _bare(other.group())}
        if len(pair) == 2 and any(pair <= name for name in people):
            found |= {one.span(), other.span()}
    return found


def _is_name(match: re.Match[str], text: str, known: frozenset[str]) -> bool:
    low = _bare(match.group())
    word = match.group()[: len(low)]
    capital, plain = word[0].isupper(), is_plain(low)
    if low in _NO_NAMES:
        return False
    if _is_known(low, known) and (capital or not _is_common(low)):
        return True
    if low in STOP:
        return False
    if low in given_names():
        return True
    if not plain:
        short_form = word.isupper() and len(word) <= 4
        return (capital and not short_form) or any(alike(low, name) >= _ALIKE for name in known)
    if not capital or word.isupper():
        return False
    return _SENTENCE_START.search(text[max(0, match.start() - 12) : match.start()]) is None


def _is_known(low: str, known: frozenset[str]) -> bool:
    """Whether it is a name that we know of, or made of such names only ("smith-dunn")."""
    parts = [part for part in _parts_of_word(low) if len(part) > 1]
    return low in known or (bool(parts) and all(part in known for part in parts))


def _is_common(low: str) -> bool:
    """Whether so many handovers have the very word that it tells of nobody: "price" is common and "orde" is not, whatever
    shares a stem with it."""
    return low in STOP or handover_words().get(low, 0.0) >= _COMMON


def _known_names(scenario: Scenario, people: Sequence[frozenset[str]]) -> frozenset[str]:
    """The parts of every name that we know of: people's, those after a title, and capitalised words of the case that are
    no ordinary ones."""
    known = {part for name in people for part in name}
    case = " ".join((scenario.title, scenario.you, scenario.brief, *(fact.says for fact in scenario.facts)))
    after_title = (case[slice(*span)] for match in _TITLE.finditer(case) for span in _name_after(match))
    titled = {_bare(name) for name in after_title if name[0].isupper() and not name.isupper()}
    unusual = {word.lower() for word in re.findall(r"\b[A-Z][a-z]{2,}\b(?!'t)", case) if not is_plain(word)}
    return frozenset(known | unusual | (titled - STOP))


def _people(scenario: Scenario, learner: str) -> list[frozenset[str]]:
    """The names that we know of, each as its parts in small letters. Of the scenario's only what has a capital: "Quality
    desk" is no name that would hide every desk."""
    theirs = (scenario.recipient.name, *(person.name for person in scenario.others))
    return [frozenset(_parts(name, capital=True) or _parts(name)) for name in theirs] + [frozenset(_parts(learner))]


def _parts(name: str, *, capital: bool = False) -> set[str]:
    found = re.findall(r"[A-Za-z]{2,}", clean(name).text)
    return {part.lower() for part in found if part.lower() not in _NO_NAMES and (part[0].isupper() or not capital)}


def _parts_of_word(word: str) -> list[str]:
    return [part.lower() for part in re.split("['-]", word)]


def _bare(word: str) -> str:
    """In small letters, without the ending that says whose."""
    return word.lower().removesuffix("'s")


def _withheld(text: str, scenario: Scenario) -> Iterator[Found]:
    """Words that only withheld facts have, in any spelling."""
    private, open_ = set[str](), set[str]()
    for fact in scenario.facts:
        said = {word.stem for line in (fact.says, *fact.accept) for word in words(line)}
        (private if fact.weight == "withhold" else open_).update(said)
    open_.update(word.stem for line in (scenario.title, scenario.trigger, scenario.procedure) for word in words(line))
    telling = {s for s in private - open_ if s not in STOP and len(s) > 2 and commonness(s) < _TOO_COMMON}
    for word in words(text):
        if word.text.lower() in STOP:
            continue
        if word.stem in telling or (not is_plain(word.text) and any(alike(word.stem, s) >= _ALIKE for s in telling)):
            yield Found(word.start, word.end, "PRIVATE")
