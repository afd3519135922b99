"""The example that everybody may look at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assessment.errors import Mistake
from assessment.model.marking import Marking
from assessment.model.people import ROLES, Role
from assessment.services import (
    Centre,
    attempt,
    decision_for,
    ensure_example,
    example_attempt,
    marking,
    my_attempts,
    review_queue,
    rubrics_for,
    scenario_of_attempt,
)
from tests.conftest import Journey


@pytest.mark.parametrize("role", ROLES)
def test_everybody_sees_one_finished_attempt(centre: Centre, journey: Journey, role: Role) -> None:
    ensure_example(centre)
    who = journey.person("New Here", role)
    example = example_attempt(centre, who)
    assert example is not None
    assert (example.state, example.learner_name, example.example) == ("decided", "Example learner", True)
    assert attempt(centre, who, example.id) == example
    assert scenario_of_attempt(centre, who, example.id).title == "A late parcel"
    assert len(rubrics_for(centre, who, example.id)) == 2
    assert marking(centre, who, example.id) is not None
    decision = decision_for(centre, who, example.id)
    assert decision is not None
    assert decision.assessor_name == "Example assessor"
    assert my_attempts(centre, who) == []


def test_it_shows_what_is_met_what_is_not_and_an_amendment(centre: Centre, journey: Journey) -> None:
    ensure_example(centre)
    decision = decision_for(centre, journey.person("A", "learner"), "example")
    assert decision is not None
    levels = {award.point: (award.level, award.reason) for award in decision.awards}
    assert levels == {
        "C1": (2, ""),
        "C2": (1, ""),
        "M1": (1, "The author of this example marks it “Partly met”."),
        "M2": (2, ""),
    }
    assert decision.outcomes == {"carry-out": False, "maintain": False}
    assert decision.feedback == "Reason for C1.\n\nAdvice for C2."


def test_it_is_made_once(centre: Centre, journey: Journey) -> None:
    ensure_example(centre)
    first = example_attempt(centre, journey.person("A", "learner"))
    ensure_example(centre)
    assert example_attempt(centre, journey.person("A", "learner")) == first


def test_it_is_not_in_the_queue_and_stays_as_it_is(centre: Centre, journey: Journey) -> None:
    ensure_example(centre)
    assessor = journey.person("A", "assessor")
    assert review_queue(centre, assessor, state="all", mode="all") == []
    example = example_attempt(centre, assessor)
    assert example is not None
    with pytest.raises(Mistake, match="The example stays as it is"):
        journey.decided(example, assessor, version=1)


def test_an_engine_at_fault_leaves_no_half_example(centre: Centre, journey: Journey) -> None:
    def failing(*_: object) -> Marking:
        raise RuntimeError("no model")

    ensure_example(replace(centre, mark=failing))
    assert example_attempt(centre, journey.person("A", "learner")) is None
    ensure_example(centre)
    assert example_attempt(centre, journey.person("A", "learner")) is not None
