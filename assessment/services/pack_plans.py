"""What an import would do: each scenario and rubric of a pack beside what stands in the library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Literal

from assessment.content import Parsed, Problem, kind_of, open_source
from assessment.content.files import ENDINGS
from assessment.content.packs import Pack, read_pack_file
from assessment.model.rubric import Rubric
from assessment.model.scenario import Scenario
from assessment.review.line_changes import DiffLine, text_diff
from assessment.services.centre import Centre
from assessment.services.draft_views import title_of
from assessment.services.exemplar_runs import exemplar_runs
from assessment.services.neighbours import misfits
from assessment.services.publishing import parse
from assessment.services.shelf import Shelved, rubrics_now, rubrics_to_mark
from assessment.store import Kind, Publication, Work

MOST_TRIED = 150  # exemplars; a second holds six, and somebody waits for the page

Key = tuple[Kind, str]


@dataclass(frozen=True, slots=True)
class RawItem:
    """One file to be imported, not yet looked at."""

    kind: Kind | None
    id: str
    file: str
    data: bytes
    note: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class PackItem:
    """One scenario or rubric of a pack, and what taking it would do.

    `lines` is the change, where there is one; `stands` says how it stands in the library: "", "published", "retired" or
    "withdrawn". `differences` are the exemplars that this engine marks otherwise than their author expects, in words:
    to know, not to mend, since the other centre's Baton may be newer. `tried` is False where there were too many.
    """

    kind: Kind
    id: str
    file: str
    title: str
    state: Literal["new", "same", "changes", "refused"]
    hash: str
    stands: str = ""
    problems: tuple[Problem, ...] = ()
    lines: tuple[DiffLine, ...] = ()
    differences: tuple[str, ...] = ()
    tried: bool = True
    note: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class PackPlan:
    """What is in a pack. With `problems` of the pack itself there are no items. `seen` goes back to the import."""

    name: str
    made_at: str
    baton: str
    items: tuple[PackItem, ...]
    problems: tuple[str, ...]
    seen: dict[Key, str | None]


@dataclass(frozen=True, slots=True)
class Examined:
    """The items read, rubrics first; those in order have an item."""

    raws: dict[Key, RawItem]
    parsed: dict[Key, Parsed[Scenario] | Parsed[Rubric]]
    rubrics: dict[str, Shelved]  # as they would be after the import


def open_pack(data: bytes, name: str) -> tuple[Pack, list[RawItem]]:
    """The pack, and the files in it; one YAML file is a pack of one."""
    if PurePath(name).suffix.lower() in ENDINGS:
        raw = raw_file(data, PurePath(name).stem.replace(".", " "))
        if raw.kind is None:
            what = f"“{name}” is neither a scenario (with “facts”) nor a rubric (with “checks” and “points”)."
            return Pack(problems=(f"{what} Choose another file.",)), []
        return Pack(), [raw]
    pack = read_pack_file(data)
    return pack, [
        RawItem(each.item.kind, each.item.id, each.item.file, each.data, each.item.note, each.item.number)
        for each in pack.files
    ]


def raw_file(data: bytes, name: str) -> RawItem:
    """A file by itself; its kind and id are what it says of itself."""
    opened = open_source(data)
    named = opened.tree.get("id") if opened.tree else None
    own_id = (named.text if named else None) or PurePath(name).stem
    # What can't be read at all has no kind; looked at as a scenario, it says what is wrong with it.
    kind = kind_of(opened) or ("scenario" if opened.tree is None else None)
    return RawItem(kind, own_id[:80], name, data)


def examine_items(data: Work, raws: Sequence[RawItem]) -> Examined:
    """Every item beside the rubrics that would stand after the import."""
    by_key = {(raw.kind, raw.id): raw for raw in raws if raw.kind is not None}
    now = rubrics_now(data)
    rubrics, parsed = _linked_rubrics(now, {key: raw for key, raw in by_key.items() if key[0] == "rubric"})
    changed = {key[1]: each.item for key, each in parsed.items() if isinstance(each.item, Rubric)}
    for unit, sentences in misfits(data, changed).items():
        key: Key = ("rubric", unit)
        found = tuple(Problem(by_key[key].file, 1, "", each, "") for each in sentences)
        parsed[key] = Parsed(None, found, parsed[key].text, parsed[key].hash, parsed[key].tree)
    for key, raw in by_key.items():
        if key[0] == "scenario":
            parsed[key] = parse("scenario", raw.data, raw.file, rubrics)
    return Examined(by_key, {key: _of_that_id(key, by_key[key], each) for key, each in parsed.items()}, rubrics)


def plan_of(centre: Centre, name: str, pack: Pack, raws: Sequence[RawItem], *, try_exemplars: bool = True) -> PackPlan:
    """What importing these would do."""
    if pack.problems:
        return PackPlan(name, "", "", (), pack.problems, {})
    with centre.store.reading() as data:
        examined = examine_items(data, raws)
        there = {key: data.versions.latest_of(key[1], key[0]) for key in examined.parsed}
        items = [_item(data, examined, key, there[key]) for key in examined.parsed]
    if try_exemplars:
        items = _tried(centre, examined, items)
    seen = {key: stand_of(last) for key, last in there.items()}
    return PackPlan(name, pack.made_at, pack.baton, tuple(items), (), seen)


def stand_of(last: Publication | None) -> str | None:
    """How something stands in the library, to be compared later: None where there is nothing of that id."""
    if last is None:
        return None
    return last.hash if last.state == "published" else f"{last.state} {last.hash}"


def _linked_rubrics(
    now: Mapping[str, Shelved], raws: Mapping[Key, RawItem]
) -> tuple[dict[str, Shelved], dict[Key, Parsed[Scenario] | Parsed[Rubric]]]:
    """The rubrics as they would be, and each new one beside them: one that is refused can't help another."""
    alone = {key: parse("rubric", raw.data, raw.file, None) for key, raw in raws.items()}
    good = {key for key, each in alone.items() if each.item is not None}
    while True:
        rubrics = dict(now)
        for key in good:
            item = alone[key].item
            assert isinstance(item, Rubric)
            rubrics[key[1]] = Shelved(item, alone[key].hash)
        linked = {key: parse("rubric", raws[key].data, raws[key].file, rubrics) for key in good}
        still = {key for key, each in linked.items() if each.item is not None}
        if still == good:
            return dict(sorted(rubrics.items())), {key: linked.get(key, alone[key]) for key in raws}
        alone |= linked
        good = still


def _of_that_id(key: Key, raw: RawItem, parsed: Parsed[Scenario] | Parsed[Rubric]) -> Parsed[Scenario] | Parsed[Rubric]:
    """Refused where the text is of another id than the pack says."""
    if parsed.item is None or parsed.item.id == key[1]:
        return parsed
    problem = Problem(
        raw.file, 1, "id", f"the pack calls this “{key[1]}”, and it is “{parsed.item.id}”.", "Export it again."
    )
    return Parsed(None, (problem,), parsed.text, parsed.hash, parsed.tree)


def _item(data: Work, examined: Examined, key: Key, last: Publication | None) -> PackItem:
    raw, parsed = examined.raws[key], examined.parsed[key]
    state: Literal["new", "same", "changes", "refused"] = "new"
    lines: tuple[DiffLine, ...] = ()
    if parsed.item is None:
        state = "refused"
    elif last is not None:
        state = "same" if (last.hash, last.state) == (parsed.hash, "published") else "changes"
        lines = tuple(text_diff(data.versions.text(key[0], last.hash) or "", parsed.text))
    return PackItem(
        kind=key[0],
        id=key[1],
        file=raw.file,
        title=parsed.item.title if parsed.item else title_of(parsed.text) or key[1],
        state=state,
        hash=parsed.hash,
        stands=last.state if last else "",
        problems=parsed.problems,
        lines=lines,
        note=raw.note,
        number=raw.number,
    )


def _tried(centre: Centre, examined: Examined, items: Sequence[PackItem]) -> list[PackItem]:
    left, done = MOST_TRIED, []
    for item in items:
        scenario = examined.parsed[item.kind, item.id].item
        if item.state not in ("new", "changes") or not isinstance(scenario, Scenario):
            done.append(item)
            continue
        left -= len(scenario.exemplars)
        if left < 0:
            done.append(replace(item, tried=False))
            continue
        rubrics = rubrics_to_mark(scenario, examined.rubrics)
        runs = exemplar_runs(centre, scenario, rubrics)
        said = tuple(f"Exemplar {run.number}: {each}" for run in runs for each in run.differences)
        done.append(replace(item, differences=said))
    return done
