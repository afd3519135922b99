"""Acts of language: does a sentence do what a rubric's example phrasings do, and not what its near misses do?

One small logistic model an act: sentence vectors, the rubric's groups of concept words, and a few marks of manner (who
speaks, asks, denies). It is fitted on the rubric's own examples, a list of ordinary sentences that do no act at all and,
for the rubrics that come with Baton, on sentences of handovers that were labelled by hand (`training/data/acts`); those
models are kept in `data/acts.json`. A tutor who adds a phrasing changes the model, and no Python is needed: it is then
fitted on the examples, starting from what the labelled sentences taught of an act of that name. An act of another name,
as in a centre's own unit, has its cut from the examples too.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from assessment.language.cleaning import clean
from assessment.language.meaning import WIDTH, Vectors, encoder, model_hash
from assessment.language.polarity import negated
from assessment.marking.left_out import DATA, left_out
from assessment.model.rubric import Act

Floats = npt.NDArray[np.float64]
KEPT = DATA / "acts.json"
_MANNER = (
    re.compile(r"\b(?:i|i'll|i've|i'm|me|my|mine|we|we've|il|ill|im|ive)\b", re.I),
    re.compile(r"\b(?:you|your|yours|yourself|u|ur|thee|thou)\b", re.I),
    re.compile(r"\?\s*$"),
    re.compile(r"\b(?:please|pls|plz|could you|can you|would you|kindly|can u)\b", re.I),
    re.compile(r"\b(?:if|unless|in case|otherwise|should)\b", re.I),
    re.compile(r"\d"),
    re.compile(r"\b(?:he|she|they)\b", re.I),
)
DEFAULT_CUT = 0.6
_RIDGE = 2.0
_VECTOR_SCALE = 4.0
_CUTS = (0.65, 0.6, 0.55, 0.5, 0.45, 0.4, 0.35)  # to choose from; the first of equals
_SENTENCES = 20  # of a handover: one ordinary sentence taken for the act spoils it, however many are told apart
_ORDINARY_WEIGHT = 1.0  # of all ordinary sentences together, beside the near misses together


@dataclass(frozen=True)
class ActModel:
    """The fitted model of one act: the patterns of its concept words, the weights, and the chance from which a sentence
    counts; `key` is what both are kept by, also without each case, where the act came with Baton."""

    groups: tuple[re.Pattern[str], ...]
    weights: Floats
    cut: float = DEFAULT_CUT
    key: str = ""

    def chances(self, texts: Sequence[str], vectors: Vectors, leave_out: str = "") -> Floats:
        """The chance, for each text with its sentence vector, that it does the act."""
        if not len(texts):
            return np.zeros(0)
        weights = self._without(leave_out).get("weights", self.weights)
        return _sigmoid(rows_of(texts, vectors, self.groups) @ np.asarray(weights, dtype=np.float64))

    def cut_for(self, leave_out: str = "") -> float:
        """The chance from which a sentence counts; fitted without the case to leave out."""
        return float(self._without(leave_out).get("cut", self.cut))

    def _without(self, case: str) -> Mapping[str, Any]:
        kept = left_out(KEPT.name, case) if self.key else None
        found: Mapping[str, Any] = kept.get(self.key, {}) if kept else {}
        return found

    def cues(self, text: str) -> int:
        """How many of the act's groups of concept words a text has."""
        return sum(group.search(text) is not None for group in self.groups)


def prepare_act(act: Act) -> ActModel:
    """The model of an act: from `data/acts.json` if it is there for these very examples, else fitted on first use."""
    return _model(examples_of(act), act.id)


def examples_of(act: Act) -> str:
    """All that an act is fitted on, as one text."""
    return json.dumps([act.phrasings, act.near_misses, act.words])


def sureness(chance: float, cut: float) -> float:
    """How far a chance is from its cut, as 0.5 on it to 1 well away from it."""
    return round(0.5 + 0.5 * min(1.0, abs(chance - cut) / 0.35), 3)


def forget() -> None:
    """Drop models that were fitted or read in this process; `training/` fits them anew."""
    _model.cache_clear()
    _kept.cache_clear()


@lru_cache(maxsize=256)
def _model(examples: str, name: str = "") -> ActModel:
    phrasings, near_misses, word_groups = json.loads(examples)
    groups = patterns(word_groups)
    kept = _kept().get(key_of(examples))
    if kept is None:
        prior = prior_of(name, word_groups)
        lesson = lesson_of(phrasings, near_misses, groups)
        weights = logistic(lesson, prior)
        cut = DEFAULT_CUT if prior is not None else cut_of(lesson, weights, len(phrasings), len(near_misses))
        return ActModel(groups, weights, cut)
    return ActModel(groups, np.array(kept["weights"], np.float64), float(kept["cut"]), key_of(examples))


def prior_of(name: str, word_groups: Sequence[Sequence[str]]) -> Floats | None:
    """The weights that are kept for an act of that name, as a start for one whose examples have changed."""
    kept = next((k for k in _kept().values() if k.get("act") == name), None)
    if kept is None:
        return None
    count, known = len(kept["words"]), list(kept["words"])
    weights = np.array(kept["weights"], np.float64)
    vector, words, manner = weights[:WIDTH], weights[WIDTH : WIDTH + count], weights[WIDTH + count :]
    mine = [float(words[known.index(list(g))]) if list(g) in known else 0.0 for g in word_groups]
    return np.concatenate([vector, mine, manner])


def key_of(examples: str) -> str:
    """What kept weights are found by: the act's examples, the language model and the ordinary sentences."""
    return hashlib.sha256(f"{examples}|{model_hash()}|{_ordinary_hash()}".encode()).hexdigest()[:24]


@lru_cache(maxsize=1)
def _kept() -> Mapping[str, Any]:
    if not KEPT.is_file():
        return {}
    found: dict[str, Any] = json.loads(KEPT.read_text(encoding="utf-8"))
    return found


@lru_cache(maxsize=1)
def _ordinary_text() -> str:
    return (DATA / "ordinary.txt").read_text(encoding="utf-8")


def _ordinary_hash() -> str:
    return hashlib.sha256(_ordinary_text().encode()).hexdigest()


@lru_cache(maxsize=1)
def _ordinary() -> tuple[tuple[str, ...], Vectors]:
    texts = tuple(line for line in _ordinary_text().splitlines() if line and not line.startswith("#"))
    return texts, encoder().encode(texts)[0]


@dataclass(frozen=True)
class Lesson:
    """What an act is fitted on: rows of numbers, whether each does the act, and how much it weighs."""

    rows: Floats
    does: Floats
    weight: Floats

    def with_(self, other: Lesson) -> Lesson:
        """Both lessons as one."""
        return Lesson(
            np.vstack([self.rows, other.rows]),
            np.concatenate([self.does, other.does]),
            np.concatenate([self.weight, other.weight]),
        )


def lesson_of(phrasings: Sequence[str], near_misses: Sequence[str], groups: tuple[re.Pattern[str], ...]) -> Lesson:
    """The rubric's own examples and the ordinary sentences; each kind weighs the same together."""
    texts = [clean(t).text for t in (*phrasings, *near_misses)]
    ordinary, ordinary_vectors = _ordinary()
    vectors = np.vstack([encoder().encode(texts)[0], ordinary_vectors])
    good, bad, plain = len(phrasings), len(near_misses), len(ordinary)
    balance = [1 / good] * good + [1 / bad] * bad + [_ORDINARY_WEIGHT / plain] * plain
    return Lesson(
        rows_of([*texts, *ordinary], vectors, groups),
        np.array([1.0] * good + [0.0] * (bad + plain)),
        np.array(balance) * (good + bad) / 2,
    )


def cut_of(lesson: Lesson, weights: Floats, good: int, bad: int) -> float:
    """The cut of an act that is fitted on its rubric's examples alone: where phrasings are best told from near misses and
    ordinary sentences when each of them is judged without itself."""
    chances = held_out(lesson, weights)
    does, near, plain = chances[:good], chances[good : good + bad], chances[good + bad :]

    def worth(cut: float) -> float:
        return float((does >= cut).mean() - (near >= cut).mean() - _SENTENCES * (plain >= cut).mean())

    return max(_CUTS, key=worth)


def held_out(lesson: Lesson, weights: Floats) -> Floats:
    """The chance of each row as a fit without that row would give it: one step of Newton's method back from the whole fit
    (approximate leave-one-out, Rad and Maleki 2020), which costs one fit and not one a row."""
    rows, does, weight = lesson.rows, lesson.does, lesson.weight
    p = _sigmoid(rows @ weights)
    curve = weight * p * (1 - p)
    pull = np.einsum("ij,ij->i", rows @ np.linalg.inv((rows.T * curve) @ rows + np.diag(_ridge(rows.shape[1]))), rows)
    return _sigmoid(rows @ weights + pull * weight * (p - does) / (1 - pull * curve))


def patterns(word_groups: Sequence[Sequence[str]]) -> tuple[re.Pattern[str], ...]:
    """A pattern for each group of concept words."""
    return tuple(re.compile(_alternatives(group), re.I) for group in word_groups)


def _alternatives(group: Sequence[str]) -> str:
    parts = sorted((re.escape(w.lower()).replace(r"\ ", r"\s+") for w in group), key=len, reverse=True)
    return r"(?<!\w)(?:" + "|".join(parts) + r")(?!\w)"


def rows_of(texts: Sequence[str], vectors: Vectors, groups: tuple[re.Pattern[str], ...]) -> Floats:
    """The numbers from which an act is recognised, a row a text: its vector, the groups it has a word of, its manner."""
    manner = np.array([[float(p.search(t) is not None) for p in _MANNER] for t in texts])
    words = np.array([[float(g.search(t) is not None) for g in groups] for t in texts]).reshape(len(texts), -1)
    deny = np.array([[float(negated(t))] for t in texts])
    ones = np.ones((len(texts), 1))
    return np.hstack([_VECTOR_SCALE * vectors.astype(np.float64), words, manner, deny, ones])


def logistic(lesson: Lesson, prior: Floats | None = None, start: Floats | None = None) -> Floats:
    """Ridge logistic regression by Newton's method, shrunk towards the prior (0 without one); the intercept (last column)
    is not shrunk. `start` is only where the search begins."""
    rows, width = lesson.rows, lesson.rows.shape[1]
    home = np.zeros(width) if prior is None else prior
    ridge = _ridge(width)
    weights = (home if start is None else start).copy()
    for _ in range(30):
        p = _sigmoid(rows @ weights)
        gradient = rows.T @ (lesson.weight * (p - lesson.does)) + ridge * (weights - home)
        hessian = (rows.T * (lesson.weight * p * (1 - p))) @ rows + np.diag(ridge)
        step = np.linalg.solve(hessian, gradient)
        weights = weights - step
        if float(np.abs(step).max()) < 1e-4:
            break
    return weights


def _ridge(width: int) -> Floats:
    ridge = np.full(width, _RIDGE)
    ridge[-1] = 1e-3
    return ridge


def _sigmoid(x: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))))
