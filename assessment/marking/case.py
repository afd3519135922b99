"""What the engine knows of a scenario before it reads a handover: each fact taken apart, names, vocabulary.

Everything here comes from the scenario's plain sentences; what a tutor adds (`accept`, `reject`) is used
where it is there and never needed.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from math import log

from assessment.language.cleaning import clean
from assessment.language.meaning import TokenVectors, Vectors, encoder
from assessment.language.polarity import Tense, negated, tense
from assessment.language.values import Value, find_values
from assessment.language.words import STOP, Word, stem, words
from assessment.model.scenario import Fact, Scenario

_TITLE = frozenset(["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir"])
_DAYS = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "today",
        "tonight",
        "tomorrow",
    ]
)


@dataclass(frozen=True, slots=True)
class Term:
    """A content word of a fact: how much it matters there (0 to 1), and whether it is a name."""

    text: str
    weight: float
    name: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FactParts:
    """One fact, taken apart: its typed values, its content words, its polarity and its tense."""

    fact: Fact
    says: str
    values: tuple[Value, ...]
    terms: tuple[Term, ...]
    negative: bool
    tense: Tense
    vector: Vectors
    pieces: TokenVectors


@dataclass(frozen=True, slots=True)
class Case:
    """A scenario made ready for marking. `telling` are the stems that few of its facts share, `keys` its values."""

    scenario: Scenario
    facts: tuple[FactParts, ...]
    names: frozenset[str]
    people: dict[str, str]
    vocabulary: frozenset[str]
    telling: frozenset[str]
    keys: frozenset[str]
    rarity: dict[str, float]
    trigger: Vectors
    trigger_values: tuple[Value, ...]
    procedure_values: tuple[Value, ...]
    brief: str
    brief_shingles: frozenset[tuple[str, ...]]


@lru_cache(maxsize=64)
def case_of(scenario_json: str) -> Case:
    """The case of a scenario, given as its JSON so that equal scenarios share one."""
    return _build(Scenario.model_validate_json(scenario_json))


def prepare(scenario: Scenario) -> Case:
    """The scenario made ready; kept, so that a class that submits at once pays for it once."""
    return case_of(scenario.model_dump_json(exclude={"exemplars"}))


def _build(scenario: Scenario) -> Case:
    names = _names(scenario)
    rarity = _rarity(scenario)
    statements = [fact.says for fact in scenario.facts]
    vectors, pieces = encoder().encode([*statements, scenario.trigger])
    facts = tuple(
        FactParts(
            fact,
            says,
            find_values(says, scenario.now),
            _terms(says, find_values(says, scenario.now), names, rarity),
            negated(says),
            tense(says),
            vectors[i],
            pieces[i],
        )
        for i, (fact, says) in enumerate(zip(scenario.facts, statements, strict=True))
    )
    brief = clean(scenario.brief).text
    everything = " ".join([scenario.brief, scenario.procedure, scenario.trigger, *statements, *_everybody(scenario)])
    keys = frozenset(v.key for v in find_values(clean(everything).text, scenario.now))
    vocabulary = frozenset(w.stem for w in words(clean(everything).text) if w.stem not in STOP)
    telling = frozenset(stem(t.text) for f in facts for t in f.terms if t.weight >= 0.5)
    return Case(
        scenario=scenario,
        facts=facts,
        names=names,
        people=_people(scenario),
        vocabulary=vocabulary,
        telling=telling,
        keys=keys,
        rarity=rarity,
        trigger=vectors[-1],
        trigger_values=find_values(scenario.trigger, scenario.now),
        procedure_values=tuple(
            v
            for v in find_values(scenario.procedure, scenario.now)
            if v.kind in ("phone", "reference", "number") and len(v.key) >= 4
        ),
        brief=brief,
        brief_shingles=shingles(brief),
    )


def _everybody(scenario: Scenario) -> list[str]:
    out = [scenario.you, scenario.recipient.name, scenario.recipient.role, scenario.recipient.context]
    return out + [f"{p.name} {p.role}" for p in scenario.others]


def _called(scenario: Scenario) -> list[str]:
    return [scenario.recipient.name, *(person.name for person in scenario.others)]


def _people(scenario: Scenario) -> dict[str, str]:
    """Lower-case first names and surnames to the full name, of the recipient and the others."""
    people: dict[str, str] = {}
    for name in _called(scenario):
        for part in re.findall(r"[A-Za-z'’-]+", name):
            if part.lower() not in _TITLE:
                people.setdefault(part.lower(), name)
    return people


def _names(scenario: Scenario) -> frozenset[str]:
    """Lower-case words that are written with a capital in the middle of a sentence of the scenario."""
    found: set[str] = set()
    texts = [scenario.trigger, *(f.says for f in scenario.facts), *_everybody(scenario)]
    for text in texts:
        for match in re.finditer(r"(?<=[a-z,;(] )([A-Z][A-Za-z'’-]+)", text):
            found.add(match.group(1).lower().removesuffix("'s").removesuffix("’s"))
    for name in _called(scenario):
        found.update(p.lower() for p in re.findall(r"[A-Za-z'’-]+", name))
    return frozenset(found - _DAYS - _TITLE)


def _rarity(scenario: Scenario) -> dict[str, float]:
    """How telling each stem is among this scenario's facts: 1 where one fact has it, less where many have."""
    count: Counter[str] = Counter()
    for fact in scenario.facts:
        count.update({w.stem for w in words(fact.says)})
    total = len(scenario.facts)
    return {s: log((1 + total) / n) / log(1 + total) for s, n in count.items()}


def _terms(says: str, values: tuple[Value, ...], names: frozenset[str], rarity: dict[str, float]) -> tuple[Term, ...]:
    terms: list[Term] = []
    for word in words(says):
        if any(v.start <= word.start < v.end for v in values):
            continue
        low = word.text.lower().removesuffix("'s")
        if low in _TITLE or low in _DAYS or (word.stem in STOP or low in STOP) or len(word.stem) < 2:
            continue
        name = word.text[0].isupper() and low in names
        terms.append(Term(low, rarity.get(word.stem, 1.0), name, word.start, word.end))
    return tuple(terms)


def shingles(text: str, size: int = 6) -> frozenset[tuple[str, ...]]:
    """Every run of `size` words of a text, lower case: what a copied passage shares with its source."""
    stems = [w.text.lower() for w in words(text)]
    return frozenset(tuple(stems[i : i + size]) for i in range(len(stems) - size + 1))


def word_stems(found: tuple[Word, ...]) -> frozenset[str]:
    """The stems of words, stop words left out."""
    return frozenset(w.stem for w in found if w.stem not in STOP and stem(w.text) not in STOP)
