"""Starting, drafting, handing in, and looking back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from assessment.errors import Conflict, HandoverTooLong, Mistake, NotFound
from assessment.model.people import Actor
from assessment.services import (
    Centre,
    Declaration,
    attempt,
    compare,
    drafts,
    my_attempts,
    open_centre,
    save_draft,
    start_attempt,
    submit_handover,
)
from tests.conftest import Clock, Journey, mark_as_told


def test_an_open_attempt_is_gone_on_with(centre: Centre, learner: Actor, other_learner: Actor) -> None:
    first = start_attempt(centre, learner, "late-parcel", "practice")
    assert (first.state, first.text, first.revision, first.number) == ("drafting", "", 0, 1)
    assert start_attempt(centre, learner, "late-parcel", "practice") == first
    assert start_attempt(centre, learner, "wet-room", "practice").id != first.id
    assert start_attempt(centre, other_learner, "late-parcel", "practice").id != first.id


def test_after_handing_in_practice_starts_anew_and_is_counted(centre: Centre, journey: Journey, learner: Actor) -> None:
    journey.submitted(learner, mode="practice")
    second = start_attempt(centre, learner, "late-parcel", "practice")
    assert (second.number, second.text) == (2, "")


def test_an_assessment_is_handed_in_once(centre: Centre, journey: Journey, learner: Actor) -> None:
    journey.submitted(learner)
    with pytest.raises(Mistake, match="handed in your assessment of this scenario, and there is one attempt only"):
        start_attempt(centre, learner, "late-parcel", "assessment")
    start_attempt(centre, learner, "late-parcel", "practice")


def test_trying_again_starts_with_the_last_text(centre: Centre, journey: Journey, learner: Actor) -> None:
    first = journey.submitted(learner, "My text", mode="practice")
    second = start_attempt(centre, learner, "late-parcel", "practice", from_attempt=first.id)
    assert (second.text, second.recipient, second.method) == ("My text", "Sunita Rawal", "The log")
    assert (second.state, second.revision) == ("drafting", 1)


def test_only_practice_starts_from_an_earlier_text(
    centre: Centre, journey: Journey, learner: Actor, other_learner: Actor
) -> None:
    assessed = journey.submitted(learner, mode="assessment")
    practised = journey.submitted(learner, mode="practice")
    with pytest.raises(Mistake, match="Only practice can start from an earlier text"):
        start_attempt(centre, learner, "wet-room", "assessment", from_attempt=practised.id)
    with pytest.raises(Mistake, match="Only practice can start from an earlier text"):
        start_attempt(centre, learner, "late-parcel", "practice", from_attempt=assessed.id)
    with pytest.raises(Mistake, match="is of another scenario"):
        start_attempt(centre, learner, "wet-room", "practice", from_attempt=practised.id)
    with pytest.raises(NotFound):
        start_attempt(centre, other_learner, "late-parcel", "practice", from_attempt=practised.id)


def test_a_mode_that_is_not_there_is_refused(centre: Centre, learner: Actor) -> None:
    with pytest.raises(Mistake, match="There is no mode “exam”"):
        start_attempt(centre, learner, "late-parcel", "exam")  # type: ignore[arg-type]


def test_only_assessment_has_a_deadline_and_only_where_the_scenario_has_minutes(
    centre: Centre, clock: Clock, learner: Actor
) -> None:
    timed = start_attempt(centre, learner, "late-parcel", "assessment")
    assert timed.deadline == clock.at + timedelta(minutes=30)
    assert start_attempt(centre, learner, "late-parcel", "practice").deadline is None
    assert start_attempt(centre, learner, "wet-room", "assessment").deadline is None


def test_a_draft_is_there_after_a_restart(
    centre: Centre, learner: Actor, clock: Clock, database_url: str, library_dirs: dict[str, Path]
) -> None:
    started = start_attempt(centre, learner, "late-parcel", "practice")
    save_draft(centre, learner, started.id, text="Half", recipient="Sunita Rawal", method=None, revision=0)
    centre.store.close()
    again = open_centre(database_url=database_url, now=clock, mark=mark_as_told, **library_dirs)
    found = attempt(again, learner, started.id)
    assert (found.text, found.recipient, found.method, found.revision) == ("Half", "Sunita Rawal", None, 1)
    assert found.saved_at == clock.at
    again.store.close()


def test_every_draft_is_kept_and_the_same_text_is_kept_once(centre: Centre, clock: Clock, learner: Actor) -> None:
    started = start_attempt(centre, learner, "late-parcel", "practice")
    revision = 0
    for text in ("One", "One two", "One two", "One"):
        clock.forward(seconds=1)
        revision = save_draft(centre, learner, started.id, text=text, revision=revision).revision
    assert [draft.text for draft in drafts(centre, learner, started.id)] == ["One", "One two", "One"]


def test_a_second_window_is_told_and_both_texts_are_kept(centre: Centre, clock: Clock, learner: Actor) -> None:
    started = start_attempt(centre, learner, "late-parcel", "practice")
    save_draft(centre, learner, started.id, text="From the laptop", revision=0)
    clock.forward(minutes=2)
    for _ in range(2):  # the window tries again by itself; that adds nothing
        with pytest.raises(Conflict, match=r"saved from another window at 15:05:00.*Both versions are kept. Reload"):
            save_draft(centre, learner, started.id, text="From the phone", revision=0)
    kept = [(draft.text, draft.aside) for draft in drafts(centre, learner, started.id)]
    assert kept == [("From the laptop", False), ("From the phone", True)]
    assert attempt(centre, learner, started.id).text == "From the laptop"


def test_after_a_conflict_both_windows_can_go_on(centre: Centre, learner: Actor) -> None:
    started = start_attempt(centre, learner, "late-parcel", "practice")
    laptop = save_draft(centre, learner, started.id, text="From the laptop", revision=0)
    with pytest.raises(Conflict):
        save_draft(centre, learner, started.id, text="From the phone", revision=0)
    more = save_draft(centre, learner, started.id, text="From the laptop, more", revision=laptop.revision)
    reloaded = attempt(centre, learner, started.id)
    assert reloaded.revision == more.revision
    chosen = save_draft(centre, learner, started.id, text="From the phone", revision=reloaded.revision)
    assert chosen.text == "From the phone"


def test_an_old_window_with_the_same_text_is_no_conflict(centre: Centre, learner: Actor) -> None:
    started = start_attempt(centre, learner, "late-parcel", "practice")
    save_draft(centre, learner, started.id, text="Same", revision=0)
    again = save_draft(centre, learner, started.id, text="Same", recipient="Sunita Rawal", revision=0)
    assert (again.text, again.recipient) == ("Same", "Sunita Rawal")


def test_a_text_over_the_limit_is_kept_and_said_so(centre: Centre, learner: Actor) -> None:
    started = start_attempt(centre, learner, "late-parcel", "practice")
    with pytest.raises(HandoverTooLong, match=r"has 20,001 characters; at most 20,000 can be handed in. It is saved"):
        save_draft(centre, learner, started.id, text="x" * 20_001, revision=0)
    assert len(attempt(centre, learner, started.id).text) == 20_001
    with pytest.raises(HandoverTooLong, match="This version is not saved"):
        save_draft(centre, learner, started.id, text="x" * 60_001, revision=1)
    assert len(attempt(centre, learner, started.id).text) == 20_001


def test_a_draft_after_handing_in_is_refused(centre: Centre, journey: Journey, learner: Actor) -> None:
    submitted = journey.submitted(learner)
    with pytest.raises(Mistake, match="is handed in and can't be changed any more"):
        save_draft(centre, learner, submitted.id, text="More", revision=0)


def test_handing_in_twice_gives_the_first_back(centre: Centre, journey: Journey, clock: Clock, learner: Actor) -> None:
    started = start_attempt(centre, learner, "late-parcel", "assessment")
    first = journey.submit(started, learner, "The first")
    clock.forward(minutes=1)
    assert journey.submit(started, learner, "The first") == first
    assert drafts(centre, learner, started.id) == []
    assert journey.submit(started, learner, "The second") == first
    assert [(draft.text, draft.aside) for draft in drafts(centre, learner, started.id)] == [("The second", True)]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"text": " \n"}, "The handover is empty"),
        ({"text": "x" * 20_001}, "has 20,001 characters"),
        ({"recipient": None}, "Choose who the handover is to"),
        ({"recipient": " "}, "Choose who the handover is to"),
        ({"method": None}, "Choose how the handover is made"),
        ({"declaration": None}, "Declare that this is your own work"),
        ({"declaration": Declaration(False, False, "")}, "Declare that this is your own work"),
        ({"declaration": Declaration(True, True, " ")}, "Write in a few words what you used it for"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_handed_in(
    centre: Centre, learner: Actor, changes: dict[str, object], words: str
) -> None:
    started = start_attempt(centre, learner, "late-parcel", "assessment")
    whole = {"text": "T", "recipient": "R", "method": "M", "declaration": Declaration(True, False, "")}
    with pytest.raises(Mistake, match=words):
        submit_handover(centre, learner, started.id, **{**whole, **changes})  # type: ignore[arg-type]
    assert attempt(centre, learner, started.id).state == "drafting"


def test_practice_asks_for_no_declaration(centre: Centre, learner: Actor) -> None:
    started = start_attempt(centre, learner, "late-parcel", "practice")
    view = submit_handover(centre, learner, started.id, text="T", recipient="R", method="M", declaration=None)
    assert (view.state, view.declaration) == ("submitted", None)


def test_the_declaration_is_kept_as_given(centre: Centre, learner: Actor) -> None:
    started = start_attempt(centre, learner, "late-parcel", "assessment")
    given = Declaration(own_work=True, ai_used=True, ai_how="to check my spelling")
    submit_handover(centre, learner, started.id, text="T", recipient="R", method="M", declaration=given)
    assert attempt(centre, learner, started.id).declaration == given


@pytest.mark.parametrize(("seconds", "late"), [(0, False), (30, False), (31, True)])
def test_a_late_handover_is_accepted_and_recorded_as_late(
    centre: Centre, journey: Journey, clock: Clock, learner: Actor, seconds: int, late: bool
) -> None:
    started = start_attempt(centre, learner, "late-parcel", "assessment")
    clock.forward(minutes=30, seconds=seconds)
    assert journey.submit(started, learner).late is late
    with centre.store.reading() as data:
        event = data.audit.about(started.id)[-1]
    assert (event.action, event.detail, event.actor_id) == ("submitted", {"late": late}, learner.id)


def test_ones_own_attempts_come_newest_first_with_what_came_of_them(
    centre: Centre, journey: Journey, clock: Clock, learner: Actor, assessor: Actor
) -> None:
    journey.decided(journey.marked(learner), assessor, C2=1)
    clock.forward(minutes=1)
    journey.marked(learner, mode="practice")
    clock.forward(minutes=1)
    journey.submitted(learner, mode="practice")
    clock.forward(minutes=1)
    start_attempt(centre, learner, "late-parcel", "practice")
    found = [(each.state, each.outcome_words) for each in my_attempts(centre, learner)]
    assert found == [
        ("drafting", "Not handed in yet"),
        ("submitted", "Handed in, not marked yet"),
        ("marked", "Proposed: 3 of 4 points met"),
        ("decided", "Awarded: 2 of 4 points met"),
    ]
    assert my_attempts(centre, learner)[-1].levels == {"C1": 2, "C2": 1, "M1": 2, "M2": 1}


def test_two_attempts_are_compared_in_words_and_levels(centre: Centre, journey: Journey, learner: Actor) -> None:
    earlier = journey.marked(learner, "Ring her. C1=0", mode="practice")
    later = journey.marked(learner, "Ring her by four. C1=2", mode="practice")
    comparison = compare(centre, learner, earlier.id, later.id)
    assert comparison.levels["C1"] == (0, 2)
    assert ("insert", "", " by four") in comparison.changes
    assert (comparison.earlier.id, comparison.later.id) == (earlier.id, later.id)


def test_attempts_of_two_learners_are_not_compared(
    centre: Centre, journey: Journey, learner: Actor, other_learner: Actor, assessor: Actor
) -> None:
    mine, theirs = journey.marked(learner), journey.marked(other_learner)
    with pytest.raises(Mistake, match="Only two attempts by one learner at one scenario"):
        compare(centre, assessor, mine.id, theirs.id)
    with pytest.raises(NotFound):
        compare(centre, learner, mine.id, theirs.id)
