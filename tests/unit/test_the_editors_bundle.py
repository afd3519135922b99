"""What the browser is given is what the sources say: nothing here needs npm."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "ui" / "editor"
STATIC = ROOT / "ui" / "static"


def sources_hash() -> str:
    """As ui/editor/build.mjs counts it: each file's name, a zero, its text, a zero."""
    names = ["build.mjs", "package-lock.json", "package.json", *(f"src/{path.name}" for path in SOURCES.glob("src/*"))]
    whole = sha256()
    for name in sorted(names):
        text = (SOURCES / name).read_text(encoding="utf-8")  # line ends as in the repository
        whole.update(f"{name}\0{text}\0".encode())
    return whole.hexdigest()


def test_the_bundle_was_built_from_the_sources_as_they_are() -> None:
    banner = (STATIC / "yaml-editor.js").read_text(encoding="utf-8").splitlines()[0]
    built_from = re.search(r"sha256:([0-9a-f]{64})", banner)
    assert built_from, "ui/static/yaml-editor.js has no banner: run `make editor`."
    assert built_from[1] == sources_hash(), "ui/editor has changed since ui/static/yaml-editor.js: run `make editor`."


@pytest.mark.parametrize("form", ["scenario", "rubric"])
def test_the_editor_completes_from_the_form_as_it_is(form: str) -> None:
    name = f"{form}.schema.json"
    served, known = ((folder / name).read_bytes() for folder in (STATIC, ROOT / "docs" / "schema"))
    assert served == known, f"ui/static/{name} is not docs/schema/{name}: run `make schemas`."


def test_every_package_of_the_bundle_has_its_licence_beside_it() -> None:
    licences = (STATIC / "yaml-editor-LICENCES.txt").read_text(encoding="utf-8")
    named = re.findall(
        r'^    "(?!esbuild)([@a-z][\w/@.-]*)": "\d', (SOURCES / "package.json").read_text(), re.MULTILINE
    )
    assert len(named) >= 10
    for package in named:
        assert re.search(rf"^{re.escape(package)} \d", licences, re.MULTILINE), f"{package} has no licence text."
    assert licences.count("Permission") >= len(named)


def test_the_bundle_and_the_lock_name_no_place_to_fetch_from() -> None:
    assert '"resolved"' not in (SOURCES / "package-lock.json").read_text(encoding="utf-8")
    for path in (STATIC / "yaml-editor.js", *SOURCES.glob("src/*")):
        assert not re.search(r"https?://(?!www\.w3\.org/)[\w.-]+\.\w{2,}/", path.read_text(encoding="utf-8")), path.name
