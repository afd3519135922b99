"""When to leave a server alone: after three failures in a row nobody is made to wait for it for five minutes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

FAILURES = 3
REST = timedelta(minutes=5)
# What the server, the network or the key is to blame for; a learner who stops it, or a full ceiling, is no failure.
COUNTED = frozenset({"slow", "down", "key", "model", "busy", "server", "refused", "moved", "cut", "html", "too_big"})


def resting_until(latest: Sequence[tuple[str, datetime]], now: datetime) -> datetime | None:
    """Until when no request is sent, None where one may be. `latest` are the last outcomes with their times, newest first;
    cancelled ones tell nothing and are passed over."""
    telling = [(outcome, at) for outcome, at in latest if outcome not in ("cancelled", "cached", "lost", "broken")]
    last = telling[:FAILURES]
    if len(last) < FAILURES or any(outcome not in COUNTED for outcome, _ in last):
        return None
    until = last[0][1] + REST
    return until if now < until else None
