"""Marking: once, after the handover is safe, and again when it failed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assessment.errors import Mistake
from assessment.model.marking import Marking
from assessment.model.people import Actor
from assessment.services import Centre, attempt, mark_attempt, marking, open_centre, review_queue, start_attempt
from tests.conftest import Clock, Journey


def _failing(*_: object) -> Marking:
    raise RuntimeError("model \x00 file is missing")


def test_the_marking_names_what_it_was_given_under(centre: Centre, journey: Journey, learner: Actor) -> None:
    submitted = journey.submitted(learner)
    proposed = mark_attempt(centre, learner, submitted.id)
    library = centre.library
    assert proposed.scenario == library.scenarios["late-parcel"].hash
    assert proposed.rubrics == {unit: library.rubrics[unit].hash for unit in ("carry-out", "maintain")}
    assert attempt(centre, learner, submitted.id).state == "marked"


def test_a_handover_is_in_the_database_before_its_marking_starts(
    centre: Centre, journey: Journey, learner: Actor
) -> None:
    seen = []

    def looking(*arguments: object) -> Marking:
        seen.append(attempt(centre, learner, submitted.id).state)
        return centre.mark(*arguments)  # type: ignore[arg-type]

    submitted = journey.submitted(learner)
    mark_attempt(replace(centre, mark=looking), learner, submitted.id)
    assert seen == ["submitted"]


def test_there_is_no_marking_before_handing_in(centre: Centre, learner: Actor) -> None:
    started = start_attempt(centre, learner, "late-parcel", "practice")
    assert marking(centre, learner, started.id) is None
    with pytest.raises(Mistake, match="not handed in yet, so there is nothing to mark"):
        mark_attempt(centre, learner, started.id)


def test_marking_again_gives_the_first_back(centre: Centre, journey: Journey, learner: Actor) -> None:
    submitted = journey.submitted(learner)
    first = mark_attempt(centre, learner, submitted.id)
    assert mark_attempt(replace(centre, mark=_failing), learner, submitted.id) == first


def test_a_failed_marking_is_recorded_said_and_can_be_run_again(
    centre: Centre, journey: Journey, learner: Actor, assessor: Actor
) -> None:
    submitted = journey.submitted(learner)
    with pytest.raises(Mistake) as caught:
        mark_attempt(replace(centre, mark=_failing), learner, submitted.id)
    assert str(caught.value) == (
        "Your handover is saved, but marking it didn't work this time. Nothing is lost, and it can be marked "
        "again: try again in a moment, or tell your assessor."
    )
    view = attempt(centre, learner, submitted.id)
    assert (view.state, view.text) == ("marking_failed", submitted.text)
    with centre.store.reading() as data:
        event = data.audit.about(submitted.id)[-1]
    assert event.action == "marking_failed"
    assert event.detail == {"error": "RuntimeError", "message": "model � file is missing"}
    assert [(i.attempt_id, i.state) for i in review_queue(centre, assessor, mode="all")] == [
        (submitted.id, "marking_failed")
    ]
    mark_attempt(centre, assessor, submitted.id)
    assert attempt(centre, learner, submitted.id).state == "marked"
    assert [(i.attempt_id, i.state) for i in review_queue(centre, assessor, mode="all")] == [(submitted.id, "marked")]


def test_the_real_engine_marks_against_the_pinned_rubrics(
    tmp_path: Path, library_dirs: dict[str, Path], clock: Clock
) -> None:
    url = f"sqlite:///{tmp_path / 'real.sqlite'}"
    centre = open_centre(database_url=url, now=clock, **library_dirs)
    journey = Journey(centre)
    learner = journey.person("Amira Khan", "learner")
    text = "Sunita,\n\nCustomer: Mrs Whitlock.\nIssue: she waits for a parcel that comes at three.\nTo do: ring her."
    submitted = journey.submitted(learner, text)
    proposed = mark_attempt(centre, learner, submitted.id)
    assert [judgement.point for judgement in proposed.judgements] == ["C1", "C2", "M1", "M2"]
    assert {finding.fact for finding in proposed.facts} == {"f01", "f02", "f03"}
    assert proposed.scenario == centre.library.scenarios["late-parcel"].hash
    assert marking(centre, learner, submitted.id) == proposed
    centre.store.close()
