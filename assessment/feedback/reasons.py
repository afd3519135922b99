"""Why a stretch could be put better, and what is done well: Baton's own sentences, among which the model chooses.

The model writes nothing that is shown but a suggested wording, and that is held against the learner's own words. Room to
write sentences would be room for an instruction hidden in a handover to speak to the learner in Baton's name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["clarity", "courtesy", "concision", "plain_english", "structure", "jargon"]
KIND_WORDS: dict[Kind, str] = {
    "clarity": "Clarity",
    "courtesy": "Courtesy",
    "concision": "Length",
    "plain_english": "Plain English",
    "structure": "Order and layout",
    "jargon": "Jargon",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """A kind of comment, what the model reads of it, and why it matters, with {name} for the one who takes over."""

    kind: Kind
    when: str
    why: str


REASONS: dict[str, Reason] = {
    "who_unclear": Reason(
        "clarity",
        "it is not plain who does it",
        "It isn't plain who does this. {name} may wait for somebody else, who is waiting for {name}.",
    ),
    "what_unclear": Reason(
        "clarity",
        "it is not plain what is to be done",
        "It isn't plain what is to be done, so {name} has to guess or ask you.",
    ),
    "which_unclear": Reason(
        "clarity",
        "it, this, that or they could mean several things",
        "A small word here could stand for several things. {name} was not there and may pick the wrong one.",
    ),
    "two_readings": Reason(
        "clarity",
        "it can be read in two ways",
        "This can be read in two ways, and {name} can't see which one you mean.",
    ),
    "vague": Reason(
        "clarity",
        "vague words such as soon, sort it, deal with",
        "Words like these mean different things to different people. {name} needs to know exactly what you mean.",
    ),
    "abrupt": Reason(
        "courtesy",
        "it reads as an order or is curt",
        "This reads as an order. People take work on more readily when they are asked, and {name} is doing you a favour.",
    ),
    "blaming": Reason(
        "courtesy",
        "it blames a colleague or team",
        "This puts blame on somebody. {name} needs what happened, and has to go on working with everyone.",
    ),
    "unkind": Reason(
        "courtesy",
        "it judges the customer",
        "This judges the customer. {name} will meet them with that in mind, and the customer may one day read it.",
    ),
    "too_casual": Reason(
        "courtesy",
        "it is too casual for a work record",
        "This is how one talks to a friend. {name} may not take it seriously, and it stays on the record.",
    ),
    "wordy": Reason(
        "concision",
        "many words for a simple thing",
        "The same can be said in fewer words, which {name} reads faster when it is busy.",
    ),
    "repeats": Reason(
        "concision",
        "it says the same thing twice",
        "This is said twice. {name} has to check whether the second time means something new.",
    ),
    "long_sentence": Reason(
        "concision",
        "a very long sentence",
        "This sentence is long. {name} may lose the thread before its end, and the last thing in it.",
    ),
    "hard_word": Reason(
        "plain_english",
        "a formal or hard word where a plain one would do",
        "A plainer word says the same, and {name} reads it without stopping.",
    ),
    "passive": Reason(
        "plain_english",
        "a passive that hides who acts",
        "The sentence hides who acts. Say who, and {name} knows whom to turn to.",
    ),
    "not_finished": Reason(
        "plain_english",
        "the sentence is not finished or not joined up",
        "The sentence doesn't join up, so {name} has to work out what it was going to say.",
    ),
    "spelling": Reason(
        "plain_english",
        "spelling or grammar gets in the way",
        "The spelling or grammar makes one stop here. {name} should not have to read it twice.",
    ),
    "important_late": Reason(
        "structure",
        "what matters most comes late in the sentence",
        "What matters most comes last here. Put it first, so that {name} sees it even when reading in a hurry.",
    ),
    "mixed": Reason(
        "structure",
        "several things to do run together",
        "Several things run together here. Apart from one another, {name} can tick them off and forgets none.",
    ),
    "out_of_order": Reason(
        "structure",
        "things are not in the order in which they happen",
        "This is not in the order in which it happens, so {name} has to sort it first.",
    ),
    "short_form": Reason(
        "jargon",
        "letters or a short form that another team may not know",
        "{name} may not know this short form. Written out, it can't be taken for something else.",
    ),
    "inside_word": Reason(
        "jargon",
        "a word that only one team or trade uses",
        "Only one team says it like this. {name} may not know the word, and a customer surely doesn't.",
    ),
    "slang": Reason(
        "jargon",
        "slang",
        "Not everybody knows this saying, {name} perhaps included. A plain word is safe.",
    ),
}
GOOD: dict[str, tuple[str, str]] = {
    "polite": ("it asks politely", "You ask politely. {name} will be glad to take it on."),
    "clear_owner": ("it is plain who does what", "It is plain who does what here, so nothing is left between you."),
    "clear_action": ("it is plain what is to be done", "It is plain what is to be done. {name} can start at once."),
    "short": ("short and to the point", "This is short and to the point, which helps {name} when it is busy."),
    "plain_words": ("plain words", "You use plain words that nobody has to look up."),
    "good_order": ("a good order", "The order is good: {name} reads it once and knows where things stand."),
    "kind_to_customer": ("it speaks of the customer with respect", "You speak of the customer with respect."),
    "easy_layout": ("the layout is easy to scan", "The layout is easy to look through, so {name} finds things again."),
}


def why_in_words(code: str, name: str) -> str:
    """Why it matters to the one who takes over, by name."""
    return _with_name(REASONS[code].why, name)


def good_in_words(code: str, name: str) -> str:
    """What is done well, to be shown beside its quote."""
    return _with_name(GOOD[code][1], name)


def _with_name(sentence: str, name: str) -> str:
    text = sentence.replace("{name}", name)
    return text[:1].upper() + text[1:]
