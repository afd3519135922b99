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
from assessment.language.words import STOP, stem, words
from assessment.marking.roles import Role, roles_of
from assessment.model.scenario import Fact, Scenario

_TITLE = frozenset(["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir"])
_DAYS_AND_MONTHS = """
monday tuesday wednesday thursday friday saturday sunday today tonight tomorrow
january february march april may june july august september october november december
"""
_DAYS = frozenset(_DAYS_AND_MONTHS.split())
_JOINING = frozenset(["a", "an", "and", "at", "for", "in", "of", "on", "or", "the", "to"])  # in the name of a team
# Names that are ordinary words of a handover too: they call a person only with a capital, within a sentence.
_NAMES_AND_WORDS = """
best bill call chase cook day grace hope long mark may page power price read rose short summer will young
"""
PLAIN_WORDS = frozenset(_NAMES_AND_WORDS.split())
_NO_INITIALS = frozenset(["am", "pm", "it", "ok", "id", "no", "so", "to", "uk"])  # every other note has these


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
    """One fact, taken apart: its typed values and their roles, its content words, its polarity and its tense."""

    fact: Fact
    says: str
    values: tuple[Value, ...]
    terms: tuple[Term, ...]
    negative: bool
    tense: Tense
    vector: Vectors
    pieces: TokenVectors
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A scenario made ready for marking. `telling` are the stems that few of its facts share, `keys` its values, `vocabulary` its words in lower case,
    `finders` the references that the customer's record is found by. `other_wordings` and `rejects` come from what a tutor added
    to facts (`accept`, `reject`)."""

    scenario: Scenario
    facts: tuple[FactParts, ...]
    names: frozenset[str]
    people: dict[str, str]
    telling: frozenset[str]
    keys: frozenset[str]
    finders: frozenset[str]
    trigger: Vectors
    trigger_values: tuple[Value, ...]
    procedure_values: tuple[Value, ...]
    vocabulary: frozenset[str]
    brief_shingles: frozenset[tuple[str, ...]]
    other_wordings: tuple[tuple[FactParts, ...], ...] = ()
    rejects: tuple[tuple[str, Vectors], ...] = ()

    def called(self, word: str, first: bool = False) -> str | None:
        """The full name of the recipient or other person whom a word calls; `first` in its sentence."""
        name = word.lower().removesuffix("'s")
        if name in PLAIN_WORDS and (first or not word[:1].isupper()):
            return None
        return self.people.get(name)


@lru_cache(maxsize=64)
def case_of(scenario_json: str) -> Case:
    """The case of a scenario, given as its JSON so that equal scenarios share one."""
    return _build(Scenario.model_validate_json(scenario_json))


def prepare(scenario: Scenario) -> Case:
    """The scenario made ready; kept, so that a class that submits at once pays for it once."""
    return case_of(scenario.model_dump_json(exclude={"exemplars"}))


def _build(scenario: Scenario) -> Case:
    names = _names(scenario)
    vectors, pieces = encoder().encode([*(_says(f) for f in scenario.facts), scenario.trigger])
    facts = _taken_apart(scenario, names, vectors, pieces)
    everything = " ".join(
        [scenario.brief, scenario.procedure, scenario.trigger, *(f.says for f in facts), *_everybody(scenario)]
    )
    return Case(
        scenario=scenario,
        facts=facts,
        names=names,
        people=_people(scenario),
        telling=frozenset(stem(t.text) for f in facts for t in f.terms if t.weight >= 0.5),
        keys=frozenset(v.key for v in find_values(clean(everything).text, scenario.now)),
        finders=frozenset(v.key for f in facts if f.fact.part == "customer" for v in f.values if v.kind == "reference"),
        trigger=vectors[-1],
        trigger_values=find_values(scenario.trigger, scenario.now),
        procedure_values=tuple(
            v
            for v in find_values(scenario.procedure, scenario.now)
            if v.kind in ("phone", "reference", "number") and len(v.key) >= 4
        ),
        vocabulary=frozenset(w.text.lower().removesuffix("'s") for w in words(clean(everything).text)),
        brief_shingles=shingles(clean(scenario.brief).text),
        other_wordings=_other_wordings(scenario, facts, names),
        rejects=tuple(
            (f.id, encoder().encode([clean(r).text for r in f.reject])[0]) for f in scenario.facts if f.reject
        ),
    )


def _other_wordings(
    scenario: Scenario, facts: tuple[FactParts, ...], names: frozenset[str]
) -> tuple[tuple[FactParts, ...], ...]:
    """All facts again with the first, second … wording that a tutor accepts in the place of `says`, where there is one."""
    rarity = _rarity(scenario)
    found = []
    for n in range(max((len(f.accept) for f in scenario.facts), default=0)):
        row = []
        for parts in facts:
            if n >= len(parts.fact.accept):
                row.append(parts)
                continue
            says = clean(parts.fact.accept[n]).text
            (vector,), (pieces,) = encoder().encode([says])
            values = find_values(says, scenario.now)
            terms = _terms(says, values, names, rarity)
            row.append(_fact_parts(parts.fact, says, values, terms, vector, pieces, scenario))
        found.append(tuple(row))
    return tuple(found)


def _says(fact: Fact) -> str:
    """The fact's sentence in the clean characters that handovers are read in ("Zoë" is "Zoe" in both)."""
    return clean(fact.says).text


def _taken_apart(
    scenario: Scenario, names: frozenset[str], vectors: Vectors, pieces: tuple[TokenVectors, ...]
) -> tuple[FactParts, ...]:
    rarity = _rarity(scenario)
    found = []
    for i, fact in enumerate(scenario.facts):
        says = _says(fact)
        values = find_values(says, scenario.now)
        terms = _terms(says, values, names, rarity)
        found.append(_fact_parts(fact, says, values, terms, vectors[i], pieces[i], scenario))
    return tuple(found)


def _fact_parts(
    fact: Fact,
    says: str,
    values: tuple[Value, ...],
    terms: tuple[Term, ...],
    vector: Vectors,
    pieces: TokenVectors,
    scenario: Scenario,
) -> FactParts:
    roles = roles_of(fact, says, values, scenario.now)
    return FactParts(fact, says, values, terms, negated(says), tense(says), vector, pieces, roles)


def _everybody(scenario: Scenario) -> list[str]:
    out = [scenario.you, scenario.recipient.name, scenario.recipient.role, scenario.recipient.context]
    return [clean(text).text for text in out + [f"{p.name} {p.role}" for p in scenario.others]]


def _called(scenario: Scenario) -> list[str]:
    return [scenario.recipient.name, *(person.name for person in scenario.others)]


def _name_parts(name: str) -> list[str]:
    """The words of a name, lower case, without title: what a person may be called by."""
    parts = re.findall(r"[A-Za-z'’-]+", clean(name).text.lower())
    return [part for part in parts if part not in _TITLE and part not in _JOINING]


def _people(scenario: Scenario) -> dict[str, str]:
    """Lower-case first names and surnames to the full name, of the recipient and the others."""
    people: dict[str, str] = {}
    for name in _called(scenario):
        for part in _name_parts(name):
            people.setdefault(part, name)
    return people


def short_name(name: str) -> str:
    """How a sentence speaks of a person: the first name, a title with its surname, a team by its whole name."""
    parts = name.split()
    first = parts[0].lower().rstrip(".")
    if first in _TITLE and len(parts) > 1:
        return f"{parts[0]} {parts[-1]}"
    return name if first in _JOINING else parts[0]


def initials(name: str) -> str:
    """The initials that a note may call a person by, lower case; "" where one letter or a common word would be left."""
    found = "".join(part[0] for part in clean(name).text.lower().split() if part.rstrip(".") not in _TITLE)
    return found if len(found) > 1 and found not in _NO_INITIALS else ""


def _names(scenario: Scenario) -> frozenset[str]:
    """Lower-case words that are written with a capital in the middle of a sentence of the scenario."""
    found: set[str] = set()
    texts = [clean(scenario.trigger).text, *(_says(f) for f in scenario.facts), *_everybody(scenario)]
    for text in texts:
        for match in re.finditer(r"(?<=[a-z,;(] )([A-Z][A-Za-z'’-]+)", text):
            found.add(match.group(1).lower().removesuffix("'s").removesuffix("’s"))
    for name in _called(scenario):
        found.update(_name_parts(name))
    return frozenset(found - _DAYS - _TITLE)


def _rarity(scenario: Scenario) -> dict[str, float]:
    """How telling each stem is among this scenario's facts: 1 where one fact has it, less where many have."""
    count: Counter[str] = Counter()
    for fact in scenario.facts:
        count.update({w.stem for w in words(_says(fact))})
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
