"""Which keys a place in a file may have, read off the models."""

from __future__ import annotations

import types
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from rapidfuzz import fuzz, process, utils

from assessment.content.problem import Key
from assessment.content.tree import Value


def model_at(model: type[BaseModel], tree: Value, key: Key) -> type[BaseModel] | None:
    """The model that describes that place, None where there is none (a text, a free set of keys)."""
    kind: Any = model
    for length, step in enumerate(key, start=1):
        if isinstance(step, str):
            found = kind.model_fields.get(step) if _is_model(kind) else None
            if found is None:
                return None
            kind = found.annotation
        else:
            kind = next(iter(get_args(_bare(kind))), None)
        kind = _chosen(_bare(kind), tree.at(key[:length]))
    return kind if _is_model(kind) else None


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _bare(kind: Any) -> Any:
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    return kind


def _chosen(kind: Any, value: Value | None) -> Any:
    """Of several models the one whose `kind` the value names; of "X or nothing" X."""
    if get_origin(kind) not in (Union, types.UnionType):
        return kind
    named = value.get("kind") if value else None
    for option in map(_bare, get_args(kind)):
        if option is type(None):
            continue
        if not _is_model(option) or "kind" not in option.model_fields:
            return option
        if named and get_args(option.model_fields["kind"].annotation) == (named.data,):
            return option
    return None


def did_you_mean(word: str, known: list[str]) -> str | None:
    """The known word that the given one is most likely a slip for."""
    best = process.extractOne(word, known, scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=66)
    return best[0] if best else None


def listed(words: list[str], last: str = "or") -> str:
    """Words as a list in a sentence: "a, b or c"."""
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)
