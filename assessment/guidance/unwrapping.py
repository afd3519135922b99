"""A text whose lines were broken to fit a page, read on over the breaks: a sentence is then one sentence again."""

from __future__ import annotations

import itertools
import re

_STAMPED = re.compile(
    r"\s*(?:[-*•>]|\d{1,2}[:.]\d{2}\b|(?:mon|tue|wed|thu|fri|sat|sun)\w*\b.{0,12}\d|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))",
    re.I,
)
_ENDED = re.compile(r"[.!?:;][\"'”’)]*\s*$")
_LABEL = re.compile(r"\s*[A-Z][^\n.!?]{0,40}:\s")
_COLUMNS = re.compile(r"\S {3,}\S")
_BROKEN_FROM = 60  # a line shorter than this ends where its writer meant it to


def unwrapped(text: str) -> str:
    """The text without the line ends that only fit it to a page; records, lists and speeches keep theirs."""
    lines = text.split("\n")
    out = [lines[0]]
    for before, line in itertools.pairwise(lines):
        out.append(f" {line.strip()}" if _runs_on(before, line) else f"\n{line}")
    return "".join(out)


def _runs_on(before: str, line: str) -> bool:
    if not before.strip() or not line.strip() or _ENDED.search(before):
        return False
    if line.lstrip()[0].islower():
        return True
    if _STAMPED.match(line) or _LABEL.match(line) or _COLUMNS.search(line.strip()):
        return False
    return len(before) >= _BROKEN_FROM
