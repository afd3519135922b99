"""What was appended stays as it was: the database itself refuses anything else."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from sqlalchemy import Table, func, select, text
from sqlalchemy.exc import DBAPIError

import assessment.store
from assessment.model.people import Actor
from assessment.services import (
    Centre,
    agree_to_feedback,
    ask_for_feedback,
    discard_content_draft,
    dismiss_advice,
    edit_published,
    hide_comment,
    open_review,
    save_draft,
    save_step,
    start_attempt,
)
from assessment.store.tables import APPENDED, metadata, people, sessions
from tests.commenting import HANDOVER, configured, ended, good_answer
from tests.conftest import Journey
from tests.feedback_server import saying, scripted


@pytest.fixture
def full(centre: Centre, journey: Journey, learner: Actor, assessor: Actor, tutor: Actor) -> Centre:
    """A centre with a row in every table."""
    attempt = start_attempt(centre, learner, "late-parcel", "assessment")
    save_draft(centre, learner, attempt.id, text="Dear", revision=0)
    journey.decided(journey.marked(learner), assessor)
    story = start_attempt(centre, learner, "long-story", "practice")
    save_step(centre, learner, story.id, "decide", text="Because", revision=0)
    draft = edit_published(centre, tutor, "scenario", "late-parcel")
    dismiss_advice(centre, tutor, draft.id, "no_distractor")
    discard_content_draft(centre, tutor, draft.id)
    with scripted(saying(good_answer())) as server:
        commented = configured(centre, server.url, consent=True)
        practised = journey.marked(learner, HANDOVER, mode="practice").id
        agree_to_feedback(commented, learner, given=True)
        ask_for_feedback(commented, learner, practised)
        hide_comment(commented, learner, practised, ended(commented, learner, practised).request_id, 0)
    return centre


def _rows(centre: Centre, table: Table) -> int:
    with centre.store.reading() as data:
        return data.connection.execute(select(func.count()).select_from(table)).scalar_one()


@pytest.mark.parametrize("table", APPENDED, ids=lambda table: table.name)
def test_no_row_can_be_changed_or_removed(full: Centre, table: Table) -> None:
    before = _rows(full, table)
    assert before > 0
    column = next(iter(table.c)).name
    statements = [f"UPDATE {table.name} SET {column} = {column}", f"DELETE FROM {table.name}"]
    if full.store.engine.dialect.name == "postgresql":
        statements.append(f"TRUNCATE {table.name} CASCADE")
    for statement in statements:
        with pytest.raises(DBAPIError, match="are appended, never rewritten"), full.store.writing() as data:
            data.connection.execute(text(statement))
    assert _rows(full, table) == before


def test_a_row_can_not_be_put_in_the_place_of_another(full: Centre, learner: Actor) -> None:
    if full.store.engine.dialect.name == "postgresql":
        statement = "INSERT INTO audit_events SELECT * FROM audit_events ON CONFLICT (id) DO UPDATE SET action = 'x'"
    else:
        statement = "INSERT OR REPLACE INTO audit_events SELECT * FROM audit_events"
    with pytest.raises(DBAPIError, match="are appended, never rewritten"), full.store.writing() as data:
        data.connection.execute(text(statement))


def test_every_table_but_people_and_sessions_is_appended_only() -> None:
    assert set(metadata.sorted_tables) - set(APPENDED) == {people, sessions}


def test_the_store_says_update_or_delete_only_to_end_a_session() -> None:
    found = []
    for path in sorted(Path(assessment.store.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("update", "delete"):
                found.append((path.name, ast.unparse(node)))
    assert found == [("people.py", "update(sessions)")]


def test_a_failed_step_leaves_no_trace(full: Centre, assessor: Actor) -> None:
    before = _rows(full, people)

    def half_a_step() -> None:
        with full.store.writing() as data:
            data.people.add(Actor("p1", "Nobody", "tutor"), at=full.now())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half_a_step()
    assert _rows(full, people) == before


def test_a_row_that_points_nowhere_is_refused(full: Centre, assessor: Actor) -> None:
    with pytest.raises(DBAPIError), full.store.writing() as data:
        data.audit.add("decided", "x", at=full.now(), by="nobody")


def test_the_pinned_texts_are_kept(
    full: Centre, assessor: Actor, journey: Journey, library_dirs: dict[str, Path]
) -> None:
    from assessment.services import review_queue

    (item,) = review_queue(full, assessor, state="all")
    marking = open_review(full, assessor, item.attempt_id).marking
    with full.store.reading() as data:
        version = data.versions.scenario(marking.scenario)
        assert version is not None
        assert version.text == (library_dirs["scenarios_dir"] / "late-parcel.yaml").read_text("utf-8")
        for unit, hash in marking.rubrics.items():
            kept = data.versions.rubric_text(hash)
            assert kept == (library_dirs["rubrics_dir"] / f"{unit}.yaml").read_text("utf-8")
