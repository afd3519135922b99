"""What comes after a handover: whose turn it is, the colleague's turns, and the learner's as the engine is given them."""

from __future__ import annotations

from collections.abc import Mapping

from assessment.model.marking import Marking
from assessment.model.response import LaterStep, Turn
from assessment.model.scenario import Scenario, Step
from assessment.services.centre import Centre
from assessment.services.shelf import scenario_of
from assessment.simulation.check_in import ComeBack, come_back
from assessment.simulation.noticing import Noticed, noticed
from assessment.simulation.reply import Reply, is_wrong, reply_to
from assessment.store import AttemptRecord, StoredTurn, TurnStep, Work

Turns = Mapping[TurnStep, StoredTurn]

# Each step after the handover: the colleague's turn, then the learner's.
PAIRS: dict[LaterStep, tuple[TurnStep, TurnStep]] = {
    "reply": ("colleague", "answer"),
    "check_in": ("came_back", "next_step"),
}


def later_steps(scenario: Scenario) -> tuple[LaterStep, ...]:
    """The steps that the scenario has after the handover, in order."""
    return tuple(step for step in PAIRS if step in scenario.steps)


def where(record: AttemptRecord, scenario: Scenario, turns: Turns) -> Step:
    """The step that the learner is at; "result" where nothing more is theirs to write."""
    if record.submission is None:
        return "decide" if "decide" in scenario.steps and "decide" not in turns else "write"
    if record.finished or record.awarded is not None:
        return "result"
    for step in later_steps(scenario):
        theirs, mine = PAIRS[step]
        if theirs in turns and mine not in turns:
            return step
    return "result"


def reply_in(turns: Turns) -> Reply | None:
    """The colleague's reply as it was given."""
    return Reply.from_dict(turns["colleague"].detail) if "colleague" in turns else None


def come_back_in(turns: Turns) -> ComeBack | None:
    """How the case came back."""
    return ComeBack.from_dict(turns["came_back"].detail) if "came_back" in turns else None


def noticed_in(scenario: Scenario, turns: Turns) -> Noticed | None:
    """What the answer made of the read-back; None while there is no answer."""
    reply = reply_in(turns)
    if reply is None or "answer" not in turns:
        return None
    return noticed(scenario, reply.lines, reply.slip, turns["answer"].text)


def sent_on(scenario: Scenario, turns: Turns) -> bool:
    """Whether a handover that went to the wrong person was sent on: the answer names the recipient."""
    reply = reply_in(turns)
    if reply is None or not reply.wrong_person or "answer" not in turns:
        return False
    words = {part.lower() for part in scenario.recipient.name.split() if len(part) > 2}
    return any(word in turns["answer"].text.lower() for word in words)


def for_the_engine(scenario: Scenario, turns: Turns) -> tuple[Turn, ...]:
    """The learner's turns after the handover, as they are marked with it."""
    found = []
    reply, seen, came = reply_in(turns), noticed_in(scenario, turns), come_back_in(turns)
    if reply is not None and seen is not None:
        missed = seen.outcome == "missed"
        found.append(Turn("reply", turns["answer"].text, reply.asked, settled=seen.settled, slip_missed=missed))
    if came is not None and "next_step" in turns:
        found.append(Turn("check_in", turns["next_step"].text, open=came.open))
    return tuple(found)


def advance(centre: Centre, data: Work, record: AttemptRecord, marking: Marking) -> None:
    """Append whatever is the colleague's to say now, or that the attempt is finished. Nothing where it is the learner's
    turn, so asking twice changes nothing; Taken if another window does the same in the same moment."""
    if record.finished or record.submission is None:
        return
    scenario = scenario_of(data, record.started.scenario_hash)
    turns = data.turns.of(record.started.id)
    for step in later_steps(scenario):
        theirs, mine = PAIRS[step]
        if theirs not in turns:
            said = (
                _reply(data, record, scenario, marking) if step == "reply" else _back(record, scenario, marking, turns)
            )
            _append(centre, data, record, theirs, said)
            return
        if mine not in turns:
            return
    finish(centre, data, record, by="steps")


def finish(centre: Centre, data: Work, record: AttemptRecord, *, by: str) -> None:
    """Append that the attempt is finished: all its steps are done, the learner stopped, or an assessor decided."""
    _append(centre, data, record, "finished", {"by": by})


def _append(centre: Centre, data: Work, record: AttemptRecord, step: TurnStep, detail: Mapping[str, object]) -> None:
    data.turns.add(StoredTurn(record.started.id, step, "", dict(detail), centre.now()))


def _reply(data: Work, record: AttemptRecord, scenario: Scenario, marking: Marking) -> Mapping[str, object]:
    assert record.submission is not None  # looked at before
    earliest = data.attempts.of_learner(record.started.learner_id)[0].started.id
    reply = reply_to(
        scenario,
        marking,
        record.submission.text,
        to=record.submission.recipient,
        attempt_id=record.started.id,
        first=earliest == record.started.id,
    )
    return reply.to_dict()


def _back(record: AttemptRecord, scenario: Scenario, marking: Marking, turns: Turns) -> Mapping[str, object]:
    assert record.submission is not None  # looked at before
    lost = is_wrong(scenario, record.submission.recipient) and not sent_on(scenario, turns)
    return come_back(scenario, marking, attempt_id=record.started.id, lost=lost).to_dict()
