"""The figures beside agreement as text that is also Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol


class HasGamed(Protocol):
    """What the text needs of the marking of texts that game it."""

    @property
    def count(self) -> int: ...
    @property
    def given(self) -> tuple[str, ...]: ...


class HasDamaged(Protocol):
    """What the text needs of the marking of damaged English."""

    @property
    def pairs(self) -> int: ...
    @property
    def change(self) -> float: ...
    @property
    def either_way(self) -> float: ...
    @property
    def kinds(self) -> dict[str, float]: ...


class HasSureness(Protocol):
    """What the text needs of how sure the engine is."""

    @property
    def share(self) -> float: ...
    @property
    def right(self) -> float: ...
    @property
    def right_else(self) -> float: ...


def sure_text(sure: HasSureness) -> str:
    """How often what is called sure is right."""
    return (
        f"Called sure: {sure.share:.0%} of the judgements, of which {sure.right:.1%} agree with the settled marks; "
        f"of the others {sure.right_else:.1%}."
    )


def gamed_text(gamed: HasGamed) -> str:
    """Texts that game the marking."""
    given = f": {', '.join(gamed.given)}" if gamed.given else ""
    return (
        f"Texts that game the marking: {len(gamed.given)} times a 2 on C3, C4, M1 or M2 in {gamed.count} texts{given}."
    )


def damaged_text(damaged: HasDamaged) -> str:
    """Poor English."""
    kinds = ", ".join(f"{kind.replace('_', ' ')} {_signed(change)}" for kind, change in sorted(damaged.kinds.items()))
    return (
        f"Spelling and grammar damaged, meaning kept ({damaged.pairs} pairs): a judgement changes by {_signed(damaged.change)} "
        f"on average, whichever way by {damaged.either_way:.2f} ({kinds})."
    )


def evidence_text(accepted: int, count: int, why_not: Mapping[str, int]) -> str:
    """Quotes as a reader accepted them."""
    reasons = "; ".join(f"{why} ({n})" for why, n in sorted(why_not.items(), key=lambda pair: (-pair[1], pair[0])))
    return f"Quotes accepted as the reason of their judgement by a reader: {accepted} of {count}" + (
        f". Not accepted: {reasons}." if reasons else "."
    )


def _signed(value: float) -> str:
    return "0.00" if abs(value) < 0.005 else f"{value:+.2f}"


def whole(title: str, parts: Sequence[tuple[str, str]]) -> str:
    """The page: a title, then each part under its heading."""
    body = "\n\n".join(f"## {heading}\n\n{text}" for heading, text in parts)
    return f"# {title}\n\n{body}\n"
