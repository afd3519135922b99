"""Telephone numbers and extensions, however they are spaced: "+44 7700 900418", "01632-960741", "ext 231".

Fictional numbers count (07700 900xxx, 01632 960xxx), and so do numbers with a digit too few or too many: the
marking has to see that they are wrong.
"""

from __future__ import annotations

import re

from assessment.language.values.page import Page
from assessment.language.values.value import Draft
from assessment.language.values.words import word_set

_LEAD = re.compile(r"(?:\+|00)[ ]?44[ ]?(?:\(0\)|0)?[ .-]?|\(?(?=[0o][ ]?\d)")
_GROUP = re.compile(r"[ ]?[-./)]?[ ]?\(?(\d{1,11})(?![^\W_])")
_FIRST = re.compile(r"(?:o(?=\d))?(\d{1,13})(?![^\W_])")
_NEXT_IS_OTHER = re.compile(r"[:/.%]\d|[ ]?(?:am|pm|hrs|hours|mins|p\b)")
_EXTENSION = re.compile(r"(?:ext(?:ension|n)?s?|x)\.?[ ]?(?:no\.?[ ]?|number[ ])?:?[ ]?(\d{2,5})(?![^\W_])")
_LOCAL = re.compile(r"(\d{3}[ -]?\d{3}|\d{6,8})(?![^\W_]|[:.,/-]\d)")
_CALLING = word_set(
    "ring rings rung call calls called phone phoned tel telephone mobile mob dial text txt texted landline cell ph"
    " whatsapp voicemail fone"
)
_LONGEST, _SHORTEST = 11, 9


def read_phone(page: Page, start: int) -> Draft | None:
    """The telephone number at the digits at `start`, with the "+" before them if there is one."""
    if page.letters[start : start + 1] in ("0", "o") or page.letters[start : start + 2] == "44":
        full = _full(page, start)
        if full is not None:
            return full
    return _local(page, start)


def read_extension(page: Page, start: int) -> Draft | None:
    """ "ext 231", "x231", "extension 2240"; "x2" is a count."""
    match = _EXTENSION.match(page.letters, start)
    if match is None or (match[0].startswith("x") and len(match[1]) < 3):
        return None
    if match[0].startswith("x") and page.before(start) in ("card", "ending", "visa", "account"):
        return None
    return Draft("phone", start, match.end(), f"ext:{match[1]}")


def _full(page: Page, start: int) -> Draft | None:
    begin = start
    if start and page.letters[start - 1] in "+(":
        begin = start - 1
    if page.letters[max(0, begin - 1) : begin] == "(":
        begin -= 1
    lead = _LEAD.match(page.letters, begin)
    if lead is None:
        return None
    abroad = "44" in lead[0]
    place = lead.end()
    digits = "0" if abroad else ""
    first = _FIRST.match(page.letters, place)
    if first is None:
        return None
    oh = page.letters[place] == "o"
    digits += ("0" if oh else "") + first[1]
    digits, end = _groups(page, digits, first.end())
    # "07.30 10.30 16.30" are times: a number's first group is longer, unless all of it is there.
    short_group = len(first[1]) < 3 and not abroad
    if not _SHORTEST <= len(digits) <= 13 or (short_group and not (len(digits) == _LONGEST and digits[1] in "12378")):
        return None
    if digits.startswith("000") or (short_group and "." in page.letters[start:end]):
        return None
    return Draft("phone", begin if page.letters[begin] != "(" else _open(page, begin, end), end, digits)


def _open(page: Page, begin: int, end: int) -> int:
    """Leaves out a bracket that the number does not close: "(07700 900418" but "(01632) 960741"."""
    return begin if ")" in page.letters[begin:end] else begin + 1


def _groups(page: Page, digits: str, end: int) -> tuple[str, int]:
    """The groups of digits that still belong to the number."""
    while len(digits) < _LONGEST:
        group = _GROUP.match(page.letters, end)
        if group is None or len(digits) + len(group[1]) > _LONGEST + (1 if len(group[1]) > 3 else 0):
            break
        # The next number of "07700 900418/01632 960741", and the dots of "07700.900.418", end no group.
        sign = page.letters[group.end() : group.end() + 1]
        ours = sign in ("/", ".") and (len(digits) + len(group[1]) >= _LONGEST - 1 or group[0][0] == sign == ".")
        if _NEXT_IS_OTHER.match(page.letters, group.end()) and not ours:
            break
        digits += group[1]
        end = group.end()
    return digits, end


def _local(page: Page, start: int) -> Draft | None:
    """ "ring 960741", "text her on 900562": six digits and more where somebody is called."""
    match = _LOCAL.match(page.letters, start)
    if match is None or page.letters[start - 1 : start] in ("-", "/", "£", "#"):
        return None
    near = page.recent(start, 5)
    if _CALLING.isdisjoint(near) or not {"order", "job", "ref", "case", "ticket", "booking", "label"}.isdisjoint(
        near[:2]
    ):
        return None
    return Draft("phone", start, match.end(), re.sub(r"\D", "", match[1]))
