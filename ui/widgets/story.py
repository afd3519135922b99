"""The story of an attempt: what was said between the two, what happened next, and the receiver test."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assessment.model.scenario import Scenario
from assessment.services import Aftermath, Answer, Decided, Event, StoryView
from ui import words
from ui.widgets import colleague
from ui.widgets.page import plain_text

KINDS = {
    "harm": ("▲", "Went wrong", "guard"),
    "asked": ("◐", "Had to wait", "partly"),
    "kept": ("●", "Promise kept", "met"),
    "good": ("●", "Went well", "met"),
}
STATES = {
    "answered": ("●", "Yes", "met"),
    "partly": ("◐", "In part", "partly"),
    "unanswerable": ("○", "No", "not-yet"),
}
LONGEST = 180  # characters of a quotation in the timeline


def conversation(scenario: Scenario, story: StoryView, *, to_learner: bool = True) -> str:
    """Every turn after the handover, in order; empty where there was none. Told to the learner, or of them."""
    parts = []
    if story.reply:
        parts.append(colleague.reply(scenario, story.reply))
        if story.answer is None:
            said = "Not answered: this attempt was ended here." if story.finished else "Not answered yet."
            parts.append(f'<p class="quiet">{said}</p>')
        else:
            parts.append(colleague.mine("You" if to_learner else "The learner", story.answer))
            parts.append(_slip(story, to_learner))
            if story.thanks:
                parts.append(colleague.said(story.reply.speaker, story.thanks))
    if story.came_back:
        parts.append(colleague.came_back(story.came_back))
        if story.next_step is not None:
            parts.append(colleague.mine("Your next step" if to_learner else "The learner's next step", story.next_step))
    return f'<div class="talked">{"".join(parts)}</div>' if parts else ""


def _slip(story: StoryView, to_learner: bool) -> str:
    """Whether a slip of the read-back was noticed. A learner reads it here for the first time."""
    slip = story.reply.slip if story.reply else None
    if slip is None or story.noticed is None:
        return ""
    name = colleague.first_name(story.reply.speaker) if story.reply else ""
    if slip.kind == "owner":
        what = f"{name} had got wrong who does it"
    else:
        what = f"{name} had read back <q>{escape(slip.said)}</q>, and the handover says <q>{escape(slip.right)}</q>"
    said = _to_learner(what)[story.noticed.outcome] if to_learner else f"{what}. {_OF_THEM[story.noticed.outcome]}"
    kind = "good" if story.noticed.outcome == "corrected" else "warning"
    return f'<div class="note note-{kind}"><p>{said}</p></div>'


_OF_THEM = {
    "corrected": "<strong>The learner noticed, and put it right.</strong>",
    "queried": "The learner noticed that something was amiss, without saying what it should be.",
    "missed": "<strong>The learner let it pass.</strong>",
}


def _to_learner(what: str) -> dict[str, str]:
    return {
        "corrected": f"{what}. <strong>You noticed, and put it right.</strong>",
        "queried": f"{what}. You noticed that something was amiss. Next time, say what it should be.",
        "missed": f"{what}. <strong>It slipped through.</strong> Check a read-back word by word against what you wrote.",
    }


def aftermath(given: Aftermath) -> str:
    """The sums, then the timeline: each event with the words, the gap or the choice that caused it."""
    items = "".join(_event(event) for event in given.events)
    more = (
        f'<p class="quiet">And {words.count(given.more, "more gap")} that did harm. '
        "You find them under what your colleague knows.</p>"
        if given.more
        else ""
    )
    return f'{_sums(given)}<ol class="timeline">{items}</ol>{more}'


def _sums(given: Aftermath) -> str:
    again = "never" if not given.repeats else words.count(given.repeats, "time")
    sums = [("The customer had to say it again or ask", again)]
    if given.promises:
        sums.append(("Promises kept", f"{given.kept} of {given.promises}"))
    if given.avoided:
        sums.append(("Harm that your handover prevented", words.count(len(given.avoided), "time")))
    rows = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in sums)
    return f'<dl class="sums">{rows}</dl>'


def _event(event: Event) -> str:
    shape, word, colour = KINDS[event.kind]
    at = words.when(event.at) if event.exact else f"About {words.when(event.at)}"
    quotes = "".join(f"<blockquote>{escape(_short(piece.quote))}</blockquote>" for piece in event.words[:2])
    return (
        f'<li class="{colour}"><p class="at">{escape(at)} <span class="badge {colour}">'
        f'<span aria-hidden="true">{shape}</span> {word}</span></p>'
        f'<p class="what">{escape(event.text)}</p><p class="cause">{escape(event.cause)}</p>{quotes}</li>'
    )


def _short(quote: str) -> str:
    flat = " ".join(quote.split())
    return flat if len(flat) <= LONGEST else flat[:LONGEST].rsplit(" ", 1)[0] + " …"


def receiver_test(answers: Sequence[Answer]) -> str:
    """Six questions, each with the words that answer it or what is missing."""
    return f'<div class="receiver">{"".join(_answer(each) for each in answers)}</div>'


def _answer(answer: Answer) -> str:
    shape, word, colour = STATES[answer.state]
    quotes = "".join(f"<blockquote>{escape(_short(piece.quote))}</blockquote>" for piece in answer.quotes[:4])
    missing = "".join(f"<li>{escape(each)}</li>" for each in answer.missing)
    gaps = f'<p class="label">Not in your handover</p><ul>{missing}</ul>' if missing else ""
    return (
        f'<details class="question"><summary><span class="badge {colour}"><span aria-hidden="true">{shape}</span> {word}'
        f'</span><span class="title">{escape(answer.question)}</span></summary>'
        f'<div class="point-body">{quotes}{gaps}</div></details>'
    )


FITS = {
    "right": ("●", "Right", "met"),
    "partly": ("◐", "Partly right", "partly"),
    "not": ("○", "Not right", "not-yet"),
}


def decided(parts: Sequence[Decided], why: str) -> str:
    """The decision before writing, beside what fits the case: how far each part of it does, first."""
    rows = "".join(_decided(each) for each in parts)
    return f'<div class="sheet"><ul>{rows}</ul><p class="label">Why, in your words</p>{plain_text(why)}</div>'


def _decided(part: Decided) -> str:
    shape, word, colour = FITS[part.how_far]
    better = "" if part.fits else f" What fits here: {escape(part.better)}"
    return (
        f'<li><strong>{escape(part.part)}</strong> <span class="badge {colour}"><span aria-hidden="true">{shape}</span> '
        f"{word}</span> You chose: {escape(part.chosen or 'nothing')}.{better}</li>"
    )
