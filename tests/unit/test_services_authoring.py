"""The tutor's work."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessment.errors import Conflict, ContentProblem, Mistake
from assessment.model.people import Actor
from assessment.services import (
    Centre,
    check_scenario,
    library_list,
    open_centre,
    read_scenario,
    run_exemplars,
    save_scenario,
    scenario_cards,
    scenario_text,
    try_handover,
)
from tests.conftest import Clock, Journey, mark_as_told, scenario_yaml


def test_a_scenario_in_order_has_no_problems(centre: Centre, tutor: Actor) -> None:
    checked = check_scenario(centre, tutor, scenario_yaml("new-one"))
    assert checked.problems == ()
    assert checked.scenario is not None
    assert checked.scenario.id == "new-one"


def test_problems_come_with_their_lines(centre: Centre, tutor: Actor) -> None:
    checked = check_scenario(centre, tutor, scenario_yaml("new-one").replace("level: basic", "level: simple"))
    assert checked.scenario is None
    assert [(problem.line, problem.where) for problem in checked.problems] == [(4, "level")]


def test_a_unit_without_a_rubric_is_a_problem(centre: Centre, tutor: Actor) -> None:
    text = scenario_yaml("new-one").replace("[carry-out, maintain]", "[carry-out, juggle]")
    checked = check_scenario(centre, tutor, text)
    assert checked.scenario is None
    assert any("juggle" in str(problem) for problem in checked.problems)


def test_a_file_that_is_not_text_is_a_problem_not_a_crash(centre: Centre, tutor: Actor) -> None:
    assert check_scenario(centre, tutor, b"\xff\xfe\x00id", "upload.yaml").problems


def test_trying_a_handover_keeps_nothing(centre: Centre, tutor: Actor, assessor: Actor) -> None:
    from assessment.services import review_queue

    scenario = read_scenario(centre, tutor, "late-parcel")
    assert try_handover(centre, tutor, scenario, "C1=2 M1=1").judgement("M1").level == 1
    assert review_queue(centre, assessor, state="all", mode="all") == []
    with pytest.raises(Mistake, match=r"nothing to mark. Write or paste a handover first"):
        try_handover(centre, tutor, scenario, "  ")


def test_a_scenario_of_another_library_is_not_marked(centre: Centre, tutor: Actor) -> None:
    scenario = read_scenario(centre, tutor, "late-parcel").model_copy(update={"units": ("juggle",)})
    with pytest.raises(Mistake, match="there is no rubric for juggle"):
        try_handover(centre, tutor, scenario, "C1=2")


def test_exemplars_are_run_as_tests(centre: Centre, tutor: Actor) -> None:
    strong, middling = run_exemplars(centre, tutor, read_scenario(centre, tutor, "late-parcel"))
    assert (strong.number, strong.note, strong.differences) == (1, "A strong one.", ())
    (difference,) = middling.differences
    assert (difference.what, difference.expected, difference.proposed) == ("M1", 1, 0)
    assert middling.marking.judgement("M1").level == 0


def test_a_saved_scenario_is_in_the_library_at_once(centre: Centre, tutor: Actor, learner: Actor) -> None:
    card = save_scenario(centre, tutor, scenario_yaml("new-one", "Brand new"))
    assert (card.id, card.state) == ("new-one", "published")
    assert "new-one" in [each.id for each in scenario_cards(centre, learner)]
    item = next(each for each in library_list(centre, tutor) if each.id == "new-one")
    assert (item.origin, item.state, item.exemplars, item.problems) == ("tutor", "published", 2, 0)
    assert scenario_text(centre, tutor, "new-one") == (scenario_yaml("new-one", "Brand new"), item.hash)


def test_a_scenario_with_problems_is_not_saved(centre: Centre, tutor: Actor) -> None:
    with pytest.raises(ContentProblem, match=r"pasted.yaml:4: level: "):
        save_scenario(centre, tutor, scenario_yaml("new-one").replace("level: basic", "level: simple"))
    assert "new-one" not in [each.id for each in library_list(centre, tutor)]


def test_an_id_that_is_taken_is_not_overwritten(centre: Centre, tutor: Actor) -> None:
    with pytest.raises(
        Conflict, match=r"There is a scenario “late-parcel” in the library already. Give yours another id"
    ):
        save_scenario(centre, tutor, scenario_yaml(title="Mine"))
    assert read_scenario(centre, tutor, "late-parcel").title == "A late parcel"


def test_the_version_a_tutor_saw_can_be_replaced(centre: Centre, tutor: Actor) -> None:
    _, seen = scenario_text(centre, tutor, "late-parcel")
    save_scenario(centre, tutor, scenario_yaml(title="Better"), replace=seen)
    assert read_scenario(centre, tutor, "late-parcel").title == "Better"


def test_a_version_that_changed_since_is_not_overwritten(
    centre: Centre, journey: Journey, clock: Clock, tutor: Actor
) -> None:
    _, seen = scenario_text(centre, tutor, "late-parcel")
    save_scenario(centre, journey.person("Una West", "tutor"), scenario_yaml(title="Una's"), replace=seen)
    with pytest.raises(Conflict, match="was changed by Una West on Thu 15 Oct, 3:05 pm, after you opened it"):
        save_scenario(centre, tutor, scenario_yaml(title="Mine"), replace=seen)
    assert read_scenario(centre, tutor, "late-parcel").title == "Una's"


def test_saving_the_same_text_twice_is_one_version(centre: Centre, tutor: Actor) -> None:
    for _ in range(2):
        save_scenario(centre, tutor, scenario_yaml("new-one"))
    with centre.store.reading() as data:
        publication = data.versions.latest_of("new-one")
    assert publication is not None
    assert publication.number == 1


def test_an_old_version_can_be_brought_back(centre: Centre, tutor: Actor) -> None:
    original, seen = scenario_text(centre, tutor, "late-parcel")
    save_scenario(centre, tutor, scenario_yaml(title="Worse"), replace=seen)
    _, worse = scenario_text(centre, tutor, "late-parcel")
    save_scenario(centre, tutor, original, replace=worse)
    assert scenario_text(centre, tutor, "late-parcel") == (original, seen)


def test_broken_files_are_listed_with_their_problems(
    centre: Centre, tutor: Actor, library_dirs: dict[str, Path], database_url: str, clock: Clock
) -> None:
    (library_dirs["scenarios_dir"] / "half-done.yaml").write_text("id: half-done\ntitle: Half\n", "utf-8")
    centre.store.close()
    again = open_centre(database_url=database_url, now=clock, mark=mark_as_told, **library_dirs)
    *whole, broken = library_list(again, tutor)
    assert [item.id for item in whole] == ["late-parcel", "wet-room"]
    assert (broken.id, broken.state, broken.hash) == ("half-done", "broken", "")
    assert broken.problems == len(broken.details) > 0
    assert broken.title.endswith("half-done.yaml")
    again.store.close()
