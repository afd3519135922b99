"""Acts of language: does a sentence do what a rubric's example phrasings do, and not what its near misses do?

One small logistic model an act, fitted on nothing but the rubric's own examples: sentence vectors, nearness
to the closest phrasing and near miss, the rubric's groups of concept words, and a few marks of manner (who
speaks, asks, denies). A tutor who adds a phrasing changes the model; no Python is needed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from assessment.language.cleaning import clean
from assessment.language.meaning import Vectors, encoder
from assessment.language.polarity import negated
from assessment.model.rubric import Act

Floats = npt.NDArray[np.float64]
_MANNER = (
    re.compile(r"\b(?:i|i'll|i've|i'm|me|my|mine|we|we've|il|ill|im|ive)\b", re.I),
    re.compile(r"\b(?:you|your|yours|yourself|u|ur|thee|thou)\b", re.I),
    re.compile(r"\?\s*$"),
    re.compile(r"\b(?:please|pls|plz|could you|can you|would you|kindly|can u)\b", re.I),
    re.compile(r"\b(?:if|unless|in case|otherwise|should)\b", re.I),
    re.compile(r"\d"),
    re.compile(r"\b(?:he|she|they)\b", re.I),
)
_RIDGE = 2.0
_VECTOR_SCALE = 3.0


@dataclass(frozen=True)
class ActModel:
    """The fitted model of one act: examples for nearness, and the weights."""

    act: Act
    good: Vectors
    bad: Vectors
    groups: tuple[re.Pattern[str], ...]
    weights: Floats

    def chances(self, texts: Sequence[str], vectors: Vectors) -> Floats:
        """The chance, for each text with its sentence vector, that it does the act."""
        if not len(texts):
            return np.zeros(0)
        rows = _rows(texts, vectors, self.groups, _nearest(vectors, self.good), _nearest(vectors, self.bad))
        return _sigmoid(rows @ self.weights)


@lru_cache(maxsize=256)
def model_of(act_json: str) -> ActModel:
    """The model of an act, given as its JSON so that equal acts share one."""
    return _fit(Act.model_validate_json(act_json))


def prepare_act(act: Act) -> ActModel:
    """The model of an act, fitted on first use."""
    return model_of(act.model_dump_json())


def _fit(act: Act) -> ActModel:
    texts = [clean(t).text for t in (*act.phrasings, *act.near_misses)]
    vectors, _ = encoder().encode(texts)
    good, bad = vectors[: len(act.phrasings)], vectors[len(act.phrasings) :]
    groups = tuple(re.compile(_alternatives(group), re.I) for group in act.words)
    near_good, near_bad = _nearest_but_itself(vectors, good, bad, len(act.phrasings))
    rows = _rows(texts, vectors, groups, near_good, near_bad)
    target = np.array([1.0] * len(act.phrasings) + [0.0] * len(act.near_misses))
    return ActModel(act, good, bad, groups, _logistic(rows, target))


def _alternatives(group: Sequence[str]) -> str:
    parts = sorted((re.escape(w.lower()).replace(r"\ ", r"\s+") for w in group), key=len, reverse=True)
    return r"(?<!\w)(?:" + "|".join(parts) + r")(?!\w)"


def _rows(
    texts: Sequence[str], vectors: Vectors, groups: tuple[re.Pattern[str], ...], near_good: Floats, near_bad: Floats
) -> Floats:
    manner = np.array([[float(p.search(t) is not None) for p in _MANNER] for t in texts])
    words = np.array([[float(g.search(t) is not None) for g in groups] for t in texts]).reshape(len(texts), -1)
    deny = np.array([[float(negated(t)), min(len(t.split()), 40) / 20] for t in texts])
    near = np.stack([4 * near_good, 4 * near_bad], axis=1)
    ones = np.ones((len(texts), 1))
    return np.hstack([_VECTOR_SCALE * vectors.astype(np.float64), near, words, manner, deny, ones])


def _nearest(vectors: Vectors, examples: Vectors) -> Floats:
    similar = np.sort(vectors @ examples.T, axis=1)
    return np.asarray(similar[:, -2:].mean(axis=1), dtype=np.float64)


def _nearest_but_itself(vectors: Vectors, good: Vectors, bad: Vectors, count: int) -> tuple[Floats, Floats]:
    to_good, to_bad = vectors @ good.T, vectors @ bad.T
    for i in range(len(vectors)):
        if i < count:
            to_good[i, i] = -1
        else:
            to_bad[i, i - count] = -1
    return (
        np.asarray(np.sort(to_good, axis=1)[:, -2:].mean(axis=1), np.float64),
        np.asarray(np.sort(to_bad, axis=1)[:, -2:].mean(axis=1), np.float64),
    )


def _logistic(rows: Floats, target: Floats) -> Floats:
    """Ridge logistic regression by Newton's method; the intercept (last column) is not shrunk."""
    ridge = np.full(rows.shape[1], _RIDGE)
    ridge[-1] = 1e-3
    weights = np.zeros(rows.shape[1])
    balance = np.where(target == 1, 0.5 / target.mean(), 0.5 / (1 - target.mean()))
    for _ in range(25):
        p = _sigmoid(rows @ weights)
        gradient = rows.T @ (balance * (p - target)) + ridge * weights
        hessian = (rows.T * (balance * p * (1 - p))) @ rows + np.diag(ridge)
        step = np.linalg.solve(hessian, gradient)
        weights = weights - step
        if float(np.abs(step).max()) < 1e-8:
            break
    return weights


def _sigmoid(x: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))))
