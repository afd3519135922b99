"""The assessor's work: the queue, the review, the decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Literal

from assessment.errors import Conflict, Mistake, NotAllowed, NotFound
from assessment.model.marking import Marking
from assessment.model.people import Actor
from assessment.model.rubric import Rubric
from assessment.model.scenario import Scenario
from assessment.review.awards import PointAward, amended, complete_awards
from assessment.review.outcomes import unit_outcomes
from assessment.services.centre import Centre, again_if_taken
from assessment.services.permissions import Action, require
from assessment.services.reach import within_reach
from assessment.services.shelf import pinned
from assessment.services.turns import finish
from assessment.services.views import EXAMPLE_ATTEMPT, AttemptView, State, state_of, view
from assessment.services.words import day_and_time
from assessment.store import AttemptRecord, Mode, StoredDecision, StoredMarking, Work, clean


@dataclass(frozen=True, slots=True)
class QueueItem:
    """An attempt in the assessor's queue."""

    attempt_id: str
    learner_name: str
    scenario_id: str
    scenario_title: str
    sector: str
    mode: Mode
    state: State
    submitted_at: datetime
    waiting: timedelta
    unsure: int
    proposed_met: dict[str, bool]
    decided: bool
    late: bool


@dataclass(frozen=True, slots=True)
class DecisionView:
    """One decision, as it was sent to the learner."""

    id: str
    attempt_id: str
    assessor_name: str
    decided_at: datetime
    awards: tuple[PointAward, ...]
    outcomes: dict[str, bool]
    feedback: str
    number: int


@dataclass(frozen=True, slots=True)
class ReviewView:
    """Everything needed to decide. `version` is the number of decisions seen: hand it back to `decide`."""

    attempt: AttemptView
    scenario: Scenario
    rubrics: tuple[Rubric, ...]
    marking: Marking
    decisions: tuple[DecisionView, ...]
    version: int


def review_queue(
    centre: Centre,
    who: Actor,
    *,
    sector: str | None = None,
    scenario_id: str | None = None,
    state: Literal["waiting", "decided", "all"] = "waiting",
    mode: Literal["assessment", "practice", "all"] = "assessment",
) -> list[QueueItem]:
    """What was handed in, longest waiting first; the example is not in it. An attempt whose learner still has to answer their
    colleague waits for nobody else: it is among all of them only."""
    require(who, Action.REVIEW)
    now = centre.now()
    with centre.store.reading() as data:
        records = data.attempts.submitted()
    items = [_item(record, now) for record in records if record.started.id != EXAMPLE_ATTEMPT]
    return [
        item
        for item in items
        if sector in (None, item.sector)
        and scenario_id in (None, item.scenario_id)
        and state in ("all", "decided" if item.decided else "talking" if item.state == "talking" else "waiting")
        and mode in ("all", item.mode)
    ]


def open_review(centre: Centre, who: Actor, attempt_id: str) -> ReviewView:
    """The attempt with all that an assessor needs beside it."""
    require(who, Action.REVIEW)
    with centre.store.reading() as data:
        record = within_reach(data, who, attempt_id)
        proposal = _proposal(data, record)
        content = pinned(data, attempt_id, record.started.scenario_hash)
        decisions = tuple(_view(decision) for decision in data.results.decisions(attempt_id))
    marking = Marking.from_dict(proposal.marking)
    return ReviewView(view(record), content.scenario, content.rubrics, marking, decisions, len(decisions))


def decide(
    centre: Centre, who: Actor, attempt_id: str, *, awards: Sequence[PointAward], feedback: str, version: int
) -> DecisionView:
    """Append a decision on every point. Conflict, naming who and when, if somebody decided since `version`."""
    require(who, Action.DECIDE)
    feedback = clean(feedback).strip()
    cleaned = [PointAward(award.point, award.level, clean(award.reason).strip()) for award in awards]
    return again_if_taken(lambda: _decide(centre, who, attempt_id, cleaned, feedback, version))


def decision_for(centre: Centre, who: Actor, attempt_id: str) -> DecisionView | None:
    """The latest decision, or None while there is none."""
    with centre.store.reading() as data:
        within_reach(data, who, attempt_id)
        decisions = data.results.decisions(attempt_id)
    return _view(decisions[-1]) if decisions else None


def _decide(
    centre: Centre, who: Actor, attempt_id: str, awards: list[PointAward], feedback: str, version: int
) -> DecisionView:
    with centre.store.writing() as data:
        record = within_reach(data, who, attempt_id)
        _refuse_some(who, record)
        proposal = _proposal(data, record)
        marking = Marking.from_dict(proposal.marking)
        before = data.results.decisions(attempt_id)
        if len(before) != version:
            return _second_click(who, before, version, awards, feedback)
        complete = complete_awards(marking, awards)
        decision = StoredDecision(
            id=centre.new_id(),
            attempt_id=attempt_id,
            number=version + 1,
            marking_id=proposal.id,
            assessor_id=who.id,
            assessor_name=who.name,
            awards=tuple(asdict(award) for award in complete),
            outcomes=unit_outcomes(marking, {award.point: award.level for award in complete}),
            feedback=feedback,
            decided_at=centre.now(),
        )
        data.results.add_decision(decision)
        if not record.finished:
            finish(centre, data, record, by="assessor")  # nothing more is asked of the learner
        detail = {"decision": decision.id, "amended": amended(marking, complete)}
        data.audit.add("decided", attempt_id, at=centre.now(), by=who.id, detail=detail)
    return _view(decision)


def _second_click(
    who: Actor, before: list[StoredDecision], version: int, awards: list[PointAward], feedback: str
) -> DecisionView:
    """The decision that this very click, made before, has appended; Conflict if it was anybody else's."""
    latest = before[-1] if before else None
    if latest is None:
        raise Conflict("The attempt has changed since you opened it. Open it again; nothing was overwritten.")
    same_awards = {award.point: award for award in awards} == {award.point: award for award in _awards(latest)}
    if (latest.number, latest.assessor_id, latest.feedback) == (
        version + 1,
        who.id,
        feedback,
    ) and same_awards:
        return _view(latest)
    raise _conflict(who, latest)


def _refuse_some(who: Actor, record: AttemptRecord) -> None:
    if record.started.id == EXAMPLE_ATTEMPT:
        raise Mistake("The example stays as it is. Choose an attempt from the queue to decide on.")
    if record.started.learner_id == who.id:
        raise NotAllowed("This is your own attempt. Ask another assessor to decide on it.")


def _proposal(data: Work, record: AttemptRecord) -> StoredMarking:
    if record.submission is None:
        raise NotFound("This attempt is not handed in yet. Come back when it is in the queue.")
    proposal = data.results.marking(record.started.id)
    if proposal is None:
        raise Mistake("This attempt has no proposed marking yet. Have it marked again, then open it.")
    return proposal


def _conflict(who: Actor, latest: StoredDecision) -> Conflict:
    other = "You" if latest.assessor_id == who.id else latest.assessor_name
    return Conflict(
        f"{other} decided on this attempt on {day_and_time(latest.decided_at)}, after it was opened here. "
        "Nothing was overwritten, and this decision was not saved. Open the attempt again to see the other one."
    )


def _item(record: AttemptRecord, now: datetime) -> QueueItem:
    assert record.submission is not None  # the queue is of submissions
    handed_in = record.submission.submitted_at
    return QueueItem(
        attempt_id=record.started.id,
        learner_name=record.learner_name,
        scenario_id=record.started.scenario_id,
        scenario_title=record.scenario_title,
        sector=record.sector,
        mode=record.started.mode,
        state=state_of(record),
        submitted_at=handed_in,
        waiting=now - handed_in,
        unsure=record.proposed.unsure if record.proposed else 0,
        proposed_met=record.proposed.met if record.proposed else {},
        decided=record.awarded is not None,
        late=record.submission.late,
    )


def _awards(decision: StoredDecision) -> tuple[PointAward, ...]:
    return tuple(PointAward(**award) for award in decision.awards)


def _view(decision: StoredDecision) -> DecisionView:
    return DecisionView(
        id=decision.id,
        attempt_id=decision.attempt_id,
        assessor_name=decision.assessor_name,
        decided_at=decision.decided_at,
        awards=_awards(decision),
        outcomes=decision.outcomes,
        feedback=decision.feedback,
        number=decision.number,
    )
