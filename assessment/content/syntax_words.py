"""What PyYAML says of a text that isn't YAML, in plain words."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

QUOTE_ALL = 'Put the whole text after the key in quotation marks: key: "text".'


class Words(NamedTuple):
    """`said` is a pattern over PyYAML's words; `mend` what can be mended in memory so that reading goes on;
    `opening`: the author looks for it where something was opened, not where PyYAML gave up."""

    said: str
    what: str
    remedy: str
    mend: Literal["quote", "tabs", ""] = ""
    opening: bool = False


UNKNOWN = Words("", "this is not YAML that can be read.", "Compare it with the lines of a file that works.")
TAB = Words(
    r"found character '\\t'",
    "there is a tab here.",
    "Indent with spaces and put one space after a colon.",
    mend="tabs",
)
NOT_CLOSED = Words(
    r"scanning a quoted scalar.*unexpected (end of stream|document separator)",
    "a quotation mark is opened here and never closed.",
    "Close it at the end of the text.",
    opening=True,
)
AFTER_QUOTE = Words(
    r"but found '<scalar>'",
    "text goes on after a closing quotation mark or bracket, or this line is indented wrongly.",
    "Put the whole text in quotation marks; inside single ones write an apostrophe twice ('It''s').",
    mend="quote",
)
# The first whose pattern is found is used.
ALL: tuple[Words, ...] = (
    Words(
        r"mapping values are not allowed",
        'there is a colon followed by a space (": ") in a text without quotation marks, '
        "or this line is indented wrongly.",
        QUOTE_ALL,
        mend="quote",
    ),
    Words(
        r"expected ',' or '\}', but got ':'",
        'there is a colon followed by a space (": ") in a text without quotation marks, within { }.',
        'Put the text in quotation marks: {key: "text"}.',
        mend="quote",
    ),
    TAB,
    Words(
        r"found character|found '%'",
        "a text can't begin with %, @ or ` (a backtick) without quotation marks.",
        QUOTE_ALL,
        mend="quote",
    ),
    NOT_CLOSED,
    Words(
        r"unknown escape character|escape sequence|expected .*hexadecimal",
        "a backslash in double quotation marks starts a code, and this is none that YAML has.",
        "Write two backslashes, or put the text in single quotation marks.",
    ),
    AFTER_QUOTE,
    Words(
        r"scanning an alias",
        "a text that begins with * is an alias for YAML, which is not used here.",
        "Write the value out, or put the text in quotation marks; a list begins with a hyphen (-).",
        mend="quote",
    ),
    Words(
        r"scanning an anchor",
        "a text that begins with & is an anchor for YAML, which is not used here.",
        QUOTE_ALL,
        mend="quote",
    ),
    Words(
        r"\btag\b|found undefined tag",
        "a text that begins with ! is a tag for YAML, which is not used here.",
        QUOTE_ALL,
        mend="quote",
    ),
    Words(
        r"scanning a block scalar",
        "text stands on the same line as the | or > that announces it.",
        "Start the text on the next line, indented by two spaces.",
        mend="quote",
    ),
    Words(
        r"could not find expected ':'",
        "there is a line without a key near here.",
        'Write "key: text", or indent the line to make it part of the text before.',
        opening=True,
    ),
    Words(
        r"expected ',' or '[\]}]'|flow (mapping|sequence).*(stream end|expected the node content)",
        "a { or [ is opened here and what follows doesn't fit in it.",
        "Close it on the same line, put commas between its parts, and quotation marks around texts.",
        opening=True,
    ),
    Words(
        r"sequence entries are not allowed",
        "a list can't start on the line of its key.",
        "Start it on the next line, or put the text in quotation marks if it only begins with a hyphen.",
        mend="quote",
    ),
    Words(
        r"mapping keys are not allowed",
        'a text can\'t begin with "? " without quotation marks.',
        QUOTE_ALL,
        mend="quote",
    ),
    Words(
        r"expected the node content",
        "a text can't begin with a comma or a bracket without quotation marks.",
        QUOTE_ALL,
        mend="quote",
    ),
    Words(
        r"<document start>|directive|YAML document",
        "there is something outside the document; a file is one scenario or one unit.",
        'Take out lines that begin with "%", "---" or "..." and what they set apart.',
    ),
    Words(
        r"expected <block end>",
        "this line doesn't line up with the lines before it.",
        "Indent it like the other keys of its group, with spaces.",
    ),
)


def words_for(said: str) -> Words:
    """The plain words for PyYAML's."""
    return next((words for words in ALL if re.search(words.said, said)), UNKNOWN)
