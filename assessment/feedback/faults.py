"""What can go wrong between Baton and the server, each in one plain sentence for the learner."""

from __future__ import annotations

from typing import Literal, get_args

FaultCode = Literal[
    "slow", "down", "key", "model", "busy", "server", "refused", "moved", "cut", "not_json", "html", "too_big",
    "language", "empty", "cancelled", "lost", "broken",
]  # fmt: skip

_SAFE = "Your result is not affected."
_SENTENCES: dict[str, str] = {
    "slow": f"The AI service took too long to answer. {_SAFE} Ask again later.",
    "down": f"The AI service can't be reached at the moment. {_SAFE} Ask again later.",
    "key": f"The AI service did not accept this centre's key. {_SAFE} Tell your tutor, who can have it put right.",
    "model": f"The AI service does not know the model that this centre has set. {_SAFE} Tell your tutor.",
    "busy": f"The AI service has too many requests at the moment. {_SAFE} Ask again in a few minutes.",
    "server": f"The AI service had a fault of its own. {_SAFE} Ask again later.",
    "refused": f"The AI service refused the request. {_SAFE} Tell your tutor if it happens twice.",
    "moved": f"The AI service sent Baton to another address, and nothing was sent there. {_SAFE} Tell your tutor.",
    "cut": f"The AI service's answer broke off in the middle. {_SAFE} Ask again if you like.",
    "not_json": f"The AI service's answer could not be read. {_SAFE} Ask again if you like.",
    "html": f"A web page came back in place of the AI service's answer. {_SAFE} Tell your tutor.",
    "too_big": f"The AI service's answer was far too long and was not read. {_SAFE} Ask again later.",
    "language": f"The AI service answered in another language than English. {_SAFE} Ask again if you like.",
    "empty": f"The AI service's answer had nothing in it. {_SAFE} Ask again if you like.",
    "cancelled": f"You stopped it, so there are no comments. {_SAFE}",
    "lost": f"The comments never came back: Baton was started again in between. {_SAFE} Ask again if you like.",
    "broken": f"Something went wrong on our side while the comments were read. {_SAFE} Ask again later.",
}
FAULT_CODES: tuple[str, ...] = get_args(FaultCode)


class Fault(Exception):
    """The server did not give an answer that can be used. It carries a code and figures, never what was sent, said or
    keyed, so that no log of it can tell anything. `again_after`: the server named so many seconds. `tokens`: in and out,
    where the server counted them all the same."""

    def __init__(
        self,
        code: FaultCode,
        *,
        requests: int = 0,
        again_after: float | None = None,
        tokens: tuple[int, int] = (0, 0),
    ) -> None:
        super().__init__(code)
        self.code: FaultCode = code
        self.requests = requests
        self.again_after = again_after
        self.tokens = tokens


def sentence_of(code: str) -> str:
    """The sentence for a learner."""
    return _SENTENCES[code]
