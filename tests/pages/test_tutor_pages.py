"""What a tutor meets: the library, the bench."""

from __future__ import annotations

from html import escape

from assessment import services
from assessment.model.people import Actor
from assessment.services import Centre
from tests.pages.conftest import Visit, shown
from tests.pages.stand_in import SUMMARY
from ui import keys, places

Person = tuple[Actor, str]


def text_of(centre: Centre, tutor: Person, scenario_id: str) -> str:
    """The published file."""
    return services.scenario_text(centre, tutor[0], scenario_id)[0]


def test_the_library_lists_every_scenario_with_its_state(visit: Visit, tutor: Person, centre: Centre) -> None:
    page = shown(visit(tutor))
    items = services.library_list(centre, tutor[0])
    assert items
    assert all(escape(item.title) in page for item in items)
    assert "Published" in page
    assert "exemplars" in page


def test_an_empty_bench_says_what_will_be_there(visit: Visit, tutor: Person) -> None:
    assert "Nothing to check yet" in shown(visit(tutor, places.SCENARIO))


def test_problems_are_shown_by_line_with_a_remedy_and_the_line(
    visit: Visit, tutor: Person, centre: Centre, scenario_id: str
) -> None:
    test = visit(tutor, places.SCENARIO)
    broken = text_of(centre, tutor, scenario_id).replace("weight: essential", "weight: esential", 1)
    test.text_area(key=keys.SCENARIO_TEXT).set_value(broken.replace("level:", "lvl:", 1)).run()
    page = shown(test)
    assert "Did you mean &quot;level&quot;?" in page
    assert "Did you mean &quot;essential&quot;?" in page
    line = next(n for n, each in enumerate(broken.splitlines(), 1) if "esential" in each)
    assert f"Line {line}</span>" in page
    assert "Save into the library" not in [each.label for each in test.button]


def test_a_clean_scenario_is_shown_as_the_learner_will_see_it_and_its_exemplars_run(
    visit: Visit, tutor: Person, scenario_id: str
) -> None:
    test = visit(tutor, places.SCENARIO, scenario=scenario_id)
    page = shown(test)
    assert "The time is" in page
    assert "are marked as their author expects." in page
    assert "differs" in page


def test_a_handover_can_be_tried(visit: Visit, tutor: Person, centre: Centre, scenario_id: str) -> None:
    test = visit(tutor, places.SCENARIO, scenario=scenario_id)
    test.text_area(key=keys.TRY_TEXT).set_value("Tomasz, <i>please</i> ring her.").run()
    next(each for each in test.button if each.label == "Mark it").click().run()
    page = shown(test)
    assert SUMMARY in page
    assert "&lt;i&gt;please" in page
    assert (
        services.review_queue(
            centre, services.sign_in_locally(centre, name="Q", role="assessor", from_address="127.0.0.1")[0], mode="all"
        )
        == []
    )


def test_saving_puts_a_scenario_where_learners_choose(
    visit: Visit, tutor: Person, learner: Person, centre: Centre, scenario_id: str
) -> None:
    new = text_of(centre, tutor, scenario_id).replace(f"id: {scenario_id}", "id: my-own-case", 1)
    test = visit(tutor, places.SCENARIO)
    test.text_area(key=keys.SCENARIO_TEXT).set_value(new).run()
    next(each for each in test.button if each.label == "Save into the library").click().run()
    assert "Saved. Learners can choose" in shown(test)
    assert "my-own-case" in [card.id for card in services.scenario_cards(centre, learner[0])]


def test_saving_over_another_scenario_is_refused_in_words(
    visit: Visit, tutor: Person, centre: Centre, scenario_id: str
) -> None:
    test = visit(tutor, places.SCENARIO)
    changed = text_of(centre, tutor, scenario_id) + "\n# changed\n"
    test.text_area(key=keys.SCENARIO_TEXT).set_value(changed).run()
    next(each for each in test.button if each.label == "Save into the library").click().run()
    assert "Nothing was overwritten." in shown(test)


def test_a_pasted_scenario_replaces_the_one_of_its_id_only_when_the_tutor_chooses_so(
    visit: Visit, tutor: Person, centre: Centre, scenario_id: str
) -> None:
    test = visit(tutor, places.SCENARIO)
    test.text_area(key=keys.SCENARIO_TEXT).set_value(text_of(centre, tutor, scenario_id) + "\n# mine\n").run()
    choice = next(each for each in test.radio if scenario_id in each.label)
    assert choice.value.startswith("Keep it.")
    choice.set_value(choice.options[1]).run()
    next(each for each in test.button if each.label == "Save into the library").click().run()
    assert "Saved. Learners can choose" in shown(test)
    assert text_of(centre, tutor, scenario_id).endswith("# mine\n")


def test_a_scenario_that_was_opened_can_be_saved_as_a_new_version(
    visit: Visit, tutor: Person, centre: Centre, scenario_id: str
) -> None:
    test = visit(tutor, places.SCENARIO, scenario=scenario_id)
    changed = text_of(centre, tutor, scenario_id) + "\n# changed\n"
    test.text_area(key=keys.SCENARIO_TEXT).set_value(changed).run()
    next(each for each in test.button if each.label == "Save into the library").click().run()
    assert text_of(centre, tutor, scenario_id).endswith("# changed\n")
