"""Drafts of scenarios and rubrics: kept, shared, and nothing lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessment.errors import Conflict, Mistake, NotFound
from assessment.model.people import Actor
from assessment.services import (
    Centre,
    bring_back_advice,
    content_draft,
    content_draft_history,
    content_draft_text,
    content_drafts,
    discard_content_draft,
    dismiss_advice,
    dismissed_advice,
    edit_published,
    open_centre,
    publish_draft,
    reopen_content_draft,
    save_content_draft,
    start_content_draft,
)
from tests.conftest import Clock, Journey, mark_as_told, published_yaml, scenario_yaml


@pytest.fixture
def una(journey: Journey) -> Actor:
    return journey.person("Una West", "tutor")


def test_a_draft_is_there_after_a_restart(
    centre: Centre, tutor: Actor, database_url: str, clock: Clock, library_dirs: dict[str, Path]
) -> None:
    draft = start_content_draft(centre, tutor, "scenario", text="id: half\ntitle: Half a dr")
    saved = save_content_draft(centre, tutor, draft.id, text="id: half\ntitle: Half a draft", revision=1)
    centre.store.close()
    again = open_centre(database_url=database_url, now=clock, mark=mark_as_told, **library_dirs)
    assert content_draft(again, tutor, draft.id) == saved
    assert (saved.title, saved.revision, saved.kind, saved.content_id) == ("Half a draft", 2, "scenario", None)
    again.store.close()


def test_any_text_can_be_kept_exactly(centre: Centre, tutor: Actor) -> None:
    text = "title: [\r\n\t<script>‘é’ 😀</script>\n\n"
    draft = start_content_draft(centre, tutor, "rubric", text=text)
    assert content_draft(centre, tutor, draft.id).text == text
    assert draft.title == "Untitled rubric"


def test_drafts_are_shared_by_the_tutors_of_a_centre_newest_first(
    centre: Centre, tutor: Actor, una: Actor, clock: Clock
) -> None:
    first = start_content_draft(centre, tutor, "scenario", text="title: First")
    clock.forward(minutes=1)
    start_content_draft(centre, una, "rubric", text="title: Second")
    clock.forward(minutes=1)
    assert [draft.title for draft in content_drafts(centre, una)] == ["Second", "First"]
    assert [draft.title for draft in content_drafts(centre, una, "scenario")] == ["First"]
    saved = save_content_draft(centre, una, first.id, text="title: Ours", revision=1)
    assert (saved.by, saved.saved_by) == ("Tess Vale", "Una West")
    assert [draft.title for draft in content_drafts(centre, tutor)] == ["Ours", "Second"]


def test_saving_the_same_text_again_is_no_new_revision(centre: Centre, tutor: Actor) -> None:
    draft = start_content_draft(centre, tutor, "scenario", text="title: A")
    for _ in range(2):
        saved = save_content_draft(centre, tutor, draft.id, text="title: B", revision=draft.revision)
    assert saved.revision == 2
    assert len(content_draft_history(centre, tutor, draft.id)) == 2


def test_a_second_window_is_told_who_saved_and_when_and_both_texts_are_kept(
    centre: Centre, tutor: Actor, una: Actor
) -> None:
    draft = start_content_draft(centre, tutor, "scenario", text="title: A")
    save_content_draft(centre, una, draft.id, text="title: Una's", revision=1)
    with pytest.raises(Conflict) as caught:
        save_content_draft(centre, tutor, draft.id, text="title: Mine", revision=1)
    assert str(caught.value) == (
        "This scenario was saved by Una West on Thu 15 Oct, 3:05 pm, after this window opened it. Both versions are kept. "
        "Reload to see the other one, and choose which to go on with."
    )
    assert content_draft(centre, tutor, draft.id).text == "title: Una's"
    history = content_draft_history(centre, tutor, draft.id)
    assert [(each.number, each.by, each.aside, each.words) for each in history] == [
        (3, "Tess Vale", True, 2),
        (2, "Una West", False, 2),
        (1, "Tess Vale", False, 2),
    ]
    assert content_draft_text(centre, tutor, draft.id, 3) == "title: Mine"
    assert save_content_draft(centre, tutor, draft.id, text="title: Both", revision=2).revision == 4


def test_ones_own_second_window_is_told_the_time(centre: Centre, tutor: Actor) -> None:
    draft = start_content_draft(centre, tutor, "scenario", text="title: A")
    save_content_draft(centre, tutor, draft.id, text="title: B", revision=1)
    for _ in range(2):  # a window that goes on typing piles nothing up
        with pytest.raises(Conflict, match="was saved from another window at 15:05:00, after this window opened it"):
            save_content_draft(centre, tutor, draft.id, text="title: C", revision=1)
    assert len(content_draft_history(centre, tutor, draft.id)) == 3


def test_a_number_that_the_history_does_not_have_is_said_so(centre: Centre, tutor: Actor) -> None:
    draft = start_content_draft(centre, tutor, "scenario", text="x")
    with pytest.raises(NotFound, match=r"This draft has no saved text number 9. Choose one from its history."):
        content_draft_text(centre, tutor, draft.id, 9)
    with pytest.raises(NotFound, match=r"There is no such draft. Go back to the library."):
        content_draft(centre, tutor, "nowhere")


def test_a_text_over_the_limit_is_not_kept_and_said_so(centre: Centre, tutor: Actor) -> None:
    draft = start_content_draft(centre, tutor, "scenario", text="x")
    with pytest.raises(Mistake, match=r"This text has 257 KB; at most 256 KB can be kept. This version is not saved"):
        save_content_draft(centre, tutor, draft.id, text="é" * (257 * 512), revision=1)


def test_a_second_click_on_new_gets_the_same_draft_until_somebody_wrote_in_it(
    centre: Centre, tutor: Actor, una: Actor
) -> None:
    first, second = (start_content_draft(centre, tutor, "scenario", text="id: x") for _ in range(2))
    assert first.id == second.id
    assert start_content_draft(centre, una, "scenario", text="id: x").id != first.id
    save_content_draft(centre, tutor, first.id, text="id: y", revision=1)
    assert start_content_draft(centre, tutor, "scenario", text="id: x").id != first.id


def test_editing_what_is_published_opens_the_draft_that_is_open_already(
    centre: Centre, tutor: Actor, una: Actor
) -> None:
    draft = edit_published(centre, tutor, "scenario", "late-parcel")
    assert (draft.content_id, draft.text, draft.base_is_current) == ("late-parcel", scenario_yaml(), True)
    assert edit_published(centre, una, "scenario", "late-parcel").id == draft.id
    assert edit_published(centre, una, "rubric", "maintain").kind == "rubric"
    with pytest.raises(NotFound, match="There is no rubric “late-parcel” in the library"):
        edit_published(centre, tutor, "rubric", "late-parcel")


def test_a_discarded_draft_can_be_opened_again(centre: Centre, tutor: Actor) -> None:
    draft = edit_published(centre, tutor, "scenario", "late-parcel")
    for _ in range(2):
        discard_content_draft(centre, tutor, draft.id)
    assert content_drafts(centre, tutor) == []
    assert reopen_content_draft(centre, tutor, draft.id) == draft
    assert [each.id for each in content_drafts(centre, tutor)] == [draft.id]
    discard_content_draft(centre, tutor, draft.id)
    assert edit_published(centre, tutor, "scenario", "late-parcel").id != draft.id


def test_what_is_typed_into_a_draft_that_ended_is_kept_beside_it(centre: Centre, tutor: Actor, una: Actor) -> None:
    draft = start_content_draft(centre, tutor, "scenario", text="title: A")
    discard_content_draft(centre, una, draft.id)
    with pytest.raises(
        Conflict,
        match=r"This draft was discarded by Una West on Thu 15 Oct, 3:05 pm. What you wrote here is kept in its history",
    ):
        save_content_draft(centre, tutor, draft.id, text="title: B", revision=1)
    assert [each.aside for each in content_draft_history(centre, tutor, draft.id)] == [True, False]


def test_a_published_draft_is_neither_discarded_nor_reopened(centre: Centre, tutor: Actor) -> None:
    draft = start_content_draft(centre, tutor, "scenario", text=published_yaml("new-one"))
    publish_draft(centre, tutor, draft.id, note="New.", revision=1)
    with pytest.raises(Mistake, match=r"is published, so there is nothing to discard. Retire the version instead."):
        discard_content_draft(centre, tutor, draft.id)
    with pytest.raises(Mistake, match=r"is published and stays as it is. Edit the published version instead."):
        reopen_content_draft(centre, tutor, draft.id)


def test_a_draft_says_when_its_base_is_not_the_current_version_any_more(
    centre: Centre, tutor: Actor, una: Actor
) -> None:
    draft = edit_published(centre, tutor, "scenario", "late-parcel")
    other = start_content_draft(
        centre, una, "scenario", text=published_yaml(title="Una's"), content_id="late-parcel", base_hash=draft.base_hash
    )
    made = publish_draft(centre, una, other.id, note="Mine.", revision=1)
    assert content_draft(centre, tutor, draft.id).base_is_current is False
    saved = save_content_draft(centre, tutor, draft.id, text=draft.text, revision=1, base=made.hash)
    assert (saved.base_is_current, saved.revision) == (True, 2)
    with pytest.raises(NotFound, match="should go on from is not in this library"):
        save_content_draft(centre, tutor, draft.id, text=draft.text, revision=2, base="sha256:none")


def test_advice_that_is_put_aside_stays_aside_for_everybody_and_can_be_brought_back(
    centre: Centre, tutor: Actor, una: Actor
) -> None:
    draft = start_content_draft(centre, tutor, "scenario", text=published_yaml("new-one"))
    for key in ("never_said:f01:ab", "no_distractor"):
        dismiss_advice(centre, tutor, draft.id, key)
    dismiss_advice(centre, tutor, draft.id, "no_distractor")
    bring_back_advice(centre, una, draft.id, "no_distractor")
    assert dismissed_advice(centre, una, draft.id) == {"never_said:f01:ab"}
    publish_draft(centre, tutor, draft.id, note="New.", revision=1)
    later = edit_published(centre, una, "scenario", "new-one")
    assert dismissed_advice(centre, una, later.id) == {"never_said:f01:ab"}
    with centre.store.reading() as data:
        assert [event.action for event in data.audit.about(draft.id) if "advice" in event.action] == [
            "advice_dismissed",
            "advice_dismissed",
            "advice_brought_back",
        ]


def test_advice_without_a_key_is_refused_in_a_sentence(centre: Centre, tutor: Actor) -> None:
    draft = start_content_draft(centre, tutor, "scenario", text="x")
    with pytest.raises(Mistake, match=r"This advice can't be put aside. Reload the page and try again."):
        dismiss_advice(centre, tutor, draft.id, "")
