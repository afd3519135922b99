"""What a learner hands in."""

from __future__ import annotations

from dataclasses import dataclass

MAX_CHARACTERS = 20_000


@dataclass(frozen=True, slots=True)
class Response:
    """The handover and the choices made before it. `recipient` and `method` are what the learner picked
    over the text, None where nothing was asked; the marking reads the text."""

    text: str
    recipient: str | None = None
    method: str | None = None
