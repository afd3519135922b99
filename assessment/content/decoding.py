"""From the bytes of a file to text, or to what is wrong with them.

Line ends become "\\n" and a UTF-8 byte order mark goes, because Windows editors add both unasked: the same words
then have the same hash on every machine.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

from assessment.content.problem import Finding

MAX_BYTES = 256 * 1024
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
SAVE_AS_UTF8 = 'Save it as UTF-8 (in Notepad: "Save as", then Encoding: UTF-8).'
# The control characters, the separators that look like nothing but start a new line for YAML, a byte order
# mark inside the text, halves of characters, and the two code points that are never characters.
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
MAX_SHOWN = 20


def hash_of(text: str | bytes) -> str:
    """The content hash by which an attempt pins a version: of the text as UTF-8."""
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return "sha256:" + hashlib.sha256(data).hexdigest()


def decode(source: str | bytes) -> tuple[str, list[Finding]]:
    """The text of a file, and why it can't be used, if so."""
    size = len(source) if isinstance(source, bytes) else len(source.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        return "", [too_large(size)]
    if isinstance(source, bytes):
        text, findings = _from_bytes(source)
        if findings:
            return "", findings
    else:
        text = source
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return text, _unseen(text)


def too_large(size: int) -> Finding:
    """Nothing a person writes by hand is that long, and reading it would keep everybody waiting."""
    limit = MAX_BYTES // 1024
    return Finding(
        (),
        f"the file is too large: {size // 1024:,} KB, and at most {limit} KB can be read.",
        "Check that it is the right file; if it is, split it.",
        1,
    )


def _from_bytes(source: bytes) -> tuple[str, list[Finding]]:
    if source.startswith(WIDE_MARKS):
        return "", [Finding((), "the file is saved as UTF-16, not as UTF-8.", SAVE_AS_UTF8, 1)]
    try:
        return source.decode("utf-8"), []
    except UnicodeDecodeError as error:
        before = source[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        what = f"byte 0x{source[error.start]:02X}, the {_ordinal(column)} of this line, is not UTF-8."
        return "", [Finding((), what, SAVE_AS_UTF8, line)]


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"


def _unseen(text: str) -> list[Finding]:
    if not UNSEEN.search(text):
        return []
    findings = []
    for number, line in enumerate(text.split("\n"), start=1):
        found = UNSEEN.search(line)
        if found:
            what = f"there is {name_unseen(found[0])} after {_before(line[: found.start()])}."
            findings.append(Finding((), what, "Delete it and type that part of the line again.", number))
    if len(findings) > MAX_SHOWN:
        what = f"characters that can't be seen stand in {len(findings)} lines: this is not a text file."
        return [Finding((), what, "Check that it is the right file and save it as UTF-8 text.", findings[0].line)]
    return findings


def name_unseen(character: str) -> str:
    """Such a character in words, with its code, so that it can be searched for."""
    code = f"U+{ord(character):04X}"
    if character == "\0":
        return f"a NUL character ({code})"
    name = unicodedata.name(character, "").lower()
    return f"a character that can't be seen ({code}{', ' if name else ''}{name})"


def _before(text: str) -> str:
    shown = "".join(c for c in text[-20:] if c.isprintable()).strip()
    return f'"{shown}"' if shown else "the start of the line"
