"""Versions of scenarios and rubrics: into the store, and from the store back as models."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from assessment.content import parse_rubric, parse_scenario, units_to_mark
from assessment.errors import ContentProblem, NotFound
from assessment.model.marking import Pins
from assessment.model.rubric import Rubric
from assessment.model.scenario import Scenario
from assessment.store import Kind, Origin, Publication, Standing, Version, Work

Item = TypeVar("Item")

# By hash of the text, so that an entry can never be out of date.
_scenarios: dict[str, Scenario] = {}
_rubrics: dict[str, Rubric] = {}


@dataclass(frozen=True, slots=True)
class Pinned:
    """Everything an attempt is marked against, as it was when it started."""

    scenario: Scenario
    rubrics: tuple[Rubric, ...]
    pins: Pins


@dataclass(frozen=True, slots=True)
class Shelved:
    """A rubric that stands in the library, with the hash that attempts pin."""

    item: Rubric
    hash: str


def publish(
    data: Work,
    item: Scenario | Rubric,
    *,
    text: str,
    hash: str,
    origin: Origin,
    by_id: str | None,
    at: datetime,
    after: Publication | None,
    note: str = "",
) -> Publication:
    """Keep the text and make it the published version; Taken if another was published since `after`."""
    keep(data, item, text, hash, at=at)
    return stand(data, kind_of_item(item), item.id, hash, origin, "published", by_id, at=at, after=after, note=note)


def keep(data: Work, item: Scenario | Rubric, text: str, hash: str, *, at: datetime) -> None:
    """Keep the text of that item for good; nothing happens when it is kept already."""
    if isinstance(item, Rubric):
        data.versions.keep_rubric(hash, item.id, text, at=at)
        return
    data.versions.keep_scenario(Version(hash, item.id, item.title, item.sector, item.level, text, at))


def stand(
    data: Work,
    kind: Kind,
    content_id: str,
    hash: str,
    origin: Origin,
    state: Standing,
    by_id: str | None,
    *,
    at: datetime,
    after: Publication | None,
    note: str,
    file_hash: str | None = None,
) -> Publication:
    """Append where a version that is kept stands now. `file_hash`: the file that was seen beside it; what had been
    seen before, if left out."""
    number = after.number + 1 if after else 1
    seen = file_hash or (hash if origin == "file" else seen_file(data, after))
    publication = Publication(kind, content_id, number, hash, origin, state, note, seen, by_id, at)
    data.versions.publish(publication)
    return publication


def seen_file(data: Work, publication: Publication | None) -> str | None:
    """The file that was last taken into account when that was published, by its hash; None if there was none."""
    if publication is None:
        return None
    if publication.origin == "file":
        return publication.hash
    if publication.file_hash is not None:
        return publication.file_hash
    before = data.versions.all_of(publication.content_id, publication.kind)
    return next((each.hash for each in before if each.origin == "file" and each.number < publication.number), None)


def kind_of_item(item: Scenario | Rubric) -> Kind:
    """Which of the two it is."""
    return "rubric" if isinstance(item, Rubric) else "scenario"


def published(data: Work, kind: Kind = "scenario") -> list[Publication]:
    """What stands in the library now, by id."""
    return [publication for publication in data.versions.latest(kind) if publication.state == "published"]


def published_scenario(data: Work, scenario_id: str) -> Publication:
    """The published version of that scenario, or NotFound."""
    publication = data.versions.latest_of(scenario_id)
    if publication is None or publication.state != "published":
        raise NotFound(f"There is no scenario “{scenario_id}” in the library. Go back to the list of scenarios.")
    return publication


def rubrics_now(data: Work) -> dict[str, Shelved]:
    """The rubrics that stand in the library now, from files and by tutors, by unit."""
    return {
        publication.content_id: Shelved(rubric_of(data, publication.hash), publication.hash)
        for publication in published(data, "rubric")
    }


def rubrics_to_mark(scenario: Scenario, rubrics: Mapping[str, Shelved]) -> tuple[Shelved, ...]:
    """Of these rubrics those that the scenario is marked by, in the order in which the engine is given them."""
    units = units_to_mark(scenario.units, {unit: each.item for unit, each in rubrics.items()})
    return tuple(rubrics[unit] for unit in units)


def content_of(data: Work, kind: Kind, hash: str) -> Scenario | Rubric:
    """The scenario or rubric of that version."""
    return rubric_of(data, hash) if kind == "rubric" else scenario_of(data, hash)


def scenario_of(data: Work, hash: str) -> Scenario:
    """The scenario of that version."""
    if hash not in _scenarios:
        version = data.versions.scenario(hash)
        text = version.text if version else ""
        parsed = parse_scenario(text, version.scenario_id if version else hash)
        _scenarios[hash] = _readable(parsed.item, "scenario", hash)
    return _scenarios[hash]


def rubric_of(data: Work, hash: str) -> Rubric:
    """The rubric of that version."""
    if hash not in _rubrics:
        parsed = parse_rubric(data.versions.rubric_text(hash) or "", hash)
        _rubrics[hash] = _readable(parsed.item, "rubric", hash)
    return _rubrics[hash]


def pinned(data: Work, attempt_id: str, scenario_hash: str) -> Pinned:
    """What that attempt pinned."""
    pins = Pins(scenario=scenario_hash, rubrics=data.attempts.rubrics(attempt_id))
    rubrics = tuple(rubric_of(data, hash) for _, hash in pins.rubrics)
    return Pinned(scenario_of(data, scenario_hash), rubrics, pins)


def _readable(item: Item | None, kind: str, hash: str) -> Item:
    if item is None:
        raise ContentProblem(
            f"The {kind} of this attempt (version {hash[:19]}) was written for another version of Baton "
            "and can't be read by this one. Its text is kept; ask whoever looks after Baton here to update it."
        )
    return item
