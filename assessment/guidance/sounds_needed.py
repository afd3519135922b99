"""A sentence of the brief that looks like something the recipient must know, and that no fact covers.

Four things look so: a number that somebody may need (telephone, reference, sum), a promise, a deadline, and what has not been
done. A sentence counts as covered if the facts have its number or its hour, if their words have most of its words, or if
the engine, given the nearest facts as a text, finds the sentence said in them. Sentences that only say what the people, the
trigger or the procedure say are left alone: a learner may need them, but they are not facts of the customer's case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from assessment.guidance.advice import Advice, Offer, key_of, quoted
from assessment.guidance.look import Look
from assessment.language.meaning import encoder
from assessment.language.synonyms import related
from assessment.language.values import Value, same_value
from assessment.language.words import STOP, stem
from assessment.marking.reading import Sentence
from assessment.model.scenario import Part

_PROMISE = re.compile(
    r"\bpromis(?:e|ed|es)\b|\b(?:told|assured) (?:her|him|them|the \w+) (?:that )?(?:I|we|somebody|someone|one of us|they|he|she)(?:'ll|'d| will| would)\b|"
    r"\b(?:somebody|someone|one of us|one of them)(?:'ll| will) (?:ring|call|phone|text|write|e-?mail|come|visit|be in touch|let)\b|"
    r"\byou: .*?\b(?:I|we|he|she|they)(?:'ll| will) (?:ring|call|phone|text|write|e-?mail|send|get|let|tell|bring|refund|deliver|come|pay|make sure)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:by|before|until|till|no later than|latest|deadline|due|closes?|shuts?|lapses?|expires?|runs? out|ends?|within|changes until|goes|leaves)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_UNDONE = re.compile(
    r"\b(?:(?:has|have|had) not (?:yet )?(?:been )?\w+(?:ed|t|n|ld|ng)\b|(?<!\bI )(?:has|have)n't (?:yet )?(?:been )?\w+|"
    r"(?:is|are) not (?:yet )?\w+ed\b|(?:isn't|aren't) (?:yet )?\w+ed\b|not (?:yet )?(?:been )?(?:sent|booked|told|ordered|signed|paid|done|confirmed|"
    r"issued|arranged|approved|cancelled|collected|replied|answered)\b|nobody (?:has|is|knows|rang|told|booked|came|in)\b|no one (?:has|is|knows|rang|told)\b|"
    r"no \w+ (?:is|has been|was) (?:\w+ed|sent|set)\b|none (?:done|sent|booked|gone)|still (?:to|has to|have to|needs?)\b|never (?:been )?\w+(?:ed|t|n)\b)",
    re.IGNORECASE,
)
_ALERT = re.compile(
    r"\b(?:allerg\w+|epilep\w+|diabet\w+|wheelchair|deaf|blind|interpreter|pregnan\w+|oxygen|dialysis|insulin|vulnerable|"
    r"password|safe word|key safe|dog)\b",
    re.I,
)
_STAMP = re.compile(
    r"^\W*(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*\.?,?\s+)?(?:\d{1,2}\s+\w{3,9}\.?,?\s+)?(?:\d{2,4}\s+)?\d{1,2}[:.]\d{2}\b",
    re.I,
)
_SEEN = re.compile(
    r"(?:\b(?:not|never|nothing)|n't) (?:yet )?(?:been )?(?:seen|heard|met|answered|looked|read|opened|signed in)\b|heard nothing|knows? nothing",
    re.I,
)
_NO_PROMISE = re.compile(r"\b(?:nothing|neither|nor|not|never|no|none|can't|cannot)\b|n't\b", re.I)
_ROTA = re.compile(
    r"\b(?:rota|panel|on (?:duty|shift|leave|lates|earlies|break)|(?:is|in|here|free|off|away|open|out|at (?:his|her|my|their) desk) (?:\w+ )?(?:from|till|until|at|by)|"
    r"back (?:on|at|tomorrow)|forecast)\b",
    re.IGNORECASE,
)
_SCENE = re.compile(
    r"^\W*(?:it is|it's|you (?:are|shut|close|finish)|your |write your|messages|further|below|from:|to:|from |to )",
    re.I,
)
_OF_DENIAL = frozenset(["nobody", "non", "nev", "noth", "yet", "still"])  # "nobody has yet", as stems
_FEW_WORDS = 4
_A_NUMBER = 5  # digits from which a number is itself and no count
_COVERED_WORDS = 0.6
_SAID, _LIKELY, _SURE = 0.35, 0.7, 1.01
_NEAR = 0.6
_NEAREST = 3
_ONE_BY_ONE = 3  # advices of this kind; the others are told together


@dataclass(frozen=True, slots=True)
class Cue:
    """Why a sentence looks needed, and what fact it would make."""

    why: str
    part: Part
    said_from: float  # the chance, by the engine, from which the nearest facts say it all the same


def sounds_needed(look: Look) -> Iterator[Advice]:
    """Sentences of the brief that look needed and are no fact."""
    found = [(s, cue) for s in look.brief.sentences if (cue := _cue(s, look))]
    open_ = [(s, cue) for s, cue in found if cue.said_from >= _LIKELY or not _covered_by_words(s, look)]
    said = _said_in_facts([s for s, _ in open_], look)
    needed = [pair for pair, chance in zip(open_, said, strict=True) if chance < pair[1].said_from]
    yield from (_advice(sentence, cue, look) for sentence, cue in needed[:_ONE_BY_ONE])
    if len(needed) > _ONE_BY_ONE:
        yield _the_rest([_quote(sentence, look) for sentence, _ in needed[_ONE_BY_ONE:]])


def _cue(sentence: Sentence, look: Look) -> Cue | None:
    text = sentence.text
    if text.rstrip().endswith("?") or _SCENE.match(text):
        return None
    strange = [v for v in _telling(sentence) if not _known(v, look)]
    numbers = [v for v in strange if v.kind in ("phone", "reference", "money")]
    if numbers:
        part: Part = "customer" if numbers[0].kind == "phone" else "issue"
        return Cue(f"It has {quoted(numbers[0].text)}, which is in no fact.", part, _SURE)
    late = [v for v in strange if _is_deadline(v, sentence, look)]
    if _PROMISE.search(text) and not _NO_PROMISE.search(text):
        kept = [v for v in _telling(sentence) if v.kind == "time"]
        if not kept or late:
            return Cue("It sounds like a promise.", "commitment", _SURE if late else _SAID)
    if late and not _ROTA.search(text):
        return Cue(f"It has a deadline, {quoted(late[0].text)}, that is in no fact.", "outstanding", _LIKELY)
    if len(sentence.words) < _FEW_WORDS:
        return None
    if _UNDONE.search(text) and not _SEEN.search(text):
        return Cue("It says that something has not been done.", "outstanding", _SAID)
    if _ALERT.search(text):
        return Cue("It says something that whoever looks after the customer may have to act on.", "customer", _SAID)
    return None


def _is_deadline(value: Value, sentence: Sentence, look: Look) -> bool:
    """Whether the words before a time or a day to come make it one by which something must be."""
    if value.kind == "date" and value.key < look.scenario.now.date().isoformat():
        return False
    before = sentence.text[: value.start - sentence.segment.start]
    return value.kind in ("time", "date") and _BY.search(before) is not None


def _telling(sentence: Sentence) -> list[Value]:
    """The values of a sentence without the stamp at the start of a line of a record."""
    stamp = _STAMP.match(sentence.text)
    after = sentence.segment.start + (stamp.end() if stamp else 0)
    return [v for v in sentence.values if v.start >= after and (v.kind != "reference" or len(v.key) >= 5)]


def _known(value: Value, look: Look) -> bool:
    digits = re.sub(r"\D", "", value.key)
    if len(digits) >= _A_NUMBER and any(digits in re.sub(r"\D", "", f.says) for f in look.case.facts):
        return True
    facts = (v for f in look.case.facts for v in f.values)
    return any(same_value(value, v) for v in (*facts, *look.beside_values))


def _covered_by_words(sentence: Sentence, look: Look) -> bool:
    """Whether one fact, or one line beside the brief, has most of the sentence's content words or comes near in meaning."""
    vector = look.brief.vectors[sentence.index]
    near = np.stack([f.vector for f in look.case.facts]) @ vector
    if float(near.max()) >= _NEAR:
        return True
    if len(look.beside) and float((look.beside_vectors @ vector).max()) >= _NEAR:
        return True
    mine = [w.stem for w in sentence.words if w.stem not in STOP and w.text.lower() not in STOP and len(w.stem) > 2]
    mine = [m for m in mine if not m.isdigit() and m not in _OF_DENIAL]
    if not mine:
        return True
    for fact in look.case.facts:
        theirs = {stem(t.text) for t in fact.terms}
        if sum(m in theirs or bool(related(m) & theirs) for m in mine) / len(mine) >= _COVERED_WORDS:
            return True
    return False


def _said_in_facts(found: list[Sentence], look: Look) -> list[float]:
    """The chance that each sentence is said by the facts nearest to it."""
    if not found:
        return []
    facts = np.stack([f.vector for f in look.case.facts])
    pairs = []
    for sentence in found:
        nearest = [int(i) for i in np.argsort(-(facts @ look.brief.vectors[sentence.index]))[:_NEAREST]]
        says = [look.case.facts[i].says for i in nearest]
        pairs += [(sentence.text, text) for text in (" ".join(says), says[0])]
    chances = encoder().conveys(pairs)[:, 1].reshape(len(found), -1)
    return [float(row.max()) for row in chances]


def _quote(sentence: Sentence, look: Look) -> str:
    a, b = look.brief.clean.span(sentence.segment.start, sentence.segment.end)
    return " ".join(look.brief.clean.original[a:b].split())


def _the_rest(quotes: Sequence[str]) -> Advice:
    """What is more than a tutor reads one by one: most often a record full of other people's cases."""
    count = len(quotes)
    return Advice(
        key_of("sounds_needed", "brief", *quotes),
        "sounds_needed",
        ("brief",),
        f"{count} more sentence{'s' if count > 1 else ''} of the brief look{'' if count > 1 else 's'} needed, and no fact says so",
        "Each has a number, a time, a promise or something left undone. In a record of several cases that is as it should be: only what the recipient needs has to be a fact.",
        "Read through them. Make facts of those that the recipient needs, and dismiss this for the others.",
        "\n".join(quotes),
    )


def _advice(sentence: Sentence, cue: Cue, look: Look) -> Advice:
    quote = _quote(sentence, look)
    return Advice(
        key_of("sounds_needed", "brief", quote),
        "sounds_needed",
        ("brief",),
        "This sentence of the brief looks needed, and no fact says it",
        f"{cue.why} If the recipient needs it, a learner who passes it on would get nothing for it, and one who leaves it out would not be told.",
        f"Make {quoted(quote, 60)} a fact, or dismiss this if it is only there for colour.",
        quote,
        (Offer("Make it a fact", ("add_fact", quote, cue.part, "essential")),),
    )
