"""Packs on the page: what is given, what would come in, and what is said of it first."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from assessment import services
from assessment.model.people import Actor
from assessment.services import Centre
from tests.pages.conftest import Visit, shown
from tests.pages.test_tutor_pages import press
from ui import keys, places

Person = tuple[Actor, str]
TITLE = "One forkful of the wrong salad"


@pytest.fixture
def pack(centre: Centre, tutor: Person) -> bytes:
    """A pack of one scenario that the library has already."""
    return services.export_pack(centre, tutor[0], [("scenario", "wrong-meal")])


def received(visit: Visit, tutor: Person, data: bytes, name: str = "pack.zip") -> AppTest:
    """The page with that file uploaded."""
    test = visit(tutor, places.SHARE)
    return test.file_uploader(key=keys.PACK_FILE).set_value((name, data, "application/zip")).run()


def changed(centre: Centre, tutor: Person, title: str) -> bytes:
    """The file of that scenario under another title."""
    text = services.version_text(centre, tutor[0], "scenario", "wrong-meal", 1)
    return text.replace(f"title: {TITLE}", f"title: {title}", 1).encode()


def test_a_pack_that_has_nothing_new_says_so(visit: Visit, tutor: Person, pack: bytes) -> None:
    page = shown(received(visit, tutor, pack))
    assert "The same is here already" in page
    assert "There is nothing here to take" in page


def test_a_changed_scenario_shows_its_lines_and_the_exemplars_that_differ_and_is_taken_with_a_note(
    visit: Visit, tutor: Person, centre: Centre
) -> None:
    test = received(visit, tutor, changed(centre, tutor, "A <b>spoonful</b>"), "wrong-meal.yaml")
    page = shown(test)
    assert "Would change what is here" in page
    assert "A &lt;b&gt;spoonful&lt;/b&gt;" in page
    assert "This Baton marks exemplars otherwise than their author expects; you can still take it. Exemplar 1:" in page
    next(each for each in test.multiselect if each.label == "What do you take?").set_value([("scenario", "wrong-meal")])
    press(test, "Take into the library")
    assert "1 item taken into the library." in shown(test)
    assert services.versions_of(centre, tutor[0], "scenario", "wrong-meal")[0].title == "A <b>spoonful</b>"


def test_taking_nothing_says_so_and_so_does_what_is_not_chosen_for_one(
    visit: Visit, tutor: Person, centre: Centre
) -> None:
    test = received(visit, tutor, changed(centre, tutor, "A spoonful"), "wrong-meal.yaml")
    assert "What would change something that is here already is not chosen for you" in shown(test)
    assert "Choose what to take first." in shown(press(test, "Take into the library"))
    assert len(services.versions_of(centre, tutor[0], "scenario", "wrong-meal")) == 1


def test_what_is_no_pack_is_refused_with_a_sentence(visit: Visit, tutor: Person) -> None:
    assert "This is not a ZIP file, or it is damaged on the way." in shown(received(visit, tutor, b"no zip"))


def test_choosing_what_to_give_makes_no_pack_before_it_is_downloaded(
    visit: Visit, tutor: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []
    monkeypatch.setattr(services, "export_pack", lambda *given: made.append(given))
    test = visit(tutor, places.SHARE)
    test.multiselect(key=keys.PACK_ITEMS).set_value([("scenario", "wrong-meal")]).run()
    assert "Download the pack (1 item)" in [each.label for each in test.download_button]
    assert made == []
