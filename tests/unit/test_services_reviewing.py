"""The queue, the review, the decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from assessment.errors import Conflict, Mistake, NotAllowed, NotFound
from assessment.model.people import Actor
from assessment.services import (
    Centre,
    PointAward,
    attempt,
    decide,
    decision_for,
    mark_attempt,
    open_review,
    review_queue,
    start_attempt,
)
from tests.conftest import Clock, Journey


def test_the_queue_has_the_longest_waiting_first(
    centre: Centre, journey: Journey, clock: Clock, learner: Actor, other_learner: Actor, assessor: Actor
) -> None:
    first = journey.marked(other_learner, "C1=2 C2=2 M1=1? M2=2?")
    clock.forward(hours=2)
    second = journey.submitted(learner)
    start_attempt(centre, learner, "wet-room", "assessment")
    clock.forward(hours=1)
    items = review_queue(centre, assessor)
    assert [item.attempt_id for item in items] == [first.id, second.id]
    assert [item.waiting for item in items] == [timedelta(hours=3), timedelta(hours=1)]
    assert (items[0].unsure, items[0].proposed_met) == (2, {"carry-out": True, "maintain": False})
    assert (items[1].state, items[1].proposed_met) == ("submitted", {})


def test_the_queue_can_be_filtered(centre: Centre, journey: Journey, learner: Actor, assessor: Actor) -> None:
    parcel = journey.marked(learner)
    room = journey.submitted(learner, scenario="wet-room")
    practice = journey.submitted(learner, mode="practice")
    journey.decided(parcel, assessor)

    def ids(**filters: str) -> list[str]:
        return [item.attempt_id for item in review_queue(centre, assessor, **filters)]  # type: ignore[arg-type]

    assert ids() == [room.id]
    assert ids(state="decided") == [parcel.id]
    assert set(ids(state="all")) == {parcel.id, room.id}
    assert ids(mode="practice") == [practice.id]
    assert len(ids(state="all", mode="all")) == 3
    assert ids(sector="retail", state="all") == [parcel.id]
    assert ids(scenario_id="wet-room") == [room.id]


def test_a_review_shows_all_that_is_needed_to_decide(
    centre: Centre, journey: Journey, learner: Actor, assessor: Actor
) -> None:
    submitted = journey.marked(learner)
    review = open_review(centre, assessor, submitted.id)
    assert review.attempt.text == submitted.text
    assert [rubric.id for rubric in review.rubrics] == ["carry-out", "maintain"]
    assert review.marking.judgement("M2").level == 1
    assert (review.decisions, review.version) == ((), 0)
    assert len(review.scenario.exemplars) == 2


def test_a_decision_is_sent_to_the_learner(centre: Centre, journey: Journey, learner: Actor, assessor: Actor) -> None:
    submitted = journey.marked(learner)
    awards = [
        PointAward("C1", 2),
        PointAward("C2", 2),
        PointAward("M1", 2),
        PointAward("M2", 2, "It is in line 3."),
    ]
    made = decide(centre, assessor, submitted.id, awards=awards, feedback=" Clear and short. ", version=0)
    seen = decision_for(centre, learner, submitted.id)
    assert seen == made
    assert (made.assessor_name, made.number, made.feedback) == ("Jo Marsh", 1, "Clear and short.")
    assert made.outcomes == {"carry-out": True, "maintain": True}
    assert made.awards == tuple(awards)
    assert attempt(centre, learner, submitted.id).state == "decided"


def test_before_a_decision_there_is_none(centre: Centre, journey: Journey, learner: Actor) -> None:
    assert decision_for(centre, learner, journey.marked(learner).id) is None


def test_the_decision_and_its_amendments_are_in_the_audit_trail(
    centre: Centre, journey: Journey, learner: Actor, assessor: Actor
) -> None:
    submitted = journey.marked(learner)
    made = journey.decided(submitted, assessor, C1=0)
    with centre.store.reading() as data:
        events = data.audit.about(submitted.id)
    assert [event.action for event in events] == ["attempt_started", "submitted", "marked", "decided"]
    assert (events[-1].actor_id, events[-1].detail) == (assessor.id, {"decision": made.id, "amended": ["C1"]})


def test_an_assessor_who_comes_second_is_told_who_and_when(
    centre: Centre, journey: Journey, clock: Clock, learner: Actor, assessor: Actor, other_assessor: Actor
) -> None:
    submitted = journey.marked(learner)
    version = open_review(centre, other_assessor, submitted.id).version
    first = journey.decided(submitted, assessor)
    clock.forward(minutes=30)
    with pytest.raises(Conflict) as caught:
        journey.decided(submitted, other_assessor, version, C1=0)
    assert str(caught.value) == (
        "Jo Marsh decided on this attempt on Thu 15 Oct, 3:05 pm, after it was opened here. Nothing was "
        "overwritten, and this decision was not saved. Open the attempt again to see the other one."
    )
    assert decision_for(centre, learner, submitted.id) == first


def test_having_seen_it_the_second_assessor_can_decide_again_and_both_stay(
    centre: Centre, journey: Journey, learner: Actor, assessor: Actor, other_assessor: Actor
) -> None:
    submitted = journey.marked(learner)
    journey.decided(submitted, assessor)
    second = journey.decided(submitted, other_assessor, version=1, C1=0)
    review = open_review(centre, assessor, submitted.id)
    assert [decision.assessor_name for decision in review.decisions] == ["Jo Marsh", "Lee Park"]
    assert decision_for(centre, learner, submitted.id) == second
    assert review.version == 2


def test_a_second_click_gives_the_decision_back(
    centre: Centre, journey: Journey, clock: Clock, learner: Actor, assessor: Actor
) -> None:
    submitted = journey.marked(learner)
    first = journey.decided(submitted, assessor)
    clock.forward(seconds=2)
    assert journey.decided(submitted, assessor) == first


def test_ones_own_other_window_is_a_conflict_too(
    centre: Centre, journey: Journey, learner: Actor, assessor: Actor
) -> None:
    submitted = journey.marked(learner)
    journey.decided(submitted, assessor)
    with pytest.raises(Conflict, match=r"^You decided on this attempt on Thu 15 Oct"):
        journey.decided(submitted, assessor, C1=0)


@pytest.mark.parametrize("version", [-1, 1, 7])
def test_a_version_that_never_was_is_a_conflict(
    centre: Centre, journey: Journey, learner: Actor, assessor: Actor, version: int
) -> None:
    with pytest.raises(Conflict, match="nothing was overwritten"):
        journey.decided(journey.marked(learner), assessor, version)


def test_an_amendment_without_a_reason_is_refused_and_nothing_is_saved(
    centre: Centre, journey: Journey, learner: Actor, assessor: Actor
) -> None:
    submitted = journey.marked(learner)
    awards = [PointAward("C1", 1), PointAward("C2", 2), PointAward("M1", 2), PointAward("M2", 1)]
    with pytest.raises(Mistake, match=r"C1: you changed “Met” to “Partly met”. Write the reason for it."):
        decide(centre, assessor, submitted.id, awards=awards, feedback="", version=0)
    assert decision_for(centre, assessor, submitted.id) is None


def test_nobody_decides_on_their_own_attempt(centre: Centre, journey: Journey, learner: Actor) -> None:
    submitted = journey.marked(learner)
    with pytest.raises(NotAllowed, match=r"This is your own attempt. Ask another assessor"):
        journey.decided(submitted, replace(learner, role="assessor"))


def test_what_is_not_handed_in_is_not_reviewed(centre: Centre, learner: Actor, assessor: Actor) -> None:
    started = start_attempt(centre, learner, "late-parcel", "assessment")
    with pytest.raises(NotFound, match="not handed in yet"):
        open_review(centre, assessor, started.id)


def test_what_is_not_marked_is_marked_again_before_it_is_reviewed(
    centre: Centre, journey: Journey, learner: Actor, assessor: Actor
) -> None:
    submitted = journey.submitted(learner)
    with pytest.raises(Mistake, match=r"no proposed marking yet. Have it marked again"):
        open_review(centre, assessor, submitted.id)
    mark_attempt(centre, assessor, submitted.id)
    assert open_review(centre, assessor, submitted.id).version == 0
