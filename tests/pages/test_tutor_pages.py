"""What a tutor meets: the library, the start of something new, versions."""

from __future__ import annotations

from html import escape

import pytest
from streamlit.testing.v1 import AppTest

from assessment import services
from assessment.model.people import Actor
from assessment.services import Centre
from tests.pages.conftest import Visit, shown
from ui import keys, places

Person = tuple[Actor, str]


def press(test: AppTest, label: str) -> AppTest:
    """The button of that name."""
    return next(each for each in test.button if each.label == label).click().run()


def test_the_library_lists_every_scenario_and_unit_with_its_state(visit: Visit, tutor: Person, centre: Centre) -> None:
    page = shown(visit(tutor))
    items = services.library_list(centre, tutor[0]) + services.rubric_list(centre, tutor[0])
    assert len(items) >= 26
    assert all(escape(item.title) in page for item in items)
    assert "Published" in page
    assert "5 exemplars" in page


def test_the_library_can_be_searched_by_words_of_title_sector_and_level(visit: Visit, tutor: Person) -> None:
    test = visit(tutor)
    test.text_input(key=keys.LIBRARY_SEARCH).set_value("rail BASIC").run()
    page = shown(test)
    assert "A green pushchair on its way to Skerrow" in page
    assert "One forkful of the wrong salad" not in page
    test.text_input(key=keys.LIBRARY_SEARCH).set_value("<b>zeppelin").run()
    assert "No scenario has “&lt;b&gt;zeppelin” in its title" in shown(test)


def test_opening_a_scenario_makes_one_draft_however_often_it_is_opened(
    visit: Visit, tutor: Person, centre: Centre
) -> None:
    first = services.edit_published(centre, tutor[0], "scenario", "wrong-meal")
    assert services.edit_published(centre, tutor[0], "scenario", "wrong-meal").id == first.id
    page = visit(tutor)
    assert "Begun, and not published yet." not in shown(page)  # only looked at so far
    assert "Go on with the draft" in [each.label for each in page.button]
    services.save_content_draft(centre, tutor[0], first.id, text=f"{first.text}\n", revision=first.revision)
    assert "Begun, and not published yet." in shown(visit(tutor))


def test_a_file_that_changed_after_a_tutors_version_is_shown_and_the_tutor_chooses(
    visit: Visit, tutor: Person, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = services.edit_published(centre, tutor[0], "scenario", "lost-pushchair")
    text = without_differences(centre, tutor, draft.text.replace("title: A green", "title: A very green", 1))
    saved = services.save_content_draft(centre, tutor[0], draft.id, text=text, revision=draft.revision)
    services.publish_draft(centre, tutor[0], draft.id, note="Greener.", revision=saved.revision)
    monkeypatch.setattr("assessment.services.library.differs_from_file", lambda *_: True)
    test = visit(tutor)
    assert "The file has changed" in shown(test)
    assert "title: A very green pushchair" in shown(test)
    assert {"Publish the file", "Keep the version here"} <= {each.label for each in test.button}
    next(
        each for each in test.button if each.label == "Publish the file" and "lost-pushchair" in each.key
    ).click().run()
    assert services.versions_of(centre, tutor[0], "scenario", "lost-pushchair")[0].title.startswith("A green")


def test_a_choice_between_file_and_app_is_made_of_what_the_window_showed(
    visit: Visit, tutor: Person, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assessment.services.library.differs_from_file", lambda *_: True)
    test = visit(tutor)
    services.retire(centre, tutor[0], "scenario", "lost-pushchair", note="Gone.")
    next(
        each for each in test.button if each.label == "Publish the file" and "lost-pushchair" in each.key
    ).click().run()
    assert "There is a newer version of “lost-pushchair” than the one you looked at" in shown(test)
    assert services.versions_of(centre, tutor[0], "scenario", "lost-pushchair")[0].state == "retired"


def test_a_title_does_nothing_in_a_label(
    visit: Visit, tutor: Person, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = services.edit_published(centre, tutor[0], "scenario", "lost-pushchair")
    text = draft.text.replace("title: A green", 'title: "![x](https://example.org/x.png)"\n# A green', 1)
    saved = services.save_content_draft(
        centre, tutor[0], draft.id, text=without_differences(centre, tutor, text), revision=1
    )
    services.publish_draft(centre, tutor[0], draft.id, note="Odd.", revision=saved.revision)
    monkeypatch.setattr("assessment.services.library.differs_from_file", lambda *_: True)
    labels = [each.label for each in visit(tutor).expander]
    assert any("\\!\\[x\\]\\(https\\:" in label for label in labels)
    assert not any("![x](" in label for label in labels)


def without_differences(centre: Centre, tutor: Person, text: str) -> str:
    """The file with what is expected of each exemplar as the stand-in engine marks it."""
    if text not in _settled:
        _settled[text] = _without_differences(centre, tutor, text)
    return _settled[text]


_settled: dict[str, str] = {}  # the stand-in marks a text the same each time


def _without_differences(centre: Centre, tutor: Person, text: str) -> str:
    scenario = services.check_content(centre, tutor[0], "scenario", text).item
    assert scenario is not None
    for result in services.run_exemplars(centre, tutor[0], scenario):  # type: ignore[arg-type]
        entry = services.exemplar_of(scenario, result.text, result.marking, "As marked.")  # type: ignore[arg-type]
        text = services.with_exemplar(text, {k: entry.get(k, {}) for k in ("points", "facts", "flags")}, result.number)
    return text


def test_three_answers_start_a_scenario(visit: Visit, tutor: Person, centre: Centre) -> None:
    test = visit(tutor, places.NEW)
    test.text_input[0].set_value("Keys left in the taxi")
    test.text_input[1].set_value("taxi firm")
    press(test, "Start")
    draft = services.content_drafts(centre, tutor[0])[0]
    assert draft.title == "Keys left in the taxi"
    assert "id: keys-left-in-the-taxi" in draft.text


def test_a_start_without_a_title_says_what_is_missing(visit: Visit, tutor: Person, centre: Centre) -> None:
    test = visit(tutor, places.NEW)
    test.text_input[1].set_value("taxi firm")
    assert "Give it a title first." in shown(press(test, "Start"))
    assert services.content_drafts(centre, tutor[0]) == []


def test_a_start_with_nothing_names_all_that_is_missing(visit: Visit, tutor: Person, centre: Centre) -> None:
    test = visit(tutor, places.NEW)
    assert "Give it a title and a sector first" in shown(press(test, "Start"))
    assert services.content_drafts(centre, tutor[0]) == []


def test_a_copy_gets_an_id_and_a_title_of_its_own(visit: Visit, tutor: Person, centre: Centre) -> None:
    test = visit(tutor, places.NEW)
    test.radio(key=keys.NEW_FROM).set_value("A copy of one in the library").run()
    test.selectbox[0].set_value("wrong-meal")
    test.text_input[0].set_value("The wrong soup")
    press(test, "Start")
    text = services.content_drafts(centre, tutor[0])[0].text
    assert "\nid: the-wrong-soup\n" in text
    assert "Mrs Corinne Haldane" in text


def test_a_unit_starts_from_its_title(visit: Visit, tutor: Person, centre: Centre) -> None:
    test = visit(tutor, places.NEW)
    test.radio(key=keys.NEW_FROM).set_value("An idea for a unit").run()
    test.text_input[0].set_value("Deal with queries")
    press(test, "Start")
    draft = services.content_drafts(centre, tutor[0])[0]
    assert (draft.kind, draft.title) == ("rubric", "Deal with queries")


def test_a_scenario_can_be_retired_and_brought_back_with_a_note(
    visit: Visit, tutor: Person, learner: Person, centre: Centre
) -> None:
    test = visit(tutor, places.VERSIONS, kind="scenario", id="wrong-meal")
    test.radio[0].set_value(test.radio[0].options[-1])
    assert "Write a note first" in shown(press(test, "Do it"))
    test.radio[0].set_value(test.radio[0].options[-1])
    test.text_input[0].set_value("Menu <b>changed</b>")
    page = shown(press(test, "Do it"))
    assert "Retired. Its versions and attempts stay." in page
    assert "Menu &lt;b&gt;changed" in page
    assert "wrong-meal" not in [card.id for card in services.scenario_cards(centre, learner[0])]
    assert test.radio[0].options == ["Bring version 1 back"]
    test.radio[0].set_value("Bring version 1 back")
    test.text_input[0].set_value("Back on the menu")
    assert "Published as version 3." in shown(press(test, "Do it"))
    assert "wrong-meal" in [card.id for card in services.scenario_cards(centre, learner[0])]


def test_doing_nothing_to_the_versions_says_what_to_choose(visit: Visit, tutor: Person, centre: Centre) -> None:
    test = visit(tutor, places.VERSIONS, kind="scenario", id="wrong-meal")
    test.text_input[0].set_value("No reason")
    assert "Choose what should happen first." in shown(press(test, "Do it"))
    assert len(services.versions_of(centre, tutor[0], "scenario", "wrong-meal")) == 1


def test_only_the_version_that_stands_is_published(visit: Visit, tutor: Person, centre: Centre) -> None:
    services.retire(centre, tutor[0], "scenario", "wrong-meal", note="Menu changed.")
    page = shown(visit(tutor, places.VERSIONS, kind="scenario", id="wrong-meal"))
    assert (page.count("Published</span>"), page.count("Retired</span>"), page.count("Replaced</span>")) == (0, 1, 1)
    services.publish_again(centre, tutor[0], "scenario", "wrong-meal", 1, note="Back.")
    test = visit(tutor, places.VERSIONS, kind="scenario", id="wrong-meal")
    page = shown(test)
    assert page.count('met"><span aria-hidden="true">●</span> Published') == 1
    assert page.count('not-yet"><span aria-hidden="true">○</span> Replaced') == 1
    assert [each for each in test.radio[0].options if each.startswith("Publish")] == []


def test_versions_are_compared_line_by_line(visit: Visit, tutor: Person, centre: Centre) -> None:
    draft = services.edit_published(centre, tutor[0], "scenario", "lost-pushchair")
    text = without_differences(centre, tutor, draft.text.replace("title: A green", "title: A <i>blue</i>", 1))
    saved = services.save_content_draft(centre, tutor[0], draft.id, text=text, revision=draft.revision)
    services.publish_draft(centre, tutor[0], draft.id, note="Blue.", revision=saved.revision)
    page = shown(visit(tutor, places.VERSIONS, kind="scenario", id="lost-pushchair"))
    assert "title: A green pushchair" in page
    assert "title: A &lt;i&gt;blue&lt;/i&gt; pushchair" in page
    assert 'class="gone"' in page
    assert 'class="came"' in page


def test_versions_of_nothing_are_answered_with_a_sentence(visit: Visit, tutor: Person) -> None:
    page = shown(visit(tutor, places.VERSIONS, kind="scenario", id="<script>"))
    assert "&lt;script&gt;" in page
    assert "note-mistake" in page
