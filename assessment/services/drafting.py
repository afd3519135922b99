"""Starting an attempt and keeping what is typed."""

from __future__ import annotations

from datetime import timedelta

from assessment.errors import Conflict, HandoverTooLong, Mistake
from assessment.model.people import Actor
from assessment.model.response import MAX_CHARACTERS
from assessment.model.scenario import Scenario
from assessment.services.centre import Centre, again_if_taken
from assessment.services.permissions import Action, require
from assessment.services.reach import own
from assessment.services.shelf import published_scenario, rubrics_now, rubrics_to_mark, scenario_of
from assessment.services.views import AttemptView, view
from assessment.services.words import clock
from assessment.store import AttemptRecord, Draft, Mode, NewAttempt, Work, clean

KEPT_CHARACTERS = 60_000  # what doesn't fit the limit is still the learner's work: kept up to here


def start_attempt(
    centre: Centre, who: Actor, scenario_id: str, mode: Mode, *, from_attempt: str | None = None
) -> AttemptView:
    """A new attempt, or the one that is still open: two clicks start one attempt.

    It pins the scenario and rubrics as they are now. `from_attempt` (practice) starts with that attempt's text.
    """
    require(who, Action.WRITE_ATTEMPTS)
    if mode not in ("practice", "assessment"):
        raise Mistake(f"There is no mode “{mode}”. Choose practice or assessment.")
    return again_if_taken(lambda: _start(centre, who, scenario_id, mode, from_attempt))


def save_draft(
    centre: Centre,
    who: Actor,
    attempt_id: str,
    *,
    text: str,
    recipient: str | None = None,
    method: str | None = None,
    revision: int,
) -> AttemptView:
    """Keep what is typed. `revision` is the one the window last saw.

    Where another window saved since: Conflict, and both texts are kept. Where the text is over the limit:
    HandoverTooLong, and it is kept all the same. After either, read the attempt again for its revision.
    """
    require(who, Action.WRITE_ATTEMPTS)
    text = clean(text)
    if len(text) > KEPT_CHARACTERS:
        raise HandoverTooLong(
            f"The handover has {len(text):,} characters; at most {MAX_CHARACTERS:,} can be handed in and at most "
            f"{KEPT_CHARACTERS:,} are kept. This version is not saved: make it shorter."
        )
    saved, set_aside_for = again_if_taken(
        lambda: _save(centre, who, attempt_id, text, recipient or None, method or None, revision)
    )
    if set_aside_for is not None:
        raise Conflict(
            f"This handover was saved from another window at {clock(set_aside_for.saved_at)}, after this window "
            "opened it. Both versions are kept. Reload to see the other one, and choose which to go on with."
        )
    if len(text) > MAX_CHARACTERS:
        raise too_long(text)
    return saved


def too_long(text: str) -> HandoverTooLong:
    """The sentence for a text over the limit of what can be handed in."""
    return HandoverTooLong(
        f"The handover has {len(text):,} characters; at most {MAX_CHARACTERS:,} can be handed in. "
        "It is saved as it is: make it shorter before you hand it in."
    )


def set_aside(
    centre: Centre, data: Work, attempt_id: str, text: str, recipient: str | None, method: str | None
) -> None:
    """Keep a text that came second; nothing happens when it is the last thing kept already."""
    last = data.attempts.last_draft(attempt_id)
    if last is None or last.text != text:
        number = last.number + 1 if last else 1
        data.attempts.add_draft(Draft(attempt_id, number, text, recipient, method, True, centre.now()))


def _start(centre: Centre, who: Actor, scenario_id: str, mode: Mode, from_attempt: str | None) -> AttemptView:
    with centre.store.writing() as data:
        before = data.attempts.of_learner(who.id, scenario_id)
        for record in before:
            if record.started.mode == mode and record.submission is None:
                return view(record)
        if mode == "assessment" and any(record.started.mode == "assessment" for record in before):
            raise Mistake(
                "You have handed in your assessment of this scenario, and there is one attempt only. "
                "Practise it instead, or ask your assessor."
            )
        text_from = _to_go_on_from(data, who, scenario_id, mode, from_attempt)
        publication = published_scenario(data, scenario_id)
        scenario = scenario_of(data, publication.hash)
        attempt = _new_attempt(centre, who, scenario, publication.hash, mode, len(before) + 1)
        data.attempts.add(attempt, _rubrics(data, scenario))
        if text_from:
            first = Draft(attempt.id, 1, text_from.text, text_from.recipient, text_from.method, False, centre.now())
            data.attempts.add_draft(first)
        data.audit.add("attempt_started", attempt.id, at=centre.now(), by=who.id, detail={"mode": mode})
        return view(_written(data, attempt.id))


def _new_attempt(centre: Centre, who: Actor, scenario: Scenario, hash: str, mode: Mode, number: int) -> NewAttempt:
    now = centre.now()
    timed = mode == "assessment" and scenario.minutes is not None
    deadline = now + timedelta(minutes=scenario.minutes or 0) if timed else None
    return NewAttempt(centre.new_id(), who.id, scenario.id, hash, mode, number, now, deadline)


def _rubrics(data: Work, scenario: Scenario) -> list[tuple[str, str]]:
    """The rubrics that the scenario is marked by, with their hashes as they are now."""
    rubrics = rubrics_now(data)
    missing = [unit for unit in scenario.units if unit not in rubrics]
    if missing:
        raise Mistake(
            f"This scenario can't be marked: there is no rubric for {', '.join(missing)}. "
            "Choose another scenario, and tell your tutor."
        )
    return [(rubric.item.id, rubric.hash) for rubric in rubrics_to_mark(scenario, rubrics)]


def _to_go_on_from(
    data: Work, who: Actor, scenario_id: str, mode: Mode, from_attempt: str | None
) -> AttemptView | None:
    if from_attempt is None:
        return None
    earlier = own(data, who, from_attempt)
    if mode != "practice" or earlier.started.mode != "practice":
        raise Mistake("Only practice can start from an earlier text. Start the assessment with an empty page.")
    if earlier.started.scenario_id != scenario_id:
        raise Mistake("That earlier text is of another scenario. Start this one with an empty page.")
    return view(earlier)


def _save(
    centre: Centre,
    who: Actor,
    attempt_id: str,
    text: str,
    recipient: str | None,
    method: str | None,
    revision: int,
) -> tuple[AttemptView, Draft | None]:
    """The attempt after saving, and the other window's draft if this text had to be set aside for it."""
    with centre.store.writing() as data:
        record = own(data, who, attempt_id)
        if record.submission is not None:
            raise Mistake(
                "This handover is handed in and can't be changed any more. "
                "Look at its result, or start another attempt."
            )
        current = record.draft
        if current and (current.text, current.recipient, current.method) == (text, recipient, method):
            return view(record), None
        if current and current.number > revision and current.text != text:
            set_aside(centre, data, attempt_id, text, recipient, method)
            return view(record), current
        last = data.attempts.last_draft(attempt_id)
        number = last.number + 1 if last else 1
        data.attempts.add_draft(Draft(attempt_id, number, text, recipient, method, False, centre.now()))
        return view(_written(data, attempt_id)), None


def _written(data: Work, attempt_id: str) -> AttemptRecord:
    record = data.attempts.one(attempt_id)
    assert record is not None  # written in this transaction
    return record
