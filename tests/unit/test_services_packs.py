"""Packs between centres: out, looked at, and in, all or nothing."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from assessment.errors import Conflict, ContentProblem, Mistake, NotFound
from assessment.model.people import Actor
from assessment.services import (
    Centre,
    Kind,
    PackItem,
    export_pack,
    import_pack,
    library_list,
    open_centre,
    read_pack,
    read_scenario,
    retire,
    rubric_list,
    versions_of,
)
from assessment.services.pack_plans import Key
from tests.conftest import RUBRIC, Clock, Journey, mark_as_told, published_yaml, scenario_yaml
from tests.unit.test_services_publishing import NEW_RUBRIC, new, published

OURS = (
    published_yaml("new-one")
    .replace("[carry-out, maintain]", "[carry-out, resolve]")
    .replace("C1: 2, C2: 2, M1: 2, M2: 2", "C1: 2")
    .replace("C1: 2, C2: 1, M1: 0, M2: 2", "C1: 2")
)


@pytest.fixture
def other(tmp_path: Path, library_dirs: dict[str, Path], clock: Clock) -> Iterator[Centre]:
    """Another centre with the same files."""
    url = f"sqlite:///{tmp_path / 'other.sqlite'}"
    opened = open_centre(database_url=url, now=clock, mark=mark_as_told, **library_dirs)
    yield opened
    opened.store.close()


@pytest.fixture
def una(other: Centre) -> Actor:
    return Journey(other).person("Una West", "tutor")


def items(centre: Centre, who: Actor, data: bytes, name: str = "pack.zip") -> list[PackItem]:
    plan = read_pack(centre, who, data, name)
    assert plan.problems == ()
    return list(plan.items)


def names(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return packed.namelist()


def test_a_scenario_takes_its_centres_own_rubrics_along(centre: Centre, tutor: Actor) -> None:
    new(centre, tutor, NEW_RUBRIC, "rubric")
    new(centre, tutor, OURS)
    packed = export_pack(centre, tutor, [("scenario", "new-one")])
    assert names(packed) == [
        "manifest.json",
        "rubrics/carry-out.yaml",
        "rubrics/resolve.yaml",
        "scenarios/new-one.yaml",
    ]
    assert export_pack(centre, tutor, [("scenario", "new-one"), ("scenario", "new-one")]) == packed
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        manifest = json.loads(opened.read("manifest.json"))
        assert opened.read("scenarios/new-one.yaml").decode() == OURS
    assert (manifest["format"], manifest["made_at"]) == (1, "2026-10-15T14:05:00+00:00")
    assert [(each["id"], each["number"], each["note"]) for each in manifest["items"]][1:] == [
        ("resolve", 1, "New."),
        ("new-one", 1, "New."),
    ]
    with centre.store.reading() as data:
        (first, *_) = [each for each in data.audit.about("library") if each.action == "pack_exported"]
    assert first.detail["items"] == ["rubric/carry-out", "rubric/resolve", "scenario/new-one"]


def test_what_can_not_be_exported_is_said_so(centre: Centre, tutor: Actor) -> None:
    with pytest.raises(Mistake, match=r"Nothing is chosen. Choose the scenarios and rubrics to export first."):
        export_pack(centre, tutor, [])
    with pytest.raises(NotFound, match="There is no scenario “lost-dog” in the library"):
        export_pack(centre, tutor, [("scenario", "lost-dog")])
    retire(centre, tutor, "scenario", "late-parcel", note="Old.")
    with pytest.raises(Mistake, match=r"The scenario “late-parcel” is retired. Bring it back first, or leave it out"):
        export_pack(centre, tutor, [("scenario", "late-parcel")])


def test_a_pack_is_imported_whole_rubrics_first(centre: Centre, tutor: Actor, other: Centre, una: Actor) -> None:
    new(centre, tutor, NEW_RUBRIC, "rubric")
    new(centre, tutor, OURS)
    packed = export_pack(centre, tutor, [("scenario", "new-one")])
    plan = read_pack(other, una, packed, "ours.zip")
    assert [(each.kind, each.id, each.state, each.number) for each in plan.items] == [
        ("rubric", "carry-out", "same", 1),
        ("rubric", "resolve", "new", 1),
        ("scenario", "new-one", "new", 1),
    ]
    assert library_list(other, una)[-1].id == "wet-room"  # looking keeps nothing
    take: list[Key] = [(each.kind, each.id) for each in plan.items]
    made = import_pack(other, una, packed, take=take, note="From the other centre.", seen=plan.seen, name="ours.zip")
    assert [(each.kind, each.content_id, each.number, each.by) for each in made] == [
        ("rubric", "resolve", 1, "Una West"),
        ("scenario", "new-one", 1, "Una West"),
    ]
    assert read_scenario(other, una, "new-one").units == ("carry-out", "resolve")
    with other.store.reading() as data:
        (event,) = [each for each in data.audit.about("new-one") if each.action == "scenario_imported"]
    assert (event.detail["from"], event.detail["note"]) == ("ours.zip", "From the other centre.")
    assert {each.state for each in items(other, una, packed)} == {"same"}
    again = import_pack(other, una, packed, take=take, note="Again.", seen=plan.seen)
    assert again == []


def test_a_change_is_shown_and_made_only_over_the_version_that_was_shown(
    centre: Centre, tutor: Actor, other: Centre, una: Actor
) -> None:
    published(centre, tutor, published_yaml(title="Theirs"))
    packed = export_pack(centre, tutor, [("scenario", "late-parcel")])
    plan = read_pack(other, una, packed, "pack.zip")
    item = plan.items[-1]
    assert (item.state, item.stands, item.title) == ("changes", "published", "Theirs")
    assert "title: Theirs" in [line.text for line in item.lines if line.kind == "added"]
    take: list[Key] = [("scenario", "late-parcel")]
    with pytest.raises(
        Conflict, match=r"is not the one that this import was compared with.*Nothing was imported: read"
    ):
        import_pack(other, una, packed, take=take, note="Got it.")
    published(other, una, published_yaml(title="Ours meanwhile"))
    with pytest.raises(Conflict, match=r"it was published by Una West on Thu 15 Oct, 3:05 pm. Nothing was imported"):
        import_pack(other, una, packed, take=take, note="Got it.", seen=plan.seen)
    seen = read_pack(other, una, packed, "pack.zip").seen
    (made,) = import_pack(other, una, packed, take=take, note="Got it.", seen=seen)
    assert (made.number, made.title) == (3, "Theirs")


def test_an_import_brings_back_what_is_retired_only_if_that_was_shown(
    centre: Centre, tutor: Actor, other: Centre, una: Actor
) -> None:
    packed = export_pack(centre, tutor, [("scenario", "late-parcel")])
    before = read_pack(other, una, packed, "pack.zip").seen
    retire(other, una, "scenario", "late-parcel", note="Old.")
    take: list[Key] = [("scenario", "late-parcel")]
    with pytest.raises(Conflict, match="it was retired by Una West"):
        import_pack(other, una, packed, take=take, note="Back.", seen=before)
    plan = read_pack(other, una, packed, "pack.zip")
    assert (plan.items[-1].state, plan.items[-1].stands, plan.items[-1].lines) == ("changes", "retired", ())
    (made,) = import_pack(other, una, packed, take=take, note="Back.", seen=plan.seen)
    assert (made.number, made.state) == (3, "published")


def test_nothing_is_imported_if_one_item_can_not_be(centre: Centre, tutor: Actor, other: Centre, una: Actor) -> None:
    new(centre, tutor, NEW_RUBRIC, "rubric")
    new(centre, tutor, OURS)
    new(centre, tutor, published_yaml("another-one"))
    packed = export_pack(centre, tutor, [("scenario", "new-one"), ("scenario", "another-one")])
    take: list[Key] = [("scenario", "another-one"), ("scenario", "new-one")]
    with pytest.raises(ContentProblem) as caught:
        import_pack(other, una, packed, take=take, note="Without its rubric.")
    assert str(caught.value).startswith(
        "Nothing was imported, because of what is wrong here:\nscenarios/new-one.yaml:21: "
    )
    assert 'there is no rubric "resolve"' in str(caught.value)
    assert "another-one" not in [each.id for each in library_list(other, una)]


def test_what_the_pack_does_not_have_and_what_is_not_chosen_is_said_so(
    centre: Centre, tutor: Actor, other: Centre, una: Actor
) -> None:
    packed = export_pack(centre, tutor, [("scenario", "late-parcel")])
    with pytest.raises(Mistake, match=r"The pack does not have the rubric “x”, the scenario “y”. Nothing was imported"):
        import_pack(other, una, packed, take=[("scenario", "y"), ("rubric", "x")], note="x")
    with pytest.raises(Mistake, match="Nothing is chosen, so nothing was imported"):
        import_pack(other, una, packed, take=[], note="x")
    with pytest.raises(Mistake, match="Write a note first"):
        import_pack(other, una, packed, take=[("scenario", "late-parcel")], note=" ")


def test_a_pack_that_is_refused_shows_why_and_imports_nothing(other: Centre, una: Actor) -> None:
    plan = read_pack(other, una, b"no zip", "pack.zip")
    assert plan.items == ()
    assert plan.problems == (
        "This is not a ZIP file, or it is damaged on the way. Export it again, or ask for another copy.",
    )
    with pytest.raises(ContentProblem, match="This is not a ZIP file"):
        import_pack(other, una, b"no zip", take=[("scenario", "x")], note="x")


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        (published_yaml("new-one"), "scenario", "new-one (1).yaml"),
        (NEW_RUBRIC, "rubric", "My unit.YML"),
    ],
)
def test_one_file_is_a_pack_of_one_whatever_it_is_called(
    centre: Centre, tutor: Actor, text: str, kind: Kind, name: str
) -> None:
    (item,) = items(centre, tutor, text.encode(), name)
    assert (item.kind, item.state, item.problems) == (kind, "new", ())
    (made,) = import_pack(centre, tutor, text.encode(), take=[(item.kind, item.id)], note="By mail.", name=name)
    assert made.number == 1


def test_a_single_file_with_problems_is_shown_with_its_lines(centre: Centre, tutor: Actor) -> None:
    text = published_yaml("new-one").replace("level: basic", "level: simple")
    (item,) = items(centre, tutor, text.encode(), "new-one.yaml")
    assert (item.state, [problem.line for problem in item.problems]) == ("refused", [4])
    (item,) = items(centre, tutor, b"\xff\xfe\x00", "latin.yaml")
    assert (item.state, item.problems[0].what) == ("refused", "the file is saved as UTF-16, not as UTF-8.")
    plan = read_pack(centre, tutor, b"colour: red", "notes.yaml")
    assert plan.problems == (
        "“notes.yaml” is neither a scenario (with “facts”) nor a rubric (with “checks” and “points”). Choose another file.",
    )


def test_exemplars_that_this_engine_marks_otherwise_are_told_and_do_not_refuse(centre: Centre, tutor: Actor) -> None:
    text = scenario_yaml("new-one").encode()
    (item,) = items(centre, tutor, text, "new-one.yaml")
    assert (item.state, item.differences, item.tried) == (
        "new",
        ("Exemplar 2: M1 expected 1, the engine proposes 0.",),
        True,
    )
    assert import_pack(centre, tutor, text, take=[("scenario", "new-one")], note="x", name="new-one.yaml")


def test_too_many_exemplars_are_not_tried_and_that_is_told(
    centre: Centre, tutor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assessment.services.pack_plans.MOST_TRIED", 1)
    (item,) = items(centre, tutor, scenario_yaml("new-one").encode(), "new-one.yaml")
    assert (item.differences, item.tried) == ((), False)


def test_a_rubric_that_would_break_the_library_is_refused_in_the_plan(centre: Centre, tutor: Actor) -> None:
    text = RUBRIC.format(id="maintain", title="Maintain", first="C1", second="M2").encode()
    (item,) = items(centre, tutor, text, "maintain.yaml")
    assert item.state == "refused"
    assert "both would have a point C1" in str(item.problems[0])
    with pytest.raises(ContentProblem, match="both would have a point C1"):
        import_pack(centre, tutor, text, take=[("rubric", "maintain")], note="x", name="maintain.yaml")
    assert len(versions_of(centre, tutor, "rubric", "maintain")) == 1
    assert [each.title for each in rubric_list(centre, tutor)] == ["Carry out handovers", "Maintain service"]


def test_a_rubric_that_leans_on_a_refused_one_is_refused_too(
    centre: Centre, tutor: Actor, other: Centre, una: Actor
) -> None:
    new(centre, tutor, NEW_RUBRIC, "rubric")
    leaning = RUBRIC.format(id="lean", title="Lean", first="L1", second="L2").replace(
        "met: record", "met: resolve.record"
    )
    new(centre, tutor, leaning, "rubric")
    packed = export_pack(centre, tutor, [("rubric", "lean"), ("rubric", "resolve")])
    assert [each.state for each in items(other, una, packed)] == ["new", "new"]
    with pytest.raises(ContentProblem, match='there is no rubric "resolve"'):
        import_pack(other, una, packed, take=[("rubric", "lean")], note="x")


def test_a_file_that_is_of_another_id_than_the_pack_says_is_refused(centre: Centre, tutor: Actor) -> None:
    from assessment.content.pack_manifest import ManifestItem
    from assessment.content.packs import PackedFile, sha256_of, write_pack

    text = NEW_RUBRIC.encode()
    item = ManifestItem("rubric", "other", "rubrics/other.yaml", sha256_of(text), "T", 1, "")
    packed = write_pack([PackedFile(item, text)], made_at=centre.now(), baton="0.1.0")
    (found,) = items(centre, tutor, packed)
    assert found.state == "refused"
    assert 'the id is "resolve" and the file is called "other.yaml"' in str(found.problems[0])
