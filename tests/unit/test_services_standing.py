"""Versions: looking at them, going back to one, retiring, and files beside the app."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assessment.errors import Conflict, ContentProblem, Mistake, NotFound
from assessment.model.people import Actor
from assessment.services import (
    Centre,
    LibraryItem,
    attempt,
    edit_published,
    file_diff,
    keep_mine,
    library_list,
    open_centre,
    publish_again,
    publish_draft,
    read_scenario,
    retire,
    rubric_list,
    save_content_draft,
    scenario_cards,
    start_attempt,
    take_file,
    version_diff,
    version_text,
    versions_of,
)
from tests.conftest import RUBRIC, Clock, Journey, mark_as_told, published_yaml, scenario_yaml
from tests.unit.test_services_publishing import NEW_RUBRIC, new, published

MINE = published_yaml(title="Mine")


@pytest.fixture
def una(journey: Journey) -> Actor:
    return journey.person("Una West", "tutor")


def item(centre: Centre, who: Actor, id: str = "late-parcel") -> LibraryItem:
    return next(each for each in library_list(centre, who) if each.id == id)


class Reopened:
    """The same centre after its files changed and it was started again."""

    def __init__(self, url: str, clock: Clock, dirs: dict[str, Path]) -> None:
        self.url, self.clock, self.dirs = url, clock, dirs

    def __call__(self, text: str | None, id: str = "late-parcel", kind: str = "scenarios") -> Centre:
        path = self.dirs[f"{kind}_dir"] / f"{id}.yaml"
        if text is None:
            path.unlink()
        else:
            path.write_text(text, "utf-8")
            os.utime(path, (1_760_000_000, 1_760_000_000))
        return open_centre(database_url=self.url, now=self.clock, mark=mark_as_told, **self.dirs)


@pytest.fixture
def reopened(database_url: str, clock: Clock, library_dirs: dict[str, Path]) -> Reopened:
    return Reopened(database_url, clock, library_dirs)


def test_versions_are_listed_newest_first_with_who_and_why(centre: Centre, tutor: Actor, clock: Clock) -> None:
    clock.forward(hours=1)
    published(centre, tutor, MINE)
    newest, first = versions_of(centre, tutor, "scenario", "late-parcel")
    assert (newest.number, newest.title, newest.by, newest.note, newest.current) == (
        2,
        "Mine",
        "Tess Vale",
        "Changed.",
        True,
    )
    assert (first.number, first.title, first.by, first.note, first.current) == (
        1,
        "A late parcel",
        "the files",
        "from the files",
        False,
    )
    assert newest.at > first.at
    (rubric,) = versions_of(centre, tutor, "rubric", "maintain")
    assert (rubric.title, rubric.kind, rubric.origin) == ("Maintain service", "rubric", "file")


def test_every_version_can_be_read_and_compared(centre: Centre, tutor: Actor) -> None:
    published(centre, tutor, MINE)
    assert version_text(centre, tutor, "scenario", "late-parcel", 1) == scenario_yaml()
    changed = [
        line.text for line in version_diff(centre, tutor, "scenario", "late-parcel", 1, 2) if line.kind == "added"
    ]
    assert changed == ["title: Mine", "    points: {C1: 2, C2: 1, M1: 0, M2: 2}"]


@pytest.mark.parametrize(
    ("kind", "id", "number", "words"),
    [
        (
            "scenario",
            "late-parcel",
            7,
            r"“late-parcel” has no version 7; its versions are 1 to 1. Choose one of those.",
        ),
        ("rubric", "late-parcel", 1, r"There is no rubric “late-parcel” in the library. Go back to the library."),
    ],
)
def test_a_version_that_is_not_there_is_said_so(
    centre: Centre, tutor: Actor, kind: str, id: str, number: int, words: str
) -> None:
    with pytest.raises(NotFound, match=words):
        version_text(centre, tutor, kind, id, number)  # type: ignore[arg-type]


def test_an_old_version_is_published_again_as_a_new_number(centre: Centre, tutor: Actor, learner: Actor) -> None:
    published(centre, tutor, MINE)
    back = publish_again(centre, tutor, "scenario", "late-parcel", 1, note="Mine was worse.")
    assert (back.number, back.title, back.note, back.origin) == (3, "A late parcel", "Mine was worse.", "tutor")
    assert read_scenario(centre, learner, "late-parcel").title == "A late parcel"
    with pytest.raises(Mistake, match="Version 1 of “late-parcel” is word for word the one that is published now"):
        publish_again(centre, tutor, "scenario", "late-parcel", 1, note="Again.")


def test_an_old_version_that_is_refused_today_is_not_published_again(centre: Centre, tutor: Actor) -> None:
    new(centre, tutor, NEW_RUBRIC, "rubric")
    text = published_yaml("new-one").replace("[carry-out, maintain]", "[carry-out, maintain, resolve]")
    new(centre, tutor, text)
    retire(centre, tutor, "scenario", "new-one", note="Old.")
    retire(centre, tutor, "rubric", "resolve", note="Old.")
    with pytest.raises(ContentProblem, match='there is no rubric "resolve"'):
        publish_again(centre, tutor, "scenario", "new-one", 1, note="Back.")
    publish_again(centre, tutor, "rubric", "resolve", 1, note="Back.")
    assert publish_again(centre, tutor, "scenario", "new-one", 1, note="Back.").state == "published"


def test_a_window_that_saw_an_older_version_changes_nothing(centre: Centre, tutor: Actor, una: Actor) -> None:
    published(centre, una, MINE)
    with pytest.raises(Conflict) as caught:
        retire(centre, tutor, "scenario", "late-parcel", note="Old.", seen=1)
    assert str(caught.value) == (
        "There is a newer version of “late-parcel” than the one you looked at: number 2, published by Una West on Thu 15 "
        "Oct, 3:05 pm. Nothing was changed: reload, and look at it first."
    )


def test_a_retired_scenario_is_not_offered_and_its_attempts_go_on(
    centre: Centre, tutor: Actor, learner: Actor, reopened: Reopened
) -> None:
    started = start_attempt(centre, learner, "late-parcel", "practice")
    for _ in range(2):
        gone = retire(centre, tutor, "scenario", "late-parcel", note="Out of date.")
    assert (gone.number, gone.state) == (2, "retired")
    again = reopened(scenario_yaml())  # whatever the files say
    assert [card.id for card in scenario_cards(again, learner)] == ["wet-room"]
    assert attempt(again, learner, started.id).state == "drafting"
    listed = item(again, tutor)
    assert (listed.state, listed.note, listed.number) == ("retired", "Out of date.", 2)
    with pytest.raises(NotFound):
        start_attempt(again, learner, "late-parcel", "assessment")
    assert publish_again(again, tutor, "scenario", "late-parcel", 1, note="Mended.").state == "published"
    assert len(scenario_cards(again, learner)) == 2
    again.store.close()


def test_a_rubric_that_is_needed_is_not_retired(centre: Centre, tutor: Actor) -> None:
    with pytest.raises(Mistake) as caught:
        retire(centre, tutor, "rubric", "maintain", note="Old.")
    assert str(caught.value) == (
        "The rubric “maintain” can't be retired: it is needed by the scenario “late-parcel”, the scenario “wet-room”. "
        "Retire those first, or take the unit out of them."
    )
    new(centre, tutor, NEW_RUBRIC, "rubric")
    assert retire(centre, tutor, "rubric", "resolve", note="Old.").state == "retired"
    assert [each.state for each in rubric_list(centre, tutor) if each.id == "resolve"] == ["retired"]


def test_a_rubric_that_another_borrows_from_is_not_retired(centre: Centre, tutor: Actor) -> None:
    new(centre, tutor, NEW_RUBRIC, "rubric")
    text = RUBRIC.format(id="other", title="Other", first="O1", second="O2").replace(
        "met: record", "met: resolve.record"
    )
    new(centre, tutor, text, "rubric")
    with pytest.raises(Mistake, match="it is needed by the rubric “other”"):
        retire(centre, tutor, "rubric", "resolve", note="Old.")


def test_the_library_says_of_each_item_what_keepers_need(centre: Centre, tutor: Actor) -> None:
    draft = edit_published(centre, tutor, "scenario", "late-parcel")
    assert (item(centre, tutor).draft_id, item(centre, tutor, "wet-room").draft_id) == (draft.id, None)
    assert [(each.id, each.kind, each.level, each.state) for each in rubric_list(centre, tutor)] == [
        ("carry-out", "rubric", "Level 2", "published"),
        ("maintain", "rubric", "Level 2", "published"),
    ]


def test_a_broken_rubric_file_is_listed_with_the_rubrics(centre: Centre, tutor: Actor, reopened: Reopened) -> None:
    again = reopened("id: odd\ntitle: Odd\nchecks: 3\n", "odd", "rubrics")
    assert [(each.id, each.state) for each in rubric_list(again, tutor)][-1] == ("odd", "broken")
    assert [each.state for each in library_list(again, tutor)] == ["published", "published"]
    again.store.close()


def test_a_file_that_changes_behind_a_tutors_version_is_shown_and_not_taken(
    centre: Centre, tutor: Actor, reopened: Reopened
) -> None:
    published(centre, tutor, MINE)
    assert item(centre, tutor).differs_from_file is False
    unchanged = reopened(scenario_yaml())
    assert item(unchanged, tutor).differs_from_file is False
    again = reopened(scenario_yaml(title="The file's"))
    found = item(again, tutor)
    assert (found.title, found.differs_from_file) == ("Mine", True)
    assert found.updated_at == again.now()
    assert found.file_changed_at == datetime.fromtimestamp(1_760_000_000, UTC)
    changed = [line.text for line in file_diff(again, tutor, "scenario", "late-parcel") if line.kind == "added"]
    assert changed[0] == "title: The file's"


def test_going_on_writing_does_not_hide_that_the_file_differs(centre: Centre, tutor: Actor, reopened: Reopened) -> None:
    published(centre, tutor, MINE)
    again = reopened(scenario_yaml(title="The file's"))
    published(again, tutor, published_yaml(title="Mine still"))
    assert item(again, tutor).differs_from_file is True
    publish_again(again, tutor, "scenario", "late-parcel", 2, note="Back.")
    assert item(again, tutor).differs_from_file is True


def test_a_tutor_takes_the_file_and_from_then_on_it_leads(centre: Centre, tutor: Actor, reopened: Reopened) -> None:
    published(centre, tutor, MINE)
    again = reopened(scenario_yaml(title="The file's"))
    for _ in range(2):
        taken = take_file(again, tutor, "scenario", "late-parcel", "It is better.")
    assert (taken.number, taken.title, taken.origin, taken.by) == (3, "The file's", "file", "Tess Vale")
    assert item(again, tutor).differs_from_file is False
    later = reopened(scenario_yaml(title="The file's next"))
    assert item(later, tutor).title == "The file's next"


def test_a_tutor_keeps_their_own_and_is_asked_again_only_if_the_file_changes_again(
    centre: Centre, tutor: Actor, reopened: Reopened
) -> None:
    published(centre, tutor, MINE)
    again = reopened(scenario_yaml(title="The file's"))
    for _ in range(2):
        kept = keep_mine(again, tutor, "scenario", "late-parcel")
    assert (kept.number, kept.title, kept.note) == (3, "Mine", "kept; the file's version seen and not taken")
    assert item(again, tutor).differs_from_file is False
    later = reopened(scenario_yaml(title="The file's next"))
    assert item(later, tutor).differs_from_file is True


def test_a_file_that_holds_what_the_tutor_published_leads_again(
    centre: Centre, tutor: Actor, reopened: Reopened
) -> None:
    published(centre, tutor, MINE)
    again = reopened(MINE)
    assert (item(again, tutor).origin, item(again, tutor).number, item(again, tutor).title) == ("file", 3, "Mine")
    later = reopened(published_yaml(title="The file's"))
    assert item(later, tutor).title == "The file's"


def test_a_rubrics_file_and_the_app_meet_in_the_same_way(centre: Centre, tutor: Actor, reopened: Reopened) -> None:
    text = RUBRIC.format(id="maintain", title="Mine", first="M1", second="M2")
    published(centre, tutor, text, "rubric", "maintain")
    again = reopened(text.replace("Mine", "The file's"), "maintain", "rubrics")
    found = next(each for each in rubric_list(again, tutor) if each.id == "maintain")
    assert (found.title, found.differs_from_file) == ("Mine", True)
    assert take_file(again, tutor, "rubric", "maintain").title == "The file's"


def test_a_file_that_is_gone_leaves_the_tutors_version(centre: Centre, tutor: Actor, reopened: Reopened) -> None:
    published(centre, tutor, MINE)
    again = reopened(None)
    assert (item(again, tutor).title, item(again, tutor).differs_from_file) == ("Mine", False)
    with pytest.raises(NotFound, match="There is no file of the scenario “late-parcel” that can be used"):
        take_file(again, tutor, "scenario", "late-parcel")


def test_a_withdrawn_scenario_can_be_edited_and_published_by_a_tutor(
    centre: Centre, tutor: Actor, reopened: Reopened
) -> None:
    again = reopened(None)
    assert versions_of(again, tutor, "scenario", "late-parcel")[0].note == "its file is gone, or can't be used"
    draft = edit_published(again, tutor, "scenario", "late-parcel")
    saved = save_content_draft(again, tutor, draft.id, text=MINE, revision=1)
    assert publish_draft(again, tutor, draft.id, note="Ours now.", revision=saved.revision).state == "published"


def test_there_is_nothing_of_the_apps_to_keep_where_the_file_leads(centre: Centre, tutor: Actor) -> None:
    with pytest.raises(Mistake, match="“late-parcel” comes from its file, so there is no version of the app's to keep"):
        keep_mine(centre, tutor, "scenario", "late-parcel")


def test_each_of_these_steps_is_on_record(centre: Centre, tutor: Actor, reopened: Reopened) -> None:
    published(centre, tutor, MINE)
    again = reopened(scenario_yaml(title="The file's"))
    keep_mine(again, tutor, "scenario", "late-parcel")
    take_file(again, tutor, "scenario", "late-parcel")
    retire(again, tutor, "scenario", "late-parcel", note="Old.")
    publish_again(again, tutor, "scenario", "late-parcel", 2, note="Back.")
    with again.store.reading() as data:
        events = data.audit.about("late-parcel")
    assert [event.action for event in events] == [
        "scenario_published",
        "scenario_kept_against_file",
        "scenario_taken_from_file",
        "scenario_retired",
        "scenario_published_again",
    ]
    assert {event.actor_id for event in events} == {tutor.id}
