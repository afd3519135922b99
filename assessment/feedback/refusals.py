"""What a server says with an error: how long to wait, and what it did not like of the request."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import openai

_MOST_READ = 4_000


def refusal_words(error: openai.APIStatusError) -> str:
    """The server's own words, to look for the name of a setting in. Never shown, logged or kept."""
    try:
        return error.response.text[:_MOST_READ]
    except Exception:  # a body that was not read, or can't be
        return str(error.body or "")[:_MOST_READ]


def again_after(headers: Mapping[str, str]) -> float | None:
    """The seconds of a Retry-After, given as seconds or as a date; None where there is none that can be read."""
    milliseconds = _number(headers.get("retry-after-ms"))
    if milliseconds is not None:
        return milliseconds / 1000
    said = headers.get("retry-after")
    seconds = _number(said)
    if seconds is not None or said is None:
        return seconds
    try:
        at = parsedate_to_datetime(said)
    except ValueError:
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return max(0.0, (at - datetime.now(UTC)).total_seconds())


def _number(said: str | None) -> float | None:
    try:
        return max(0.0, float(said)) if said is not None else None
    except ValueError:
        return None
