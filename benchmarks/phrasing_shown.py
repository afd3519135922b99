"""How much of what a model suggests is shown: of sound suggestions, and of those that say something else.

Run: python -m benchmarks.phrasing_shown. The suggestions and how they came about: benchmarks/phrasing/README.md.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from assessment.feedback.answer import Suggested, Written
from assessment.feedback.checks import DROP_WORDS, check_answer
from assessment.feedback.placeholders import Place, Sent

COMMENTS = Path(__file__).parent / "phrasing" / "comments.jsonl"
NOW = datetime(2026, 11, 20, 14)  # any moment will do: every time is a placeholder
HEAD = "| suggestions | set | there are | shown | |\n|---|---|---:|---:|---:|"
MEANT = {"better": "put better", "turned": "say something else, on purpose"}


@dataclass(frozen=True, slots=True)
class Tried:
    """One suggestion, and the code of the rule that dropped it, "" where it is shown."""

    set: str
    handover: str
    meant: str
    quote: str
    suggestion: str
    dropped: str


def tried() -> list[Tried]:
    """Each suggestion of the file, held against the checks by itself."""
    rows = [json.loads(line) for line in COMMENTS.read_text(encoding="utf-8").splitlines()]
    return [
        Tried(row["set"], row["handover"], row["meant"], row["quote"], row["suggestion"], dropped(row)) for row in rows
    ]


def dropped(row: dict[str, str]) -> str:
    """Why that suggestion is dropped; the quote stands for the handover, its placeholders for themselves."""
    quote = row["quote"]
    places = tuple(Place(at, at + 1, at, at + 1) for at in range(len(quote)))
    written = Written((Suggested(quote, row["reason"], row["suggestion"]),))
    return next(iter(check_answer(written, Sent(quote, quote, places), NOW).drops), "")


def table(found: Sequence[Tried]) -> str:
    """The figures as they stand in docs/feedback.md."""
    return "\n".join(
        [HEAD, *(line(found, meant, which) for meant in MEANT for which in dict.fromkeys(each.set for each in found))]
    )


def line(found: Iterable[Tried], meant: str, which: str) -> str:
    """One kind of suggestion in one set."""
    those = [each for each in found if (each.meant, each.set) == (meant, which)]
    shown = sum(not each.dropped for each in those)
    return f"| {MEANT[meant]} | {which} | {len(those)} | {shown} | {shown / len(those):.0%} |"


def main() -> None:
    """Prints the table and what dropped the sound ones."""
    found = tried()
    print(table(found))
    codes = Counter(each.dropped for each in found if each.meant == "better" and each.dropped)
    for code, number in codes.most_common():
        print(f"{number:4} {DROP_WORDS[code]}")


if __name__ == "__main__":
    main()
