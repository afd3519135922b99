"""The client that reads no more than it has to, and what a server says with an error: how long to wait, and what it did not
like of the request."""

from __future__ import annotations

import socket
import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from threading import Event
from typing import Any

import openai

_MOST_READ = 4_000
_LONGEST_READ = 5.0  # seconds
_HEADERS = frozenset({"content-type", "retry-after", "retry-after-ms", "location"})


class CarefulClient(openai.DefaultHttpxClient):
    """Reads no more of a refusal than is looked at: its body has neither a learner who can stop it nor an end that we
    can rely on, and the package above would read it whole. Another thread may hang up."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._lines: list[Any] = []
        self._hung_up = Event()

    def hang_up(self) -> None:
        """End what is being sent or read at once: closing a connection would not wake a thread that waits for it."""
        self._hung_up.set()
        for line in list(self._lines):
            _cut(line)

    def _note(self, _: str, details: Mapping[str, Any]) -> None:
        """Keep each connection that the transport tells of."""
        stream: Any = details.get("return_value")
        line = stream.get_extra_info("socket") if hasattr(stream, "get_extra_info") else None
        if line is None:
            return
        self._lines.append(line)
        if self._hung_up.is_set():
            _cut(line)

    def send(self, request: Any, **more: Any) -> Any:
        request.extensions = {**request.extensions, "trace": self._note}
        response = super().send(request, **more)
        if response.is_success:
            return response
        until, body = time.monotonic() + _LONGEST_READ, bytearray()
        try:
            for piece in response.iter_bytes():
                body += piece
                if len(body) > _MOST_READ or time.monotonic() > until:
                    break
        except Exception:  # the transport's own, which has two names by the version of the package above
            body.clear()  # the status says enough
        finally:
            response.close()
        headers = {name: value for name, value in response.headers.items() if name in _HEADERS}
        content = bytes(body[:_MOST_READ])
        return type(response)(response.status_code, headers=headers, content=content, request=request)


def _cut(line: Any) -> None:
    with suppress(OSError, TypeError):  # it has ended already, or is none that can be cut
        socket.socket.shutdown(line, socket.SHUT_RDWR)  # below any encryption, which would want to say goodbye


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
