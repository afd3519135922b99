"""Versions of scenarios and rubrics: from the files into the store, and from the store back as models."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from assessment.content import Library, parse_rubric, parse_scenario
from assessment.errors import ContentProblem, NotFound
from assessment.model.marking import Pins
from assessment.model.rubric import Rubric
from assessment.model.scenario import Scenario
from assessment.store import Origin, Publication, Version, Work

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


def put_files_on_the_shelf(data: Work, library: Library, *, at: datetime) -> None:
    """Keep the text of every file, publish what is new and withdraw what is gone.

    A scenario that a tutor saved stays as the tutor left it, whatever the files say.
    """
    for rubric in library.rubrics.values():
        data.versions.keep_rubric(rubric.hash, rubric.item.id, rubric.text, at=at)
    latest = {publication.scenario_id: publication for publication in data.versions.latest()}
    for scenario_id, loaded in library.scenarios.items():
        last = latest.get(scenario_id)
        if last and (last.origin == "tutor" or (last.hash, last.state) == (loaded.hash, "published")):
            continue
        text, hash = loaded.text, loaded.hash
        publish(data, loaded.item, text=text, hash=hash, origin="file", by_id=None, at=at, after=last)
    for publication in latest.values():
        if publication.scenario_id not in library.scenarios and publication.origin == "file":
            _withdraw(data, publication, at=at)


def publish(
    data: Work,
    scenario: Scenario,
    *,
    text: str,
    hash: str,
    origin: Origin,
    by_id: str | None,
    at: datetime,
    after: Publication | None,
) -> Publication:
    """Keep the text and make it the published version; Taken if another was published since `after`."""
    data.versions.keep_scenario(Version(hash, scenario.id, scenario.title, scenario.sector, scenario.level, text, at))
    number = after.number + 1 if after else 1
    publication = Publication(scenario.id, number, hash, origin, "published", by_id, at)
    data.versions.publish(publication)
    return publication


def published(data: Work) -> list[Publication]:
    """What stands in the library now."""
    return [publication for publication in data.versions.latest() if publication.state == "published"]


def published_scenario(data: Work, scenario_id: str) -> Publication:
    """The published version of that scenario, or NotFound."""
    publication = data.versions.latest_of(scenario_id)
    if publication is None or publication.state != "published":
        raise NotFound(f"There is no scenario “{scenario_id}” in the library. Go back to the list of scenarios.")
    return publication


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


def _withdraw(data: Work, last: Publication, *, at: datetime) -> None:
    if last.state == "published":
        data.versions.publish(Publication(last.scenario_id, last.number + 1, last.hash, "file", "withdrawn", None, at))


def _readable(item: Item | None, kind: str, hash: str) -> Item:
    if item is None:
        raise ContentProblem(
            f"The {kind} of this attempt (version {hash[:19]}) was written for another version of Baton "
            "and can't be read by this one. Its text is kept; ask whoever looks after Baton here to update it."
        )
    return item
