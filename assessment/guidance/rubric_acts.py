"""Advice on a rubric's acts of language: examples that don't teach the engine what they are meant to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from assessment.guidance.advice import Advice, key_of, quoted
from assessment.language.cleaning import clean
from assessment.language.meaning import Vectors, encoder
from assessment.marking.acts import prepare_act
from assessment.marking.checks.acts import says_when
from assessment.marking.unseen import unseen
from assessment.model.rubric import Act, Rubric

_FEWEST = 5
_MOST_UNKNOWN = 0.5  # the share of phrasings from which the act as a whole is the matter
_BOTH_WAYS = 0.7  # the share of each act's phrasings that the other takes, from which the two are one


def act_advice(rubric: Rubric) -> Iterator[Advice]:
    """All advice on the rubric's acts, in the order of the file. Acts that came with Baton are learnt from marked handovers
    too and measured on them (`docs/agreement.md`), so that their examples alone say nothing of how well they are known."""
    acts = [(n, check) for n, check in enumerate(rubric.checks) if isinstance(check, Act)]
    own = {act.id for _, act in acts if not prepare_act(act).key}
    for number, act in acts:
        yield from _few(number, act)
        if act.id in own:
            yield from _never(number, act)
            yield from _examples(number, act)
    for (_, a), (n, b) in combinations(acts, 2):
        if own & {a.id, b.id} and _taken_share(a, b) >= _BOTH_WAYS and _taken_share(b, a) >= _BOTH_WAYS:
            yield _alike(n, a, b)


def _few(number: int, act: Act) -> Iterator[Advice]:
    count = len(act.phrasings)
    if count < _FEWEST:
        yield Advice(
            key_of("few_phrasings", act.id, str(count)),
            "few_phrasings",
            ("checks", number, "phrasings"),
            f"“{act.id}” has only {count} phrasings",
            "The engine learns the act from them, and people say a thing in more ways than that.",
            f"Write at least {_FEWEST}, better fifteen: short and long, in notes and in sentences, polite and brisk.",
        )


def _never(number: int, act: Act) -> Iterator[Advice]:
    """Phrasings that the act's own conditions rule out, whatever the engine makes of them."""
    model = prepare_act(act)
    for n, phrasing in enumerate(act.phrasings):
        text = clean(phrasing).text
        lacks = ""
        if act.timed and not says_when(text):
            lacks = "it has no time, day or event, and “timed” asks for one"
        elif act.cues and model.cues(text) < act.cues:
            lacks = f"it has words of {model.cues(text)} of the groups under “words”, and “cues” asks for {act.cues}"
        if lacks:
            yield Advice(
                key_of("phrasing_unlike", f"{act.id}-never", phrasing),
                "phrasing_unlike",
                ("checks", number, "phrasings", n),
                f"{quoted(phrasing)} can never count for “{act.id}”",
                f"A learner who wrote just that would get nothing for it: {lacks}.",
                "Change the phrasing or the condition.",
                phrasing,
            )


def _examples(number: int, act: Act) -> Iterator[Advice]:
    tried = unseen(act)
    unknown = [n for n, chance in enumerate(tried.phrasings) if chance < tried.cut]
    if len(unknown) > _MOST_UNKNOWN * len(act.phrasings):
        yield _unlearnt(number, act, len(unknown))
        unknown = []
    for n in unknown:
        yield _unlike(number, n, act)
    for n, (miss, chance) in enumerate(zip(act.near_misses, tried.near_misses, strict=True)):
        if chance >= tried.cut:
            yield Advice(
                key_of("near_miss_taken", act.id, miss),
                "near_miss_taken",
                ("checks", number, "near_misses", n),
                f"The engine takes {quoted(miss)} for “{act.id}”, though it is a near miss",
                "It looks too much like the phrasings, so learners who write it would get the credit.",
                "Write more near misses of that kind, or see whether one of the phrasings is too wide.",
                miss,
            )


def _unlearnt(number: int, act: Act, count: int) -> Advice:
    return Advice(
        key_of("phrasing_unlike", f"{act.id}-all", *act.phrasings, *act.near_misses),
        "phrasing_unlike",
        ("checks", number, "phrasings"),
        f"The engine can't learn “{act.id}” from these examples yet",
        f"Each phrasing was tried on what the others teach, and {count} of {len(act.phrasings)} were not known.",
        "Write more phrasings (thirty is a good number) and near misses that differ in just what matters, and put the telling words into groups under “words”.",
    )


def _unlike(number: int, n: int, act: Act) -> Advice:
    phrasing = act.phrasings[n]
    return Advice(
        key_of("phrasing_unlike", act.id, phrasing),
        "phrasing_unlike",
        ("checks", number, "phrasings", n),
        f"The engine would not know {quoted(phrasing)} as “{act.id}” from the other phrasings",
        "It is unlike all the others. What a learner writes in that manner would be missed too.",
        "Write two or three more phrasings of that kind, or take it out if it is another act.",
        phrasing,
    )


def _taken_share(of: Act, by: Act) -> float:
    """The share of one act's phrasings that another act takes for its own."""
    texts, vectors = _encoded(of.phrasings)
    model = prepare_act(by)
    return float((model.chances(texts, vectors) >= model.cut_for()).mean())


@lru_cache(maxsize=128)
def _encoded(phrasings: tuple[str, ...]) -> tuple[tuple[str, ...], Vectors]:
    texts = tuple(clean(phrasing).text for phrasing in phrasings)
    return texts, encoder().encode(texts)[0]


def _alike(number: int, a: Act, b: Act) -> Advice:
    return Advice(
        key_of("acts_alike", f"{a.id}-{b.id}", *a.phrasings, *b.phrasings),
        "acts_alike",
        ("checks", number, "phrasings"),
        f"The engine can't tell “{b.id}” from “{a.id}”",
        "It takes most phrasings of each for the other, so one can't be met without the other.",
        f"Make the two one check, or give each some phrasings of the other as near misses, such as {quoted(a.phrasings[0], 50)} for “{b.id}”.",
    )
