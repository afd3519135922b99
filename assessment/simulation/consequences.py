"""What happened next: the hours and the day after, as the handover made them.

Fair to the learner: every event names the words, the gap or the choice that caused it, and a complete handover has a good
day. Nothing here is a mark.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from assessment.model.marking import Evidence, FactFinding, Marking
from assessment.model.scenario import Fact, Part, Scenario
from assessment.simulation.deadlines import day_due, deadline, moment_told, takes_over
from assessment.simulation.deciding import methods_suit
from assessment.simulation.defaults import gap_event, wrong_event
from assessment.simulation.people import colleague
from assessment.simulation.questions import by_harm
from assessment.simulation.read_back import closest
from assessment.simulation.reply import is_wrong
from assessment.simulation.slips import PlantedSlip

EventKind = Literal["harm", "asked", "kept", "good"]
MOST_HARMS = 6
MOST_GOOD = 3
_HALF_AN_HOUR = timedelta(minutes=30)
# When a gap without a time of its own is felt, after the colleague has started.
_FELT: dict[Part, timedelta] = {
    "customer": timedelta(minutes=20),
    "issue": timedelta(minutes=30),
    "action_taken": timedelta(minutes=50),
    "outstanding": timedelta(hours=2),
    "commitment": timedelta(hours=2),
    "context": timedelta(hours=3),
}


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. `exact`: its time stands in the case, else it is about then. `cause` says what brought it
    about; `words` are the learner's own, where words did."""

    at: datetime
    exact: bool
    kind: EventKind
    text: str
    cause: str
    words: tuple[Evidence, ...] = ()
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Aftermath:
    """The timeline with its sums: how often the customer had to say it again, promises kept, harm that did not happen.
    `more` counts the gaps that did harm and are not in the timeline."""

    events: tuple[Event, ...]
    repeats: int
    kept: int
    promises: int
    avoided: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Sent:
    """How the handover went on its way, what became of the read-back, and what was still open at the check-in: the colleague
    was told of it and has not done it, so the timeline does not say that it was done."""

    to: str | None = None
    methods: tuple[str, ...] = ()
    missed: PlantedSlip | None = None
    sent_on: bool = False
    open: tuple[str, ...] = ()


def what_happened(scenario: Scenario, marking: Marking, sent: Sent = Sent()) -> Aftermath:
    """The aftermath of a handover with all its turns."""
    found = {f.fact: f for f in marking.facts}
    lost = is_wrong(scenario, sent.to) and not sent.sent_on
    essential = [f for f in scenario.essential() if f.id in found]
    missing = [f for f in essential if found[f.id].status == "missing"]
    wrong = [f for f in essential if found[f.id].status == "wrong"]
    good = [f for f in essential if found[f.id].status == "conveyed" and not lost]
    undone = {*sent.open, sent.missed.fact if sent.missed else ""}
    harms = [*_on_the_way(scenario, sent), *_shared(scenario, found), *_slip(scenario, sent)]
    harms += [_wrong(scenario, f, found[f.id]) for f in wrong]
    gaps = [_gap(scenario, f) for f in by_harm(scenario, marking) if f in missing]
    harms, more = [*harms, *gaps][:MOST_HARMS], max(0, len(harms) + len(gaps) - MOST_HARMS)
    kept = [f for f in good if f.part == "commitment" and f.id not in undone]
    done = [f for f in good if f.part == "outstanding" and f.id not in undone]
    events = [*harms, *_asked(scenario, marking), *(_kept(scenario, f, found[f.id]) for f in kept)]
    events += [_done(scenario, f, found[f.id]) for f in done[: MOST_GOOD if harms else None]]
    promises = sum(f.part == "commitment" for f in essential)
    again = sum(any(f.part == part for f in [*missing, *wrong]) for part in ("customer", "issue"))
    repeats = again + promises - len(kept) + lost
    if not harms and not repeats and not sent.open:
        events.append(_good_day(scenario, events))
    ordered = tuple(sorted(events, key=lambda e: e.at))
    avoided = tuple(f.if_missing for f in good if f.if_missing and f.id not in undone)
    return Aftermath(ordered, repeats, len(kept), promises, avoided, more)


def _on_the_way(scenario: Scenario, sent: Sent) -> Iterable[Event]:
    start, name = takes_over(scenario), colleague(scenario)
    if is_wrong(scenario, sent.to):
        cause = f"You sent it to {sent.to}. The procedure gives it to {scenario.recipient.name}."
        if sent.sent_on:
            yield Event(start + _HALF_AN_HOUR, False, "harm", f"It reaches {name} half an hour late.", cause)
        else:
            text = f"{name} starts without it. The handover lies with {sent.to}, who can't take it over."
            yield Event(start, False, "harm", text, cause)
    if sent.methods and not methods_suit(scenario, sent.methods):
        text = f"{name} does not look there for a handover, and finds it late."
        cause = f"You sent it by: {'; '.join(sent.methods)}. The procedure calls for: {'; '.join(scenario.accepts)}."
        yield Event(start + _HALF_AN_HOUR, False, "harm", text, cause)


def _shared(scenario: Scenario, found: dict[str, FactFinding]) -> Iterable[Event]:
    """A private detail that was passed on: the cause is the learner's words, and the event does not say it again."""
    private = [
        f for f in scenario.facts if f.weight == "withhold" and f.id in found and found[f.id].status == "conveyed"
    ]
    if private:
        words = dict.fromkeys(e for f in private for e in found[f.id].evidence[:1])
        text = "Everybody who opens the record can now read something private. It can't be taken back."
        at = takes_over(scenario) + _HALF_AN_HOUR
        yield Event(at, False, "harm", text, "You passed it on in these words:", tuple(words), private[0].id)


def _slip(scenario: Scenario, sent: Sent) -> Iterable[Event]:
    slip, name = sent.missed, colleague(scenario)
    if slip is None:
        return
    at, exact = _when(scenario, scenario.fact(slip.fact))
    if slip.kind == "owner":
        text = "It is not done. Each of you believes that the other is doing it."
    else:
        text = f"{name} goes by “{slip.said}”, as read back to you. Your handover said “{slip.right}”."
    yield Event(at, exact, "harm", text, "The read-back had it wrong, and your answer let it pass.", (), slip.fact)


def _wrong(scenario: Scenario, fact: Fact, finding: FactFinding) -> Event:
    at, exact = _when(scenario, fact)
    cause = f"Your words say it differently from the case: {finding.note}." if finding.note else "You wrote:"
    return Event(at, exact, "harm", wrong_event(fact, scenario), cause, finding.evidence, fact.id)


def _gap(scenario: Scenario, fact: Fact) -> Event:
    at, exact = _when(scenario, fact)
    text = fact.if_missing or gap_event(fact, scenario, at if exact else None)
    if fact.if_missing and not exact:
        at = moment_told(fact.if_missing, scenario, at)
    return Event(at, exact, "harm", text, f"Your handover does not say: {fact.says}", (), fact.id)


def _asked(scenario: Scenario, marking: Marking) -> Iterable[Event]:
    """What came only after the handover costs the colleague time, and does no other harm."""
    late = [
        f
        for f in marking.facts
        if f.after_asking and f.status == "conveyed" and scenario.fact(f.fact).weight == "essential"
    ]
    if late:
        name = colleague(scenario)
        things = "one thing" if len(late) == 1 else f"{len(late)} things"
        text = f"{name} has to wait for {things} before starting on it."
        words = tuple(dict.fromkeys(e for f in late for e in f.evidence[:1]))
        yield Event(takes_over(scenario), False, "asked", text, "You said it only after the handover:", words)


def _kept(scenario: Scenario, fact: Fact, finding: FactFinding) -> Event:
    at, exact = _when(scenario, fact)
    text = "The promise to the customer is kept."  # by whom is in the learner's words: it may be the learner
    return Event(at, exact, "kept", text, "Because you wrote:", _words(scenario, fact, finding), fact.id)


def _done(scenario: Scenario, fact: Fact, finding: FactFinding) -> Event:
    at, exact = _when(scenario, fact)
    return Event(
        at,
        exact,
        "good",
        "This is done in time.",
        "Because you wrote:",
        _words(scenario, fact, finding),
        fact.id,
    )


def _good_day(scenario: Scenario, events: list[Event]) -> Event:
    last = max((e.at for e in events), default=takes_over(scenario))
    text = "Nobody had to ask the customer anything twice, and nothing was late."
    return Event(last + _HALF_AN_HOUR, False, "good", text, "Because everything needed was in your handover.")


def _words(scenario: Scenario, fact: Fact, finding: FactFinding) -> tuple[Evidence, ...]:
    return (closest(scenario, finding.evidence, fact.says),) if finding.evidence else ()


def _when(scenario: Scenario, fact: Fact) -> tuple[datetime, bool]:
    felt = takes_over(scenario) + _FELT[fact.part]
    if fact.part not in ("outstanding", "commitment"):
        return felt, False
    due = deadline(fact, scenario)
    return (due, True) if due is not None else (day_due(fact, scenario, felt), False)
