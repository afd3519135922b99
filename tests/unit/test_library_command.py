"""`python -m assessment library`: the library as files, and files as the library."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessment.__main__ import main
from assessment.model.people import Actor
from assessment.services import Centre, export_pack, library_list, open_centre, retire, rubric_list, versions_of
from tests.conftest import Clock, Journey, mark_as_told, published_yaml, scenario_yaml
from tests.unit.test_services_publishing import NEW_RUBRIC, new, published


@pytest.fixture
def here(centre: Centre, tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the installation, as the current one, with its database named as a server's would be."""
    monkeypatch.setenv("BATON_DATABASE_URL", database_url)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> int:
    return main(["library", *words])


def said(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


@pytest.mark.usefixtures("here")
def test_the_list_names_everything_with_its_state(
    centre: Centre, tutor: Actor, library_dirs: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    published(centre, tutor, published_yaml(title="Mine"))
    retire(centre, tutor, "scenario", "wet-room", note="Out of date.")
    (library_dirs["scenarios_dir"] / "late-parcel.yaml").write_text(scenario_yaml(title="The file's"), "utf-8")
    assert run("list") == 0
    assert said(capsys) == [
        "rubric    carry-out    published  version 1, the files, Thu 15 Oct, 3:05 pm",
        "rubric    maintain     published  version 1, the files, Thu 15 Oct, 3:05 pm",
        "scenario  late-parcel  published  version 2, Tess Vale, Thu 15 Oct, 3:05 pm",
        "                       Changed.",
        "                       the file and the app differ: a tutor chooses on the library page",
        "scenario  wet-room     retired    version 2, Tess Vale, Thu 15 Oct, 3:05 pm",
        "                       Out of date.",
    ]
    assert library_list(centre, tutor)[0].title == "Mine"


def test_the_command_takes_no_files_into_the_library_wherever_it_is_run(
    here: Path, centre: Centre, tutor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "elsewhere").mkdir()
    monkeypatch.chdir(here / "elsewhere")
    assert run("list") == 0
    assert [each.state for each in library_list(centre, tutor)] == ["published", "published"]


def test_an_empty_library_is_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BATON_DATA_DIR", str(tmp_path / "fresh"))
    monkeypatch.chdir(tmp_path)
    for words in (["list"], ["export", "out"], ["import", "in"]):
        assert run(*words) == 1
        assert "The library in this database is empty. Start Baton once" in capsys.readouterr().err


def test_an_export_writes_what_is_published_and_nothing_over_what_differs(
    here: Path, centre: Centre, tutor: Actor, capsys: pytest.CaptureFixture[str]
) -> None:
    published(centre, tutor, published_yaml(title="Mine"))
    retire(centre, tutor, "scenario", "wet-room", note="Old.")
    assert run("export", "out", "--dry-run") == 0
    assert not (here / "out").exists()
    assert said(capsys) == [
        "would be written: out/rubrics/carry-out.yaml",
        "would be written: out/rubrics/maintain.yaml",
        "would be written: out/scenarios/late-parcel.yaml",
        "not exported: the scenario wet-room is retired",
        "Nothing was written: this was a dry run.",
    ]
    assert run("export", "out") == 0
    file = here / "out" / "scenarios" / "late-parcel.yaml"
    assert file.read_text("utf-8") == published_yaml(title="Mine")
    assert not (here / "out" / "scenarios" / "wet-room.yaml").exists()
    file.write_text("mine own\n", "utf-8")
    capsys.readouterr()
    assert run("export", "out") == 1
    assert said(capsys)[-3:] == [
        "differs, left alone: out/scenarios/late-parcel.yaml",
        "not exported: the scenario wet-room is retired",
        "1 file was left alone: add --replace to write over what differs.",
    ]
    assert file.read_text("utf-8") == "mine own\n"
    assert run("export", "out", "--replace", "--dry-run") == 0
    assert "would be written, in place of another: out/scenarios/late-parcel.yaml" in said(capsys)
    assert file.read_text("utf-8") == "mine own\n"
    assert run("export", "out", "--replace") == 0
    assert file.read_text("utf-8") == published_yaml(title="Mine")
    assert [path.name for path in file.parent.iterdir()] == ["late-parcel.yaml"]


@pytest.mark.usefixtures("here")
def test_what_was_exported_into_the_files_is_the_files_again_at_the_next_start(
    centre: Centre, tutor: Actor, library_dirs: dict[str, Path], database_url: str, clock: Clock
) -> None:
    new(centre, tutor, NEW_RUBRIC, "rubric")
    published(centre, tutor, published_yaml(title="Mine"))
    assert run("export", ".", "--replace") == 0
    again = open_centre(database_url=database_url, now=clock, mark=mark_as_told, **library_dirs)
    assert {each.origin for each in [*library_list(again, tutor), *rubric_list(again, tutor)]} == {"file"}
    assert library_list(again, tutor)[0].title == "Mine"


def test_a_folder_is_imported_by_nobody_and_on_record(
    here: Path, centre: Centre, tutor: Actor, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in (("rubrics/resolve", NEW_RUBRIC), ("scenarios/new-one", published_yaml("new-one"))):
        (here / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (here / "in" / f"{name}.yaml").write_text(text, "utf-8")
    assert run("import", "in", "--dry-run") == 0
    assert said(capsys) == [
        "new: the rubric resolve",
        "new: the scenario new-one",
        "Nothing was imported: this was a dry run.",
    ]
    assert run("import", "in") == 0
    assert said(capsys)[-2:] == [
        "imported: the rubric resolve, version 1",
        "imported: the scenario new-one, version 1",
    ]
    (version,) = versions_of(centre, tutor, "scenario", "new-one")
    assert (version.by, version.note, version.origin) == ("this installation", "imported from in", "tutor")
    with centre.store.reading() as data:
        (event,) = data.audit.about("new-one")
    assert (event.actor_id, event.action) == (None, "scenario_imported")
    assert run("import", "in") == 0
    assert said(capsys) == ["the same: the rubric resolve", "the same: the scenario new-one"]


def test_what_differs_is_left_alone_unless_it_may_be_replaced(
    here: Path, centre: Centre, tutor: Actor, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "late-parcel.yaml").write_text(published_yaml(title="From a file"), "utf-8")
    assert run("import", "late-parcel.yaml") == 1
    assert said(capsys) == [
        "changes: the scenario late-parcel: 2 lines added, 2 removed",
        "1 item was left alone: add --replace to import what differs from the library.",
    ]
    assert library_list(centre, tutor)[0].title == "A late parcel"
    assert run("import", "late-parcel.yaml", "--replace") == 0
    assert library_list(centre, tutor)[0].title == "From a file"


def test_a_pack_is_imported(here: Path, centre: Centre, tutor: Actor, capsys: pytest.CaptureFixture[str]) -> None:
    new(centre, tutor, published_yaml("new-one"))
    (here / "pack.zip").write_bytes(export_pack(centre, tutor, [("scenario", "new-one")]))
    retire(centre, tutor, "scenario", "new-one", note="Old.")
    assert run("import", "pack.zip", "--replace") == 0
    out = said(capsys)
    assert "changes: the scenario new-one, which is retired: 0 lines added, 0 removed" in out
    assert out[-1] == "imported: the scenario new-one, version 3"


def test_nothing_is_imported_where_one_file_is_refused(
    here: Path, centre: Centre, tutor: Actor, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "good.yaml").write_text(published_yaml("good"), "utf-8")
    (here / "bad.yaml").write_text(published_yaml("bad").replace("level: basic", "level: simple"), "utf-8")
    assert run("import", "good.yaml", "bad.yaml") == 1
    out = said(capsys)
    assert "refused: the scenario bad" in out
    assert any(line.startswith("  bad.yaml:4: level: ") for line in out)
    assert out[-1] == "Nothing was imported. Put right what is listed above, and import again."
    assert "good" not in [each.id for each in library_list(centre, tutor)]


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda here: None, "in: this can't be used (no such file or directory). Check its name and rights."),
        (lambda here: (here / "in").mkdir(), "in: there are no scenarios or rubrics in this folder. Name another."),
        (lambda here: (here / "in").write_bytes(b"x"), "in: This is not a ZIP file, or it is damaged on the way."),
    ],
)
def test_what_can_not_be_imported_is_said_so(here: Path, make, words: str, capsys) -> None:  # type: ignore[no-untyped-def]
    make(here)
    assert run("import", "in") == 1
    assert words in capsys.readouterr().err


def test_two_files_of_one_id_and_files_of_no_kind_are_refused(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("a", "b"):
        (here / folder).mkdir()
        (here / folder / "new-one.yaml").write_text(published_yaml("new-one"), "utf-8")
    assert run("import", "a", "b") == 1
    assert "These are there more than once: new-one. Import one file of each." in capsys.readouterr().err
    (here / "a" / "notes.yaml").write_text("colour: red", "utf-8")
    assert run("import", "a") == 1
    assert "a/notes.yaml: this is neither a scenario nor a rubric." in capsys.readouterr().err


def test_a_folder_that_can_not_be_written_is_said_so(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "out").write_text("a file", "utf-8")
    assert run("export", "out") == 1
    assert "out/rubrics/carry-out.yaml: this can't be used (" in capsys.readouterr().err


def test_every_export_is_read_again_as_the_same(
    here: Path, journey: Journey, capsys: pytest.CaptureFixture[str]
) -> None:
    run("export", "out")
    capsys.readouterr()
    assert run("import", "out") == 0
    assert all(line.startswith("the same: ") for line in said(capsys))
