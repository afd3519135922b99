"""What a tutor changes in the form becomes an edit of the file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from assessment.content import parse_rubric, parse_scenario
from assessment.content.editing import data_of
from assessment.content.templates import new_rubric, new_scenario, slug
from assessment.errors import Mistake
from assessment.services import forms
from assessment.services.form_rows import fact_rows, on_trail, people_rows, trail_of, word_for_word
from assessment.services.unit_forms import add_act, add_point, put_rule, rule_text

TEXT = (Path(__file__).parents[2] / "scenarios" / "lost-pushchair.yaml").read_text(encoding="utf-8")


def rows(text: str) -> list[dict[str, Any]]:
    return fact_rows(data_of(text))


def test_the_rows_of_the_facts_written_back_change_nothing() -> None:
    assert forms.with_facts(TEXT, rows(TEXT)) == TEXT


def test_a_row_that_is_edited_changes_its_own_fact() -> None:
    table = rows(TEXT)
    table[2] |= {"weight": "useful", "accept": ["  It's green.  ", ""], "asks": ""}
    after = rows(forms.with_facts(TEXT, table))
    assert after[2]["weight"] == "useful"
    assert after[2]["accept"] == ["It's green."]
    assert after[2]["asks"] == ""
    assert [row for n, row in enumerate(after) if n != 2] == [row for n, row in enumerate(rows(TEXT)) if n != 2]


def test_a_row_without_a_sentence_does_not_count_yet() -> None:
    assert forms.with_facts(TEXT, [*rows(TEXT), {"id": "f50", "part": "issue", "weight": None, "says": None}]) == TEXT


def test_a_new_row_becomes_a_fact_at_the_end() -> None:
    after = rows(forms.with_facts(TEXT, [*rows(TEXT), {"id": "f50", "says": "It is raining."}]))
    assert (after[-1]["id"], after[-1]["part"], after[-1]["weight"]) == ("f50", "context", "useful")


def test_a_row_that_is_gone_takes_its_fact_with_it() -> None:
    table = rows(TEXT)
    after = rows(forms.with_facts(TEXT, table[:3] + table[4:]))
    assert [row["id"] for row in after] == [row["id"] for n, row in enumerate(table) if n != 3]


def test_a_fact_that_stands_in_the_file_without_an_id_is_left_alone() -> None:
    text = 'facts:\n  - says: "No id here."\n  - {id: f01, part: issue, weight: useful, says: "One."}\n'
    assert forms.with_facts(text, []) == 'facts:\n  - says: "No id here."\n'


TWINS = """\
id: x
facts:
  - id: f01
    part: issue
    weight: useful
    says: "A."  # the first
  - id: f01
    part: issue
    weight: useful
    says: "B."
"""


def test_two_facts_of_one_id_are_each_their_own() -> None:
    assert forms.with_facts(TWINS, rows(TWINS)) == TWINS
    table = rows(TWINS)
    table[1] |= {"says": "C."}
    assert forms.with_facts(TWINS, table) == TWINS.replace("B.", "C.")


def test_one_of_two_facts_of_one_id_can_go_and_the_other_stays_as_it_is_written() -> None:
    first, second = rows(TWINS)
    assert forms.with_facts(TWINS, [first]) == TWINS[: TWINS.rindex("  - id")]
    assert forms.with_facts(TWINS, [second]) == TWINS.replace(TWINS[TWINS.index("  - id") : TWINS.rindex("  - id")], "")


MISTYPED = """\
id: x
facts:
  - id: f01
    weight: essential
    says: {a: b}
    accept: a sentence
    reject: [{c: d}, "no"]
    asks: [a, b]
  - id: f02
    part: issue
    weight: essential
    says: "Two."
"""


def test_what_a_table_can_not_show_of_one_fact_stays_when_another_is_edited() -> None:
    table = rows(MISTYPED)
    assert forms.with_facts(MISTYPED, table) == MISTYPED
    table[1] |= {"weight": "useful"}
    before, after = MISTYPED.rsplit("essential", 1)
    assert forms.with_facts(MISTYPED, table) == f"{before}useful{after}"


def test_all_facts_can_go() -> None:
    after = forms.with_facts(TEXT, [])
    assert rows(after) == []
    assert "facts: []" in after


def test_what_is_emptied_takes_along_what_held_only_it() -> None:
    text = 'id: x\ncheck_in:\n  # at seven\n  done:\n    says: "All done."\ntitle: "One"\n'
    assert forms.put(text, ("check_in", "done", "says"), "", optional=True) == 'id: x\ntitle: "One"\n'
    slip = 'id: x\nslip: {fact: f01, says: "six"}\n'
    assert forms.put(slip, ("slip", "says"), "", optional=True) == "id: x\nslip: {fact: f01}\n"
    assert forms.put(slip, ("slip", "instead"), "", optional=True) == slip
    assert forms.put("id: x\n", ("slip", "fact"), "f01", optional=True) == "id: x\nslip:\n  fact: f01\n"


def test_a_fact_that_goes_is_forgotten_everywhere() -> None:
    text = (
        'facts:\n  - {id: f01, says: "One."}\n  - {id: f02, says: "Two."}\n'
        "slip: {fact: f02, instead: six, says: seven}\n"
        'check_in:\n  done: {says: "All.", open: [f01, f02]}\n  nothing: {says: "None.", open: [f02]}\n'
        "exemplars:\n  - text: Hello.\n    points: {C1: 2}\n    facts: {f01: conveyed, f02: missing}\n"
        "  - text: Hi.\n    points: {C1: 0}\n    facts: {f02: missing}\n"
    )
    for after in (forms.without_fact(text, "f02"), forms.with_facts(text, rows(text)[:1])):
        assert "f02" not in after
        data = data_of(after) or {}
        assert data["check_in"] == {"done": {"says": "All.", "open": ["f01"]}, "nothing": {"says": "None."}}
        assert [each.get("facts") for each in data["exemplars"]] == [{"f01": "conveyed"}, None]
        assert "slip" not in data
    twice = text.replace("id: f02", "id: f01")
    assert "slip: {fact: f02" in forms.with_facts(twice, rows(twice)[:1])


def test_a_new_fact_waits_for_its_sentence() -> None:
    after = forms.empty_fact(TEXT)
    assert (rows(after)[-1]["id"], rows(after)[-1]["says"]) == (forms.free_fact_id(TEXT), "")
    assert any("says" in each.where for each in parse_scenario(after, "lost-pushchair.yaml").problems)


def test_words_of_the_brief_become_a_fact_with_the_next_id() -> None:
    after = forms.add_fact(TEXT, "  the rabbit is\n  in the basket")
    assert rows(after)[-1]["says"] == "The rabbit is in the basket."
    assert rows(after)[-1]["id"] == forms.free_fact_id(TEXT)


def test_no_words_make_no_fact() -> None:
    with pytest.raises(Mistake, match="Select some words of the brief first"):
        forms.add_fact(TEXT, " “ ” ")


def test_a_fact_is_split_into_two_of_its_kind_one_behind_the_other() -> None:
    after = rows(forms.split_fact(TEXT, "f04", ["She has a pushchair", "It is green"]))
    assert [row["says"] for row in after[3:5]] == ["She has a pushchair.", "It is green."]
    assert (after[3]["part"], after[3]["weight"]) == (after[4]["part"], after[4]["weight"])
    assert after[5]["id"] == "f05"


@pytest.mark.parametrize("fact_id", ["f04", "f20"])
def test_a_fact_split_in_four_keeps_their_order(fact_id: str) -> None:
    sentences = ["One.", "Two.", "Three.", "Four."]
    after = rows(forms.split_fact(TEXT, fact_id, sentences))
    place = [row["id"] for row in after].index(fact_id)
    assert [row["says"] for row in after[place : place + 4]] == sentences


def test_splitting_a_fact_that_is_gone_says_so() -> None:
    with pytest.raises(Mistake, match="The fact f99 is not in the file any more"):
        forms.split_fact(TEXT, "f99", ["One", "Two"])


def test_people_are_changed_one_by_one() -> None:
    people = people_rows(data_of(TEXT))
    assert forms.with_people(TEXT, people) == TEXT
    after = forms.with_people(TEXT, [*people[1:], {"name": "Ann Lee", "role": None}, {"name": None, "role": " "}])
    assert people_rows(data_of(after)) == [*people[1:], {"name": "Ann Lee", "role": ""}]
    assert people_rows(data_of(forms.with_people(TEXT, []))) == []


CAST = """\
id: x
others:
  - name: Ann  # Ann is the trap
    role: Clerk
  - name: Bob
    role: Porter  # until six
  - {name: Cy, role: Nurse}
"""


def test_a_person_who_goes_takes_their_comment_along_and_leaves_the_others_theirs() -> None:
    people = people_rows(data_of(CAST))
    without_ann = CAST.replace("  - name: Ann  # Ann is the trap\n    role: Clerk\n", "")
    assert forms.with_people(CAST, people[1:]) == without_ann
    assert forms.with_people(without_ann, people[2:]) == "id: x\nothers:\n  - {name: Cy, role: Nurse}\n"
    changed = forms.with_people(CAST, [people[0], {"name": "Rob", "role": "Porter"}, people[2]])
    assert changed == CAST.replace("Bob", "Rob")


def test_somebody_whom_the_table_can_not_show_stays_when_another_is_edited() -> None:
    text = "id: x\nothers:\n  - Ann Lee, a clerk\n  - name: Bob\n    role: Porter\n"
    people = people_rows(data_of(text))
    assert forms.with_people(text, people[1:]) == text.replace("  - Ann Lee, a clerk\n", "")
    people[1] |= {"role": "Nurse"}
    assert forms.with_people(text, people) == text.replace("Porter", "Nurse")


def test_an_optional_field_that_is_emptied_goes_and_another_stays_empty() -> None:
    assert "minutes:" not in forms.put(TEXT, ("minutes",), None, optional=True)
    assert data_of(forms.put(TEXT, ("trigger",), ""))["trigger"] == ""  # type: ignore[index]


def test_an_exemplar_is_kept_with_what_is_expected_and_changed_later() -> None:
    count = len(data_of(TEXT)["exemplars"])  # type: ignore[index]
    entry = {
        "text": "Sunita,\nplease ring.",
        "points": {"C1": 1},
        "facts": {"f01": "missing"},
        "flags": {},
        "note": "Thin.",
    }
    after = forms.with_exemplar(TEXT, entry)
    kept = parse_scenario(after, "lost-pushchair.yaml").required().exemplars[-1]
    assert (kept.text, kept.points, kept.note) == ("Sunita,\nplease ring.", {"C1": 1}, "Thin.")
    changed = forms.with_exemplar(after, {"points": {"C1": 0}}, count + 1)
    assert parse_scenario(changed, "lost-pushchair.yaml").required().exemplars[-1].points == {"C1": 0}
    assert forms.without_exemplar(after, count + 1) == TEXT


def test_an_exemplar_that_expects_no_flag_any_more_has_none_in_the_file() -> None:
    entry = {"text": "Sunita, please ring.", "points": {"C1": 1}, "flags": {"abdication": True}, "note": "Thin."}
    after = forms.with_exemplar(TEXT, entry)
    changed = forms.with_exemplar(
        after, {"points": {"C1": 1}, "facts": {}, "flags": {}}, len(data_of(after)["exemplars"])
    )  # type: ignore[index]
    kept = data_of(changed)["exemplars"][-1]  # type: ignore[index]
    assert sorted(kept) == ["note", "points", "text"]


def test_a_place_goes_by_the_id_of_its_fact_as_problems_have_it() -> None:
    assert trail_of(data_of(TEXT), ("facts", 3, "says")) == "facts > f04 > says"
    assert trail_of({}, ("facts", 3)) == "facts > 4"


def test_a_new_scenario_says_what_it_still_needs_and_nothing_else() -> None:
    text = new_scenario("The café’s “lost” keys: no 2", "retail", "basic", datetime(2026, 11, 22, 9, 30))
    problems = parse_scenario(text, "the-cafes-lost-keys-no-2.yaml").problems
    assert {problem.where.split(" > ")[0] for problem in problems} == {
        "you",
        "recipient",
        "trigger",
        "procedure",
        "brief",
        "facts",
    }


def test_a_new_unit_says_what_it_still_needs_and_nothing_else() -> None:
    problems = parse_rubric(new_rubric("Resolve problems"), "resolve-problems.yaml").problems
    assert {problem.where.split(" > ")[0] for problem in problems} == {"source", "points", "checks"}


def test_an_id_is_made_of_any_title() -> None:
    assert slug("Mrs O’Neill’s £40, again!") == "mrs-oneills-40-again"
    assert slug("你好") == "new"
    assert len(slug("very long words " * 20)) <= 60


RUBRIC = new_rubric("Resolve problems")


def test_a_rule_is_written_on_one_line_and_read_back() -> None:
    for rule in ("says_so", "{all: [says_so, {not: other}]}", "{at_least: 2, of: [a, b, c]}"):
        after = put_rule(RUBRIC, ("points", 0, "needs", "met"), rule)
        assert rule_text(data_of(after)["points"][0]["needs"]["met"]) == rule  # type: ignore[index]


def test_a_rule_that_is_no_yaml_is_refused_in_words() -> None:
    with pytest.raises(Mistake, match=r"can't be read as a rule.*every bracket that opens has to close"):
        put_rule(RUBRIC, ("points", 0, "needs", "met"), "{all: [x")


def test_points_and_acts_are_added_with_names_of_their_own() -> None:
    text = add_act(add_act(add_point(add_point(RUBRIC))))
    data: Any = data_of(text)
    assert [point["id"] for point in data["points"]] == ["P1", "P2", "P3"]
    assert [check["id"] for check in data["checks"]] == ["says_so", "new_act_1", "new_act_2"]


def test_what_stands_at_a_trail_is_found_by_ids_and_numbers_or_is_nothing() -> None:
    data = {"facts": [{"id": "f02", "says": "One."}], "others": [{"name": ""}], "you": ""}
    assert on_trail(data, "facts > f02 > says") == "One."
    assert on_trail(data, "others > 1 > name") == ""
    assert on_trail(data, "facts > f09 > says") is None
    assert on_trail(data, "you > there") is None
    assert on_trail(None, "you") is None


def test_a_facts_own_words_are_found_in_the_brief_over_the_ends_of_lines_and_whatever_their_capitals() -> None:
    data = {"brief": "So the lab\nmade it. (No.)", "facts": [{"says": "The lab made it."}, {"says": "Elsewhere."}, {}]}
    assert word_for_word(data) == [(3, 18)]
    assert word_for_word({"brief": ["a list"], "facts": "none"}) == []
