"""A request that ends in time whatever the server does.

The transport's own time limit begins anew with every byte, and looking up an address has none at all. So the request runs
in a thread of its own, which is left behind with its connection cut when the time is over or the learner stops it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Event, Thread
from typing import TypeVar

from assessment.feedback.faults import Fault

_LOOK = 0.1  # seconds between looks at whether it was stopped
Result = TypeVar("Result")


def in_time(work: Callable[[], Result], until: float, stop: Event, hang_up: Callable[[], None]) -> Result:
    """What `work` returns or raises; a Fault "slow" at the moment `until` (of the monotonic clock) and "cancelled" once
    `stop` is set. `hang_up` has to make `work` end soon; nobody waits for that."""
    result: Future[Result] = Future()
    Thread(target=_carry_out, args=(work, result), name="feedback-request", daemon=True).start()
    while not result.done():
        stopped = stop.is_set()
        if stopped or time.monotonic() >= until:
            hang_up()
            raise Fault("cancelled" if stopped else "slow")
        wait([result], timeout=min(_LOOK, max(0.0, until - time.monotonic())))
    return result.result()


def _carry_out(work: Callable[[], Result], result: Future[Result]) -> None:
    try:
        result.set_result(work())
    except BaseException as error:
        result.set_exception(error)
