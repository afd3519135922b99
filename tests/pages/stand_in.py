"""A marking for tests of pages: always the same, so that a test can say what must be on the screen.

The engine has its own tests; a page has to show whatever marking it is given.
"""

from __future__ import annotations

from assessment.model.marking import Evidence, FactFinding, Flag, Judgement, Marking, Pins
from assessment.model.response import Response
from assessment.model.rubric import Rubric
from assessment.model.scenario import Points, Scenario

HANDOVER = "Tomasz, this is yours from three.\nPlease ring her by five & say <b>yes</b>.\nI look at the log at seven."
BREAKS = "break the marking"
SUMMARY = "Your colleague could act on this: they know who and what."


def stand_in_mark(scenario: Scenario, rubrics: tuple[Rubric, ...], response: Response, pins: Pins) -> Marking:
    """The first point met, the second partly met and unsure, the others not yet."""
    if BREAKS in response.text:
        raise RuntimeError("the marking was asked to break")
    line = response.text.split("\n")[0]
    evidence = (Evidence(0, len(line), line),)
    points = [(rubric.id, point.id) for rubric in rubrics for point in rubric.points]
    return Marking(
        scenario=pins.scenario,
        rubrics=dict(pins.rubrics),
        engine="stand-in",
        judgements=tuple(_judged(at, unit, point, evidence) for at, (unit, point) in enumerate(points)),
        facts=tuple(
            FactFinding(fact.id, "conveyed" if at % 2 else "missing", evidence if at % 2 else ())
            for at, fact in enumerate(scenario.facts)
        ),
        flags=(Flag("privacy", "safeguard", True, "You pass on a private detail.", "Leave it out.", evidence),),
        summary=SUMMARY,
        words=len(response.text.split()),
    )


def _judged(at: int, unit: str, point: str, evidence: tuple[Evidence, ...]) -> Judgement:
    level: Points = 2 if at == 0 else 1 if at == 1 else 0
    return Judgement(
        point,
        unit,
        level,
        f"Reason of {point}.",
        f"Advice of {point}.",
        evidence if level else (),
        sure=0.4 if at == 1 else 0.96,
    )
