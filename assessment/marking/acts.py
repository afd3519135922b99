"""Acts of language: does a sentence do what a rubric's example phrasings do, and not what its near misses do?

One small logistic model an act, fitted on nothing but the rubric's own examples and a list of ordinary
sentences that do no act at all: sentence vectors, the rubric's groups of concept words, and a few marks of
manner (who speaks, asks, denies). A tutor who adds a phrasing changes the model; no Python is needed. The
models of the rubrics that come with Baton are kept in `data/acts.json`, so that a cold start need not fit them.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from assessment.language.cleaning import clean
from assessment.language.meaning import Vectors, encoder, model_hash
from assessment.language.polarity import negated
from assessment.model.rubric import Act

Floats = npt.NDArray[np.float64]
DATA = Path(__file__).parent / "data"
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
_ORDINARY_WEIGHT = 1.0  # of all ordinary sentences together, beside the near misses together


@dataclass(frozen=True)
class ActModel:
    """The fitted model of one act: the patterns of its concept words, the weights, and the chance from which a sentence
    counts (fitted on marked handovers where the act came with Baton; `without` has it without each case)."""

    groups: tuple[re.Pattern[str], ...]
    weights: Floats
    cut: float = DEFAULT_CUT
    without: Mapping[str, float] = field(default_factory=dict)

    def chances(self, texts: Sequence[str], vectors: Vectors) -> Floats:
        """The chance, for each text with its sentence vector, that it does the act."""
        if not len(texts):
            return np.zeros(0)
        return _sigmoid(_rows(texts, vectors, self.groups) @ self.weights)

    def cues(self, text: str) -> int:
        """How many of the act's groups of concept words a text has."""
        return sum(group.search(text) is not None for group in self.groups)


def prepare_act(act: Act) -> ActModel:
    """The model of an act: from `data/acts.json` if it is there for these very examples, else fitted on first use."""
    return _model(examples_of(act))


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
def _model(examples: str) -> ActModel:
    phrasings, near_misses, word_groups = json.loads(examples)
    groups = tuple(re.compile(_alternatives(group), re.I) for group in word_groups)
    kept = _kept().get(key_of(examples))
    if kept is None:
        return ActModel(groups, fit(phrasings, near_misses, groups))
    return ActModel(groups, np.array(kept["weights"], np.float64), float(kept["cut"]), kept["without"])


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


def fit(phrasings: Sequence[str], near_misses: Sequence[str], groups: tuple[re.Pattern[str], ...]) -> Floats:
    """The weights of an act, from its examples."""
    texts = [clean(t).text for t in (*phrasings, *near_misses)]
    ordinary, ordinary_vectors = _ordinary()
    vectors = np.vstack([encoder().encode(texts)[0], ordinary_vectors])
    rows = _rows([*texts, *ordinary], vectors, groups)
    good, bad, plain = len(phrasings), len(near_misses), len(ordinary)
    target = np.array([1.0] * good + [0.0] * (bad + plain))
    balance = np.array([1 / good] * good + [1 / bad] * bad + [_ORDINARY_WEIGHT / plain] * plain)
    return _logistic(rows, target, balance * (good + bad) / 2)


def _alternatives(group: Sequence[str]) -> str:
    parts = sorted((re.escape(w.lower()).replace(r"\ ", r"\s+") for w in group), key=len, reverse=True)
    return r"(?<!\w)(?:" + "|".join(parts) + r")(?!\w)"


def _rows(texts: Sequence[str], vectors: Vectors, groups: tuple[re.Pattern[str], ...]) -> Floats:
    manner = np.array([[float(p.search(t) is not None) for p in _MANNER] for t in texts])
    words = np.array([[float(g.search(t) is not None) for g in groups] for t in texts]).reshape(len(texts), -1)
    deny = np.array([[float(negated(t))] for t in texts])
    ones = np.ones((len(texts), 1))
    return np.hstack([_VECTOR_SCALE * vectors.astype(np.float64), words, manner, deny, ones])


def _logistic(rows: Floats, target: Floats, balance: Floats) -> Floats:
    """Ridge logistic regression by Newton's method; the intercept (last column) is not shrunk."""
    ridge = np.full(rows.shape[1], _RIDGE)
    ridge[-1] = 1e-3
    weights = np.zeros(rows.shape[1])
    for _ in range(30):
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
