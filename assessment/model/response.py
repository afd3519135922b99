"""What a learner hands in: the handover, the choices made before it, and what they wrote after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MAX_CHARACTERS = 20_000
MAX_TURN_CHARACTERS = 4_000  # an answer to a colleague at work; a longer one would not be read

LaterStep = Literal["reply", "check_in"]


@dataclass(frozen=True, slots=True)
class Turn:
    """What the learner wrote after the handover: the answer to the colleague, or the next step at the check-in.

    `asked` are the facts that the colleague asked for; `settled`: the read-back was confirmed as it was right, or put right;
    `slip_missed`: it had a slip that was let pass; `open` are the facts of what is left to do at the check-in.
    """

    step: LaterStep
    text: str
    asked: tuple[str, ...] = ()
    settled: bool = False
    slip_missed: bool = False
    open: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Response:
    """The handover and the choices made before it. `recipient` and `method` are what the learner picked
    over the text, None where nothing was asked; the marking reads the text. `turns` came after it, in order: turn 0 is the
    handover itself, turn 1 the first of them."""

    text: str
    recipient: str | None = None
    method: str | None = None
    turns: tuple[Turn, ...] = ()
