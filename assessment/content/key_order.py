"""The order of keys in a content file: that of the models, so that a key added by the form stands where a tutor looks."""

from __future__ import annotations

from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

from assessment.content.problem import Key
from assessment.model.rubric import Rubric
from assessment.model.scenario import Scenario


def order_of(path: Key) -> tuple[str, ...]:
    """The keys that the map around that place may have, in the order of its form; none if it has no form."""
    for model in (Scenario, Rubric):
        found = _keys_at(model, path[:-1])
        if found and path[-1] in found:
            return found
    return ()


def _keys_at(model: Any, path: Key) -> tuple[str, ...]:
    kinds = [model]
    for step in path:
        kinds = [inner for kind in kinds for inner in _inside(kind, step)]
    keys = [name for kind in kinds if _is_model(kind) for name in _names(kind)]
    return tuple(dict.fromkeys(keys))


def _inside(kind: Any, step: str | int) -> list[Any]:
    """The types that may stand under that step."""
    if _is_model(kind) and isinstance(step, str):
        return [one for name, field in kind.model_fields.items() if name == step for one in _plain(field.annotation)]
    if get_origin(kind) is tuple and isinstance(step, int):
        return _plain(get_args(kind)[0])
    if get_origin(kind) is dict and isinstance(step, str):
        return _plain(get_args(kind)[1])
    return []


def _plain(kind: Any) -> list[Any]:
    """A type without its Optional, Annotated and Union wrappings."""
    if get_origin(kind) in (Union, UnionType):
        return [one for part in get_args(kind) for one in _plain(part)]
    if hasattr(kind, "__metadata__"):
        return _plain(get_args(kind)[0])
    return [kind]


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _names(kind: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in kind.model_fields.items()]
