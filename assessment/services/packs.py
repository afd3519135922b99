"""Sharing scenarios and rubrics between centres: a pack out, a pack in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assessment import __version__
from assessment.content import Parsed
from assessment.content.pack_manifest import ManifestItem
from assessment.content.packs import PackedFile, sha256_of, write_pack
from assessment.errors import Conflict, ContentProblem, Mistake
from assessment.model.people import Actor
from assessment.model.rubric import Rubric
from assessment.model.scenario import DEFAULT_UNITS, Scenario
from assessment.services.centre import Centre, again_if_taken
from assessment.services.content_versions import ContentVersion, no_such, text_of, version_view
from assessment.services.draft_views import title_of
from assessment.services.neighbours import fits_its_neighbours
from assessment.services.pack_plans import Examined, Key, PackPlan, RawItem, examine_items, open_pack, plan_of, stand_of
from assessment.services.permissions import Action, require
from assessment.services.publishing import note_of
from assessment.services.shelf import publish, rubrics_now, scenario_of
from assessment.services.words import day_and_time, name_of
from assessment.store import Publication, Taken, Work


def export_pack(centre: Centre, who: Actor, kind_ids: Sequence[Key]) -> bytes:
    """A ZIP of these, as they stand in the library, and of the centre's own rubrics that the scenarios need."""
    require(who, Action.AUTHOR)
    if not kind_ids:
        raise Mistake("Nothing is chosen. Choose the scenarios and rubrics to export first.")

    def once() -> bytes:
        with centre.store.writing() as data:
            chosen = _with_rubrics(data, kind_ids)
            now = centre.now()
            packed = write_pack([_packed(data, each) for each in chosen], made_at=now, baton=__version__)
            detail = {"sha256": sha256_of(packed), "items": [f"{each.kind}/{each.content_id}" for each in chosen]}
            data.audit.add("pack_exported", "library", at=now, by=who.id, detail=detail)
            return packed

    return again_if_taken(once)


def read_pack(centre: Centre, who: Actor, data: bytes, name: str) -> PackPlan:
    """What is in a pack (.zip), or in one scenario or rubric (.yaml), and what importing it would do. Keeps nothing."""
    require(who, Action.AUTHOR)
    pack, raws = open_pack(data, name)
    return plan_of(centre, name, pack, raws)


def import_pack(
    centre: Centre,
    who: Actor,
    data: bytes,
    *,
    take: Sequence[Key],
    note: str,
    seen: Mapping[Key, str | None] | None = None,
    name: str = "pack.zip",
) -> list[ContentVersion]:
    """Publish what is named in `take`: all of it or nothing. What is in the library word for word makes no new version.

    `seen` is the plan's: where something stands otherwise now, or was never shown, Conflict. ContentProblem lists what
    is wrong with the pack or with what is taken.
    """
    require(who, Action.PUBLISH)
    said = note_of(note)
    pack, raws = open_pack(data, name)
    if pack.problems:
        raise ContentProblem("\n".join(pack.problems))
    return take_in(centre, who.id, raws, take=take, seen=seen or {}, note=said, source=name)


def take_in(
    centre: Centre,
    by_id: str | None,
    raws: Sequence[RawItem],
    *,
    take: Sequence[Key],
    seen: Mapping[Key, str | None],
    note: str,
    source: str,
) -> list[ContentVersion]:
    """The import itself; by nobody where it is the installation's own."""
    wanted = set(take)
    chosen = [raw for raw in raws if raw.kind is not None and (raw.kind, raw.id) in wanted]
    missing = sorted(f"{kind} “{id}”" for kind, id in wanted - {(raw.kind, raw.id) for raw in chosen})
    if missing:
        raise Mistake(
            f"The pack does not have the {', the '.join(missing)}. Nothing was imported: read the pack again."
        )
    if not wanted:
        raise Mistake("Nothing is chosen, so nothing was imported. Choose what to take from the pack.")
    return again_if_taken(lambda: _take_in(centre, by_id, chosen, seen, note, source))


def _take_in(
    centre: Centre, by_id: str | None, raws: Sequence[RawItem], seen: Mapping[Key, str | None], note: str, source: str
) -> list[ContentVersion]:
    with centre.store.reading() as data:
        before = {unit: each.hash for unit, each in rubrics_now(data).items()}
        examined = examine_items(data, raws)
    _all_in_order(examined)
    with centre.store.publishing() as data:
        if before != {unit: each.hash for unit, each in rubrics_now(data).items()}:
            raise Taken  # a rubric changed while we read: read beside the new one
        fits_its_neighbours(
            data, {each.item.id: each.item for each in examined.parsed.values() if isinstance(each.item, Rubric)}
        )
        made = [
            version_view(data, publication, current=True)
            for key, parsed in sorted(examined.parsed.items())  # "rubric" is before "scenario"
            if (publication := _taken(centre, data, by_id, key, parsed, seen, note))
        ]
        now = centre.now()
        for version in made:
            detail = {"number": version.number, "hash": version.hash, "from": source, "note": note}
            data.audit.add(f"{version.kind}_imported", version.content_id, at=now, by=by_id, detail=detail)
        return made


def _all_in_order(examined: Examined) -> None:
    problems = [str(problem) for parsed in examined.parsed.values() for problem in parsed.problems]
    if problems:
        raise ContentProblem("Nothing was imported, because of what is wrong here:\n" + "\n".join(problems))


def _taken(
    centre: Centre,
    data: Work,
    by_id: str | None,
    key: Key,
    parsed: Parsed[Scenario] | Parsed[Rubric],
    seen: Mapping[Key, str | None],
    note: str,
) -> Publication | None:
    """The new version; None where the library has it already."""
    last = data.versions.latest_of(key[1], key[0])
    if last and (last.hash, last.state) == (parsed.hash, "published"):
        return None
    if last and stand_of(last) != seen.get(key):
        raise Conflict(
            f"The {key[0]} “{key[1]}” in the library is not the one that this import was compared with: it was "
            f"{last.state} by {name_of(data, last.by_id)} on {day_and_time(last.at)}. Nothing was imported: read the "
            "pack again and look at what it would change."
        )
    return publish(
        data,
        parsed.required(),
        text=parsed.text,
        hash=parsed.hash,
        origin="tutor",
        by_id=by_id,
        at=centre.now(),
        after=last,
        note=note,
    )


def _with_rubrics(data: Work, kind_ids: Sequence[Key]) -> list[Publication]:
    """What was asked for and the rubrics that go with it, rubrics first, each once."""
    chosen: dict[Key, Publication] = {}
    for kind, id in kind_ids:
        chosen[kind, id] = _standing(data, (kind, id))
        if kind == "scenario":
            chosen |= _own_rubrics(data, scenario_of(data, chosen[kind, id].hash))
    return [chosen[key] for key in sorted(chosen)]


def _own_rubrics(data: Work, scenario: Scenario) -> dict[Key, Publication]:
    """The rubrics that the scenario is marked by and another centre may not have: all but Baton's own, as its files
    have them."""
    rubrics, units = rubrics_now(data), list(scenario.units)
    for unit in units:
        units += sorted(rubrics[unit].item.borrows() - {*units}) if unit in rubrics else []
    found: dict[Key, Publication] = {}
    for unit in units:
        last = data.versions.latest_of(unit, "rubric")
        if last and last.state == "published" and not (unit in DEFAULT_UNITS and last.origin == "file"):
            found["rubric", unit] = last
    return found


def _standing(data: Work, key: Key) -> Publication:
    last = data.versions.latest_of(key[1], key[0])
    if last is None:
        raise no_such(*key)
    if last.state != "published":
        raise Mistake(f"The {key[0]} “{key[1]}” is {last.state}. Bring it back first, or leave it out of the pack.")
    return last


def _packed(data: Work, publication: Publication) -> PackedFile:
    text, kind, id = text_of(data, publication), publication.kind, publication.content_id
    packed = text.encode("utf-8")
    item = ManifestItem(
        kind, id, f"{kind}s/{id}.yaml", sha256_of(packed), title_of(text) or id, publication.number, publication.note
    )
    return PackedFile(item, packed)
