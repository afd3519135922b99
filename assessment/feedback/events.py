"""What a server told in the body of its answer: a stream of events, or one JSON object."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assessment.feedback.faults import Fault

_LINE_END = re.compile(r"\r\n|\n|\r")  # of a stream of events; JSON may hold other separators of lines as they are
_ENDED_WELL = ("stop", "end_turn", "eos", "tool_calls", "function_call")


@dataclass(frozen=True, slots=True)
class Told:
    """The text, and the tokens where they were counted (0 where not)."""

    text: str
    tokens_in: int = 0
    tokens_out: int = 0


def told_by(content_type: str, body: bytes) -> Told:
    """The text of a whole answer; a Fault where it is none, or was cut."""
    text = body.decode("utf-8", "replace").lstrip("\ufeff").strip()
    if not text:
        raise Fault("empty")
    if "html" in content_type or text[:200].lower().startswith(("<!doctype", "<html")):
        raise Fault("html")
    if text.startswith(("data:", "event:", ":", "id:", "retry:")) or "event-stream" in content_type:
        return _from_stream(text)
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise Fault("cut" if text.startswith("{") else "not_json") from None
    if not isinstance(data, Mapping):
        raise Fault("not_json")
    return _joined([data])


def _from_stream(text: str) -> Told:
    events = list(_events(text))
    if not events:
        raise Fault("empty")
    return _joined(events)


def _events(text: str) -> Iterator[Mapping[str, Any]]:
    for line in _LINE_END.split(text):
        if not line.startswith("data:"):
            continue
        data = line[5:].strip()
        if data == "[DONE]":
            return
        try:
            event = json.loads(data)
        except (ValueError, RecursionError):
            raise Fault("cut") from None
        if not isinstance(event, Mapping):
            raise Fault("not_json")
        if event.get("error"):
            raise Fault("server")
        yield event


def _joined(events: list[Mapping[str, Any]]) -> Told:
    """The text of the first choice over all events. An answer that never says why it ended was cut off."""
    text, ended, begun, tokens_in, tokens_out = "", "", False, 0, 0
    for event in events:
        usage = event.get("usage")
        if isinstance(usage, Mapping):
            tokens_in, tokens_out = _whole(usage.get("prompt_tokens")), _whole(usage.get("completion_tokens"))
        choices = event.get("choices")
        choice = choices[0] if isinstance(choices, list) and choices else {}
        if not isinstance(choice, Mapping):
            raise Fault("not_json")
        begun = begun or bool(choice)
        said = choice.get("delta") or choice.get("message") or {}
        piece = said.get("content") if isinstance(said, Mapping) else None
        text += piece if isinstance(piece, str) else ""
        ended = str(choice.get("finish_reason") or ended)
    if ended == "content_filter":
        raise Fault("refused", tokens=(tokens_in, tokens_out))
    if ended not in _ENDED_WELL:
        raise Fault("cut" if begun else "not_json", tokens=(tokens_in, tokens_out))
    return Told(text, tokens_in, tokens_out)


def _whole(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10_000_000 else 0
