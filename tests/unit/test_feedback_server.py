"""Speaking to a server over real HTTP: what it can do, and every way in which it can fail.

Most of it runs against llmock, which we did not write; what that can't do, against a server that says what it is told.
"""

from __future__ import annotations

import gzip
import json
import logging
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from threading import Event, Timer
from typing import Any

import pytest

from assessment.feedback import Answer, Fault, Progress, Settings, Way, ask, hide, prompt_for, read_answer
from assessment.feedback.prompt import MOST_TOKENS_OUT, estimated_tokens
from assessment.feedback.server import MOST_BYTES
from tests.feedback_server import Turn, failing, saying, scripted, streaming
from tests.unit.simulated import case

GOOD = json.dumps({"comments": [], "good": {"quote": "Ring her.", "code": "short"}})
PROMPT = prompt_for(hide("Ring her.", case()), "basic")
CANARY = "sk-canary-77c0ffee"
KNOWN = Way()


def settings(url: str, **changes: Any) -> Settings:
    return Settings(**{"base_url": url, "model": "small", "key": CANARY, "timeout": 20.0, **changes})


def fault(url: str, *, way: Way | None = KNOWN, **changes: Any) -> Fault:
    """The fault that asking ends in."""
    with pytest.raises(Fault) as caught:
        ask(settings(url, **changes), PROMPT, way=way, read=read_answer)
    assert CANARY not in repr(caught.value)
    assert caught.value.__cause__ is None
    return caught.value


# ---- llmock ------------------------------------------------------------------------------------------------------------


def test_an_answer_comes_in_the_best_form_with_its_tokens_counted(llmock: Any) -> None:
    llmock.reply(GOOD)
    found = ask(settings(llmock.base_url()), PROMPT, read=read_answer)
    assert (found.text, found.way, found.requests, found.estimated) == (GOOD, Way(), 1, False)
    assert found.tokens_in > 300
    body = llmock.last_request.body
    assert body["response_format"]["type"] == "json_schema"
    assert body["max_tokens"] == MOST_TOKENS_OUT
    assert body["model"] == "small"
    assert "tools" not in body
    assert body["messages"] == PROMPT.messages()


def test_the_schema_that_is_asked_for_is_one_that_a_server_can_follow(llmock: Any) -> None:
    found = ask(settings(llmock.base_url()), PROMPT, read=read_answer)
    data = json.loads(found.text)
    assert set(data) == {"comments", "good"}


@pytest.mark.parametrize(
    ("status", "code", "requests"),
    [(401, "key", 1), (403, "key", 1), (404, "model", 1), (429, "busy", 2), (500, "server", 2), (503, "server", 2)],
)
def test_a_status_is_one_fault_and_at_most_one_retry(llmock: Any, status: int, code: str, requests: int) -> None:
    llmock.fail(status, times=None)
    found = fault(llmock.base_url())
    assert (found.code, found.requests, len(llmock.requests)) == (code, requests, requests)


@pytest.mark.parametrize("status", [429, 500])
def test_what_fails_once_is_answered_at_the_second_try(llmock: Any, status: int) -> None:
    llmock.fail(status, times=1)
    llmock.reply(GOOD)
    found = ask(settings(llmock.base_url()), PROMPT, way=KNOWN, read=read_answer)
    assert (found.text, found.requests, len(llmock.requests)) == (GOOD, 2, 2)


def test_a_server_that_names_a_time_is_given_it(llmock: Any) -> None:
    llmock.rate_limit(times=1, retry_after=1.0)
    llmock.reply(GOOD)
    started = time.monotonic()
    ask(settings(llmock.base_url()), PROMPT, way=KNOWN, read=read_answer)
    assert time.monotonic() - started >= 1.0
    llmock.assert_resilient()


def test_a_server_that_asks_for_a_long_wait_is_not_asked_again(llmock: Any) -> None:
    llmock.rate_limit(times=None, retry_after=120)
    started = time.monotonic()
    found = fault(llmock.base_url())
    assert (found.code, found.requests, found.again_after, len(llmock.requests)) == ("busy", 1, 120.0, 1)
    assert time.monotonic() - started < 5


def test_a_slow_server_is_given_up_after_the_time_that_is_set(llmock: Any) -> None:
    llmock.delay(6, times=None)
    started = time.monotonic()
    found = fault(llmock.base_url(), timeout=1.0)
    assert (found.code, found.requests) == ("slow", 1)
    assert time.monotonic() - started < 4


def test_a_stream_that_stalls_is_given_up_too(llmock: Any) -> None:
    llmock.reply(GOOD, times=None).stall(seconds=6, times=None)
    started = time.monotonic()
    assert fault(llmock.base_url(), timeout=1.0).code == "slow"
    assert time.monotonic() - started < 4


@pytest.mark.parametrize("how", ["disconnect", "truncate", "corrupt"])
def test_a_stream_that_is_cut_or_broken_is_tried_once_more_and_never_taken_for_an_answer(llmock: Any, how: str) -> None:
    llmock.reply(GOOD, times=None)
    getattr(llmock, how)(times=None)
    found = fault(llmock.base_url())
    assert (found.code, found.requests, len(llmock.requests)) == ("cut", 2, 2)
    llmock.reset().reply(GOOD, times=None)
    getattr(llmock, how)(times=1)
    assert ask(settings(llmock.base_url()), PROMPT, way=KNOWN, read=read_answer).requests == 2


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_stream_is_read_by_its_own_ends_of_lines_only(end: str) -> None:
    said = f"{GOOD} \u2028 \u2029 \u0085"
    events = [{"delta": {"content": said}, "finish_reason": None}, {"delta": {}, "finish_reason": "stop"}]
    lines = [f"data: {json.dumps({'choices': [event]}, ensure_ascii=False)}{end}{end}" for event in events]
    body = "".join([*lines, f"data: [DONE]{end}{end}"]).encode()
    with scripted(_whole(body, "text/event-stream")) as server:
        found = ask(settings(server.url), PROMPT, way=KNOWN, read=read_answer)
    assert (found.text, found.requests) == (said, 1)


@pytest.mark.parametrize(
    ("first", "tokens"),
    [
        (saying(GOOD[:30]), (1_800, 200)),
        (saying(GOOD, finish="length"), (1_800, 200)),
        (failing(500), (900, 100)),
    ],
)
def test_what_a_first_try_cost_is_counted_with_the_second(
    first: Callable[[Turn], None], tokens: tuple[int, int]
) -> None:
    with scripted(first, saying(GOOD)) as server:
        found = ask(settings(server.url), PROMPT, way=KNOWN, read=read_answer)
    assert (found.tokens_in, found.tokens_out, found.requests, found.estimated) == (*tokens, 2, False)


def test_a_stream_that_is_cut_has_cost_about_what_was_sent_and_read() -> None:
    progress = Progress()
    with scripted(streaming(GOOD * 20, finish=None), saying(GOOD)) as server:
        found = ask(settings(server.url), PROMPT, way=KNOWN, progress=progress, read=read_answer)
    assert progress.tokens_in == estimated_tokens(PROMPT.system, PROMPT.user)
    assert progress.tokens_out > 10
    assert (found.tokens_in, found.tokens_out) == (progress.tokens_in + 900, progress.tokens_out + 100)
    assert found.estimated


# ---- A server that says what it is told ----------------------------------------------------------------------------------


def test_a_server_that_is_down_is_one_sentence_after_one_retry() -> None:
    with scripted(saying(GOOD)) as server:
        url = server.url
    found = fault(url)
    assert (found.code, found.requests) == ("down", 2)


def _cut_in_the_middle(turn: Turn) -> None:
    body = json.dumps({"choices": [{"message": {"content": GOOD}, "finish_reason": "stop"}]}).encode()
    turn.send_response(200)
    turn.send_header("Content-Type", "application/json")
    turn.send_header("Content-Length", str(len(body)))
    turn.end_headers()
    turn.wfile.write(body[:40])
    turn.close_connection = True


def _whole(body: bytes, kind: str = "application/json") -> Callable[[Turn], None]:
    return lambda turn: turn.whole(body, kind)


HTML = b"<!DOCTYPE html><html><body>Please sign in to the wifi</body></html>"


@pytest.mark.parametrize(
    ("handler", "code", "requests"),
    [
        (_cut_in_the_middle, "cut", 2),
        (saying(GOOD, finish="length"), "cut", 2),
        (streaming(GOOD, finish="length"), "cut", 2),
        (saying(GOOD, finish="content_filter"), "refused", 1),
        (saying(GOOD[:30]), "cut", 2),
        (saying("I think it is fine."), "not_json", 2),
        (saying(""), "empty", 2),
        (_whole(b""), "empty", 2),
        (_whole(b'{"choices": []}'), "not_json", 2),
        (_whole(b"[]"), "not_json", 2),
        (_whole(b'{"choices": ["x"]}'), "not_json", 2),
        (_whole(b'{"choices": [{"message": {"content": "abc'), "cut", 2),
        (_whole(b"[" * 50_000), "not_json", 2),
        (_whole(HTML, "text/html; charset=utf-8"), "html", 1),
        (_whole(HTML), "html", 1),
        (saying(HTML.decode()), "html", 1),
        (_whole(b'data: {"error": {"message": "overloaded"}}\n\n', "text/event-stream"), "server", 2),
        (_whole(b": keep alive\n\n", "text/event-stream"), "empty", 2),
        (_whole(b"x" * 10_000_000), "too_big", 1),
        (saying("x" * 10_000_000), "too_big", 1),
        (failing(418), "refused", 1),
        (failing(302, Location="http://127.0.0.1:9/v1"), "moved", 1),
        (failing(307, Location="http://127.0.0.1:9/v1"), "moved", 1),
    ],
)
def test_each_kind_of_wrong_answer_is_its_own_fault(handler: Callable[[Turn], None], code: str, requests: int) -> None:
    with scripted(handler) as server:
        found = fault(server.url)
        assert (found.code, found.requests, len(server.bodies)) == (code, requests, requests)


def test_ten_megabytes_in_one_event_are_not_read_to_the_end() -> None:
    sent = 0

    def endless(turn: Turn) -> None:
        def pieces() -> Iterator[bytes]:
            nonlocal sent
            yield b"data: "
            for _ in range(160):
                sent += 65_536
                yield b"x" * 65_536

        turn.pieces(pieces())

    with scripted(endless) as server:
        assert fault(server.url).code == "too_big"
    assert sent < MOST_BYTES + 9_000_000


def test_a_refusal_without_an_end_is_read_no_further_than_it_is_looked_at() -> None:
    sent = 0

    def endless(turn: Turn) -> None:
        nonlocal sent
        turn.send_response(401)
        turn.send_header("Content-Type", "application/json")
        turn.send_header("Connection", "close")
        turn.end_headers()
        for _ in range(3_000):
            turn.wfile.write(b"x" * 65_536)
            sent += 65_536
        turn.close_connection = True

    with scripted(endless) as server:
        assert fault(server.url).code == "key"
    assert sent < 50_000_000


def test_a_trickle_of_bytes_ends_with_the_time() -> None:
    with scripted(streaming(GOOD * 50, slowly=0.05, size=4)) as server:
        started = time.monotonic()
        assert fault(server.url, timeout=1.0).code == "slow"
        assert time.monotonic() - started < 3


def test_a_job_that_is_stopped_ends_at_once_and_the_connection_with_it() -> None:
    progress = Progress()
    with scripted(streaming(GOOD * 50, slowly=0.05, size=4)) as server:
        Timer(0.4, progress.stop.set).start()
        started = time.monotonic()
        with pytest.raises(Fault) as caught:
            ask(settings(server.url), PROMPT, way=KNOWN, progress=progress)
        assert caught.value.code == "cancelled"
        assert 0.3 < time.monotonic() - started < 2
        assert progress.received > 0
        with pytest.raises(Fault):
            ask(settings(server.url), PROMPT, way=KNOWN, progress=progress)
        assert len(server.bodies) == 1


@pytest.mark.parametrize("piece", [b"X-Wait: yes\r\n", b"HTTP/1.1 102 Processing\r\n\r\n"])
def test_a_trickle_of_headers_ends_with_the_time(piece: bytes) -> None:
    whole: list[bool] = []

    def trickling(turn: Turn) -> None:
        turn.wfile.write(b"HTTP/1.1 200 OK\r\n" if piece.startswith(b"X") else b"")
        for _ in range(150):
            time.sleep(0.2)
            turn.wfile.write(piece)
        whole.append(True)

    with scripted(trickling) as server:
        found = fault(server.url, timeout=1.0)
        assert (found.code, found.requests, len(server.bodies)) == ("slow", 1, 1)
    assert not whole


def test_a_silent_server_is_hung_up_on_when_the_job_is_stopped() -> None:
    progress, asked, gone = Progress(), Event(), Event()

    def silent(turn: Turn) -> None:
        asked.set()
        if not turn.connection.recv(1):  # the other end has hung up
            gone.set()

    with scripted(silent) as server, ThreadPoolExecutor(1) as pool:
        job = pool.submit(ask, settings(server.url, timeout=120.0), PROMPT, way=KNOWN, progress=progress)
        assert asked.wait(20)
        progress.stop.set()
        found = job.exception(timeout=20)
        assert isinstance(found, Fault)
        assert (found.code, found.requests) == ("cancelled", 1)
        assert gone.wait(20)


def test_a_name_that_takes_for_ever_to_be_looked_up_ends_with_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    found_at_last = Event()
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: found_at_last.wait(60))
    assert fault("http://llm.invalid/v1", timeout=1.0).code == "slow"
    found_at_last.set()


def test_a_wait_before_the_retry_can_be_stopped_too() -> None:
    progress = Progress()
    with scripted(failing(429, Retry_After="9")) as server:
        Timer(0.3, progress.stop.set).start()
        started = time.monotonic()
        with pytest.raises(Fault) as caught:
            ask(settings(server.url), PROMPT, way=KNOWN, progress=progress)
        assert (caught.value.code, len(server.bodies)) == ("cancelled", 1)
        assert time.monotonic() - started < 3


def test_a_date_in_retry_after_is_understood() -> None:
    at = format_datetime(datetime.now(UTC) + timedelta(minutes=3), usegmt=True)
    with scripted(failing(429, Retry_After=at)) as server:
        found = fault(server.url)
    assert found.again_after is not None
    assert 170 < found.again_after <= 180
    with scripted(failing(429, Retry_After="soon"), saying(GOOD)) as server:
        assert ask(settings(server.url), PROMPT, way=KNOWN).requests == 2


def refuses(*unknown: str, status: int = 400) -> Callable[[Turn], None]:
    """A server that knows neither these fields nor these forms of answer."""

    def handler(turn: Turn) -> None:
        body = turn.server.bodies[-1]
        form = (body.get("response_format") or {}).get("type", "text")
        for name in unknown:
            if name in body or name == form or (name == "schema" and "schema" in (body.get("response_format") or {})):
                turn.whole(json.dumps({"error": {"message": f"unknown: {name}"}}).encode(), status=status)
                return
        saying(GOOD)(turn)

    return handler


@pytest.mark.parametrize(
    ("unknown", "way", "requests"),
    [
        ((), Way(), 1),
        (("json_schema",), Way("json_and_schema"), 2),
        (("json_schema", "schema"), Way("json_object"), 3),
        (("json_schema", "json_object"), Way("text"), 4),
        (("stream_options",), Way(counts=False), 2),
        (("json_schema", "schema", "json_object", "stream_options"), Way("text", counts=False), 5),
    ],
)
def test_what_a_server_can_do_is_found_out(unknown: tuple[str, ...], way: Way, requests: int) -> None:
    with scripted(refuses(*unknown)) as server:
        found = ask(settings(server.url), PROMPT, read=read_answer)
        assert (found.way, found.learnt, found.requests, len(server.bodies)) == (way, way, requests, requests)
        again = ask(settings(server.url), PROMPT, way=found.way, read=read_answer)
        assert (again.way, again.requests) == (way, 1)


@pytest.mark.parametrize("packed", [False, True])
def test_a_server_that_wants_another_name_for_the_ceiling_gets_it(packed: bool) -> None:
    def handler(turn: Turn) -> None:
        if "max_tokens" in turn.server.bodies[-1]:
            said = b"Unsupported parameter: use 'max_completion_tokens' instead."
            more = {"Content_Encoding": "gzip"} if packed else {}
            turn.whole(gzip.compress(said) if packed else said, "text/plain", 400, **more)
        else:
            saying(GOOD)(turn)

    with scripted(handler) as server:
        found = ask(settings(server.url), PROMPT, read=read_answer)
        assert found.way == Way(limit="max_completion_tokens")
        assert server.bodies[-1]["max_completion_tokens"] == MOST_TOKENS_OUT


def test_a_server_that_breaks_at_a_form_is_asked_in_a_simpler_one_as_its_one_retry() -> None:
    with scripted(refuses("json_schema", status=500)) as server:
        found = ask(settings(server.url), PROMPT, read=read_answer)
        assert (found.way, found.learnt, found.requests) == (Way("json_and_schema"), None, 2)
    with scripted(refuses("json_schema", "json_object", status=500)) as server:
        assert (fault(server.url, way=None).code, len(server.bodies)) == ("server", 2)


def test_a_server_that_refuses_everything_is_asked_in_each_form_once() -> None:
    with scripted(failing(400, "no")) as server:
        found = fault(server.url, way=None)
        assert (found.code, found.requests, len(server.bodies)) == ("refused", 4, 4)


CONTEXT = "'max_tokens' or 'max_completion_tokens' is too large. This model's maximum context length is 2048 tokens."
FORM = "Invalid parameter: 'response_format' of type 'json_schema' is not supported."


@pytest.mark.parametrize(
    ("script", "code", "requests"),
    [
        ([failing(400, CONTEXT)], "refused", 1),
        ([failing(400, "The request exceeds the available context size.")], "refused", 1),
        ([failing(400, "no")], "refused", 1),
        ([failing(422, "the message was filtered")], "refused", 1),
        ([failing(400, FORM)], "refused", 2),
        ([failing(422, FORM), failing(500)], "server", 2),
        ([failing(400, FORM), failing(500), failing(400, FORM)], "server", 2),
        ([failing(500), failing(400, FORM)], "refused", 2),
        ([failing(429, Retry_After="0"), failing(400, FORM)], "refused", 2),
        ([failing(400, "use max_completion_tokens"), failing(400, "unknown: stream_options")], "refused", 2),
    ],
)
def test_a_server_whose_way_is_known_is_asked_twice_at_most(
    script: list[Callable[[Turn], None]], code: str, requests: int
) -> None:
    with scripted(*script) as server:
        found = fault(server.url, way=KNOWN)
        assert (found.code, found.requests, len(server.bodies)) == (code, requests, requests)


@pytest.mark.parametrize(
    ("first", "learnt"),
    [
        (failing(400, FORM), Way("json_and_schema")),
        (failing(422, "unknown: stream_options"), Way(counts=False)),
        (failing(400, "use max_completion_tokens"), Way(limit="max_completion_tokens")),
        (failing(500), Way()),
        (failing(429, Retry_After="0"), Way()),
        (saying(GOOD[:30]), Way()),
    ],
)
def test_a_known_way_changes_only_where_the_server_names_what_it_does_not_know(
    first: Callable[[Turn], None], learnt: Way
) -> None:
    with scripted(first, saying(GOOD)) as server:
        found = ask(settings(server.url), PROMPT, way=KNOWN, read=read_answer)
        assert (found.way, found.learnt, found.requests, len(server.bodies)) == (learnt, learnt, 2, 2)


def test_a_text_that_is_too_long_is_refused_at_once_in_every_form() -> None:
    with scripted(failing(400, CONTEXT)) as server:
        assert (fault(server.url, way=None).code, len(server.bodies)) == ("refused", 1)


def test_a_form_that_was_reached_through_a_failure_is_not_remembered_however_it_goes_on() -> None:
    with scripted(failing(500), failing(400, FORM), saying(GOOD)) as server:
        found = ask(settings(server.url), PROMPT, read=read_answer)
        assert (found.way, found.learnt, found.requests) == (Way("json_object"), None, 3)


def test_a_server_that_does_not_count_is_estimated() -> None:
    with scripted(saying(GOOD, usage=False)) as server:
        found: Answer = ask(settings(server.url), PROMPT, read=read_answer)
    assert found.estimated
    assert found.tokens_in > 500
    assert found.tokens_out > 10


def test_nothing_of_this_machines_environment_leaves_but_the_key_that_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("API_KEY", "ORG_ID", "PROJECT_ID", "ADMIN_KEY"):
        monkeypatch.setenv(f"OPENAI_{name}", "from-the-environment")
    with scripted(saying(GOOD)) as server:
        ask(settings(server.url, key=""), PROMPT, way=KNOWN)
        assert "from-the-environment" not in json.dumps(server.headers)
        assert server.headers[0]["authorization"] == "Bearer none"


def test_the_key_is_in_no_log_however_much_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), scripted(failing(401, f"bad key {CANARY}"), saying(GOOD)) as server:
        fault(server.url)
        ask(settings(server.url), PROMPT, way=KNOWN)
        assert server.headers[0]["authorization"] == f"Bearer {CANARY}"
    assert CANARY not in caplog.text
    assert not any(CANARY in str(record.__dict__) for record in caplog.records)
