"""How often one server is asked for one answer, and in which way the next time.

A server that was never asked before may be asked in each form that it refuses; one whose way is known is asked twice at most.
What is learnt of it is only what it said itself: a form that was reached because the server failed is not remembered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assessment.feedback.faults import FaultCode
from assessment.feedback.ways import FIRST_WAY, Way, next_way, simpler

_OURS = re.compile(r"response_format|json|schema|stream_options|include_usage|max_completion_tokens", re.IGNORECASE)
_TOO_LONG = re.compile(r"context.{0,3}(?:length|size|window)|too (?:long|many tokens)", re.IGNORECASE)


@dataclass
class Tries:
    """`way` is how it is asked now; `known` says that it was found out before; `retried` that the one retry is used up."""

    way: Way
    known: bool
    retried: bool = False
    guessed: bool = False

    def after_refusal(self, words: str) -> bool:
        """Go on to the way that these words of the server's suggest; False where it would not help to ask again."""
        if _TOO_LONG.search(words) or (self.known and (self.retried or not _OURS.search(words))):
            return False
        following = next_way(self.way, words)
        if following is None:
            return False
        self.way, self.retried = following, self.retried or self.known
        return True

    def after_failure(self, code: FaultCode) -> None:
        """A server that was never asked before may fail at the form and say only that it failed, so it gets a simpler one."""
        self.retried = True
        following = simpler(self.way)
        if code == "server" and not self.known and following:
            self.way, self.guessed = following, True

    @property
    def learnt(self) -> Way | None:
        """What to remember of the server once it has answered."""
        return None if self.guessed else self.way


def first_try(way: Way | None) -> Tries:
    """Before the first request: with what is known of the server, or with the best form."""
    return Tries(way or FIRST_WAY, known=way is not None)
