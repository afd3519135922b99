"""In which form a server can be asked: found out once for each server and model, and remembered.

Structured output where the server can, a JSON object where it can't, and plain text that is asked to be JSON otherwise.
Servers also differ in the name of the ceiling on an answer and in whether they count tokens in a stream.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, get_args

Form = Literal["json_schema", "json_and_schema", "json_object", "text"]
Limit = Literal["max_tokens", "max_completion_tokens"]
FORM_WORDS: dict[Form, str] = {
    "json_schema": "structured output",
    "json_and_schema": "JSON mode with a schema",  # as llama.cpp's Python server takes it
    "json_object": "JSON mode",
    "text": "plain text",
}
_FORMS: tuple[Form, ...] = tuple(FORM_WORDS)


@dataclass(frozen=True, slots=True)
class Way:
    """The form of the answer, the name of its ceiling, and whether tokens are asked for in the stream."""

    form: Form = "json_schema"
    limit: Limit = "max_tokens"
    counts: bool = True

    def to_dict(self) -> dict[str, Any]:
        """As plain data."""
        return asdict(self)

    @staticmethod
    def from_dict(data: dict[str, Any]) -> Way:
        """The way that `to_dict` wrote; the first way where the data is none."""
        way = Way(data.get("form", ""), data.get("limit", ""), bool(data.get("counts", True)))
        return way if way.form in get_args(Form) and way.limit in get_args(Limit) else FIRST_WAY


FIRST_WAY = Way()


def next_way(way: Way, refusal: str) -> Way | None:
    """What to try after a server refused a request, by what it says of it; None where nothing is left to try."""
    said = refusal.lower()
    if "max_completion_tokens" in said and way.limit == "max_tokens":
        return replace(way, limit="max_completion_tokens")
    if "stream_options" in said and way.counts:
        return replace(way, counts=False)
    return simpler(way)


def simpler(way: Way) -> Way | None:
    """A form that asks less of the server, for one that fails without saying why."""
    after = _FORMS.index(way.form) + 1
    return replace(way, form=_FORMS[after]) if after < len(_FORMS) else None
