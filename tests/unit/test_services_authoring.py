"""The tutor's work: what is wrong with a text, trying it, its exemplars, and where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessment.errors import Mistake
from assessment.model.people import Actor
from assessment.model.scenario import Scenario
from assessment.services import (
    Centre,
    check_content,
    library_list,
    open_centre,
    read_scenario,
    review_queue,
    run_exemplars,
    scenario_cards,
    scenario_text,
    try_handovers,
)
from tests.conftest import Clock, mark_as_told, published_yaml, put_into_the_library, scenario_yaml


def test_a_scenario_in_order_has_no_problems(centre: Centre, tutor: Actor) -> None:
    checked = check_content(centre, tutor, "scenario", scenario_yaml("new-one"))
    assert checked.problems == ()
    assert isinstance(checked.item, Scenario)
    assert checked.item.id == "new-one"


def test_problems_come_with_their_lines(centre: Centre, tutor: Actor) -> None:
    text = scenario_yaml("new-one").replace("level: basic", "level: simple")
    checked = check_content(centre, tutor, "scenario", text)
    assert checked.item is None
    assert [(problem.line, problem.where) for problem in checked.problems] == [(4, "level")]


def test_a_unit_without_a_rubric_is_a_problem(centre: Centre, tutor: Actor) -> None:
    text = scenario_yaml("new-one").replace("[carry-out, maintain]", "[carry-out, juggle]")
    checked = check_content(centre, tutor, "scenario", text)
    assert checked.item is None
    assert any("juggle" in str(problem) for problem in checked.problems)


def test_trying_a_handover_keeps_nothing(centre: Centre, tutor: Actor, assessor: Actor) -> None:
    scenario = read_scenario(centre, tutor, "late-parcel")
    assert try_handovers(centre, tutor, scenario, ["C1=2 M1=1"])[0].judgement("M1").level == 1
    assert review_queue(centre, assessor, state="all", mode="all") == []
    with pytest.raises(Mistake, match=r"nothing to mark. Write or paste a handover first"):
        try_handovers(centre, tutor, scenario, ["  "])


def test_a_scenario_of_another_library_is_not_marked(centre: Centre, tutor: Actor) -> None:
    scenario = read_scenario(centre, tutor, "late-parcel").model_copy(update={"units": ("juggle",)})
    with pytest.raises(Mistake, match="there is no rubric for juggle"):
        try_handovers(centre, tutor, scenario, ["C1=2"])


def test_exemplars_are_run_as_tests(centre: Centre, tutor: Actor) -> None:
    strong, middling = run_exemplars(centre, tutor, read_scenario(centre, tutor, "late-parcel"))
    assert (strong.number, strong.note, strong.differences) == (1, "A strong one.", ())
    (difference,) = middling.differences
    assert (difference.what, difference.expected, difference.proposed) == ("M1", 1, 0)
    assert middling.marking.judgement("M1").level == 0


def test_a_published_scenario_is_in_the_library_at_once(centre: Centre, tutor: Actor, learner: Actor) -> None:
    version = put_into_the_library(centre, tutor, published_yaml("new-one", "Brand new"))
    assert (version.content_id, version.state) == ("new-one", "published")
    assert "new-one" in [each.id for each in scenario_cards(centre, learner)]
    item = next(each for each in library_list(centre, tutor) if each.id == "new-one")
    assert (item.origin, item.state, item.exemplars, item.problems) == ("tutor", "published", 2, 0)
    assert scenario_text(centre, tutor, "new-one") == (published_yaml("new-one", "Brand new"), item.hash)


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
