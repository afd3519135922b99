"""How well an act's own phrasings teach it: the chance that the engine would give each, had it not been among them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from assessment.language.cleaning import clean
from assessment.language.meaning import encoder
from assessment.marking.acts import Lesson, lesson_of, logistic, prepare_act, prior_of
from assessment.model.rubric import Act


@dataclass(frozen=True, slots=True)
class Unseen:
    """Chances in the order of the act: each phrasing by a model that never saw it, each near miss by the one that did."""

    phrasings: tuple[float, ...]
    near_misses: tuple[float, ...]
    cut: float


def unseen(act: Act) -> Unseen:
    """The act's examples tried on models without them; kept, as a model has to be fitted for each phrasing."""
    return _unseen(act.model_dump_json())


@lru_cache(maxsize=64)
def _unseen(act_json: str) -> Unseen:
    act = Act.model_validate_json(act_json)
    model = prepare_act(act)
    texts = [clean(text).text for text in (*act.phrasings, *act.near_misses)]
    vectors, _ = encoder().encode(texts)
    chances = model.chances(texts, vectors)
    count, cut = len(act.phrasings), model.cut_for()
    seen = tuple(float(c) for c in chances[count:])
    if model.key:  # these weights came with Baton and were learnt from handovers as well
        return Unseen(tuple(float(c) for c in chances[:count]), seen, cut)
    lesson = lesson_of(act.phrasings, act.near_misses, model.groups)
    prior = prior_of(act.id, act.words)
    alone = []
    for row in range(count):
        weights = logistic(_without(lesson, row), prior, start=model.weights)
        alone.append(float(1 / (1 + np.exp(-np.clip(lesson.rows[row] @ weights, -30, 30)))))
    return Unseen(tuple(alone), seen, cut)


def _without(lesson: Lesson, row: int) -> Lesson:
    return Lesson(np.delete(lesson.rows, row, 0), np.delete(lesson.does, row), np.delete(lesson.weight, row))
