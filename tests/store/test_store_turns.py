"""What comes after a handover is kept once, survives reloads, and tells a second window what happened."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from assessment.errors import Conflict, HandoverTooLong, Mistake, StoreProblem
from assessment.model.people import Actor
from assessment.services import (
    AttemptView,
    Centre,
    StoryView,
    answer_colleague,
    attempt,
    decide_first,
    mark_attempt,
    my_attempts,
    open_review,
    plan_next_step,
    review_queue,
    save_step,
    start_attempt,
    stop_here,
    story,
)
from assessment.store import open_store
from assessment.store.tables import markings, turn_drafts, turns
from tests.conftest import Clock, Journey
from tests.store.test_store_races import at_once

TEXT = "Sunita, Mrs Whitlock waits. C1=2 C2=1 M1=0 M2=1"


def count(centre: Centre, table: object) -> int:
    with centre.store.reading() as data:
        return len(data.connection.execute(table.select()).all())  # type: ignore[attr-defined]


def decided(centre: Centre, who: Actor, mode: str = "practice") -> StoryView:
    """An attempt at the long story, decided and ready to write."""
    started = start_attempt(centre, who, "long-story", mode)  # type: ignore[arg-type]
    return decide_first(
        centre, who, started.id, needed="now", recipient="Sunita Rawal", methods=["The log"], why="My turn ends."
    )


def handed_over(centre: Centre, journey: Journey, who: Actor, mode: str = "practice") -> AttemptView:
    """The same, handed over, with the colleague's reply there."""
    view = decided(centre, who, mode)
    journey.submit(view.attempt, who, TEXT)
    mark_attempt(centre, who, view.attempt.id)
    return view.attempt


def test_a_whole_story_goes_step_by_step(centre: Centre, journey: Journey, learner: Actor) -> None:
    started = start_attempt(centre, learner, "long-story", "practice")
    seen = [story(centre, learner, started.id).at]
    view = decided(centre, learner)
    seen.append(view.at)
    journey.submit(view.attempt, learner, TEXT)
    mark_attempt(centre, learner, started.id)
    seen.append(story(centre, learner, started.id).at)
    answer_colleague(centre, learner, started.id, text="It is Mrs Whitlock.")
    mark_attempt(centre, learner, started.id)
    seen.append(story(centre, learner, started.id).at)
    plan_next_step(centre, learner, started.id, text="I ring her now.")
    mark_attempt(centre, learner, started.id)
    last = story(centre, learner, started.id)
    assert [*seen, last.at] == ["decide", "write", "reply", "check_in", "result"]
    assert last.texts == (TEXT, "It is Mrs Whitlock.", "I ring her now.")
    assert last.finished
    assert last.outcome is not None
    assert [part.fits for part in last.outcome.decided] == [True, True, False]
    assert attempt(centre, learner, started.id).state == "marked"
    assert count(centre, markings) == 3


def test_what_was_decided_stands_over_the_text_to_write(centre: Centre, learner: Actor) -> None:
    view = decided(centre, learner)
    again = attempt(centre, learner, view.attempt.id)
    assert (again.recipient, again.method, again.text) == ("Sunita Rawal", "The log", "")


def test_nothing_is_proposed_or_told_half_way(
    centre: Centre, journey: Journey, learner: Actor, assessor: Actor
) -> None:
    waiting = handed_over(centre, journey, learner, "assessment")
    (mine,) = my_attempts(centre, learner)
    assert (mine.state, mine.levels, mine.outcome_words) == (
        "talking",
        {},
        "Handed in; your colleague has answered",
    )
    assert story(centre, learner, waiting.id).outcome is None
    assert review_queue(centre, assessor) == []
    assert [item.attempt_id for item in review_queue(centre, assessor, state="all")] == [waiting.id]


def test_asking_twice_changes_nothing(centre: Centre, journey: Journey, learner: Actor) -> None:
    waiting = handed_over(centre, journey, learner)
    before = story(centre, learner, waiting.id)
    for _ in range(3):
        mark_attempt(centre, learner, waiting.id)
    assert story(centre, learner, waiting.id) == before
    for _ in range(2):
        answer_colleague(centre, learner, waiting.id, text="The same words")
    mark_attempt(centre, learner, waiting.id)
    assert count(centre, markings) == 2


def test_a_second_window_is_told_and_its_text_is_kept(
    centre: Centre, journey: Journey, learner: Actor, clock: Clock
) -> None:
    waiting = handed_over(centre, journey, learner)
    answer_colleague(centre, learner, waiting.id, text="From the laptop")
    clock.forward(minutes=1)
    with pytest.raises(Conflict) as caught:
        answer_colleague(centre, learner, waiting.id, text="From the phone")
    assert str(caught.value) == (
        "Your answer was sent from another window at 15:05:00, and it can be sent once. What you wrote here is kept, but "
        "it does not count. Load the page again to go on."
    )
    assert story(centre, learner, waiting.id).answer == "From the laptop"
    with centre.store.reading() as data:
        (aside,) = data.turns.drafts(waiting.id, "answer")
    assert (aside.text, aside.aside) == ("From the phone", True)


def test_two_answers_at_once_are_one_and_the_other_is_told(centre: Centre, journey: Journey, learner: Actor) -> None:
    waiting = handed_over(centre, journey, learner)
    results = at_once(
        lambda: answer_colleague(centre, learner, waiting.id, text="One"),
        lambda: answer_colleague(centre, learner, waiting.id, text="Two"),
    )
    assert sum(isinstance(result, Conflict) for result in results) == 1
    mark_attempt(centre, learner, waiting.id)
    assert story(centre, learner, waiting.id).answer in ("One", "Two")


def test_marking_at_once_gives_one_reply(centre: Centre, journey: Journey, learner: Actor) -> None:
    view = decided(centre, learner)
    journey.submit(view.attempt, learner, TEXT)
    results = at_once(*[lambda: mark_attempt(centre, learner, view.attempt.id)] * 4)
    assert all(result == results[0] for result in results)
    assert count(centre, markings) == 1
    assert count(centre, turns) == 2  # the decision and the reply


def test_what_is_typed_is_there_after_a_reload(centre: Centre, journey: Journey, learner: Actor) -> None:
    waiting = handed_over(centre, journey, learner)
    saved = save_step(centre, learner, waiting.id, "answer", text="Half a sen", revision=0)
    assert save_step(centre, learner, waiting.id, "answer", text="Half a sen", revision=saved.revision) == saved
    draft = story(centre, learner, waiting.id).draft
    assert draft is not None
    assert (draft.text, draft.revision) == ("Half a sen", 1)
    assert count(centre, turn_drafts) == 1


def test_choices_are_kept_while_deciding_and_a_beacon_leaves_them(centre: Centre, learner: Actor) -> None:
    started = start_attempt(centre, learner, "long-story", "practice")
    choices = {"needed": "later", "recipient": "", "methods": ["The log"]}
    save_step(centre, learner, started.id, "decide", text="Because", detail=choices, revision=0)
    save_step(centre, learner, started.id, "decide", text="Because of", revision=1)
    draft = story(centre, learner, started.id).draft
    assert draft is not None
    assert (draft.text, draft.detail) == ("Because of", choices)


def test_two_windows_that_save_are_told_of_one_another(centre: Centre, journey: Journey, learner: Actor) -> None:
    waiting = handed_over(centre, journey, learner)
    save_step(centre, learner, waiting.id, "answer", text="From the laptop", revision=0)
    with pytest.raises(Conflict, match="was saved from another window at 15:05:00, after this window opened it"):
        save_step(centre, learner, waiting.id, "answer", text="From the phone", revision=0)
    with centre.store.reading() as data:
        kept = data.turns.drafts(waiting.id, "answer")
    assert [(draft.text, draft.aside) for draft in kept] == [("From the laptop", False), ("From the phone", True)]


def test_an_empty_answer_is_refused_in_a_sentence(centre: Centre, journey: Journey, learner: Actor) -> None:
    waiting = handed_over(centre, journey, learner)
    with pytest.raises(Mistake, match=r"Your answer is empty. Say whether your colleague has it right"):
        answer_colleague(centre, learner, waiting.id, text=" \n ")
    with pytest.raises(Mistake, match=r"Your next step is empty. Write what you do now"):
        plan_next_step(centre, learner, waiting.id, text="")


def test_an_answer_of_20_000_characters_is_kept_and_not_sent(centre: Centre, journey: Journey, learner: Actor) -> None:
    waiting = handed_over(centre, journey, learner)
    long = "word " * 4_000
    with pytest.raises(
        HandoverTooLong, match=r"has 20,000 characters; at most 4,000 can be sent. It is saved as it is"
    ):
        save_step(centre, learner, waiting.id, "answer", text=long, revision=0)
    with pytest.raises(HandoverTooLong, match="make it shorter before you send it"):
        answer_colleague(centre, learner, waiting.id, text=long)
    draft = story(centre, learner, waiting.id).draft
    assert draft is not None
    assert draft.text == long
    with pytest.raises(HandoverTooLong, match=r"at most 60,000 are kept. This version is not saved"):
        save_step(centre, learner, waiting.id, "answer", text="x" * 60_001, revision=1)


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        ({"needed": "perhaps"}, "whether a handover is needed"),
        ({"recipient": ""}, "who should take over"),
        ({"methods": []}, "how it reaches them"),
        ({"why": " "}, "not said why"),
    ],
)
def test_a_decision_must_be_whole(centre: Centre, learner: Actor, choice: dict[str, object], words: str) -> None:
    started = start_attempt(centre, learner, "long-story", "practice")
    whole = {"needed": "now", "recipient": "Sunita Rawal", "methods": ["The log"], "why": "My turn ends.", **choice}
    with pytest.raises(Mistake, match=words):
        decide_first(centre, learner, started.id, **whole)  # type: ignore[arg-type]


def test_a_wrong_decision_is_not_refused(centre: Centre, learner: Actor) -> None:
    started = start_attempt(centre, learner, "long-story", "practice")
    view = decide_first(centre, learner, started.id, needed="not_needed", recipient=None, methods=[], why="I can.")
    assert view.at == "write"


def test_steps_can_not_be_taken_out_of_turn(centre: Centre, journey: Journey, learner: Actor) -> None:
    started = start_attempt(centre, learner, "long-story", "practice")
    with pytest.raises(Mistake, match=r"There is no answer to write yet. Hand in the handover first."):
        answer_colleague(centre, learner, started.id, text="x")
    waiting = handed_over(centre, journey, learner)
    with pytest.raises(Mistake, match=r"It is not time for the next step. Load the page again to see where you are."):
        plan_next_step(centre, learner, waiting.id, text="x")
    stop_here(centre, learner, waiting.id)
    with pytest.raises(Mistake, match="This attempt is finished, so its answer can't be written any more"):
        answer_colleague(centre, learner, waiting.id, text="x")
    with pytest.raises(Mistake, match="is sent and can't be changed any more"):
        save_step(centre, learner, waiting.id, "answer", text="x", revision=0)


def test_practice_may_stop_and_assessment_may_not(centre: Centre, journey: Journey, learner: Actor) -> None:
    practised = handed_over(centre, journey, learner)
    for _ in range(2):
        view = stop_here(centre, learner, practised.id)
    assert (view.at, view.finished, view.stopped, view.answer) == ("result", True, True, None)
    assessed = handed_over(centre, journey, learner, "assessment")
    with pytest.raises(Mistake, match="An assessment has all its steps"):
        stop_here(centre, learner, assessed.id)


def test_only_a_handover_that_is_handed_in_can_be_stopped_after(centre: Centre, learner: Actor) -> None:
    started = start_attempt(centre, learner, "long-story", "practice")
    with pytest.raises(Mistake, match="not handed in yet"):
        stop_here(centre, learner, started.id)


def test_a_decision_of_the_assessor_ends_a_story_that_nobody_goes_on_with(
    centre: Centre, journey: Journey, learner: Actor, assessor: Actor
) -> None:
    waiting = handed_over(centre, journey, learner, "assessment")
    assert open_review(centre, assessor, waiting.id).marking.turns == 0
    journey.decided(waiting, assessor)
    view = story(centre, learner, waiting.id)
    assert (view.at, view.finished, view.attempt.state) == ("result", True, "decided")


def test_the_colleague_of_a_first_attempt_never_slips(centre: Centre, journey: Journey, learner: Actor) -> None:
    waiting = handed_over(centre, journey, learner)
    given = story(centre, learner, waiting.id).reply
    assert given is not None
    assert given.slip is None


def test_attempts_of_before_the_colleague_are_finished_as_they_stand(empty_url: str) -> None:
    from alembic import command

    from assessment.store.engine import WRITES, engine_for
    from assessment.store.schema import _config

    engine = engine_for(empty_url)
    with engine.connect() as plain:
        connection = plain.execution_options(**{WRITES: True})
        with connection.begin():
            command.upgrade(_config(connection), "0001")
            for statement in (
                "INSERT INTO people VALUES ('p', 'P', 'p', 'learner', '2026-01-01 00:00:00+00:00')",
                "INSERT INTO scenario_versions VALUES ('h', 's', 'S', 's', 'basic', 'x', '2026-01-01 00:00:00+00:00')",
                "INSERT INTO attempts VALUES ('a', 'p', 's', 'h', 'practice', 1, '2026-01-01 00:00:00+00:00', NULL)",
                "INSERT INTO submissions (attempt_id, text, recipient, method, late, submitted_at) "
                "VALUES ('a', 'x', 'r', 'm', FALSE, '2026-01-01 00:00:00+00:00')",
            ):
                connection.execute(text(statement))
    engine.dispose()
    store = open_store(empty_url)
    with store.reading() as data:
        record = data.attempts.one("a")
        assert record is not None
        assert record.finished
        assert data.turns.of("a")["finished"].detail == {"by": "migration"}
    store.close()


def test_a_database_without_turns_is_refused_in_a_sentence(centre: Centre, learner: Actor) -> None:
    with centre.store.writing() as data:
        data.connection.execute(text("DROP TABLE turns"))
    with pytest.raises(StoreProblem, match="lacks tables of this version of Baton"):
        my_attempts(centre, learner)
