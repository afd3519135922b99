"""The manifest of a pack: what each file of it is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from assessment.content.parse import Kind
from assessment.model.scenario import Slug

MANIFEST = "manifest.json"
FORMAT = 1
_LONG = 1_000
_AGAIN = "Export the pack again."

Said = Annotated[str, StringConstraints(max_length=_LONG)]


@dataclass(frozen=True, slots=True)
class ManifestItem:
    """One file of a pack. `number` and `note` are the version's at the centre that made the pack."""

    kind: Kind
    id: str
    file: str
    sha256: str
    title: str
    number: int
    note: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A manifest read, or what is wrong with it."""

    items: tuple[ManifestItem, ...] = ()
    made_at: str = ""
    baton: str = ""
    problems: tuple[str, ...] = ()


class _Item(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)

    kind: Literal["scenario", "rubric"]
    id: Slug
    file: Said
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    title: Said
    number: int = Field(ge=0, le=1_000_000_000)
    note: Said


class _Whole(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)

    made_at: Said
    baton: Said
    items: tuple[_Item, ...] = Field(strict=False)


def as_manifest(items: Sequence[ManifestItem], *, made_at: str, baton: str) -> str:
    """The text of a manifest."""
    whole = {"format": FORMAT, "made_at": made_at, "baton": baton, "items": [asdict(item) for item in items]}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def read_manifest(data: bytes) -> Manifest:
    """The manifest in those bytes."""
    try:
        found = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        return Manifest(problems=(f"The {MANIFEST} of the pack is not JSON. {_AGAIN}",))
    form = found.get("format") if isinstance(found, dict) else None
    if type(form) is not int or form != FORMAT:
        named = f" ({form})" if type(form) is int and 0 <= form < 1_000 else ""
        return Manifest(
            problems=(
                f"The pack has a format that this version of Baton does not know{named}; it reads format {FORMAT}. "
                "Bring Baton up to date, or ask for a pack from an older one.",
            )
        )
    try:
        whole = _Whole.model_validate(found)
    except ValidationError as error:
        return Manifest(problems=tuple(_sentences(error)))
    items = tuple(ManifestItem(**each.model_dump()) for each in whole.items)
    problems = tuple(_odd(items))
    return Manifest(() if problems else items, whole.made_at, whole.baton, problems)


def _sentences(error: ValidationError) -> Iterator[str]:
    """One sentence for each place, the first few."""
    for each in error.errors(include_url=False, include_context=False, include_input=False)[:5]:
        steps = [
            step for step in each["loc"] if isinstance(step, int) or step in _Item.model_fields | _Whole.model_fields
        ]
        place = " > ".join(str(step + 1) if isinstance(step, int) else step for step in steps)
        yield f"The {MANIFEST} of the pack is not in order at {place}. {_AGAIN}"


def _odd(items: Sequence[ManifestItem]) -> Iterator[str]:
    if not items:
        yield "The pack is empty: its manifest lists nothing. Choose what to export, and export it again."
    seen: set[tuple[Kind, str]] = set()
    for item in items:
        if item.file != f"{item.kind}s/{item.id}.yaml":
            yield f"The manifest has the {item.kind} “{item.id}” in a file of another name or folder. {_AGAIN}"
        if (item.kind, item.id) in seen:
            yield f"The manifest lists the {item.kind} “{item.id}” twice. {_AGAIN}"
        seen.add((item.kind, item.id))
