"""How much may be asked in a day, by one learner and by the centre."""

from __future__ import annotations

from dataclasses import dataclass

from assessment.feedback.settings import Settings


@dataclass(frozen=True, slots=True)
class Used:
    """What was asked since midnight; tokens of requests that still run are counted as foreseen."""

    requests: int = 0
    tokens: int = 0


def over_ceiling(settings: Settings, learner: Used, centre: Used, tokens: int) -> str:
    """Why a request for about so many tokens can't be sent today; "" where it can."""
    if learner.requests >= settings.learner_requests or learner.tokens + tokens > settings.learner_tokens:
        return (
            "You have had all the comments on phrasing that one learner can have in a day. "
            "Ask again tomorrow; your results are not affected."
        )
    if centre.requests >= settings.centre_requests or centre.tokens + tokens > settings.centre_tokens:
        return (
            "Your centre has had all its comments on phrasing for today. "
            "Ask again tomorrow; your results are not affected."
        )
    return ""
