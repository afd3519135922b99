"""From a draft to a version: what has to hold first, and what is said where it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessment.errors import Conflict, ContentProblem, Mistake
from assessment.model.people import Actor
from assessment.services import (
    Centre,
    ContentVersion,
    affected_by,
    content_draft,
    content_drafts,
    edit_published,
    keep_mine,
    mark_attempt,
    publish_draft,
    read_scenario,
    retire,
    rubrics_for,
    run_exemplars,
    save_content_draft,
    start_attempt,
    start_content_draft,
    versions_of,
)
from tests.conftest import RUBRIC, Journey, published_yaml, scenario_yaml

NEW_RUBRIC = RUBRIC.format(id="resolve", title="Resolve problems", first="R1", second="R2")


@pytest.fixture
def una(journey: Journey) -> Actor:
    return journey.person("Una West", "tutor")


def published(centre: Centre, who: Actor, text: str, kind: str = "scenario", id: str = "late-parcel") -> ContentVersion:
    """That text published as the next version of something in the library."""
    draft = edit_published(centre, who, kind, id)  # type: ignore[arg-type]
    saved = save_content_draft(centre, who, draft.id, text=text, revision=draft.revision)
    return publish_draft(centre, who, draft.id, note="Changed.", revision=saved.revision)


def new(centre: Centre, who: Actor, text: str, kind: str = "scenario") -> ContentVersion:
    """Something new, published."""
    draft = start_content_draft(centre, who, kind, text=text)  # type: ignore[arg-type]
    return publish_draft(centre, who, draft.id, note="New.", revision=draft.revision)


def test_a_published_draft_is_a_new_version_with_its_note(centre: Centre, tutor: Actor, learner: Actor) -> None:
    draft = edit_published(centre, tutor, "scenario", "late-parcel")
    saved = save_content_draft(centre, tutor, draft.id, text=published_yaml(title="Better"), revision=1)
    made = publish_draft(centre, tutor, draft.id, note="  A clearer\n title. ", revision=saved.revision)
    assert (made.number, made.title, made.note, made.by, made.origin, made.state, made.current) == (
        2,
        "Better",
        "A clearer title.",
        "Tess Vale",
        "tutor",
        "published",
        True,
    )
    assert read_scenario(centre, learner, "late-parcel").title == "Better"
    assert content_drafts(centre, tutor) == []
    with centre.store.reading() as data:
        (event,) = [each for each in data.audit.about("late-parcel") if each.action == "scenario_published"]
    assert (event.actor_id, event.detail["number"], event.detail["note"]) == (tutor.id, 2, "A clearer title.")


def test_an_attempt_keeps_the_version_it_was_started_with(
    centre: Centre, journey: Journey, tutor: Actor, learner: Actor
) -> None:
    attempt = start_attempt(centre, learner, "late-parcel", "practice")
    published(centre, tutor, published_yaml(title="Better"))
    rubric = RUBRIC.format(id="maintain", title="Renamed", first="M1", second="M2")
    published(centre, tutor, rubric, "rubric", "maintain")
    journey.submit(attempt, learner)
    marking = mark_attempt(centre, learner, attempt.id)
    versions = [versions_of(centre, tutor, kind, id)[-1].hash for kind, id in _pinned()]
    assert [marking.scenario, marking.rubrics["maintain"]] == versions
    assert "Renamed" not in [each.title for each in rubrics_for(centre, learner, attempt.id)]


def _pinned() -> list[tuple[object, str]]:
    return [("scenario", "late-parcel"), ("rubric", "maintain")]


def test_a_second_click_on_publish_gets_the_same_version(centre: Centre, tutor: Actor) -> None:
    draft = start_content_draft(centre, tutor, "scenario", text=published_yaml("new-one"))
    first, second = (publish_draft(centre, tutor, draft.id, note="New.", revision=1) for _ in range(2))
    assert first == second
    assert len(versions_of(centre, tutor, "scenario", "new-one")) == 1


@pytest.mark.parametrize(
    ("note", "words"),
    [
        (" \n ", r"Write a note first: in a few words, what changed and why. It stays with the version."),
        ("x" * 501, r"The note has 501 characters; at most 500 are kept. Make it shorter."),
    ],
)
def test_a_version_needs_a_note(centre: Centre, tutor: Actor, note: str, words: str) -> None:
    draft = start_content_draft(centre, tutor, "scenario", text=published_yaml("new-one"))
    with pytest.raises(Mistake, match=words):
        publish_draft(centre, tutor, draft.id, note=note, revision=1)


def test_a_draft_with_problems_is_not_published(centre: Centre, tutor: Actor) -> None:
    text = published_yaml("new-one").replace("level: basic", "level: simple")
    draft = start_content_draft(centre, tutor, "scenario", text=text)
    with pytest.raises(ContentProblem, match=r"^draft:4: level: "):
        publish_draft(centre, tutor, draft.id, note="New.", revision=1)
    assert content_drafts(centre, tutor)[0].id == draft.id


def test_a_revision_that_moved_on_is_not_published(centre: Centre, tutor: Actor, una: Actor) -> None:
    draft = start_content_draft(centre, tutor, "scenario", text=published_yaml("new-one"))
    save_content_draft(centre, una, draft.id, text=published_yaml("new-one", "Una's"), revision=1)
    with pytest.raises(
        Conflict,
        match=r"This scenario was saved by Una West on Thu 15 Oct, 3:05 pm, after this window opened it. Nothing was "
        r"published: look at the text that is there now first.",
    ):
        publish_draft(centre, tutor, draft.id, note="New.", revision=1)


def test_a_draft_that_somebody_else_published_is_said_so(centre: Centre, tutor: Actor, una: Actor) -> None:
    draft = start_content_draft(centre, tutor, "scenario", text=published_yaml("new-one"))
    publish_draft(centre, una, draft.id, note="New.", revision=1)
    with pytest.raises(
        Conflict, match=r"This draft was published as version 1 by Una West on Thu 15 Oct, 3:05 pm. Nothing was"
    ):
        publish_draft(centre, tutor, draft.id, note="New.", revision=1)


def test_a_version_that_came_meanwhile_is_not_overwritten_unless_on_purpose(
    centre: Centre, tutor: Actor, una: Actor
) -> None:
    draft = edit_published(centre, tutor, "scenario", "late-parcel")
    save_content_draft(centre, tutor, draft.id, text=published_yaml(title="Mine"), revision=1)
    other = start_content_draft(
        centre, una, "scenario", text=published_yaml(title="Una's"), content_id="late-parcel", base_hash=draft.base_hash
    )
    theirs = publish_draft(centre, una, other.id, note="Mine.", revision=1)
    with pytest.raises(Conflict) as caught:
        publish_draft(centre, tutor, draft.id, note="Changed.", revision=2)
    assert str(caught.value) == (
        "“late-parcel” was published anew by Una West on Thu 15 Oct, 3:05 pm (version 2), after this draft was begun. "
        "Nothing was overwritten: compare the two, then bring those changes into yours, or publish over them on purpose."
    )
    with pytest.raises(Conflict, match="compare the two first"):
        publish_draft(centre, tutor, draft.id, note="Changed.", revision=2, over=draft.base_hash)
    made = publish_draft(centre, tutor, draft.id, note="Changed.", revision=2, over=theirs.hash)
    assert (made.number, made.title) == (3, "Mine")


def test_something_new_does_not_overwrite_what_has_its_id(centre: Centre, tutor: Actor) -> None:
    draft = start_content_draft(centre, tutor, "scenario", text=published_yaml(title="Mine"))
    with pytest.raises(
        Conflict, match=r"There is a scenario “late-parcel” in the library already. Give yours another id"
    ):
        publish_draft(centre, tutor, draft.id, note="New.", revision=1)
    retire(centre, tutor, "scenario", "late-parcel", note="Old.")
    with pytest.raises(Conflict, match=r"in the library already, retired at present. Give yours another id"):
        publish_draft(centre, tutor, draft.id, note="New.", revision=1)


def test_a_draft_that_is_given_another_id_becomes_a_scenario_of_its_own(centre: Centre, tutor: Actor) -> None:
    draft = edit_published(centre, tutor, "scenario", "late-parcel")
    save_content_draft(centre, tutor, draft.id, text=published_yaml("wet-room"), revision=1)
    with pytest.raises(Conflict, match="There is a scenario “wet-room” in the library already"):
        publish_draft(centre, tutor, draft.id, note="A copy.", revision=2)
    save_content_draft(centre, tutor, draft.id, text=published_yaml("early-parcel"), revision=2)
    made = publish_draft(centre, tutor, draft.id, note="A copy.", revision=3)
    assert (made.content_id, made.number) == ("early-parcel", 1)
    assert len(versions_of(centre, tutor, "scenario", "late-parcel")) == 1


def test_the_very_text_that_is_published_is_not_published_again(centre: Centre, tutor: Actor) -> None:
    draft = edit_published(centre, tutor, "scenario", "late-parcel")
    with pytest.raises(Mistake, match=r"This is word for word version 1 of “late-parcel”, which is published already"):
        publish_draft(centre, tutor, draft.id, note="Again.", revision=1)


def test_an_exemplar_that_the_engine_marks_otherwise_keeps_a_scenario_from_being_published(
    centre: Centre, tutor: Actor
) -> None:
    draft = start_content_draft(centre, tutor, "scenario", text=scenario_yaml("new-one"))
    with pytest.raises(Mistake) as caught:
        publish_draft(centre, tutor, draft.id, note="New.", revision=1)
    assert str(caught.value) == (
        "The engine marks the exemplars otherwise than you expect, so this is not published yet. Change the scenario, or "
        "what is expected of the exemplar:\nExemplar 2: M1 expected 1, the engine proposes 0."
    )


def test_a_difference_that_the_library_has_already_holds_nothing_back_and_a_new_one_does(
    centre: Centre, tutor: Actor
) -> None:
    draft = edit_published(centre, tutor, "scenario", "late-parcel")
    text = draft.text.replace("title: ", "title: A name in the ", 1)
    runs = run_exemplars(centre, tutor, read_scenario(centre, tutor, "late-parcel"))
    assert [(len(run.differences), run.new) for run in runs] == [(0, ()), (1, ())]
    kept = save_content_draft(centre, tutor, draft.id, text=text.replace("M1: 1", "M1: 2"), revision=draft.revision)
    with pytest.raises(Mistake, match="Exemplar 2: M1 expected 2, the engine proposes 0"):
        publish_draft(centre, tutor, draft.id, note="A name.", revision=kept.revision)
    kept = save_content_draft(centre, tutor, draft.id, text=text, revision=kept.revision)
    assert publish_draft(centre, tutor, draft.id, note="A name.", revision=kept.revision).number == 2


def test_a_scenario_without_exemplars_is_not_published(centre: Centre, tutor: Actor) -> None:
    text = published_yaml("new-one").split("exemplars:")[0]
    draft = start_content_draft(centre, tutor, "scenario", text=text)
    with pytest.raises(Mistake, match=r"has no exemplars.* Keep at least one handover as an exemplar first."):
        publish_draft(centre, tutor, draft.id, note="New.", revision=1)


def test_a_rubric_made_in_the_app_marks_scenarios_at_once(
    centre: Centre, journey: Journey, tutor: Actor, learner: Actor
) -> None:
    assert new(centre, tutor, NEW_RUBRIC, "rubric").number == 1
    text = published_yaml("new-one").replace("[carry-out, maintain]", "[resolve]")
    text = text.replace("C1: 2, C2: 2, M1: 2, M2: 2", "R1: 2").replace("C1: 2, C2: 1, M1: 0, M2: 2", "R1: 0")
    text = text.replace("parcel. C1=2", "parcel. R1=2")
    new(centre, tutor, text)
    first, _ = run_exemplars(centre, tutor, read_scenario(centre, tutor, "new-one"))
    assert first.marking.judgement("R1").level == 2
    attempt = journey.submitted(learner, "R1=2 R2=1", "practice", "new-one")
    assert mark_attempt(centre, learner, attempt.id).judgement("R2").level == 1


def test_a_scenario_whose_rubric_is_not_in_the_library_is_not_published(centre: Centre, tutor: Actor) -> None:
    text = published_yaml("new-one").replace("[carry-out, maintain]", "[carry-out, resolve]")
    draft = start_content_draft(centre, tutor, "scenario", text=text)
    with pytest.raises(ContentProblem, match='there is no rubric "resolve"'):
        publish_draft(centre, tutor, draft.id, note="New.", revision=1)


def test_a_rubric_says_which_exemplars_it_takes_further_from_what_is_expected(centre: Centre, tutor: Actor) -> None:
    text = RUBRIC.format(id="maintain", title="Maintain service", first="M1", second="M9")
    draft = edit_published(centre, tutor, "rubric", "maintain")
    saved = save_content_draft(centre, tutor, draft.id, text=text, revision=1)
    before = affected_by(centre, tutor, draft.id)
    made = publish_draft(centre, tutor, draft.id, note="M2 is M9 now.", revision=saved.revision)
    assert made.affected == before
    assert [(each.scenario_id, each.exemplar, [str(d) for d in each.differences]) for each in made.affected] == [
        (scenario, number, ["M2 expected 2, the engine proposes nothing."])
        for scenario in ("late-parcel", "wet-room")
        for number in (1, 2)
    ]
    scenario = start_content_draft(centre, tutor, "scenario", text="id: x")
    with pytest.raises(ContentProblem):
        affected_by(centre, tutor, scenario.id)


@pytest.mark.parametrize(
    ("old", "new_words", "marked"),
    [
        ("title: Maintain service", "title: Maintain it", False),
        ("The record is named.", "The record has its name.", False),
        ("Keep naming the record.", "Go on naming the record.", False),
        ("kind: layout}", "kind: layout, found: laid it out}", True),
        ("met: record, partly: layout", "met: layout, partly: layout", True),
    ],
)
def test_a_change_of_words_for_people_only_marks_nothing_again(
    centre: Centre, tutor: Actor, old: str, new_words: str, marked: bool
) -> None:
    told, calls = centre.mark, []

    def counting(*given: object) -> object:
        calls.append(given)
        return told(*given)  # type: ignore[arg-type]

    object.__setattr__(centre, "mark", counting)
    text = RUBRIC.format(id="maintain", title="Maintain service", first="M1", second="M2")
    assert old in text
    published(centre, tutor, text.replace(old, new_words), "rubric", "maintain")
    assert bool(calls) is marked


def test_a_scenario_affects_no_other(centre: Centre, tutor: Actor) -> None:
    draft = start_content_draft(centre, tutor, "scenario", text=published_yaml("new-one"))
    assert affected_by(centre, tutor, draft.id) == ()


def test_a_rubric_may_not_lose_a_check_that_another_borrows(centre: Centre, tutor: Actor) -> None:
    borrowing = RUBRIC.format(id="maintain", title="Maintain", first="M1", second="M2")
    borrowing = borrowing.replace("met: record, partly: layout", "met: carry-out.record, partly: layout")
    published(centre, tutor, borrowing, "rubric", "maintain")
    text = RUBRIC.format(id="carry-out", title="Carry out", first="C1", second="C2").replace("record", "entry")
    text = text.replace("kind: entry", "kind: record")
    with pytest.raises(Mistake) as caught:
        published(centre, tutor, text, "rubric", "carry-out")
    assert str(caught.value) == (
        "This rubric can't be published as it is:\nthe rubric “maintain” uses its check “record”, which is not there any "
        "more. Put the check back, or change “maintain” first."
    )


def test_two_rubrics_that_are_marked_together_may_not_share_a_point(centre: Centre, tutor: Actor) -> None:
    text = RUBRIC.format(id="maintain", title="Maintain", first="C1", second="M2")
    with pytest.raises(
        Mistake, match=r"the scenario “late-parcel” is marked by “carry-out” and “maintain”, and both would"
    ):
        published(centre, tutor, text, "rubric", "maintain")


def test_a_rubric_that_changes_while_a_scenario_is_tried_is_tried_again(
    centre: Centre, tutor: Actor, una: Actor
) -> None:
    draft = start_content_draft(centre, tutor, "scenario", text=published_yaml("new-one", "Raced"))
    told, interrupted = centre.mark, []

    def mark_and_interrupt(*given: object) -> object:
        if not interrupted:
            interrupted.append(True)
            text = RUBRIC.format(id="maintain", title="Changed meanwhile", first="M1", second="M9")
            object.__setattr__(centre, "mark", told)
            published(centre, una, text, "rubric", "maintain")
        return told(*given)  # type: ignore[arg-type]

    object.__setattr__(centre, "mark", mark_and_interrupt)
    with pytest.raises(ContentProblem, match="no unit of this scenario has such a point"):
        publish_draft(centre, tutor, draft.id, note="New.", revision=1)
    assert interrupted


def test_what_stands_in_front_of_a_file_can_be_changed_further(
    centre: Centre, tutor: Actor, library_dirs: dict[str, Path]
) -> None:
    published(centre, tutor, published_yaml(title="Mine"))
    again = published(centre, tutor, published_yaml(title="Mine still"))
    assert (again.number, again.title) == (3, "Mine still")
    assert keep_mine(centre, tutor, "scenario", "late-parcel").number == 3
    assert content_draft(centre, tutor, edit_published(centre, tutor, "scenario", "late-parcel").id).base_is_current
