"""The library as learners see it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessment.errors import Mistake, NotFound
from assessment.model.people import Actor
from assessment.services import (
    Centre,
    model_handovers,
    open_centre,
    read_scenario,
    rubrics_for,
    scenario_cards,
    scenario_of_attempt,
    start_attempt,
)
from tests.conftest import Clock, Journey, mark_as_told, published_yaml, put_into_the_library, scenario_yaml


def _reopen(centre: Centre, database_url: str, library_dirs: dict[str, Path], clock: Clock) -> Centre:
    centre.store.close()
    return open_centre(database_url=database_url, now=clock, mark=mark_as_told, **library_dirs)


def test_cards_tell_the_sector_the_level_and_the_time(centre: Centre, learner: Actor) -> None:
    parcel, room = scenario_cards(centre, learner)
    assert (parcel.id, parcel.sector, parcel.level, parcel.minutes) == ("late-parcel", "retail", "basic", 30)
    assert (room.id, room.minutes, room.about_minutes) == ("wet-room", None, 15)
    assert (parcel.best, parcel.attempts, parcel.drafting) == (None, 0, False)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"sector": "hotels"}, ["wet-room"]),
        ({"level": "advanced"}, []),
        ({"search": "PARCEL late"}, ["late-parcel"]),
        ({"search": "whitlock"}, ["late-parcel", "wet-room"]),
        ({"search": "nothing like it"}, []),
    ],
)
def test_cards_can_be_filtered(centre: Centre, learner: Actor, filters: dict[str, str], found: list[str]) -> None:
    assert [card.id for card in scenario_cards(centre, learner, **filters)] == found  # type: ignore[arg-type]


def test_a_card_shows_the_best_result_of_this_learner_only(
    centre: Centre, journey: Journey, learner: Actor, other_learner: Actor
) -> None:
    journey.marked(learner, "C1=2 C2=2", mode="practice")
    journey.marked(learner, "C1=2 C2=2 M1=2", mode="practice")
    journey.marked(learner, "C1=2", mode="practice")
    start_attempt(centre, learner, "late-parcel", "practice")
    card = scenario_cards(centre, learner)[0]
    assert (card.best, card.attempts, card.drafting) == ("3 of 4 points met", 3, True)
    assert scenario_cards(centre, other_learner)[0].best is None


def test_an_award_counts_before_a_proposal(centre: Centre, journey: Journey, learner: Actor, assessor: Actor) -> None:
    journey.decided(journey.marked(learner, "C1=2 C2=2 M1=2 M2=2"), assessor, M1=0, M2=0)
    assert scenario_cards(centre, learner)[0].best == "2 of 4 points met"


def test_a_learners_copy_has_no_exemplars(centre: Centre, learner: Actor, tutor: Actor) -> None:
    assert read_scenario(centre, learner, "late-parcel").exemplars == ()
    assert len(read_scenario(centre, tutor, "late-parcel").exemplars) == 2
    started = start_attempt(centre, learner, "late-parcel", "practice")
    assert scenario_of_attempt(centre, learner, started.id).exemplars == ()


def test_a_scenario_that_is_not_there_is_said_so(centre: Centre, learner: Actor) -> None:
    with pytest.raises(NotFound, match=r"no scenario “lost-dog” in the library. Go back to the list"):
        read_scenario(centre, learner, "lost-dog")


def test_model_handovers_meet_every_point_and_come_after_practice(
    centre: Centre, journey: Journey, learner: Actor
) -> None:
    started = start_attempt(centre, learner, "late-parcel", "practice")
    with pytest.raises(Mistake, match="shown once yours is handed in"):
        model_handovers(centre, learner, started.id)
    journey.submit(started, learner)
    assert [exemplar.note for exemplar in model_handovers(centre, learner, started.id)] == ["A strong one."]


def test_there_is_no_model_handover_in_assessment(centre: Centre, journey: Journey, learner: Actor) -> None:
    attempt = journey.marked(learner)
    with pytest.raises(Mistake, match="no model handover in assessment"):
        model_handovers(centre, learner, attempt.id)


def test_an_attempt_keeps_the_version_it_started_with(
    centre: Centre,
    learner: Actor,
    tutor: Actor,
    library_dirs: dict[str, Path],
    database_url: str,
    clock: Clock,
) -> None:
    started = start_attempt(centre, learner, "late-parcel", "practice")
    put_into_the_library(centre, tutor, published_yaml(title="Changed"))
    rubric = library_dirs["rubrics_dir"] / "maintain.yaml"
    rubric.write_text(rubric.read_text().replace("Maintain service", "Renamed"), "utf-8")
    again = _reopen(centre, database_url, library_dirs, clock)
    assert read_scenario(again, learner, "late-parcel").title == "Changed"
    assert scenario_of_attempt(again, learner, started.id).title == "A late parcel"
    assert [r.title for r in rubrics_for(again, learner, started.id)] == [
        "Carry out handovers",
        "Maintain service",
    ]
    assert "Renamed" in [r.title for r in rubrics_for(again, learner)]
    again.store.close()


def _hash(centre: Centre, tutor: Actor) -> str:
    from assessment.services import scenario_text

    return scenario_text(centre, tutor, "late-parcel")[1]


def test_a_file_that_changed_is_published_at_the_next_opening(
    centre: Centre, learner: Actor, library_dirs: dict[str, Path], database_url: str, clock: Clock
) -> None:
    path = library_dirs["scenarios_dir"] / "late-parcel.yaml"
    original = path.read_text("utf-8")
    for text, title in ((scenario_yaml(title="Newer"), "Newer"), (original, "A late parcel")):
        path.write_text(text, "utf-8")
        centre = _reopen(centre, database_url, library_dirs, clock)
        assert read_scenario(centre, learner, "late-parcel").title == title
    centre.store.close()


def test_a_file_that_is_gone_or_broken_is_not_offered_but_its_attempts_stay(
    centre: Centre,
    journey: Journey,
    learner: Actor,
    library_dirs: dict[str, Path],
    database_url: str,
    clock: Clock,
) -> None:
    attempt = journey.marked(learner)
    path = library_dirs["scenarios_dir"] / "late-parcel.yaml"
    path.write_text("id: late-parcel\n", "utf-8")
    again = _reopen(centre, database_url, library_dirs, clock)
    assert [card.id for card in scenario_cards(again, learner)] == ["wet-room"]
    assert scenario_of_attempt(again, learner, attempt.id).title == "A late parcel"
    path.write_text(scenario_yaml(), "utf-8")
    again = _reopen(again, database_url, library_dirs, clock)
    assert [card.id for card in scenario_cards(again, learner)] == ["late-parcel", "wet-room"]
    again.store.close()


def test_a_tutors_version_outlives_a_change_of_the_file(
    centre: Centre,
    learner: Actor,
    tutor: Actor,
    library_dirs: dict[str, Path],
    database_url: str,
    clock: Clock,
) -> None:
    put_into_the_library(centre, tutor, published_yaml(title="The tutor's"))
    (library_dirs["scenarios_dir"] / "late-parcel.yaml").write_text(scenario_yaml(title="The file's"), "utf-8")
    again = _reopen(centre, database_url, library_dirs, clock)
    assert read_scenario(again, learner, "late-parcel").title == "The tutor's"
    again.store.close()
