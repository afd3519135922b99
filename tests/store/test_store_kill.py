"""Killing the server loses nothing that a service had returned."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from assessment.model.people import Actor
from assessment.services import Centre, attempt, mark_attempt, review_queue, start_attempt
from tests.conftest import Journey

# Acts as the server: does one step, says so, and waits to be killed in the middle of the next.
SERVER = """
import sys, time
from pathlib import Path
from assessment.model.people import Actor
from assessment.services import Declaration, mark_attempt, open_centre, save_draft, submit_handover

url, scenarios, rubrics, learner_id, attempt_id, step = sys.argv[1:]

def hanging_engine(*_):
    print("marking", flush=True)
    time.sleep(60)

centre = open_centre(
    database_url=url, scenarios_dir=Path(scenarios), rubrics_dir=Path(rubrics), mark=hanging_engine
)
who = Actor(learner_id, "Amira Khan", "learner")
save_draft(centre, who, attempt_id, text="Half a hand", revision=0)
if step == "draft":
    print("saved", flush=True)
    time.sleep(60)
submit_handover(
    centre, who, attempt_id, text="C1=2 whole", recipient="Sunita Rawal", method="The log",
    declaration=Declaration(True, False, ""),
)
if step == "submitted":
    print("submitted", flush=True)
    time.sleep(60)
mark_attempt(centre, who, attempt_id)
"""


@pytest.fixture
def killed(database_url: str, library_dirs: dict[str, Path], centre: Centre, learner: Actor):  # type: ignore[no-untyped-def]
    """Starts an attempt, runs a server to that step, kills it, and gives the attempt's id."""
    started = start_attempt(centre, learner, "late-parcel", "assessment")

    def run(step: str, word: str) -> str:
        folders = [str(library_dirs["scenarios_dir"]), str(library_dirs["rubrics_dir"])]
        command = [sys.executable, "-c", SERVER, database_url, *folders, learner.id, started.id, step]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            assert server.stdout.readline().strip() == word
            server.send_signal(signal.SIGKILL)
        return started.id

    return run


def test_a_draft_is_there_after_the_server_was_killed(killed, centre: Centre, learner: Actor) -> None:  # type: ignore[no-untyped-def]
    attempt_id = killed("draft", "saved")
    found = attempt(centre, learner, attempt_id)
    assert (found.text, found.state, found.revision) == ("Half a hand", "drafting", 1)


def test_a_handover_is_there_after_the_server_was_killed_right_after_submission(  # type: ignore[no-untyped-def]
    killed, centre: Centre, learner: Actor, assessor: Actor, journey: Journey
) -> None:
    attempt_id = killed("submitted", "submitted")
    found = attempt(centre, learner, attempt_id)
    assert (found.text, found.state) == ("C1=2 whole", "submitted")
    queue = review_queue(centre, assessor, mode="all")
    assert [(item.attempt_id, item.state) for item in queue] == [(attempt_id, "submitted")]


def test_a_marking_that_was_cut_off_can_be_run_again(  # type: ignore[no-untyped-def]
    killed, centre: Centre, learner: Actor, assessor: Actor
) -> None:
    attempt_id = killed("marked", "marking")
    assert mark_attempt(centre, learner, attempt_id).judgement("C1").level == 2
    assert attempt(centre, learner, attempt_id).state == "marked"
    queue = review_queue(centre, assessor, mode="all")
    assert [(item.attempt_id, item.state) for item in queue] == [(attempt_id, "marked")]
