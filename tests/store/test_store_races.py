"""Two at once: exactly one wins, and the other is told."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Barrier, Thread
from typing import Any

from assessment.errors import Conflict, Mistake, StoreProblem
from assessment.model.people import Actor
from assessment.services import (
    Centre,
    PointAward,
    content_draft,
    content_draft_history,
    content_drafts,
    decide,
    discard_content_draft,
    drafts,
    edit_published,
    ensure_example,
    import_pack,
    mark_attempt,
    my_attempts,
    open_review,
    publish_again,
    publish_draft,
    retire,
    rubric_list,
    save_content_draft,
    save_draft,
    sign_in_locally,
    sign_out,
    start_attempt,
    start_content_draft,
    versions_of,
    who_is,
)
from assessment.store import open_store
from assessment.store.tables import attempts, markings, people, submissions
from tests.conftest import RUBRIC, Clock, Journey, published_yaml


def at_once(*steps: Callable[[], Any]) -> list[Any]:
    """Run them in threads that start together; the result or the exception of each, in order."""
    barrier, results = Barrier(len(steps)), [None] * len(steps)

    def run(place: int, step: Callable[[], Any]) -> None:
        barrier.wait()
        try:
            results[place] = step()
        except Exception as error:  # the test looks at it
            results[place] = error

    threads = [Thread(target=run, args=(place, step)) for place, step in enumerate(steps)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


def _count(centre: Centre, table: Any) -> int:
    with centre.store.reading() as data:
        return len(data.connection.execute(table.select()).all())


def test_a_reader_sees_one_moment_from_start_to_end(centre: Centre) -> None:
    with centre.store.reading() as data:
        assert data.people.named("Sam Reed", "learner") is None
        sign_in_locally(centre, name="Sam Reed", role="learner", from_address="::1")
        assert data.people.named("Sam Reed", "learner") is None


def test_a_writer_sees_one_moment_from_start_to_end(database_url: str, clock: Clock) -> None:
    store = open_store(database_url, busy_seconds=0.1)
    with store.writing() as data:
        assert data.people.by_id("p1") is None
        with suppress(StoreProblem), store.writing() as other:  # SQLite has one writer at a time
            other.people.add(Actor("p1", "Sam Reed", "learner"), at=clock())
        assert data.people.by_id("p1") is None
    store.close()


def test_signing_out_in_four_windows_at_once_is_no_problem(centre: Centre) -> None:
    _, token = sign_in_locally(centre, name="Sam Reed", role="learner", from_address="::1")
    assert at_once(*[lambda: sign_out(centre, token)] * 4) == [None] * 4
    assert who_is(centre, token) is None


def test_of_two_assessors_at_once_one_decides_and_the_other_hears_who_and_when(
    centre: Centre, journey: Journey, learner: Actor, assessor: Actor, other_assessor: Actor
) -> None:
    attempt = journey.marked(learner)
    results = at_once(
        lambda: journey.decided(attempt, assessor),
        lambda: journey.decided(attempt, other_assessor, M2=2),
    )
    conflicts = [result for result in results if isinstance(result, Conflict)]
    assert len(conflicts) == 1
    winner = other_assessor if isinstance(results[0], Conflict) else assessor
    assert str(conflicts[0]).startswith(f"{winner.name} decided on this attempt on Thu 15 Oct, 3:05 pm")
    (decision,) = open_review(centre, assessor, attempt.id).decisions
    assert decision.assessor_name == winner.name


def test_of_eight_clicks_of_one_assessor_one_decision_comes(
    centre: Centre, journey: Journey, learner: Actor, assessor: Actor
) -> None:
    attempt = journey.marked(learner)
    results = at_once(*[lambda: journey.decided(attempt, assessor)] * 8)
    assert len({result.id for result in results}) == 1
    assert open_review(centre, assessor, attempt.id).version == 1


def test_two_submissions_at_once_are_one_and_the_other_text_is_kept(
    centre: Centre, journey: Journey, learner: Actor
) -> None:
    started = start_attempt(centre, learner, "late-parcel", "assessment")
    results = at_once(
        lambda: journey.submit(started, learner, "One C1=2"),
        lambda: journey.submit(started, learner, "Two C1=1"),
    )
    assert results[0] == results[1]
    assert _count(centre, submissions) == 1
    (aside,) = drafts(centre, learner, started.id)
    assert {aside.text, results[0].text} == {"One C1=2", "Two C1=1"}


def test_six_clicks_on_start_make_one_attempt(centre: Centre, learner: Actor) -> None:
    results = at_once(*[lambda: start_attempt(centre, learner, "late-parcel", "assessment")] * 6)
    assert len({result.id for result in results}) == 1
    assert _count(centre, attempts) == 1


def test_two_modes_started_at_once_get_a_number_each(centre: Centre, learner: Actor) -> None:
    results = at_once(
        lambda: start_attempt(centre, learner, "late-parcel", "assessment"),
        lambda: start_attempt(centre, learner, "late-parcel", "practice"),
    )
    assert sorted(result.number for result in results) == [1, 2]


def test_two_drafts_at_once_are_both_kept(centre: Centre, learner: Actor) -> None:
    started = start_attempt(centre, learner, "late-parcel", "practice")
    results = at_once(
        lambda: save_draft(centre, learner, started.id, text="From the phone", revision=0),
        lambda: save_draft(centre, learner, started.id, text="From the laptop", revision=0),
    )
    assert sum(isinstance(result, Conflict) for result in results) == 1
    kept = drafts(centre, learner, started.id)
    assert {draft.text for draft in kept} == {"From the phone", "From the laptop"}
    assert [draft.aside for draft in kept] == [False, True]


def test_marking_twice_at_once_appends_one_marking(centre: Centre, journey: Journey, learner: Actor) -> None:
    attempt = journey.submitted(learner)
    results = at_once(*[lambda: mark_attempt(centre, learner, attempt.id)] * 4)
    assert all(result == results[0] for result in results)
    assert _count(centre, markings) == 1


def test_one_name_signed_in_twice_at_once_is_one_person(centre: Centre) -> None:
    results = at_once(*[lambda: sign_in_locally(centre, name="Sam Reed", role="learner", from_address="127.0.0.1")] * 4)
    assert len({person.id for person, _ in results}) == 1
    assert len({token for _, token in results}) == 4
    assert _count(centre, people) == 1


def test_the_example_is_made_once_by_servers_that_start_together(centre: Centre) -> None:
    results = at_once(*[lambda: ensure_example(centre)] * 3)
    assert results == [None, None, None]
    assert _count(centre, submissions) == 1


def test_many_learners_at_once_all_get_through(centre: Centre, journey: Journey) -> None:
    learners = [journey.person(f"Learner {number}", "learner") for number in range(12)]

    def whole(who: Actor) -> str:
        return journey.marked(who).state

    results = at_once(*[lambda who=who: whole(who) for who in learners])
    assert results == ["submitted"] * 12
    assert all(my_attempts(centre, who)[0].state == "marked" for who in learners)


def test_a_decision_that_is_incomplete_does_not_count(
    centre: Centre, journey: Journey, learner: Actor, assessor: Actor
) -> None:
    attempt = journey.marked(learner)
    results = at_once(
        lambda: decide(centre, assessor, attempt.id, awards=[PointAward("C1", 2)], feedback="", version=0),
        lambda: journey.decided(attempt, assessor),
    )
    assert isinstance(results[0], Mistake)
    assert not isinstance(results[1], Exception)


def test_two_who_publish_one_draft_at_once_make_one_version(centre: Centre, journey: Journey, tutor: Actor) -> None:
    una = journey.person("Una West", "tutor")
    draft = start_content_draft(centre, tutor, "scenario", text=published_yaml("new-one"))
    results = at_once(
        *[lambda who=who: publish_draft(centre, who, draft.id, note="New.", revision=1) for who in (tutor, una)]
    )
    assert sum(isinstance(result, Conflict) for result in results) == 1
    assert len(versions_of(centre, tutor, "scenario", "new-one")) == 1


def test_two_drafts_of_one_scenario_published_at_once_do_not_overwrite_one_another(
    centre: Centre, tutor: Actor
) -> None:
    base = edit_published(centre, tutor, "scenario", "late-parcel").base_hash
    texts = [published_yaml(title=title) for title in ("First", "Second")]
    ids = [
        start_content_draft(centre, tutor, "scenario", text=each, content_id="late-parcel", base_hash=base).id
        for each in texts
    ]
    results = at_once(*[lambda id=id: publish_draft(centre, tutor, id, note="Mine.", revision=1) for id in ids])
    (conflict,) = [result for result in results if isinstance(result, Conflict)]
    assert "“late-parcel” was published anew by Tess Vale" in str(conflict)
    assert len(versions_of(centre, tutor, "scenario", "late-parcel")) == 2
    assert len(content_drafts(centre, tutor)) == 2  # the one that lost, and the one opened first


def test_two_who_open_one_scenario_at_once_share_a_draft(centre: Centre, tutor: Actor) -> None:
    results = at_once(*[lambda: edit_published(centre, tutor, "scenario", "late-parcel")] * 4)
    assert len({result.id for result in results}) == 1


def test_two_texts_of_a_draft_saved_at_once_are_both_kept(centre: Centre, tutor: Actor) -> None:
    draft = start_content_draft(centre, tutor, "scenario", text="title: A")
    results = at_once(
        *[lambda text=text: save_content_draft(centre, tutor, draft.id, text=text, revision=1) for text in ("B", "C")]
    )
    assert sum(isinstance(result, Conflict) for result in results) == 1
    assert [each.aside for each in content_draft_history(centre, tutor, draft.id)] == [True, False, False]


def test_a_draft_that_is_saved_and_discarded_at_once_loses_nothing(centre: Centre, tutor: Actor) -> None:
    draft = start_content_draft(centre, tutor, "scenario", text="title: A")
    at_once(
        lambda: save_content_draft(centre, tutor, draft.id, text="title: B", revision=1),
        lambda: discard_content_draft(centre, tutor, draft.id),
    )
    assert len(content_draft_history(centre, tutor, draft.id)) == 2
    assert content_draft(centre, tutor, draft.id).text in ("title: A", "title: B")


def test_a_rubric_is_not_retired_while_a_scenario_that_names_it_is_published(centre: Centre, tutor: Actor) -> None:
    text = RUBRIC.format(id="resolve", title="Resolve", first="R1", second="R2")
    rubric = start_content_draft(centre, tutor, "rubric", text=text)
    publish_draft(centre, tutor, rubric.id, note="New.", revision=1)
    for number in range(6):
        scenario = published_yaml(f"race-{number}").replace("[carry-out, maintain]", "[carry-out, maintain, resolve]")
        draft = start_content_draft(centre, tutor, "scenario", text=scenario)
        results = at_once(
            lambda id=draft.id: publish_draft(centre, tutor, id, note="New.", revision=1),
            lambda: retire(centre, tutor, "rubric", "resolve", note="Old."),
        )
        assert sum(isinstance(result, Mistake) for result in results) == 1, results
        stands = next(each.state for each in rubric_list(centre, tutor) if each.id == "resolve")
        assert (stands == "retired") == isinstance(results[0], Mistake)
        if stands == "retired":
            publish_again(centre, tutor, "rubric", "resolve", 1, note="Back.")
        else:
            retire(centre, tutor, "scenario", f"race-{number}", note="Old.")


def test_one_file_imported_twice_at_once_is_one_version(centre: Centre, tutor: Actor) -> None:
    data = published_yaml("new-one").encode()
    results = at_once(
        *[lambda: import_pack(centre, tutor, data, take=[("scenario", "new-one")], note="Got it.", name="new-one.yaml")]
        * 3
    )
    assert sorted(len(result) for result in results) == [0, 0, 1]
