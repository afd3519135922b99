"""One attempt as a story: what was decided, written, asked, answered, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from assessment.model.marking import Marking
from assessment.model.people import Actor
from assessment.model.scenario import Needed, Scenario, Step
from assessment.services.centre import Centre
from assessment.services.reach import within_reach
from assessment.services.shelf import scenario_of
from assessment.services.turns import PAIRS, Turns, come_back_in, later_steps, noticed_in, reply_in, sent_on, where
from assessment.services.views import AttemptView, view
from assessment.simulation.check_in import ComeBack
from assessment.simulation.consequences import Aftermath, Sent, what_happened
from assessment.simulation.deciding import Decided, Decision, weigh
from assessment.simulation.noticing import Noticed
from assessment.simulation.receiver_test import Answer, receiver_test
from assessment.simulation.reply import Reply, thanks
from assessment.store import AttemptRecord, TurnDraft, Work

METHODS_APART = "; "  # between the methods of a submission, as the writing page joins them
WrittenStep = Literal["decide", "answer", "next_step"]


@dataclass(frozen=True, slots=True)
class StepDraft:
    """What is typed so far at the current step. `revision` is handed back when saving."""

    step: WrittenStep
    text: str
    detail: dict[str, object]
    revision: int
    saved_at: datetime | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a handover: the receiver test, what happened next, and the decision weighed."""

    receiver: tuple[Answer, ...]
    aftermath: Aftermath
    decided: tuple[Decided, ...]


@dataclass(frozen=True, slots=True)
class StoryView:
    """The story so far. `at` is the learner's step. `texts` are the learner's texts by turn: 0 is the handover."""

    attempt: AttemptView
    steps: tuple[Step, ...]
    at: Step
    finished: bool
    stopped: bool
    decision: Decision | None
    reply: Reply | None
    answer: str | None
    answered_at: datetime | None
    noticed: Noticed | None
    thanks: str
    came_back: ComeBack | None
    next_step: str | None
    texts: tuple[str, ...]
    draft: StepDraft | None
    outcome: Outcome | None


def story(centre: Centre, who: Actor, attempt_id: str) -> StoryView:
    """The story of an attempt; its outcome only once it is finished, so that nothing is given away half-way."""
    with centre.store.reading() as data:
        return story_of(data, within_reach(data, who, attempt_id))


def story_of(data: Work, record: AttemptRecord) -> StoryView:
    """The story of that record, inside a transaction."""
    scenario = scenario_of(data, record.started.scenario_hash)
    turns = data.turns.of(record.started.id)
    stored = data.results.marking(record.started.id)
    marking = Marking.from_dict(stored.marking) if stored else None
    at = where(record, scenario, turns)
    seen, reply = noticed_in(scenario, turns), reply_in(turns)
    answer = turns["answer"].text if "answer" in turns else None
    closed = record.finished or record.awarded is not None
    return StoryView(
        attempt=view(record),
        steps=scenario.steps,
        at=at,
        finished=closed,
        stopped="finished" in turns and turns["finished"].detail.get("by") == "learner",
        decision=_decision(turns),
        reply=reply,
        answer=answer,
        answered_at=turns["answer"].written_at if "answer" in turns else None,
        noticed=seen,
        thanks=_thanks(scenario, reply, seen, marking, answer),
        came_back=come_back_in(turns),
        next_step=turns["next_step"].text if "next_step" in turns else None,
        texts=_texts(record, scenario, turns),
        draft=_draft(data, record, at),
        outcome=_outcome(record, scenario, turns, marking) if closed and marking else None,
    )


def _decision(turns: Turns) -> Decision | None:
    if "decide" not in turns:
        return None
    turn = turns["decide"]
    return decision_from(turn.detail, turn.text)


def decision_from(detail: object, why: str) -> Decision:
    """A decision out of plain data, with nothing chosen where the data has nothing that can be chosen."""
    data = detail if isinstance(detail, dict) else {}
    needed: Needed = data["needed"] if data.get("needed") in get_args(Needed) else "now"
    return Decision(needed, str(data.get("recipient") or ""), tuple(map(str, data.get("methods") or ())), why)


def _thanks(
    scenario: Scenario, reply: Reply | None, seen: Noticed | None, marking: Marking | None, answer: str | None
) -> str:
    if reply is None or seen is None or marking is None or answer is None or not marking.turns:
        return ""
    filled = sum(f.after_asking and f.status == "conveyed" for f in marking.facts)
    return thanks(scenario, reply, seen, filled, answer)


def _texts(record: AttemptRecord, scenario: Scenario, turns: Turns) -> tuple[str, ...]:
    first = record.submission.text if record.submission else ""
    later = (PAIRS[step][1] for step in later_steps(scenario))
    return (first, *(turns[step].text for step in later if step in turns))


def _draft(data: Work, record: AttemptRecord, at: Step) -> StepDraft | None:
    steps: dict[Step, WrittenStep] = {"decide": "decide", "reply": "answer", "check_in": "next_step"}
    if at not in steps:
        return None
    return step_draft(data.turns.drafts(record.started.id, steps[at]), steps[at])


def step_draft(drafts: list[TurnDraft], step: WrittenStep) -> StepDraft:
    """The current draft of a step: the last that was not set aside."""
    current = next((d for d in reversed(drafts) if not d.aside), None)
    if current is None:
        return StepDraft(step, "", {}, 0, None)
    return StepDraft(step, current.text, dict(current.detail), current.number, current.saved_at)


def _outcome(record: AttemptRecord, scenario: Scenario, turns: Turns, marking: Marking) -> Outcome:
    assert record.submission is not None  # it is finished
    reply, seen, decision = reply_in(turns), noticed_in(scenario, turns), _decision(turns)
    missed = reply.slip if reply and seen and seen.outcome == "missed" else None
    methods = tuple(m for m in record.submission.method.split(METHODS_APART) if m)
    came = come_back_in(turns)
    open_then = came.open if came else ()
    sent = Sent(record.submission.recipient, methods, missed, sent_on(scenario, turns), open_then)
    return Outcome(
        receiver_test(scenario, marking),
        what_happened(scenario, marking, sent),
        weigh(scenario, decision) if decision else (),
    )
