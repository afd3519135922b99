"""The engine made ready before anybody waits for it."""

from __future__ import annotations

from assessment.marking.acts import prepare_act
from assessment.model.rubric import Act
from assessment.services.centre import Centre
from assessment.services.shelf import rubrics_now


def wake_engine(centre: Centre) -> None:
    """Read the weights of every act in the library, and fit those of a centre's own units: the first marking on such a
    unit would wait about five seconds for them."""
    with centre.store.reading() as data:
        rubrics = rubrics_now(data)
    for each in rubrics.values():
        for check in each.item.checks:
            if isinstance(check, Act):
                prepare_act(check)
