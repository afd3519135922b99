"""What is wrong in a content file, and where, in a tutor's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Key: TypeAlias = "tuple[str | int, ...]"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right: `what` says what is wrong, `remedy` what to do about it.

    `where` is the trail of keys ("facts > f03 > says"), empty for a problem of the whole file.
    """

    file: str
    line: int
    where: str
    what: str
    remedy: str

    def __str__(self) -> str:
        trail = f"{self.where}: " if self.where else ""
        return f"{self.file}:{self.line}: {trail}{self.what} {self.remedy}".rstrip()


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem before its file and line are known: `key` leads to the place in the file.

    `line` is given only where the place has no key of its own (a mistake in the YAML itself, a second copy of a key).
    `enough`: it says all that there is to say of that place, so what a model says of the same place is left out.
    """

    key: Key
    what: str
    remedy: str = ""
    line: int | None = None
    enough: bool = True
