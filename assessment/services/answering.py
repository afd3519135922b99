"""The learner's steps around a handover: deciding before it, answering the colleague, the next step at the check-in.

Each is written once. The same text again changes nothing; another text, from another window, is kept aside and refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from assessment.errors import Conflict, HandoverTooLong, Mistake
from assessment.model.people import Actor
from assessment.model.response import MAX_TURN_CHARACTERS
from assessment.model.scenario import Needed
from assessment.services.centre import Centre, again_if_taken
from assessment.services.drafting import KEPT_CHARACTERS
from assessment.services.permissions import Action, require
from assessment.services.reach import own
from assessment.services.shelf import scenario_of
from assessment.services.story import METHODS_APART, StepDraft, StoryView, WrittenStep, step_draft, story_of
from assessment.services.turns import finish, where
from assessment.services.words import clock
from assessment.store import AttemptRecord, Draft, StoredTurn, TurnDraft, Work, clean

_STEP_OF: dict[WrittenStep, str] = {"decide": "decide", "answer": "reply", "next_step": "check_in"}
_NAMES: dict[WrittenStep, str] = {"decide": "decision", "answer": "answer", "next_step": "next step"}


def decide_first(
    centre: Centre, who: Actor, attempt_id: str, *, needed: str, recipient: str | None, methods: Sequence[str], why: str
) -> StoryView:
    """The decision before writing. Nothing that can be chosen is refused: a wrong choice has its consequences."""
    require(who, Action.WRITE_ATTEMPTS)
    if needed not in get_args(Needed):
        raise Mistake("You have not said whether a handover is needed. Choose one of the answers.")
    if needed != "not_needed" and not (recipient or "").strip():
        raise Mistake("You have not said who should take over. Choose a colleague.")
    if needed != "not_needed" and not methods:
        raise Mistake("You have not said how it reaches them. Choose one way or more.")
    if not why.strip():
        raise Mistake("You have not said why. Write one sentence.")
    detail = {"needed": needed, "recipient": recipient or "", "methods": list(methods)}
    return _write(centre, who, attempt_id, "decide", clean(why), detail)


def answer_colleague(centre: Centre, who: Actor, attempt_id: str, *, text: str) -> StoryView:
    """The answer to the colleague's reply. It doesn't mark: call `mark_attempt` next."""
    require(who, Action.WRITE_ATTEMPTS)
    if not text.strip():
        raise Mistake("Your answer is empty. Say whether your colleague has it right, and answer what they ask.")
    return _write(centre, who, attempt_id, "answer", clean(text), {})


def plan_next_step(centre: Centre, who: Actor, attempt_id: str, *, text: str) -> StoryView:
    """The next step at the check-in. It doesn't mark: call `mark_attempt` next."""
    require(who, Action.WRITE_ATTEMPTS)
    if not text.strip():
        raise Mistake("Your next step is empty. Write what you do now, who does the rest, and by when.")
    return _write(centre, who, attempt_id, "next_step", clean(text), {})


def stop_here(centre: Centre, who: Actor, attempt_id: str) -> StoryView:
    """End a practice attempt after what is written so far; an assessment goes through all its steps."""
    require(who, Action.WRITE_ATTEMPTS)
    return again_if_taken(lambda: _stop(centre, who, attempt_id))


def save_step(
    centre: Centre,
    who: Actor,
    attempt_id: str,
    step: WrittenStep,
    *,
    text: str,
    detail: Mapping[str, object] | None = None,
    revision: int,
) -> StepDraft:
    """Keep what is typed at a step; without `detail` its choices stay as they were. Where another window saved since `revision`: Conflict, and both texts are kept.
    Where it is over the limit: HandoverTooLong, and it is kept all the same."""
    require(who, Action.WRITE_ATTEMPTS)
    text = clean(text)
    if len(text) > KEPT_CHARACTERS:
        raise HandoverTooLong(
            f"Your {_NAMES[step]} has {len(text):,} characters; at most {MAX_TURN_CHARACTERS:,} can be sent and at most "
            f"{KEPT_CHARACTERS:,} are kept. This version is not saved: make it shorter."
        )
    saved, other = again_if_taken(lambda: _save(centre, who, attempt_id, step, text, detail, revision))
    if other is not None:
        raise Conflict(
            f"Your {_NAMES[step]} was saved from another window at {clock(other.saved_at)}, after this window opened it. "
            "Both versions are kept. Choose which to go on with."
        )
    if len(text) > MAX_TURN_CHARACTERS:
        raise _too_long(step, text)
    return saved


def _write(
    centre: Centre, who: Actor, attempt_id: str, step: WrittenStep, text: str, detail: Mapping[str, object]
) -> StoryView:
    view, sent = again_if_taken(lambda: _append(centre, who, attempt_id, step, text, detail))
    if sent is not None:
        raise Conflict(
            f"Your {_NAMES[step]} was sent from another window at {clock(sent.written_at)}, and it can be sent once. "
            "What you wrote here is kept, but it does not count. Load the page again to go on."
        )
    return view


def _append(
    centre: Centre, who: Actor, attempt_id: str, step: WrittenStep, text: str, detail: Mapping[str, object]
) -> tuple[StoryView, StoredTurn | None]:
    """The story with the turn in it, and the turn of another window that was first with another text."""
    with centre.store.writing() as data:
        record = own(data, who, attempt_id)
        turns = data.turns.of(attempt_id)
        if step in turns:
            sent = turns[step]
            if (sent.text, dict(sent.detail)) == (text, dict(detail)):
                return story_of(data, record), None
            _set_aside(centre, data, attempt_id, step, text, detail)
            return story_of(data, record), sent
        if where(record, scenario_of(data, record.started.scenario_hash), turns) != _STEP_OF[step]:
            raise Mistake(_not_now(record, step))
        if len(text) > MAX_TURN_CHARACTERS:
            raise _too_long(step, text)
        now = centre.now()
        data.turns.add(StoredTurn(attempt_id, step, text, dict(detail), now))
        if step == "decide":
            _carry_over(centre, data, attempt_id, detail)
        data.audit.add(f"{step}_written", attempt_id, at=now, by=who.id)
        return story_of(data, own(data, who, attempt_id)), None


def _carry_over(centre: Centre, data: Work, attempt_id: str, detail: Mapping[str, object]) -> None:
    """What was decided stands over the text to write, and can be changed there."""
    if data.attempts.last_draft(attempt_id) is None:
        chosen = detail.get("methods")
        methods = METHODS_APART.join(chosen) if isinstance(chosen, list) else ""
        to = str(detail.get("recipient") or "") or None
        data.attempts.add_draft(Draft(attempt_id, 1, "", to, methods or None, False, centre.now()))


def _not_now(record: AttemptRecord, step: WrittenStep) -> str:
    if record.finished or record.awarded is not None:
        return f"This attempt is finished, so its {_NAMES[step]} can't be written any more. Look at its result."
    if record.submission is None and step != "decide":
        return f"There is no {_NAMES[step]} to write yet. Hand in the handover first."
    return f"It is not time for the {_NAMES[step]}. Load the page again to see where you are."


def _stop(centre: Centre, who: Actor, attempt_id: str) -> StoryView:
    with centre.store.writing() as data:
        record = own(data, who, attempt_id)
        if record.started.mode != "practice":
            raise Mistake("An assessment has all its steps. Answer your colleague, and the result comes after it.")
        if record.submission is None:
            raise Mistake("This handover is not handed in yet. Hand it in first.")
        if not record.finished:
            finish(centre, data, record, by="learner")
            data.audit.add("stopped", attempt_id, at=centre.now(), by=who.id)
        return story_of(data, own(data, who, attempt_id))


def _save(
    centre: Centre,
    who: Actor,
    attempt_id: str,
    step: WrittenStep,
    text: str,
    choices: Mapping[str, object] | None,
    revision: int,
) -> tuple[StepDraft, TurnDraft | None]:
    with centre.store.writing() as data:
        record = own(data, who, attempt_id)
        turns = data.turns.of(attempt_id)
        if step in turns or where(record, scenario_of(data, record.started.scenario_hash), turns) != _STEP_OF[step]:
            raise Mistake(f"This {_NAMES[step]} is sent and can't be changed any more. Load the page again to go on.")
        drafts = data.turns.drafts(attempt_id, step)
        current = next((d for d in reversed(drafts) if not d.aside), None)
        detail = dict(choices) if choices is not None else dict(current.detail) if current else {}
        if current and (current.text, dict(current.detail)) == (text, detail):
            return step_draft(drafts, step), None
        if current and current.number > revision and current.text != text:
            _set_aside(centre, data, attempt_id, step, text, detail)
            return step_draft(drafts, step), current
        number = drafts[-1].number + 1 if drafts else 1
        data.turns.add_draft(TurnDraft(attempt_id, step, number, text, detail, False, centre.now()))
        return step_draft(data.turns.drafts(attempt_id, step), step), None


def _set_aside(
    centre: Centre, data: Work, attempt_id: str, step: WrittenStep, text: str, detail: Mapping[str, object]
) -> None:
    """Keep a text that came second; nothing happens when it is the last thing kept already."""
    drafts = data.turns.drafts(attempt_id, step)
    if not drafts or drafts[-1].text != text:
        number = drafts[-1].number + 1 if drafts else 1
        data.turns.add_draft(TurnDraft(attempt_id, step, number, text, dict(detail), True, centre.now()))


def _too_long(step: WrittenStep, text: str) -> HandoverTooLong:
    return HandoverTooLong(
        f"Your {_NAMES[step]} has {len(text):,} characters; at most {MAX_TURN_CHARACTERS:,} can be sent. "
        "It is saved as it is: make it shorter before you send it."
    )
