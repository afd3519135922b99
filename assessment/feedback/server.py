"""The one module that speaks to the server: one question, one answer or a Fault, within its time and its bytes.

The answer is streamed and read as bytes, so that ten megabytes, a trickle or a learner who stops it end the reading where
they should; a server that does not stream answers in one piece, which is read the same way.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from threading import Event
from typing import Any

import openai

from assessment.feedback.deadline import in_time
from assessment.feedback.events import Told, told_by
from assessment.feedback.faults import Fault, FaultCode
from assessment.feedback.prompt import MOST_TOKENS_OUT, Prompt, estimated_tokens, response_format
from assessment.feedback.refusals import CarefulClient, again_after, refusal_words
from assessment.feedback.settings import Settings
from assessment.feedback.tries import Tries, first_try
from assessment.feedback.ways import Way

MOST_BYTES = 512_000  # an answer within its ceiling of tokens has some 200 bytes of wrapping for each token
LONGEST_WAIT = 10.0  # seconds that a server may ask us to wait before the one retry
_ONCE_MORE: frozenset[FaultCode] = frozenset({"busy", "server", "down", "cut", "not_json", "empty"})
# A server that failed like this has read the question and may have written, so that tokens were spent.
_SPENT: frozenset[FaultCode] = frozenset({"slow", "cut", "not_json", "too_big", "empty", "cancelled"})
_BYTES_A_TOKEN = 200  # of a stream, with the wrapping of each event


@dataclass
class Progress:
    """What the page may know while a job runs, and how it stops it. Shared between threads. The tokens are those of the
    requests that failed."""

    stop: Event = field(default_factory=Event)
    requests: int = 0
    received: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """The model's text, what it cost, and the way in which the server was asked; `learnt` is what to remember of that, None
    where nothing was learnt. `requests` are those sent for it, and the tokens those of all of them."""

    text: str
    way: Way
    learnt: Way | None
    tokens_in: int
    tokens_out: int
    estimated: bool
    requests: int


def ask(
    settings: Settings,
    prompt: Prompt,
    *,
    way: Way | None = None,
    progress: Progress | None = None,
    read: Callable[[str], object] = str,
) -> Answer:
    """One answer that `read` accepts (it raises a Fault for one that can't be used), or a Fault.

    `way` is what is known of the server: with it there is at most one retry, whatever happens. Without it, forms are tried
    from the best down, which costs a request for each that it refuses, besides the one retry. There is none after a time-out.
    """
    progress = progress or Progress()
    until = time.monotonic() + settings.timeout
    tries = first_try(way)
    while True:
        try:
            told = _once(settings, prompt, tries.way, progress, until)
            _accept(told, read, prompt, progress)
            return _answer(told, tries, prompt, progress)
        except _Refused as refused:
            if not tries.after_refusal(refused.words):
                raise Fault("refused", requests=progress.requests) from None
        except Fault as fault:
            wait = fault.again_after or 0.0
            if fault.code not in _ONCE_MORE or tries.retried or wait > LONGEST_WAIT or _over(until, wait):
                raise Fault(fault.code, requests=progress.requests, again_after=fault.again_after) from None
            tries.after_failure(fault.code)
            if progress.stop.wait(wait or 0.2):
                raise Fault("cancelled", requests=progress.requests) from None


def _accept(told: Told, read: Callable[[str], object], prompt: Prompt, progress: Progress) -> None:
    try:
        read(told.text)
    except Fault as fault:
        _count_failed(Fault(fault.code, tokens=(told.tokens_in, told.tokens_out)), prompt, progress)
        raise


def _count_failed(fault: Fault, prompt: Prompt, progress: Progress) -> None:
    """What a request cost that came to nothing: as the server counted it, or about so much."""
    tokens_in, tokens_out = fault.tokens
    if fault.code in _SPENT or tokens_in or tokens_out:
        progress.tokens_in += tokens_in or estimated_tokens(prompt.system, prompt.user)
        progress.tokens_out += tokens_out or progress.received // _BYTES_A_TOKEN
        progress.estimated = progress.estimated or not (tokens_in and tokens_out)


class _Refused(Exception):
    """The server can't be asked in this way; `words` are its own, to learn from and never to show."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


def _client(settings: Settings, line: CarefulClient) -> openai.OpenAI:
    """A client that tries once, follows nobody elsewhere, and takes nothing from the environment but a proxy."""
    return openai.OpenAI(
        base_url=settings.base_url,
        api_key=settings.key or "none",
        organization="",
        project="",
        timeout=settings.timeout,
        max_retries=0,
        http_client=line,
    )


def _once(settings: Settings, prompt: Prompt, way: Way, progress: Progress, until: float) -> Told:
    """One request, read to its end or to the end of its time, and counted."""
    if _over(until):
        raise Fault("slow")
    progress.requests += 1  # before the look: who stops it and then reads a nought can rely on it
    if progress.stop.is_set():
        progress.requests -= 1
        raise Fault("cancelled")
    progress.received = 0
    line = CarefulClient(follow_redirects=False, timeout=settings.timeout)
    exchange = partial(_exchange, line, settings, prompt, way, progress, until)
    try:
        return told_by(*in_time(exchange, until, progress.stop, line.hang_up))
    except Fault as fault:
        _count_failed(fault, prompt, progress)
        raise


def _exchange(
    line: CarefulClient, settings: Settings, prompt: Prompt, way: Way, progress: Progress, until: float
) -> tuple[str, bytes]:
    """The request, and the kind and the bytes of what came back; whatever goes wrong on the way is a Fault. It closes its
    line itself, so that none is closed under a thread that still reads from it."""
    left = max(1.0, until - time.monotonic())
    try:
        with (
            _client(settings, line) as client,
            client.chat.completions.with_streaming_response.create(
                **_body(settings, prompt, way), timeout=left
            ) as response,
        ):
            return response.headers.get("content-type", ""), _read(response.iter_bytes(), progress, until)
    except openai.APIStatusError as error:
        raise _fault_of(error) from None
    except openai.APITimeoutError:
        raise Fault("slow") from None
    except openai.APIConnectionError:
        raise Fault("down") from None
    except Fault:
        raise
    except Exception as error:  # the transport's own errors come through while a body is read
        raise Fault("slow" if "timeout" in type(error).__name__.lower() else "cut") from None


def _body(settings: Settings, prompt: Prompt, way: Way) -> Any:
    """The request: fixed messages, no tools, capped."""
    body: dict[str, Any] = {
        "model": settings.model,
        "messages": prompt.messages(),
        "stream": True,
        way.limit: MOST_TOKENS_OUT,
    }
    if way.counts:
        body["stream_options"] = {"include_usage": True}
    form = response_format(way)
    return {**body, "response_format": form} if form else body


def _read(pieces: Any, progress: Progress, until: float) -> bytes:
    body = bytearray()
    for piece in pieces:
        body += piece
        progress.received = len(body)
        if len(body) > MOST_BYTES:
            raise Fault("too_big")
        if progress.stop.is_set():
            raise Fault("cancelled")
        if _over(until):
            raise Fault("slow")
    return bytes(body)


def _over(until: float, more: float = 0.0) -> bool:
    return time.monotonic() + more > until


def _fault_of(error: openai.APIStatusError) -> Exception:
    """What a status means. A refusal of the form is no fault: there are other ways to ask."""
    status = error.status_code
    words = refusal_words(error)
    if status in (401, 403):
        return Fault("key")
    if 300 <= status < 400:
        return Fault("moved")
    if status == 404:
        return Fault("model")
    if status in (408, 429):
        return Fault("busy", again_after=again_after(error.response.headers))
    if status >= 500:
        return Fault("server", again_after=again_after(error.response.headers))
    return _Refused(words) if status in (400, 415, 422) else Fault("refused")


def _answer(told: Told, tries: Tries, prompt: Prompt, progress: Progress) -> Answer:
    tokens_in = progress.tokens_in + (told.tokens_in or estimated_tokens(prompt.system, prompt.user))
    tokens_out = progress.tokens_out + (told.tokens_out or estimated_tokens(told.text))
    estimated = not (told.tokens_in and told.tokens_out) or progress.estimated
    return Answer(told.text, tries.way, tries.learnt, tokens_in, tokens_out, estimated, progress.requests)
