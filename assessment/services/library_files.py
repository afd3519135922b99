"""The library and files, on request of whoever looks after the installation: what stands, files out, files in.

Nobody is signed in at a command line; whoever can start it can read the database itself. So these ask for no person,
and what they change is recorded as the installation's own doing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from assessment.content import MAX_BYTES
from assessment.content.files import ENDINGS, RUBRICS, content_files
from assessment.content.packs import MAX_PACK, Pack
from assessment.errors import Mistake
from assessment.services.centre import Centre
from assessment.services.content_versions import ContentVersion, text_of, version_view
from assessment.services.draft_views import title_of
from assessment.services.files import differs_from_file
from assessment.services.pack_plans import Key, PackPlan, RawItem, open_pack, plan_of, raw_file
from assessment.services.packs import take_in
from assessment.store import Kind, Publication, Standing, Work

KINDS: tuple[Kind, ...] = ("rubric", "scenario")
SCENARIOS = Path("scenarios")


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """One scenario or rubric that is or was in the library."""

    kind: Kind
    id: str
    title: str
    state: Standing
    number: int
    by: str
    at: datetime
    note: str
    differs_from_file: bool


@dataclass(frozen=True, slots=True)
class FileStep:
    """What writing the library as files does to one file."""

    path: Path
    what: Literal["new", "same", "differs"]


@dataclass(frozen=True, slots=True)
class Incoming:
    """What is to be imported, and what that would do."""

    raws: tuple[RawItem, ...]
    plan: PackPlan


def library_rows(centre: Centre) -> list[LibraryRow]:
    """Everything that is or was in the library, rubrics first, by id."""
    with centre.store.reading() as data:
        return [_row(centre, data, last) for last in _latest(data)]


def export_files(centre: Centre, folder: Path, *, replace: bool = False, dry_run: bool = False) -> list[FileStep]:
    """Write every published rubric and scenario under that folder, as `rubrics/ID.yaml` and `scenarios/ID.yaml`.

    A file that differs is left alone, unless it may be replaced. A dry run writes nothing.
    """
    with centre.store.reading() as data:
        texts = [
            (folder / f"{last.kind}s" / f"{last.content_id}.yaml", text_of(data, last))
            for last in _latest(data)
            if last.state == "published"
        ]
    steps = [FileStep(path, _compared(path, text)) for path, text in texts]
    for step, (path, text) in zip(steps, texts, strict=True):
        if not dry_run and (step.what == "new" or (step.what == "differs" and replace)):
            _write_whole(path, text)
    return steps


def incoming(centre: Centre, paths: Sequence[Path]) -> Incoming:
    """The scenarios and rubrics in those packs, files and folders, and what importing them would do."""
    raws: list[RawItem] = []
    for path in paths:
        raws += _raws(path)
    twins = sorted({raw.id for raw in raws if sum((raw.kind, raw.id) == (each.kind, each.id) for each in raws) > 1})
    if twins:
        raise Mistake(f"These are there more than once: {', '.join(twins)}. Import one file of each.")
    return Incoming(tuple(raws), plan_of(centre, "", Pack(), raws, try_exemplars=False))


def import_files(
    centre: Centre, found: Incoming, take: Sequence[Key], *, note: str, source: str
) -> list[ContentVersion]:
    """Publish these of them: all or nothing."""
    return take_in(centre, None, found.raws, take=take, seen=found.plan.seen, note=note, source=source)


def _latest(data: Work) -> Iterator[Publication]:
    found = [last for kind in KINDS for last in data.versions.latest(kind)]
    if not found:
        raise Mistake(
            "The library in this database is empty. Start Baton once, so that it takes its files into the library, "
            "or check BATON_DATABASE_URL and BATON_DATA_DIR."
        )
    yield from found


def _row(centre: Centre, data: Work, last: Publication) -> LibraryRow:
    version = version_view(data, last, current=True)
    return LibraryRow(
        last.kind, last.content_id, title_of(text_of(data, last)) or last.content_id, last.state, last.number, version.by,
        last.at, last.note, differs_from_file(data, centre.library, last),
    )  # fmt: skip


def _compared(path: Path, text: str) -> Literal["new", "same", "differs"]:
    try:
        if not path.exists():
            return "new"
        return "same" if path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n") == text else "differs"
    except OSError as error:
        raise _unusable(path, error) from error


def _write_whole(path: Path, text: str) -> None:
    """The whole file or, where that fails, the old one."""
    part = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise _unusable(path, error) from error


def _raws(path: Path) -> list[RawItem]:
    try:
        if path.is_dir():
            folders = [each for each in (path / RUBRICS, path / SCENARIOS, path) if each.is_dir()]
            files = [file for folder in folders for file in content_files(folder)]
            if not files:
                raise Mistake(f"{path}: there are no scenarios or rubrics in this folder. Name another.")
            return [_raw(file) for file in dict.fromkeys(files)]
        if path.suffix.lower() in ENDINGS:
            return [_raw(path)]
        with path.open("rb") as file:
            pack, raws = open_pack(file.read(MAX_PACK + 1), path.name)
    except OSError as error:
        raise _unusable(path, error) from error
    if pack.problems:
        raise Mistake("\n".join(f"{path}: {each}" for each in pack.problems))
    return raws


def _raw(path: Path) -> RawItem:
    with path.open("rb") as file:
        raw = raw_file(file.read(MAX_BYTES + 1), path.as_posix())
    if raw.kind is None:
        raise Mistake(f"{path}: this is neither a scenario nor a rubric. Take it out of what is to be imported.")
    return raw


def _unusable(path: Path, error: OSError) -> Mistake:
    return Mistake(
        f"{path}: this can't be used ({(error.strerror or 'unknown reason').lower()}). Check its name and rights."
    )
