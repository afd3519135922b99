"""Packs: scenarios and rubrics in one ZIP, with a manifest that says what each file is and what its bytes hash to.

A pack comes from outside, so nothing in it is believed: names, sizes, kinds of entry and hashes are looked at before
a byte is unpacked, nothing is ever written to a disk, and no more is unpacked than a pack may hold.
"""

from __future__ import annotations

import hashlib
import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from assessment.content.decoding import MAX_BYTES
from assessment.content.pack_manifest import MANIFEST, ManifestItem, as_manifest, read_manifest

MAX_PACK = 8 * 1024 * 1024  # bytes, as it arrives
MAX_FILES = 200
MAX_UNPACKED = 16 * 1024 * 1024
MAX_RATIO = 200  # plain text packs to a tenth; what packs to less than this is made to swell
FOLDERS = ("scenarios/", "rubrics/")
CONTENT_NAME = re.compile(r"(?:scenarios|rubrics)/[a-z0-9]+(?:-[a-z0-9]+)*\.yaml")
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, OverflowError, struct.error,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PackedFile:
    """One file of a pack, with what its manifest says of it."""

    item: ManifestItem
    data: bytes


@dataclass(frozen=True, slots=True)
class Pack:
    """What a ZIP holds; with any `problems`, nothing of it may be used and there are no files."""

    files: tuple[PackedFile, ...] = ()
    made_at: str = ""
    baton: str = ""
    problems: tuple[str, ...] = ()


def write_pack(files: Sequence[PackedFile], *, made_at: datetime, baton: str) -> bytes:
    """The ZIP; the same files at the same time give the same bytes."""
    moment = made_at.astimezone(UTC)
    entries = {MANIFEST: as_manifest([file.item for file in files], made_at=moment.isoformat(), baton=baton).encode()}
    entries |= {file.item.file: file.data for file in files}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in entries.items():
            info = zipfile.ZipInfo(name, moment.timetuple()[:6])
            info.create_system, info.external_attr = 3, (stat.S_IFREG | 0o644) << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(info, data)
    return out.getvalue()


def read_pack_file(data: bytes) -> Pack:
    """The files of a pack, or every reason why it can't be used."""
    if len(data) > MAX_PACK:
        size = f"{len(data) / 1024 / 1024:,.0f} MB; at most {MAX_PACK // 1024 // 1024} MB can be read"
        return Pack(problems=(f"The pack has {size}. Export it in parts.",))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            entries = packed.infolist()
            problems = tuple(_refused(entries))
            if problems:
                return Pack(problems=problems)
            return _unpacked(packed, [entry for entry in entries if not entry.is_dir()])
    except _DAMAGED:
        what = "This is not a ZIP file, or it is damaged on the way."
        return Pack(problems=(f"{what} Export it again, or ask for another copy.",))


def sha256_of(data: bytes) -> str:
    """As the manifest writes it, and as `sha256sum` prints it."""
    return hashlib.sha256(data).hexdigest()


def _refused(entries: Sequence[zipfile.ZipInfo]) -> Iterator[str]:
    """What is wrong with the list of entries, before anything is unpacked."""
    if len(entries) > MAX_FILES + len(FOLDERS) + 1:
        yield f"The pack has {len(entries):,} files; at most {MAX_FILES} can be read. Export it in parts."
        return
    seen: dict[str, str] = {}
    for entry in entries:
        name, shown = entry.orig_filename, _shown(entry.orig_filename)
        twin = seen.get(name.casefold())
        seen[name.casefold()] = name
        if twin is not None:
            what = "is in the pack twice" if twin == name else f"and “{_shown(twin)}” differ in capitals only"
            yield f"“{shown}” {what}, so it can't be told which one is meant. Export the pack again."
        else:
            reason = _reason(entry)
            if reason:
                yield f"“{shown}” {reason}"
    total = sum(entry.file_size for entry in entries)
    if total > MAX_UNPACKED:
        size = f"{total / 1024 / 1024:,.0f} MB when unpacked; at most {MAX_UNPACKED // 1024 // 1024} MB can be read"
        yield f"The pack has {size}. A pack of scenarios is never that large: ask where it comes from."


def _reason(entry: zipfile.ZipInfo) -> str:
    """Why that entry may not be in a pack; empty where it may."""
    name, kind = entry.orig_filename, stat.S_IFMT(entry.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return "is a link to another file, which a pack may not have. Export the pack again."
    if name.startswith(("/", "\\")) or ":" in name or ".." in re.split(r"[/\\]", name):
        return "leads out of the pack, which no file of a pack may. Don't use this pack: ask where it comes from."
    if name in FOLDERS and not entry.file_size:
        return ""
    if kind not in (0, stat.S_IFREG):
        return "is not an ordinary file. Export the pack again."
    if name != MANIFEST and not CONTENT_NAME.fullmatch(name):
        return f"has no place in a pack, which holds {MANIFEST}, scenarios/ID.yaml and rubrics/ID.yaml. Take it out."
    if entry.flag_bits & 0x1:
        return "is encrypted. Make the pack without a password."
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "is packed in a way that Baton does not read. Make the pack with ordinary ZIP compression."
    if entry.file_size > MAX_BYTES:
        return f"has {entry.file_size // 1024:,} KB; at most {MAX_BYTES // 1024} KB can be read. Split it."
    if entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
        return "swells far beyond its size when unpacked. Don't use this pack: ask where it comes from."
    return ""


def _unpacked(packed: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo]) -> Pack:
    found = {entry.filename: packed.read(entry) for entry in entries}
    if MANIFEST not in found:
        return Pack(problems=(f"The pack has no {MANIFEST}, so it is not a pack of Baton's. Upload the files singly.",))
    manifest = read_manifest(found.pop(MANIFEST))
    problems = list(manifest.problems)
    if not problems:
        listed = {item.file: item for item in manifest.items}
        for name in sorted(listed.keys() - found.keys()):
            problems.append(f"The manifest lists “{_shown(name)}”, and the pack does not have it. Export it again.")
        for name in sorted(found.keys() - listed.keys()):
            problems.append(f"“{_shown(name)}” is not in the manifest of the pack. Take it out, or export it again.")
        for name in sorted(found.keys() & listed.keys()):
            if sha256_of(found[name]) != listed[name].sha256:
                problems.append(
                    f"“{_shown(name)}” is not what it was when the pack was made: its hash is another. "
                    "Export the pack again, or upload the changed file by itself."
                )
    if problems:
        return Pack(problems=tuple(problems))
    files = tuple(PackedFile(item, found[item.file]) for item in manifest.items)
    return Pack(files, manifest.made_at, manifest.baton)


def _shown(name: str) -> str:
    """A name from outside, fit to be read."""
    text = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in name)
    return text if len(text) <= 80 else f"{text[:79]}…"
