"""A little HTTP server that answers as a test tells it, byte by byte, for what llmock does not do."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Handler = Callable[["Turn"], None]


class Turn(BaseHTTPRequestHandler):
    """One request, with a few ways to answer it."""

    server: _Server  # type: ignore[assignment]
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length") or 0)
        body = json.loads(self.rfile.read(length) or b"{}")
        with self.server.lock:
            self.server.bodies.append(body)
            self.server.headers.append({name.lower(): value for name, value in self.headers.items()})
            handler = self.server.script.pop(0) if len(self.server.script) > 1 else self.server.script[0]
        try:
            handler(self)
        except OSError:
            self.close_connection = True  # the client left, which some tests want

    def whole(self, body: bytes, kind: str = "application/json", status: int = 200, **headers: str) -> None:
        """One answer of known length."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def pieces(self, pieces: Iterator[bytes], kind: str = "text/event-stream") -> None:
        """An answer that goes on until the connection is closed."""
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Connection", "close")
        self.end_headers()
        for piece in pieces:
            self.wfile.write(piece)
            self.wfile.flush()
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Nothing on the screen."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, script: list[Handler]) -> None:
        super().__init__(("127.0.0.1", 0), Turn)
        self.script = script
        self.bodies: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.lock = threading.Lock()

    def handle_error(self, *_: object) -> None:
        """A client that leaves is no error here."""


@dataclass
class Scripted:
    """The running server. `bodies` and `headers` are the requests so far."""

    server: _Server
    url: str = field(init=False)

    def __post_init__(self) -> None:
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/v1"

    @property
    def bodies(self) -> list[dict[str, Any]]:
        return self.server.bodies

    @property
    def headers(self) -> list[dict[str, str]]:
        return self.server.headers


@contextmanager
def scripted(*script: Handler) -> Iterator[Scripted]:
    """A server that gives these answers in turn, the last one again and again."""
    server = _Server(list(script))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield Scripted(server)
    finally:
        server.shutdown()
        server.server_close()


def saying(text: str, finish: str = "stop", usage: bool = True) -> Handler:
    """A server that does not stream: one JSON answer with that text."""
    body: dict[str, Any] = {
        "choices": [{"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": finish}]
    }
    if usage:
        body["usage"] = {"prompt_tokens": 900, "completion_tokens": 100}
    return lambda turn: turn.whole(json.dumps(body).encode())


def failing(status: int, words: str = "no", **headers: str) -> Handler:
    """An error of that status."""
    return lambda turn: turn.whole(json.dumps({"error": {"message": words}}).encode(), status=status, **headers)


def streaming(text: str, *, slowly: float = 0.0, finish: str | None = "stop", size: int = 40) -> Handler:
    """The text in events; `finish` None cuts it off without a word."""

    def pieces() -> Iterator[bytes]:
        for at in range(0, len(text), size):
            time.sleep(slowly)
            yield _event({"delta": {"content": text[at : at + size]}, "finish_reason": None})
        if finish:
            yield _event({"delta": {}, "finish_reason": finish})
            yield b"data: [DONE]\n\n"

    return lambda turn: turn.pieces(pieces())


def _event(choice: dict[str, Any]) -> bytes:
    return b"data: " + json.dumps({"choices": [{"index": 0, **choice}]}).encode() + b"\n\n"
