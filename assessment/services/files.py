"""Files and the application: one direction at a time.

At every start the files go onto the shelf. A tutor's version stands in front of its file until the tutor takes the
file again, or until the file holds the very same text; a file that changed meanwhile is shown, not taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from assessment.content import Library, Loaded
from assessment.model.rubric import Rubric
from assessment.model.scenario import Scenario
from assessment.services.shelf import publish, seen_file, stand
from assessment.store import Kind, Publication, Work

FROM_THE_FILES = "from the files"


def put_files_on_the_shelf(data: Work, library: Library, *, at: datetime) -> None:
    """Publish what is new in the files and withdraw what is gone; what a tutor published stays as the tutor left it."""
    _put(data, "rubric", library.rubrics, at=at)  # first, since scenarios are marked by them
    _put(data, "scenario", library.scenarios, at=at)


def file_of(library: Library, kind: Kind, content_id: str) -> Loaded[Scenario] | Loaded[Rubric] | None:
    """The file of that id, as it was when Baton started."""
    return library.rubrics.get(content_id) if kind == "rubric" else library.scenarios.get(content_id)


def differs_from_file(data: Work, library: Library, last: Publication) -> bool:
    """Whether the file has changed since a tutor's version came to stand in front of it."""
    file = file_of(library, last.kind, last.content_id)
    if file is None or last.origin == "file" or file.hash == last.hash:
        return False
    return file.hash != seen_file(data, last)


def changed_at(file: Loaded[Scenario] | Loaded[Rubric]) -> datetime | None:
    """When the file was last written; None where that can't be told any more."""
    try:
        return datetime.fromtimestamp(file.path.stat().st_mtime, UTC)
    except OSError:
        return None


def _put(
    data: Work, kind: Kind, files: Mapping[str, Loaded[Scenario]] | Mapping[str, Loaded[Rubric]], *, at: datetime
) -> None:
    latest = {publication.content_id: publication for publication in data.versions.latest(kind)}
    for content_id, file in files.items():
        last = latest.get(content_id)
        if last and _stays(last, file.hash):
            continue
        publish(
            data, file.item, text=file.text, hash=file.hash, origin="file", by_id=None, at=at, after=last,
            note=FROM_THE_FILES,
        )  # fmt: skip
    for last in latest.values():
        if last.content_id not in files and last.origin == "file" and last.state == "published":
            note = "its file is gone, or can't be used"
            stand(data, kind, last.content_id, last.hash, "file", "withdrawn", None, at=at, after=last, note=note)


def _stays(last: Publication, file_hash: str) -> bool:
    same = (last.hash, last.state) == (file_hash, "published")
    # A tutor's version that the file holds too, word for word: from here on the file leads again.
    return not same if last.origin == "tutor" else same
