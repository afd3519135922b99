"""Packs from outside: whatever is in the ZIP, nothing harmful is unpacked, and each refusal is a sentence."""

from __future__ import annotations

import hashlib
import io
import json
import random
import stat
import warnings
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from assessment.content.pack_manifest import ManifestItem
from assessment.content.packs import MAX_FILES, MAX_PACK, Pack, PackedFile, read_pack_file, sha256_of, write_pack

AT = datetime(2026, 10, 15, 14, 5, 6, tzinfo=UTC)
TEXT = b"id: late-parcel\ntitle: A late parcel\n"
NAME = "scenarios/late-parcel.yaml"


def listed(data: bytes = TEXT, name: str = NAME, **other: Any) -> dict[str, Any]:
    """The entry of a manifest for that file."""
    entry = {"kind": "scenario", "id": "late-parcel", "file": name, "sha256": hashlib.sha256(data).hexdigest()}
    return entry | {"title": "A late parcel", "number": 3, "note": "Clearer."} | other


def manifest(*items: dict[str, Any], **other: Any) -> bytes:
    """A manifest of those."""
    return json.dumps({"format": 1, "made_at": "2026", "baton": "0.1.0", "items": list(items), **other}).encode()


Entries = list[tuple[str | zipfile.ZipInfo, bytes]]


def zipped(entries: Entries, compress: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of these entries, whatever they are."""
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", compress) as packed:
        warnings.simplefilter("ignore")  # zipfile warns of the duplicates that some of these tests are about
        for name, data in entries:
            packed.writestr(name, data)
    return out.getvalue()


GOOD: Entries = [("manifest.json", manifest(listed())), (NAME, TEXT)]


def special(name: str, mode: int = 0, flags: int = 0) -> zipfile.ZipInfo:
    """An entry that is not an ordinary file."""
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr, info.flag_bits = 3, mode << 16, flags
    return info


def read(*more: tuple[str | zipfile.ZipInfo, bytes]) -> Pack:
    """What is read of a good pack with more entries."""
    return read_pack_file(zipped([*GOOD, *more]))


def encrypted() -> bytes:
    """A good pack whose file says that it is encrypted, in both places where a ZIP says so."""
    data = bytearray(zipped(GOOD, zipfile.ZIP_STORED))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.rindex(signature)
        data[place + offset] |= 1
    return bytes(data)


def test_a_pack_comes_back_as_it_was_written() -> None:
    item = ManifestItem("scenario", "late-parcel", NAME, sha256_of(TEXT), "A late parcel", 3, "Clearer. “é”")
    packed = write_pack([PackedFile(item, TEXT)], made_at=AT, baton="0.1.0")
    assert packed == write_pack([PackedFile(item, TEXT)], made_at=AT, baton="0.1.0")
    pack = read_pack_file(packed)
    assert pack == Pack((PackedFile(item, TEXT),), "2026-10-15T14:05:06+00:00", "0.1.0")
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        assert opened.namelist() == ["manifest.json", NAME]
        assert {info.date_time for info in opened.infolist()} == {(2026, 10, 15, 14, 5, 6)}


def test_a_pack_that_was_unpacked_and_packed_again_by_hand_is_read() -> None:
    folder = special("scenarios/", stat.S_IFDIR | 0o755)
    assert read_pack_file(zipped([(folder, b""), *GOOD])).problems == ()


HOSTILE: list[tuple[str, Callable[[], bytes], str]] = [
    ("not a zip", lambda: b"PK\x03\x04 but no more", "This is not a ZIP file, or it is damaged on the way. Export it"),
    ("empty", lambda: b"", "This is not a ZIP file"),
    ("cut off", lambda: zipped(GOOD)[:-30], "This is not a ZIP file, or it is damaged on the way"),
    ("damaged", lambda: zipped(GOOD, zipfile.ZIP_STORED).replace(b"A late parcel\n", b"B late parcel\n"), "damaged"),
    ("too large", lambda: b"PK" + bytes(MAX_PACK), "The pack has 8 MB; at most 8 MB can be read. Export it in parts."),
    (
        "too many files",
        lambda: zipped([(f"scenarios/s{n}.yaml", b"") for n in range(MAX_FILES + 4)]),
        "The pack has 204 files; at most 200 can be read. Export it in parts.",
    ),
    ("up", lambda: zipped([*GOOD, ("scenarios/../../etc/passwd", b"")]), "leads out of the pack, which no file"),
    ("absolute", lambda: zipped([*GOOD, ("/etc/passwd", b"")]), "“/etc/passwd” leads out of the pack"),
    ("backslash", lambda: zipped([*GOOD, ("..\\x.yaml", b"")]), "leads out of the pack"),
    ("drive", lambda: zipped([*GOOD, ("C:x.yaml", b"")]), "“C:x.yaml” leads out of the pack"),
    (
        "symlink",
        lambda: zipped([*GOOD, (special("rubrics/x.yaml", stat.S_IFLNK | 0o777), b"/etc/passwd")]),
        "“rubrics/x.yaml” is a link to another file, which a pack may not have. Export the pack again.",
    ),
    ("device", lambda: zipped([*GOOD, (special("rubrics/x.yaml", stat.S_IFCHR), b"")]), "is not an ordinary file"),
    ("twice", lambda: zipped([*GOOD, (NAME, TEXT)]), f"“{NAME}” is in the pack twice, so it can't be told"),
    (
        "case twins",
        lambda: zipped([*GOOD, ("Scenarios/Late-Parcel.yaml", TEXT)]),
        "“Scenarios/Late-Parcel.yaml” and “scenarios/late-parcel.yaml” differ in capitals only, so it can't be told",
    ),
    ("encrypted", encrypted, f"“{NAME}” is encrypted. Make the pack without a password."),
    ("bzip2", lambda: zipped(GOOD, zipfile.ZIP_BZIP2), "is packed in a way that Baton does not read"),
    (
        "bomb",
        lambda: zipped([*GOOD, ("rubrics/bomb.yaml", bytes(250_000))]),
        "“rubrics/bomb.yaml” swells far beyond its size when unpacked. Don't use this pack: ask where it comes from.",
    ),
    (
        "large file",
        lambda: zipped([*GOOD, ("rubrics/big.yaml", random.Random(1).randbytes(300_000))]),
        "has 292 KB; at",
    ),
    (
        "large in all",
        lambda: zipped([(f"rubrics/r{n}.yaml", random.Random(1).randbytes(1_000) * 250) for n in range(70)]),
        "The pack has 17 MB when unpacked; at most 16 MB can be read",
    ),
    ("no manifest", lambda: zipped([(NAME, TEXT)]), "The pack has no manifest.json, so it is not a pack of Baton's."),
    ("no JSON", lambda: zipped([("manifest.json", b"{"), (NAME, TEXT)]), "The manifest.json of the pack is not JSON."),
    ("deep JSON", lambda: zipped([("manifest.json", b"[" * 60_000)], zipfile.ZIP_STORED), "is not JSON. Export"),
    (
        "a list",
        lambda: zipped([("manifest.json", b"[]"), (NAME, TEXT)]),
        "a format that this version of Baton does not",
    ),
    (
        "newer",
        lambda: zipped([("manifest.json", manifest(listed(), format=2)), (NAME, TEXT)]),
        "The pack has a format that this version of Baton does not know (2); it reads format 1. Bring Baton up to date",
    ),
    (
        "a format that is nearly a number",
        lambda: zipped([("manifest.json", manifest(listed(), format=True)), (NAME, TEXT)]),
        "a format that this version of Baton does not know; it reads format 1",
    ),
    (
        "odd manifest",
        lambda: zipped([("manifest.json", manifest(listed(number="3"))), (NAME, TEXT)]),
        "The manifest.json of the pack is not in order at items > 1 > number. Export the pack again.",
    ),
    (
        "half a letter",
        lambda: zipped([("manifest.json", manifest(listed(title="\ud800"))), (NAME, TEXT)]),
        "items > 1 > title",
    ),
    ("nothing", lambda: zipped([("manifest.json", manifest())]), "The pack is empty: its manifest lists nothing."),
    (
        "listed twice",
        lambda: zipped([("manifest.json", manifest(listed(), listed())), (NAME, TEXT)]),
        "The manifest lists the scenario “late-parcel” twice.",
    ),
    (
        "another place",
        lambda: zipped([("manifest.json", manifest(listed(kind="rubric"))), (NAME, TEXT)]),
        "The manifest has the rubric “late-parcel” in a file of another name or folder.",
    ),
    (
        "missing file",
        lambda: zipped([("manifest.json", manifest(listed()))]),
        f"The manifest lists “{NAME}”, and the pack does not have it. Export it again.",
    ),
    (
        "extra file",
        lambda: zipped([*GOOD, ("rubrics/more.yaml", b"x")]),
        "“rubrics/more.yaml” is not in the manifest of the pack. Take it out, or export it again.",
    ),
    (
        "other file",
        lambda: zipped([*GOOD, ("readme\x1b[31m.txt", b"x")]),
        "“readme\N{REPLACEMENT CHARACTER}[31m.txt” has no place in a pack, which holds manifest.json, scenarios/ID.yaml",
    ),
    (
        "wrong hash",
        lambda: zipped([("manifest.json", manifest(listed(b"other"))), (NAME, TEXT)]),
        f"“{NAME}” is not what it was when the pack was made: its hash is another.",
    ),
]


@pytest.mark.parametrize(("data", "words"), [case[1:] for case in HOSTILE], ids=[case[0] for case in HOSTILE])
def test_what_may_not_be_in_a_pack_is_refused_in_a_sentence(data: Callable[[], bytes], words: str) -> None:
    pack = read_pack_file(data())
    assert pack.files == ()
    assert any(words in problem for problem in pack.problems), pack.problems


def test_a_name_that_hides_its_end_behind_a_nul_is_refused() -> None:
    data = zipped([*GOOD, ("rubrics/x.yamlX.exe", b"")]).replace(b"x.yamlX.exe", b"x.yaml\0.exe")
    assert any("has no place in a pack" in problem for problem in read_pack_file(data).problems)


def test_every_problem_is_said_at_once() -> None:
    assert len(read(("/a", b""), ("b", b"")).problems) == 2


def test_a_pack_with_any_bytes_changed_is_read_or_refused_and_never_fails() -> None:
    chance, whole = random.Random(7), zipped(GOOD)
    refused = 0
    for _ in range(1_500):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        pack = read_pack_file(bytes(data))
        assert bool(pack.problems) != bool(pack.files)
        refused += bool(pack.problems)
    assert refused > 1_000
