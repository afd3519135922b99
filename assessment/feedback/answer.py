"""Reading what a model wrote: one JSON object, wherever it stands in the text. Nothing in it is trusted yet."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assessment.feedback.faults import Fault

_MOST_READ = 40  # of a list that never ends, this many are looked at and counted


@dataclass(frozen=True, slots=True)
class Suggested:
    """A comment as the model wrote it."""

    quote: str
    reason: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class Written:
    """An answer as the model wrote it; `unreadable` counts comments that had not the fields of one."""

    comments: tuple[Suggested, ...]
    good_quote: str = ""
    good_code: str = ""
    unreadable: int = 0


def read_answer(text: str) -> Written:
    """The answer in that text; a Fault where there is none."""
    stripped = text.strip()
    if not stripped:
        raise Fault("empty")
    if stripped[:200].lower().startswith(("<!doctype", "<html")):
        raise Fault("html")
    data = _first_object(stripped)
    if data is None:
        if _is_object(stripped):
            raise Fault("empty")
        raise Fault("cut" if "{" in stripped and not stripped.endswith(("}", "```")) else "not_json")
    listed = data.get("comments")
    raw = listed[:_MOST_READ] if isinstance(listed, list) else []
    comments = [_comment(item) for item in raw]
    good = data.get("good")
    good = good if isinstance(good, Mapping) else {}
    return Written(
        tuple(comment for comment in comments if comment is not None),
        _text(good, "quote"),
        _text(good, "code"),
        sum(comment is None for comment in comments),
    )


def _is_object(text: str) -> bool:
    """Whether the text is an object, if none of ours."""
    try:
        return isinstance(json.loads(text), Mapping)
    except (ValueError, RecursionError):
        return False


def _first_object(text: str) -> Mapping[str, Any] | None:
    """The first JSON object that has comments: a model may think aloud before it, or fence it in."""
    decoder, at = json.JSONDecoder(), text.find("{")
    tries = 0
    while at >= 0 and tries < _MOST_READ:
        tries += 1
        try:
            found, _ = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            found = None
        if isinstance(found, Mapping) and ("comments" in found or "good" in found):
            return found
        at = text.find("{", at + 1)
    return None


def _comment(item: object) -> Suggested | None:
    if not isinstance(item, Mapping):
        return None
    fields = [_text(item, name) for name in ("quote", "reason", "suggestion")]
    return Suggested(*fields) if all(fields) else None


def _text(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    return value.strip() if isinstance(value, str) else ""
