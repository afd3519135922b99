"""Reading a text as YAML, and reading on after a mistake where the author's meaning is plain.

PyYAML stops at its first error. So that a tutor sees all mistakes of a file at once, the common ones (a text that
needs quotation marks, a tab) are mended in memory and the text is read again. What was mended is never used.
"""

from __future__ import annotations

import json
import re

import yaml

from assessment.content.compose import MAX_DEPTH, SecondDocument, TooDeep, compose
from assessment.content.problem import Finding
from assessment.content.syntax_words import AFTER_QUOTE, NOT_CLOSED, TAB, Words, words_for
from assessment.content.tree import Value

MAX_MENDED = 25
KEY = r"[A-Za-z_][\w-]*"
BLOCK_LINE = re.compile(rf"^(\s*(?:- +)?(?:{KEY}: +)?)([^\"'\s{{\[].*)$")
QUOTED_LINE = re.compile(rf"^(\s*(?:- +)?(?:{KEY}: +)?)([\"'{{\[].*)$")
FLOW_VALUE = re.compile(rf"[{{,] *{KEY}: +(?=[^\"'\s\[{{])")
FLOW_KEY = re.compile(rf", *{KEY}:")
OPEN_QUOTE = re.compile(rf"^\s*(?:- +)?(?:{KEY}: +)?(?:\"(?:[^\"\\]|\\.)*|'(?:[^']|'')*)$")


def read(text: str) -> tuple[Value | None, list[Finding], bool]:
    """The tree of the text, what is wrong in the YAML itself, and whether it could be read to its end."""
    findings: list[Finding] = []
    touched: set[int] = set()
    for _ in range(MAX_MENDED):
        try:
            tree, refused = compose(text)
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            words, line, column, found = _explain(error, text)
            # A line that mending didn't help is not mended again: it would only grow.
            mended = _mended(text, words, line, column) if line not in touched else None
            touched.add(line)
            # After a tab was mended by guess, a further mistake may be the guess's and not the author's.
            if mended or not any(each.what == TAB.what for each in findings):
                findings.append(found)
            if mended is None:
                return None, findings, False
            findings += _other_tabs(text, line) if words is TAB else []
            text = mended
        else:
            return tree, findings + refused, True
    return None, findings, False


def _explain(error: Exception, text: str) -> tuple[Words, int, int, Finding]:
    """The words for an error, where PyYAML stopped (from 0), and the finding where the author looks for it."""
    if isinstance(error, SecondDocument):
        what = 'a second document starts here, after "---"; a file is one scenario or one unit.'
        remedy = "Put it in a file of its own and take the line out."
        return words_for(""), 0, 0, Finding((), what, remedy, error.line)
    if isinstance(error, TooDeep):
        what = f"brackets or lists are nested more than {MAX_DEPTH} deep."
        return words_for(""), 0, 0, Finding((), what, "Look for a bracket too many.", error.line)
    said, place = "", None
    if isinstance(error, yaml.MarkedYAMLError):
        said, place = f"{error.context or ''} {error.problem or ''}", error.problem_mark or error.context_mark
    words = words_for(said)
    line, column = (place.line, place.column) if place else (0, 0)
    shown = line
    if words.opening and isinstance(error, yaml.MarkedYAMLError) and error.context_mark:
        shown = error.context_mark.line
    if words is AFTER_QUOTE and (opened := _open_quote(text, line)) is not None:
        words, shown = NOT_CLOSED, opened
    last = len(text.rstrip("\n").split("\n"))
    return words, line, column, Finding((), words.what, words.remedy, min(shown + 1, last))


def _open_quote(text: str, line: int) -> int | None:
    """The line above where a quotation mark is opened and not closed by a line that itself looks like a key's:
    there the text ended for the author, while YAML read on to the next quotation mark."""
    lines = text.split("\n")
    for number in range(min(line, len(lines) - 1), -1, -1):
        if not re.match(rf"\s*(?:- +)?{KEY}:(?: |$)", lines[number]):
            continue
        if OPEN_QUOTE.match(lines[number]):
            return number if number < line else None
    return None


def _mended(text: str, words: Words, line: int, column: int) -> str | None:
    if words.mend == "quote":
        return _quoted(text, line, column, QUOTED_LINE if words is AFTER_QUOTE else BLOCK_LINE)
    return _without_tabs(text, line) if words.mend == "tabs" else None


def _quoted(text: str, line: int, column: int, form: re.Pattern[str]) -> str | None:
    """The text with the value at that column put in quotation marks, None if it isn't plain which that is."""
    lines = text.split("\n")
    if line >= len(lines):
        return None
    old = lines[line]
    block = form.match(old)
    if block and block[1].strip() and len(block[1]) <= column:
        new = block[1] + json.dumps(block[2].rstrip(), ensure_ascii=False)
    else:
        starts = [match.end() for match in FLOW_VALUE.finditer(old[: column + 1])]
        close = len(old.rstrip()) - 1
        if not starts or old[close] != "}" or FLOW_KEY.search(old, starts[-1]):
            return None
        new = old[: starts[-1]] + json.dumps(old[starts[-1] : close].rstrip(), ensure_ascii=False) + "}"
    return "\n".join([*lines[:line], new, *lines[line + 1 :]])


def _without_tabs(text: str, line: int) -> str | None:
    """The text with tabs in indentation as two spaces, and none in that line."""
    lines = [_indented_with_spaces(each) for each in text.split("\n")]
    lines[line] = lines[line].replace("\t", "  ")
    mended = "\n".join(lines)
    return mended if mended != text else None


def _indented_with_spaces(line: str) -> str:
    rest = line.lstrip(" \t")
    return line[: len(line) - len(rest)].replace("\t", "  ") + rest


def _other_tabs(text: str, known: int) -> list[Finding]:
    """The other lines that begin with a tab: all of them, since mending one mends all."""
    return [
        Finding((), TAB.what, TAB.remedy, number + 1)
        for number, line in enumerate(text.split("\n"))
        if number != known and "\t" in line[: len(line) - len(line.lstrip())] and line.strip()
    ]
