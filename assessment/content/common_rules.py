"""Rules that both forms share: ids, texts that can't match, signs that can't be seen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from assessment.content.decoding import UNSEEN, name_unseen
from assessment.content.problem import Finding, Key
from assessment.content.tree import Value
from assessment.content.words import shown

# Case folders call every scenario scenario.yaml; a text pasted into the checker has no file name of its own.
ANY_ID = frozenset({"scenario", "pasted"})
SET_WORDS = frozenset({"id", "level", "now", "part", "weight", "kind", "code", "status"})


def same(text: str) -> str:
    """A text as two are compared: without capitals, doubled spaces and closing punctuation."""
    return " ".join(text.casefold().split()).strip(" .,;:!?\"'")


def id_fits_name(tree: Value, file: str) -> Iterator[Finding]:
    """A file is found by its name and an item by its id: they are the same word."""
    stem, found = PurePath(file).stem, tree.get("id")
    named = PurePath(file).suffix.lower() in (".yaml", ".yml") and stem not in ANY_ID
    if named and found and found.text and found.text != stem:
        what = f'the id is "{shown(found.text)}" and the file is called "{PurePath(file).name}".'
        yield Finding(("id",), what, f'Make the id "{stem}", or call the file "{shown(found.text)}.yaml".')


def no_twins(items: Iterable[tuple[Key, Value | None]], thing: str) -> Iterator[Finding]:
    """No two items with one id."""
    first: dict[str, int] = {}
    for key, value in items:
        if value is None or not value.text:
            continue
        if value.text in first:
            what = f'"{shown(value.text)}" is already the id of {thing} (line {first[value.text]}).'
            yield Finding(key, what, "Give each an id of its own.")
        first.setdefault(value.text, value.line)


def wordless(key: Key, texts: Iterable[Value]) -> Iterator[Finding]:
    """A wording without a letter or digit in it can't match anything. (An empty one the model refuses.)"""
    for number, value in enumerate(texts):
        if value.text and not re.search(r"[^\W_]", value.text):
            what = f'"{shown(value.text)}" has no word in it, so nothing can match it.'
            yield Finding((*key, number), what, "Write a wording, or take it out.")


def on_both_sides(key: Key, other: str, texts: Iterable[Value], others: Iterable[Value]) -> Iterator[Finding]:
    """A wording that both counts and does not count can't decide anything."""
    refused = {same(value.text): value.line for value in others if value.text}
    for number, value in enumerate(texts):
        if value.text and same(value.text) in refused:
            what = f'"{shown(value.text)}" is under "{other}" too (line {refused[same(value.text)]}).'
            yield Finding((*key, number), what, "Keep it in one of them.")


def written_twice(key: Key, texts: Iterable[Value]) -> Iterator[Finding]:
    """The same wording twice in a list."""
    first: dict[str, int] = {}
    for number, value in enumerate(texts):
        if value.text and first.setdefault(same(value.text), number) != number:
            yield Finding((*key, number), f'"{shown(value.text)}" is in this list twice.', "Take one out.")


def signs(tree: Value, key: Key = ()) -> Iterator[Finding]:
    """What a text hides: signs that can't be seen, and an end cut off by a "#"."""
    for step, value in children(tree):
        yield from signs(value, (*key, step))
    if isinstance(tree.data, str):
        found = UNSEEN.search(tree.data)
        if found:
            yield Finding(key, f"has {name_unseen(found[0])} in it.", "Take out the code that makes it.")
        if tree.cut and not (key and key[-1] in SET_WORDS):
            what = f'"#" after a space starts a comment, so the text ends at "{shown(tree.data[-25:])}".'
            yield Finding(key, what, "Put the whole text in quotation marks, or a space after the # of a comment.")


def children(tree: Value) -> list[tuple[str | int, Value]]:
    """The values directly under one, with the step to each."""
    if tree.entries is not None:
        return list(tree.entries.items())
    return list(enumerate(tree.items or ()))
