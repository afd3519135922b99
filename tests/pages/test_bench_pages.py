"""The bench: one file as a form and as a file, what is to be put right, a trial, exemplars, publishing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assessment import services
from assessment.model.people import Actor
from assessment.services import Centre, ContentDraft
from tests.pages.conftest import Visit, shown
from tests.pages.stand_in import SUMMARY, stand_in_mark
from tests.pages.test_tutor_pages import press, without_differences
from ui import keys, places, session
from ui.bench import facts_form, work
from ui.bench.table import after_edits
from ui.bench.where import Place, place_of

Person = tuple[Actor, str]


@pytest.fixture
def draft(centre: Centre, tutor: Person) -> ContentDraft:
    """A scenario of the library, opened, its exemplars expecting what the stand-in engine proposes."""
    opened = services.edit_published(centre, tutor[0], "scenario", "wrong-meal")
    text = without_differences(centre, tutor, opened.text)
    return services.save_content_draft(centre, tutor[0], opened.id, text=text, revision=opened.revision)


@pytest.fixture
def bench(visit: Visit, tutor: Person, draft: ContentDraft) -> AppTest:
    """It, on the bench."""
    return visit(tutor, places.BENCH, draft=draft.id)


def kept(centre: Centre, tutor: Person, draft: ContentDraft) -> dict[str, Any]:
    """The draft as the store has it now, as data."""
    return services.data_of(services.content_draft(centre, tutor[0], draft.id).text) or {}


def section(test: AppTest, draft: ContentDraft, name: str) -> AppTest:
    """That part of the form."""
    return next(each for each in test.button_group if name in each.options).set_value(name).run()


def view(test: AppTest, name: str) -> AppTest:
    """The form or the file."""
    return next(each for each in test.button_group if "File" in each.options).set_value(name).run()


def in_file(test: AppTest, text: str) -> AppTest:
    """The whole file written in the plain box."""
    view(test, "File")
    test.toggle(key=keys.PLAIN_BOX).set_value(True).run()
    return next(each for each in test.text_area if each.label == "The file").set_value(text).run()


def field(test: AppTest, label: str) -> Any:
    """The field of that label, whatever kind."""
    return next(each for each in [*test.text_input, *test.text_area] if each.label == label)


def test_a_field_of_the_form_changes_its_line_of_the_file_and_is_saved(
    bench: AppTest, centre: Centre, tutor: Person, draft: ContentDraft
) -> None:
    field(bench, "Title").set_value("Two forkfuls: of the <b>wrong</b> salad").run()
    assert "Two forkfuls: of the &lt;b&gt;wrong&lt;/b&gt; salad" in shown(bench)
    text = services.content_draft(centre, tutor[0], draft.id).text
    assert 'title: "Two forkfuls: of the <b>wrong</b> salad"' in text
    assert len(set(text.split("\n")) ^ set(draft.text.split("\n"))) == 2


def test_a_change_in_the_file_is_in_the_form_and_the_other_way_round(
    bench: AppTest, centre: Centre, tutor: Person, draft: ContentDraft
) -> None:
    in_file(bench, draft.text.replace("title: One forkful", "title: A spoonful", 1))
    view(bench, "Form")
    assert field(bench, "Title").value == "A spoonful of the wrong salad"
    field(bench, "Title").set_value("A ladleful").run()
    view(bench, "File")
    assert "title: A ladleful" in next(each for each in bench.text_area if each.label == "The file").value
    assert kept(centre, tutor, draft)["title"] == "A ladleful"


def test_a_problem_stands_at_its_field_and_in_the_list_with_its_line(bench: AppTest, draft: ContentDraft) -> None:
    in_file(bench, draft.text.replace("level: basic", "level: easy", 1))
    page = shown(bench)
    assert "1 problem to put right" in page
    assert "Line 5" in page
    view(bench, "Form")
    assert 'class="field-problems"' in shown(bench)
    assert "There is 1 problem to put right first." in shown(bench)


def test_broken_yaml_keeps_the_form_closed_and_loses_nothing(
    bench: AppTest, centre: Centre, tutor: Person, draft: ContentDraft
) -> None:
    broken = draft.text.replace("level: basic", "level: [basic", 1)
    in_file(bench, broken)
    view(bench, "Form")
    assert "The form can’t show this file while its YAML is broken." in shown(bench)
    assert "Without a title yet" not in shown(bench)
    assert services.content_draft(centre, tutor[0], draft.id).text == broken


def test_one_fact_is_edited_with_all_that_can_be_said_of_it(
    bench: AppTest, centre: Centre, tutor: Person, draft: ContentDraft
) -> None:
    section(bench, draft, "Facts")
    next(each for each in bench.selectbox if each.label.startswith("One fact")).set_value("f03").run()
    field(bench, "Other wordings that count, one a line").set_value(
        "Not before 16:30.\n\n She drives until half four. "
    ).run()
    assert kept(centre, tutor, draft)["facts"][2]["accept"] == ["Not before 16:30.", "She drives until half four."]
    press(bench, "Take this fact out")
    assert "f03" not in [fact["id"] for fact in kept(centre, tutor, draft)["facts"]]


def test_a_new_fact_opens_to_be_written(bench: AppTest, centre: Centre, tutor: Person, draft: ContentDraft) -> None:
    section(bench, draft, "Facts")
    press(bench, "Write a new fact")
    assert field(bench, "The fact").value == ""
    assert next(each for each in bench.button if each.label == "Publish").disabled
    assert kept(centre, tutor, draft)["facts"][-1]["id"] == "f23"


def test_the_steps_around_the_handover_are_written_in_the_form(
    bench: AppTest, centre: Centre, tutor: Person, draft: ContentDraft
) -> None:
    section(bench, draft, "Steps")
    assert "Not used now: “Look again later” is not among the steps." in shown(bench)
    next(each for each in bench.multiselect if each.label == "Steps of an attempt").select("check_in").run()
    steps = next(each for each in bench.multiselect if each.label == "Steps of an attempt").value
    assert steps == ["write", "reply", "check_in", "result"], "in their order, not that of the clicks"
    choice = {each.label: each for each in bench.selectbox}
    choice["Does it have to be handed over?"].set_value("later").run()
    choice["To whom?"].set_value("Dougal Fenn").run()
    field(bench, "What the colleague says").set_value("half past six").run()
    field(bench, "Why? One sentence").set_value("").run()
    next(each for each in bench.multiselect if each.label == "What is still to be done then").select("f12").run()
    data = kept(centre, tutor, draft)
    assert data["steps"] == ["write", "reply", "check_in", "result"]
    assert data["decide"] == {"needed": "later", "recipient": "Dougal Fenn"}
    assert data["slip"] == {"fact": "f13", "instead": "17:00", "says": "half past six"}
    assert data["check_in"]["done"]["open"] == ["f12"]
    choice["In which fact?"].set_value("").run()
    data = kept(centre, tutor, draft)
    assert "slip" not in data
    assert not [each for each in bench.text_input if each.label == "What the colleague says"]


def test_words_of_the_file_that_are_none_of_the_choices_are_shown_and_kept(
    bench: AppTest, centre: Centre, tutor: Person, draft: ContentDraft
) -> None:
    new = "units: [not-out-yet, carry-out-handovers]\nsteps: [review, write, result]"
    in_file(bench, draft.text.replace("steps: [write, reply, result]", new, 1))
    view(bench, "Form")
    units = next(each for each in bench.multiselect if each.label == "Units it is marked for")
    assert units.value == ["not-out-yet", "carry-out-handovers"]
    assert "not-out-yet" in units.options
    units.select("maintain-through-handover").run()
    section(bench, draft, "Steps")
    next(each for each in bench.multiselect if each.label == "Steps of an attempt").select("reply").run()
    data = kept(centre, tutor, draft)
    assert data["units"] == ["carry-out-handovers", "maintain-through-handover", "not-out-yet"]
    assert data["steps"] == ["write", "reply", "result", "review"]


def test_a_field_of_several_words_that_is_emptied_shows_the_default_that_holds_then(
    bench: AppTest, centre: Centre, tutor: Person, draft: ContentDraft
) -> None:
    units = next(each for each in bench.multiselect if each.label == "Units it is marked for")
    assert units.value == ["carry-out-handovers", "maintain-through-handover"]
    units.set_value([]).run()
    units = next(each for each in bench.multiselect if each.label == "Units it is marked for")
    assert units.value == ["carry-out-handovers", "maintain-through-handover"]
    section(bench, draft, "Steps")
    steps = next(each for each in bench.multiselect if each.label == "Steps of an attempt")
    steps.set_value(["write", "result"]).run()
    steps.set_value([]).run()
    steps = next(each for each in bench.multiselect if each.label == "Steps of an attempt")
    assert steps.value == ["write", "reply", "result"]
    assert "steps" not in kept(centre, tutor, draft)


def test_a_choice_that_is_set_back_to_its_default_is_not_in_the_file(
    bench: AppTest, centre: Centre, tutor: Person, draft: ContentDraft
) -> None:
    because = {"because": kept(centre, tutor, draft)["decide"]["because"]}
    section(bench, draft, "Steps")
    needed, whom = (
        next(each for each in bench.selectbox if each.label == label)
        for label in ("Does it have to be handed over?", "To whom?")
    )
    colleague = whom.value
    needed.set_value("later").run()
    whom.set_value("Dougal Fenn").run()
    assert kept(centre, tutor, draft)["decide"] == {"needed": "later", "recipient": "Dougal Fenn"} | because
    needed.set_value("now").run()
    assert kept(centre, tutor, draft)["decide"] == {"recipient": "Dougal Fenn"} | because
    whom.set_value(colleague).run()
    assert kept(centre, tutor, draft)["decide"] == because
    field(bench, "Why? One sentence").set_value("").run()
    assert "decide" not in kept(centre, tutor, draft)


def test_a_slip_is_offered_in_the_facts_that_are_read_back(bench: AppTest, draft: ContentDraft) -> None:
    section(bench, draft, "Steps")
    facts = next(each for each in bench.selectbox if each.label == "In which fact?")
    assert [each[:3] for each in facts.options] == ["Bat", "f13", "f02", "f12", "f14", "f15", "f16"]
    assert "takes the slip you wrote out of the file" in facts.help
    assert field(bench, "The time, number or reference in it").value == "17:00"
    in_file(bench, draft.text.replace("slip: {fact: f13", "slip: {fact: f03", 1))
    view(bench, "Form")
    section(bench, draft, "Steps")
    facts = next(each for each in bench.selectbox if each.label == "In which fact?")
    assert facts.options[1].startswith("f03")


def test_a_fact_that_the_steps_name_and_nobody_has_stays_to_be_seen(
    bench: AppTest, centre: Centre, tutor: Person, draft: ContentDraft
) -> None:
    in_file(
        bench, draft.text.replace("slip: {fact: f13", "slip: {fact: f99", 1).replace("open: [f12, f14]", "open: [f98]")
    )
    view(bench, "Form")
    section(bench, draft, "Steps")
    assert next(each for each in bench.selectbox if each.label == "In which fact?").value == "f99"
    half_done = [each for each in bench.multiselect if each.label == "What is still to be done then"][1]
    half_done.select("f14").run()
    assert kept(centre, tutor, draft)["check_in"]["half_done"]["open"] == ["f98", "f14"]
    assert shown(bench).count('class="field-problems"') == 2


def test_a_table_tells_its_edits_as_changes_of_what_it_began_with() -> None:
    rows = [{"id": "f01", "says": "One."}, {"id": "f02", "says": "Two."}, {"id": "f03", "says": "Three."}]
    edits = {"edited_rows": {"1": {"says": "2"}}, "added_rows": [{"says": "Four."}], "deleted_rows": [0]}
    assert after_edits(rows, edits) == [{"id": "f02", "says": "2"}, rows[2], {"says": "Four."}]


def test_the_fields_of_one_fact_show_what_the_table_made_of_it(
    bench: AppTest, centre: Centre, tutor: Person, draft: ContentDraft
) -> None:
    section(bench, draft, "Facts")
    next(each for each in bench.selectbox if each.label.startswith("One fact")).set_value("f03").run()
    table = bench.session_state[keys.of(keys.TABLE, draft.id, "facts")]
    rows = after_edits(table.rows, {"edited_rows": {"2": {"says": "She drives."}}})
    held = bench.session_state[keys.of(keys.BENCH, draft.id)]
    table.now = facts_form._write_table(work.Bench(centre, tutor[0], draft, held), table.rows, rows)
    bench.run()
    assert field(bench, "The fact").value == "She drives."
    assert bench.session_state[keys.of(keys.TABLE, draft.id, "facts")].generation == 0


def test_a_suggestion_can_be_dismissed_and_brought_back(visit: Visit, centre: Centre, tutor: Person) -> None:
    opened = services.edit_published(centre, tutor[0], "scenario", "bill-week-seven")
    bench = visit(tutor, places.BENCH, draft=opened.id)
    count = len([each for each in bench.button if each.label == "Dismiss"])
    assert count
    press(bench, "Dismiss")
    assert len([each for each in bench.button if each.label == "Dismiss"]) == count - 1
    press(bench, "Bring it back")
    assert len([each for each in bench.button if each.label == "Dismiss"]) == count


def test_a_trial_is_marked_fact_by_fact_and_kept_as_an_exemplar(
    bench: AppTest, centre: Centre, tutor: Person, draft: ContentDraft
) -> None:
    field(bench, "A handover to try").set_value("Roshni, <i>please</i> ring her.").run()
    page = shown(bench)
    assert SUMMARY in page
    assert "Fact by fact" in page
    assert "<i>please" not in page
    field(bench, "Keep it as an exemplar: what does it show?").set_value("Thin").run()
    press(bench, "Keep it")
    exemplar = kept(centre, tutor, draft)["exemplars"][-1]
    assert (exemplar["text"], exemplar["note"]) == ("Roshni, <i>please</i> ring her.", "Thin")
    assert "6 of 6 are marked as their author expects." in shown(bench)
    field(bench, "A handover to try").set_value("Roshni, <i>please</i> ring her.").run()
    assert "It is kept as an exemplar." in shown(press(bench, "Keep it"))
    assert len(kept(centre, tutor, draft)["exemplars"]) == 6


def test_the_second_of_two_clicks_takes_no_second_item_out(
    centre: Centre, tutor: Person, draft: ContentDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "_keep", lambda bench: None)
    text = "points:\n  - id: R1\n  - id: R2\n  - id: R3\n"
    on_it = work.Bench(centre, tutor[0], draft, work.Held(text, text, 1, text))
    for _ in range(2):
        work.changing_item(on_it, ("points", 0, "id"), "R1", lambda file: services.drop_item(file, "points", 0))
    assert on_it.text == "points:\n  - id: R2\n  - id: R3\n"


def test_an_exemplar_that_differs_keeps_the_scenario_from_being_published_until_it_is_settled(
    bench: AppTest, centre: Centre, tutor: Person, draft: ContentDraft
) -> None:
    expected = next(each for each in bench.selectbox if each.label == "C1")
    expected.set_value(0).run()
    assert "1 exemplar is not marked as expected." in shown(bench)
    assert next(each for each in bench.button if each.label == "Publish").disabled
    press(bench, "Expect what is proposed")
    assert "5 of 5 are marked as their author expects." in shown(bench)


def test_a_difference_that_the_library_has_too_is_told_and_lets_one_publish(
    visit: Visit, centre: Centre, tutor: Person
) -> None:
    draft = services.edit_published(centre, tutor[0], "scenario", "wrong-meal")
    bench = visit(tutor, places.BENCH, draft=draft.id)
    field(bench, "Title").set_value("A ladleful").run()
    page = shown(bench)
    assert "The others differ as they do in the library; publish if you like." in page
    assert "differs as before" in page
    assert not next(each for each in bench.button if each.label == "Publish").disabled


def test_an_exemplar_can_expect_that_no_flag_is_raised(
    visit: Visit, centre: Centre, tutor: Person, draft: ContentDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = visit(tutor, places.BENCH, draft=draft.id)
    calm = replace(centre, mark=lambda *given: replace(stand_in_mark(*given), flags=()))
    monkeypatch.setattr(session, "centre", lambda: calm)
    bench.run()
    press(bench, "Expect what is proposed")
    assert "1 of 5 are marked as their author expects." in shown(bench)
    assert "flags" not in kept(centre, tutor, draft)["exemplars"][0]


def test_publishing_asks_for_a_note_and_makes_a_version(
    bench: AppTest, centre: Centre, tutor: Person, learner: Person, draft: ContentDraft
) -> None:
    field(bench, "Title").set_value("A ladleful").run()
    assert "Write a note first" in shown(press(bench, "Publish"))
    field(bench, "What is new? One line for your colleagues").set_value("A better title").run()
    press(bench, "Publish")
    assert services.versions_of(centre, tutor[0], "scenario", "wrong-meal")[0].note == "A better title"
    assert "A ladleful" in [card.title for card in services.scenario_cards(centre, learner[0])]


def test_two_windows_on_one_draft_are_told_of_one_another(
    bench: AppTest, centre: Centre, tutor: Person, draft: ContentDraft
) -> None:
    other = draft.text.replace("level: basic", "level: advanced", 1)
    services.save_content_draft(centre, tutor[0], draft.id, text=other, revision=draft.revision)
    bench.text_input[0].set_value("Mine")
    bench.run()
    labels = [each.label for each in bench.button]
    assert "Use the other text" in labels
    press(bench, "Use the other text")
    assert kept(centre, tutor, draft)["level"] == "advanced"
    assert field(bench, "Title").value == "One forkful of the wrong salad"


def test_a_draft_that_is_thrown_away_leaves_the_library_as_it_was(
    bench: AppTest, centre: Centre, tutor: Person, draft: ContentDraft
) -> None:
    press(bench, "Throw it away")
    assert services.content_drafts(centre, tutor[0]) == []
    assert services.versions_of(centre, tutor[0], "scenario", "wrong-meal")[0].number == 1


def test_a_draft_that_was_thrown_away_says_so_and_can_be_brought_back(
    visit: Visit, centre: Centre, tutor: Person, draft: ContentDraft
) -> None:
    services.discard_content_draft(centre, tutor[0], draft.id)
    test = visit(tutor, places.BENCH, draft=draft.id)
    page = shown(test)
    assert "This draft was discarded by Dev Rattan on" in page
    assert "One forkful of the wrong salad" in page
    assert not test.text_input
    assert "The form" not in shown(press(test, "Bring it back"))
    assert field(test, "Title").value == "One forkful of the wrong salad"
    assert [each.id for each in services.content_drafts(centre, tutor[0])] == [draft.id]


def test_a_draft_that_somebody_published_is_read_only(
    bench: AppTest, centre: Centre, tutor: Person, draft: ContentDraft
) -> None:
    services.publish_draft(centre, tutor[0], draft.id, note="Settled.", revision=draft.revision)
    field(bench, "Title").set_value("Too <b>late</b>").run()
    page = shown(bench)
    assert "This draft was published as version 2 by Dev Rattan on" in page
    assert "What you wrote here is kept in its history, but it does not count." in page
    assert "Too &lt;b&gt;late&lt;/b&gt;" in page
    assert "Bring it back" not in [each.label for each in bench.button]


def test_the_address_of_a_published_draft_leads_to_its_versions(
    visit: Visit, centre: Centre, tutor: Person, draft: ContentDraft
) -> None:
    services.publish_draft(centre, tutor[0], draft.id, note="Settled.", revision=draft.revision)
    test = visit(tutor, places.BENCH, draft=draft.id)
    assert "This draft was published as version 2 by Dev Rattan on" in shown(test)
    assert links(test) >= {"See its versions", "Back to the library"}


def test_the_bench_without_a_draft_says_what_stands_in_the_library(visit: Visit, tutor: Person) -> None:
    test = visit(tutor, places.BENCH, kind="scenario", id="wrong-meal")
    page = shown(test)
    assert "“One forkful of the wrong salad” is in the library as version 1." in page
    assert "note-mistake" not in page
    assert links(test) >= {"See its versions", "Back to the library"}


@pytest.mark.parametrize("asked", [{}, {"draft": "nowhere"}, {"kind": "scenario", "id": "<b>nothing"}])
def test_the_bench_without_anything_leads_back_to_the_library(
    visit: Visit, tutor: Person, asked: dict[str, str]
) -> None:
    test = visit(tutor, places.BENCH, **asked)
    assert "There is no such draft." in shown(test)
    assert "See its versions" not in links(test)
    assert "Back to the library" in links(test)


def links(test: AppTest) -> set[str]:
    """The words of the links to other pages."""
    return {each.proto.label for each in test.get("page_link")}


def test_a_unit_has_its_points_and_acts_in_a_form(visit: Visit, centre: Centre, tutor: Person) -> None:
    opened = services.edit_published(centre, tutor[0], "rubric", "carry-out-handovers")
    test = visit(tutor, places.BENCH, draft=opened.id)
    section(test, opened, "Marking points")
    field(test, "Title").set_value("When and why").run()
    field(test, "What “Met” needs").set_value("{all: [trigger").run()
    assert "can&#x27;t be read as a rule" in shown(test)
    field(test, "What “Met” needs").set_value("{all: [trigger, reason_tied]}").run()
    section(test, opened, "What they look for")
    data = services.data_of(services.content_draft(centre, tutor[0], opened.id).text) or {}
    assert data["points"][0]["title"] == "When and why"
    assert data["points"][0]["needs"]["met"] == {"all": ["trigger", "reason_tied"]}


def test_a_learner_cannot_open_the_bench(visit: Visit, learner: Person, draft: ContentDraft) -> None:
    with pytest.raises(ValueError, match="Could not find"):
        visit(learner, places.BENCH, draft=draft.id)


def test_a_form_that_is_empty_still_says_what_to_write_in_its_own_words(
    visit: Visit, centre: Centre, tutor: Person
) -> None:
    text = services.new_scenario_text(centre, tutor[0], "Lost in the post", "post office", "basic")
    bench = visit(tutor, places.BENCH, draft=services.start_content_draft(centre, tutor[0], "scenario", text=text).id)
    page = shown(bench)
    assert "Still to be written" in page
    assert "the colleague’s name; the colleague’s job; when the colleague takes over; what the colleague knows" in page
    assert "Has no text in it" not in page
    assert "recipient &gt; name" not in page
    press(bench, "People")
    assert field(bench, "Takes over").value == ""
    press(bench, "Next: Procedure")
    assert field(bench, "The workplace's procedure for a handover").value == ""


def test_a_problem_in_the_form_leads_to_its_fact_and_in_the_file_to_its_line(
    bench: AppTest, centre: Centre, tutor: Person, draft: ContentDraft
) -> None:
    in_file(bench, draft.text.replace("weight: essential", "weight: vital", 1))
    assert "Line " in shown(bench)
    view(bench, "Form")
    assert "Facts: fact f01: weight" in shown(bench)
    press(bench, "Show me where")
    assert field(bench, "The fact").value.startswith("The customer is")


def test_a_problem_that_only_the_file_has_opens_the_file_there(bench: AppTest, draft: ContentDraft) -> None:
    in_file(bench, draft.text.replace("exemplars:", "exemplers:", 1))
    view(bench, "Form")
    assert " of the file" in shown(bench)
    press(bench, "Show me where")
    assert bench.session_state[keys.of(keys.VIEW, draft.id)] == "File"


def test_the_form_is_where_it_was_left_when_one_comes_back_from_the_file(bench: AppTest, draft: ContentDraft) -> None:
    section(bench, draft, "Procedure")
    view(bench, "File")
    view(bench, "Form")
    assert field(bench, "The workplace's procedure for a handover")


def test_a_fact_made_of_the_brief_is_finished_beside_it(
    visit: Visit, centre: Centre, tutor: Person, draft: ContentDraft
) -> None:
    bench = visit(tutor, places.BENCH, draft=draft.id)
    section(bench, draft, "Brief")
    bench.session_state[keys.of(keys.JUST_MADE, draft.id)] = "f02"
    bench.run()
    assert "Fact f02 is made of these words" in shown(bench)
    next(each for each in bench.selectbox if each.label == "Weight").set_value("withhold").run()
    assert kept(centre, tutor, draft)["facts"][1]["weight"] == "withhold"
    press(bench, "Take it out again")
    assert "f02" not in [fact["id"] for fact in kept(centre, tutor, draft)["facts"]]
    assert "is made of these words" not in shown(bench)


def test_every_place_of_a_file_has_words_of_the_form() -> None:
    assert place_of("scenario", "recipient > takes_over") == Place("People", "when the colleague takes over")
    assert place_of("scenario", "facts > f03 > if_missing") == Place(
        "Facts", "fact f03: what happens when it is missing", "f03"
    )
    assert place_of("scenario", "exemplars > 2 > points") == Place("", "exemplars > 2 > points")
    assert place_of("rubric", "title") == Place("Unit", "the title")
    assert place_of("rubric", "points > P1 > wording") == Place(
        "Marking points", "marking point P1: the examiner’s wording"
    )


def test_an_earlier_text_of_the_draft_can_be_seen_and_brought_back(
    bench: AppTest, centre: Centre, tutor: Person, draft: ContentDraft
) -> None:
    field(bench, "Title").set_value("A <b>ladleful</b>").run()
    next(each for each in bench.toggle if each.label == "Earlier texts of this draft").set_value(True).run()
    which = next(each for each in bench.selectbox if each.label == "Which one?")
    which.select_index(1).run()
    page = shown(bench)
    assert "title: &quot;A &lt;b&gt;ladleful&lt;/b&gt;&quot;" in page
    press(bench, "Go back to that text")
    assert kept(centre, tutor, draft)["title"] == "One forkful of the wrong salad"
    assert field(bench, "Title").value == "One forkful of the wrong salad"


def test_a_unit_says_what_it_would_turn_before_it_is_published(visit: Visit, centre: Centre, tutor: Person) -> None:
    opened = services.edit_published(centre, tutor[0], "rubric", "carry-out-handovers")
    test = visit(tutor, places.BENCH, draft=opened.id)
    assert "No exemplar of the library would be marked" not in shown(test)
    press(test, "What would it turn in the library?")
    assert "No exemplar of the library would be marked further from what its author expects." in shown(test)
