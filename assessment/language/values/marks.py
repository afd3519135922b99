"""Figures that are no values: list numbering, chat stamps, addresses of mail and web.

"1." and "(a)" number a list; "[14:41]" says when a chat line was sent, not what was agreed, so it becomes a
`stamp`, which the marking leaves aside.
"""

from __future__ import annotations

import re

from assessment.language.values.page import Page
from assessment.language.values.value import Draft

_NUMBERING = re.compile(
    r"^[ >*_#\"|]{0,12}(?:(?:step|point|part|section|item|action|task|task no)[ ])?\(?(\d{1,2})"
    r"(?:[.)\]](?!\d)|:(?!\d)|[ ]-{1,2}[ ](?=[^\W\d])|-[ ](?=[^\W\d]))[ *_]*",
    re.MULTILINE,
)
_KEYCAP = re.compile(r"^[ >*]{0,8}(\d)(?=[ ]?⃣)", re.MULTILINE)
_INLINE = re.compile(r"(?<![^\W_])(\(?)(\d{1,2})\)(?=[ ]?[a-z])")
_STAMP = re.compile(
    r"\[(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},?[ ])?(\d{1,2}):(\d{2})(?::\d{2})?(?:[ ]?([ap])m)?"
    r"(?:,?[ ]\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})?\]"
)
_EXPORTED = re.compile(
    r"^\d{1,2}[/.]\d{1,2}[/.]\d{2,4},?[ ](\d{1,2}):(\d{2})(?::\d{2})?(?:[ ]?([ap])m)?[ ]-[ ](?=[^\n:]{1,40}:)",
    re.MULTILINE,
)
_IDIOM = re.compile(r"(?<![\d/])24[/-]7(?![\d/-])|(?<![^\W_])step[ ]\d{1,2}(?!\d|[:.]\d)")
_ADDRESS = re.compile(r"https?://[^\s]{1,400}|www\.[^\s]{1,400}|[^\s@]{1,64}@[^\s@]{1,64}\.[a-z]{2,}")


def blanks(page: Page) -> list[tuple[int, int]]:
    """Stretches of the shadow whose figures are no values, in order."""
    letters = page.letters
    found = [match.span(1) for match in _NUMBERING.finditer(letters) if _numbers(page, match)]
    found += [match.span(1) for match in _KEYCAP.finditer(letters)]
    found += [match.span() for match in _IDIOM.finditer(letters)]
    found += _inline(page)
    if "@" in letters or "http" in letters or "www" in letters:
        found += [match.span() for match in _ADDRESS.finditer(letters)]
    return sorted(found)


def _numbers(page: Page, match: re.Match[str]) -> bool:
    """Whether the figure at the line's start numbers a list: "5: " does, "5." before nothing may end a sentence."""
    rest = page.letters[match.end() : match.end() + 1]
    return int(match[1]) <= 40 and (rest not in ("", "\n") or not _continues(page, match.start()))


def _continues(page: Page, line: int) -> bool:
    """Whether the line before ends in a word that wants a number ("... by\\n5.")."""
    earlier = page.letters[max(0, line - 12) : max(0, line - 1)].rsplit(" ", 1)[-1]
    return earlier in ("by", "at", "until", "till", "before", "past", "to", "half", "for", "is")


def _inline(page: Page) -> list[tuple[int, int]]:
    """ "1) ring her 2) book it", "(1) … (2) …": numbering inside a line, if it counts up from one."""
    found: list[tuple[int, int]] = []
    wanted = 1
    for match in _INLINE.finditer(page.letters):
        number = int(match[2])
        if number not in (1, wanted) or (not match[1] and _inside_bracket(page, match.start())):
            continue
        wanted = number + 1
        found.append(match.span(2))
    return found if len(found) > 1 else []


def _inside_bracket(page: Page, place: int) -> bool:
    earlier = page.letters[max(0, place - 80) : place]
    return earlier.rfind("(") > earlier.rfind(")")


def stamps(page: Page) -> list[Draft]:
    """The times that a chat window or its export prints before a message."""
    letters = page.letters
    found = []
    matches = list(_STAMP.finditer(letters)) if "[" in letters else []
    for match in [*(m for m in matches if page.starts_line(m.start())), *_EXPORTED.finditer(letters)]:
        hour, minute = int(match[1]), int(match[2])
        if match[3] and 1 <= hour <= 12:
            hour = hour % 12 + (12 if match[3] == "p" else 0)
        if hour < 24 and minute < 60:
            end = match.end() - (3 if match.re is _EXPORTED else 0)
            found.append(Draft("stamp", match.start(), end, f"{hour:02}:{minute:02}"))
    return sorted(found, key=lambda draft: draft.start)
