"""All advice on a rubric."""

from __future__ import annotations

from assessment.guidance.advice import Advice
from assessment.guidance.rubric_acts import act_advice
from assessment.guidance.rubric_points import point_advice
from assessment.model.rubric import Rubric

_ORDER = tuple(Rubric.model_fields)


def rubric_advice(rubric: Rubric) -> list[Advice]:
    """What a tutor may want to look at again, in the order of the model's keys. To be asked for, not run at each key: for each
    phrasing of an act that is not Baton's own, a model is fitted without it (about a fiftieth of a second each)."""
    found = [*point_advice(rubric), *act_advice(rubric)]
    return sorted(found, key=lambda advice: _ORDER.index(str(advice.where[0])))
