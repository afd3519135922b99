"""Texts and times come back as they went in, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from assessment.model.people import Actor
from assessment.services import Centre, attempt, drafts, marking, save_draft, sign_in_locally, start_attempt
from assessment.store.columns import clean
from tests.conftest import Clock, Journey

AWKWARD = "Zoë’s note 🙂\r\n\tline two\n\n  'quoted' \"twice\" %s :name \\ { } ڈبے end"


def test_these_tests_run_on_the_database_they_name(
    centre: Centre, database_url: str, request: pytest.FixtureRequest
) -> None:
    question = "SELECT version()" if "postgresql" in request.node.name else "SELECT 'SQLite ' || sqlite_version()"
    with centre.store.reading() as data:
        answer = data.connection.exec_driver_sql(question).scalar_one()
    assert answer.lower().startswith(request.node.callspec.params["database_url"])


def test_a_text_comes_back_character_by_character(centre: Centre, learner: Actor) -> None:
    started = start_attempt(centre, learner, "late-parcel", "practice")
    save_draft(centre, learner, started.id, text=AWKWARD, revision=0)
    assert attempt(centre, learner, started.id).text == AWKWARD


@pytest.mark.parametrize("bad", ["\x00", "\ud83d"])
def test_a_character_that_no_database_takes_is_replaced_and_breaks_nothing(
    centre: Centre, journey: Journey, learner: Actor, bad: str
) -> None:
    started = start_attempt(centre, learner, "late-parcel", "practice")
    save_draft(centre, learner, started.id, text=f"Ring{bad}her", revision=0)
    assert [draft.text for draft in drafts(centre, learner, started.id)] == ["Ring�her"]
    submitted = journey.submitted(learner, f"C1=2{bad} done", mode="practice")
    assert submitted.text == "C1=2� done"
    with pytest.raises(Exception, match="There is no such attempt"):
        attempt(centre, learner, f"no{bad}such")
    sign_in_locally(centre, name=f"Al{bad}ex", role="learner", from_address="::1")


def test_a_text_that_was_replaced_counts_as_the_same_text(centre: Centre, learner: Actor) -> None:
    started = start_attempt(centre, learner, "late-parcel", "practice")
    for _ in range(2):
        save_draft(centre, learner, started.id, text="Ring\x00her", revision=0)
    assert len(drafts(centre, learner, started.id)) == 1


def test_replacing_keeps_every_offset() -> None:
    text = "a\x00b\ud800c"
    assert len(clean(text)) == len(text)


def test_times_come_back_aware_and_in_utc(centre: Centre, clock: Clock, learner: Actor) -> None:
    clock.at = datetime(2026, 7, 1, 9, 30, 15, 123456, tzinfo=timezone(timedelta(hours=1)))
    started = start_attempt(centre, learner, "late-parcel", "assessment")
    again = attempt(centre, learner, started.id)
    assert again.started_at == clock.at
    assert again.started_at.utcoffset() == timedelta(0)
    assert again.deadline == datetime(2026, 7, 1, 9, 0, 15, 123456, tzinfo=UTC)


def test_a_time_without_a_zone_is_refused(centre: Centre, clock: Clock, learner: Actor) -> None:
    clock.at = datetime(2026, 7, 1, 9, 30)
    with pytest.raises(Exception, match="without a zone"):
        start_attempt(centre, learner, "late-parcel", "practice")


def test_a_marking_comes_back_equal(centre: Centre, journey: Journey, learner: Actor) -> None:
    from assessment.services import mark_attempt

    submitted = journey.submitted(learner)
    proposed = mark_attempt(centre, learner, submitted.id)
    assert marking(centre, learner, submitted.id) == proposed
    assert [judgement.point for judgement in proposed.judgements] == ["C1", "C2", "M1", "M2"]
    assert list(proposed.rubrics) == ["carry-out", "maintain"]


def test_the_last_texts_of_a_scenario_come_newest_first_and_without_names(
    centre: Centre, journey: Journey, learner: Actor, other_learner: Actor, clock: Clock
) -> None:
    first = journey.submitted(learner, AWKWARD)
    clock.forward(minutes=1)
    journey.submitted(other_learner, "C1=1", mode="practice")
    journey.submitted(learner, "Elsewhere", scenario="wet-room")
    started_only = start_attempt(centre, learner, "late-parcel", "practice")
    with centre.store.reading() as data:
        texts = data.attempts.last_texts("late-parcel", 10)
        assert [(each.text, each.mode, each.at) for each in texts] == [
            ("C1=1", "practice", clock()),
            (AWKWARD, "assessment", clock() - timedelta(minutes=1)),
        ]
        assert data.attempts.last_texts("late-parcel", 1) == texts[:1]
        assert data.attempts.last_texts("late-parcel", 10, but=first.id) == texts[:1]
        assert data.attempts.last_texts("nowhere", 10) == []
    assert started_only.state == "drafting"
