"""How hard the brief is to read, for the level of the scenario.

The measure is the Flesch-Kincaid grade (J. P. Kincaid and others, "Derivation of new readability formulas for Navy enlisted
personnel", Research Branch Report 8-75, 1975): 0.39 words a sentence + 11.8 syllables a word - 15.59, a school year of the
United States; five more make it an age. It is taken over sentences alone: a record's lines and a list of codes are not read as prose.

The limits: in England a learner at Entry Level 3 reads as a child of nine to eleven does, and Level 1 stands for lower and Level
2 for higher grades at GCSE, which is taken at sixteen (National Literacy Trust, "What do adult literacy levels mean?").
These diplomas are Level 2 and 3, but what is practised is handing over, not reading, and many read English as a second language. So
a basic brief should be within reach at 11, an intermediate one at 13, and an advanced one at 16.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assessment.guidance.advice import Advice, key_of, quoted
from assessment.guidance.look import Look
from assessment.guidance.syllables import syllables
from assessment.guidance.unwrapping import unwrapped
from assessment.language.segments import sentences
from assessment.language.words import words
from assessment.model.scenario import Level

LIMITS: dict[Level, int] = {"basic": 11, "intermediate": 13, "advanced": 16}
_FEWEST_WORDS = 60  # a text shorter than this has no reading age worth the name
_SHORTEST = 4  # words of a sentence
_LONG = 25  # words from which a sentence is worth naming
_COLUMNS = re.compile(r"\S {3,}\S|\t")


def hard_to_read(look: Look) -> Iterator[Advice]:
    """The brief, where it is harder than its level should be."""
    scenario = look.scenario
    age = reading_age(scenario.brief)
    limit = LIMITS[scenario.level]
    if age is None or age <= limit:
        return
    longest = max(prose(scenario.brief), key=lambda s: len(words(s)))
    example = f" The longest is {quoted(longest)}" if len(words(longest)) >= _LONG else ""
    yield Advice(
        key_of("hard_to_read", "brief", scenario.level, str(round(age))),
        "hard_to_read",
        ("brief",),
        f"The brief is hard to read for the level “{scenario.level}”",
        f"It reads like a text for somebody of {age:.0f}; at this level it should be within reach at {limit}. A learner may fail at reading who is good at handing over.",
        f"Shorten the long sentences and use everyday words, or raise the level.{example}",
        longest,
    )


def reading_age(text: str) -> float | None:
    """The age at which the sentences of a text can be read; None where there are too few to say."""
    found = [words(sentence) for sentence in prose(text)]
    count = sum(map(len, found))
    if count < _FEWEST_WORDS:
        return None
    sounds = sum(syllables(word.text) for sentence in found for word in sentence)
    return 0.39 * count / len(found) + 11.8 * sounds / count - 15.59 + 5


def prose(text: str) -> list[str]:
    """The sentences of a text, without the lines of records."""
    lines = "\n".join(line for line in unwrapped(text).split("\n") if not _COLUMNS.search(line.strip()))
    return [s.text for s in sentences(lines) if len(words(s.text)) >= _SHORTEST]
