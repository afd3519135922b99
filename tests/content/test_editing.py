"""An edit made in the form changes its own lines of the file and nothing else."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessment.content import parse_rubric, parse_scenario
from assessment.content.editing import Add, Drop, Edit, Put, data_of, edited
from assessment.errors import Mistake

ROOT = Path(__file__).parents[2]
SCENARIOS = sorted((ROOT / "scenarios").glob("*.yaml"))
RUBRICS = sorted((ROOT / "rubrics").glob("*.yaml"))
TEXT = (ROOT / "scenarios" / "wrong-meal.yaml").read_text(encoding="utf-8")

HAND_WRITTEN = """\
# Our own notes: keep this file in this order.
title: Lost keys   # short
id: lost-keys

facts:
  # About the customer
  - says: "She is Ann Lee."
    id: f01   # the only one with a telephone
    weight: essential
    part: customer

  # About the keys
  - {id: f02, part: issue, weight: essential, says: "The keys are lost."}

  # What is left
  - id: f03
    part: outstanding
    weight: essential
    says: >-
      Ring her by five,
      please.
level: basic
"""


def changed(before: str, after: str) -> list[str]:
    """The lines that went and came."""
    lines = difflib.unified_diff(before.split("\n"), after.split("\n"), lineterm="", n=0)
    return [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def test_a_new_title_changes_one_line_and_keeps_the_comment_behind_it() -> None:
    after = edited(HAND_WRITTEN, [Put(("title",), "Lost car keys")])
    assert changed(HAND_WRITTEN, after) == ["-title: Lost keys   # short", "+title: Lost car keys # short"]


def test_a_sentence_keeps_its_kind_of_quotation_marks() -> None:
    after = edited(HAND_WRITTEN, [Put(("facts", 0, "says"), "She is Ann Lea.")])
    assert changed(HAND_WRITTEN, after) == ['-  - says: "She is Ann Lee."', '+  - says: "She is Ann Lea."']


def test_a_new_key_stands_where_the_form_has_it() -> None:
    after = edited(HAND_WRITTEN, [Put(("facts", 2, "asks"), "By when?")])
    assert changed(HAND_WRITTEN, after) == ['+    asks: "By when?"']
    assert after.index("asks") > after.index("please.")


def test_a_fact_goes_and_the_comment_above_the_next_one_stays() -> None:
    after = edited(HAND_WRITTEN, [Drop(("facts", 0))])
    assert "# About the keys" in after
    assert [fact["id"] for fact in data_of(after)["facts"]] == ["f02", "f03"]  # type: ignore[index]


def test_the_first_key_beside_the_hyphen_can_go() -> None:
    after = edited(HAND_WRITTEN, [Drop(("facts", 0, "says"))])
    assert data_of(after)["facts"][0] == {"id": "f01", "weight": "essential", "part": "customer"}  # type: ignore[index]


def test_a_fact_written_on_one_line_is_edited_on_its_line() -> None:
    after = edited(HAND_WRITTEN, [Put(("facts", 1, "weight"), "useful")])
    assert changed(HAND_WRITTEN, after)[1] == '+  - {id: f02, part: issue, weight: useful, says: "The keys are lost."}'


def test_a_list_that_loses_its_last_item_goes() -> None:
    text = edited(HAND_WRITTEN, [Put(("accepts",), ["A note"])])
    assert edited(text, [Drop(("accepts", 0))]) == HAND_WRITTEN


def test_a_way_that_is_missing_is_made() -> None:
    after = edited(HAND_WRITTEN, [Put(("recipient", "name"), "Jo")])
    assert data_of(after)["recipient"] == {"name": "Jo"}  # type: ignore[index]


def test_a_map_folded_over_lines_stays_folded_unless_it_is_edited() -> None:
    after = edited(TEXT, [Put(("title",), "Another title")])
    assert len(changed(TEXT, after)) == 2


def test_words_that_yaml_would_misread_are_put_in_quotation_marks() -> None:
    for word in (
        "no",
        "On",
        "010",
        "1:30",
        "=1+1",
        "- x",
        "a: b",
        "# x",
        "null",
        "{x}",
        "'",
        '"',
        "2026-01-01 10:00 ok",
    ):
        after = edited(HAND_WRITTEN, [Put(("sector",), word)])
        assert data_of(after)["sector"] == word  # type: ignore[index]
        parsed = parse_scenario(after, "lost-keys.yaml")
        assert not [each for each in parsed.problems if each.where == "sector"], word


def test_a_clock_is_written_as_a_clock() -> None:
    after = edited(TEXT, [Put(("now",), "2026-03-15T14:55:00")])
    assert changed(TEXT, after) == ["-now: 2026-03-15T14:50:00  # Sunday", "+now: 2026-03-15T14:55:00  # Sunday"]
    assert parse_scenario(after, "wrong-meal.yaml").item


def test_a_text_of_several_paragraphs_becomes_a_block() -> None:
    after = edited(HAND_WRITTEN, [Put(("brief",), "One  \r\n\r\n  two\tthree\n\n\n")])
    assert "brief: |\n  One\n\n    two    three\n" in after


def test_broken_yaml_is_refused_in_words() -> None:
    for text in ("a: [", "- a\n- b", "", "a: b: c", "x"):
        with pytest.raises(Mistake, match="can't be edited in the form while its YAML is broken"):
            edited(text, [Put(("title",), "x")])
        assert data_of(text) is None


def test_a_place_that_something_else_fills_is_named() -> None:
    with pytest.raises(Mistake, match="no place for “title > 1 > says”"):
        edited(HAND_WRITTEN, [Put(("title", 0, "says"), "x")])


def test_what_is_not_there_is_dropped_without_a_word() -> None:
    assert edited(HAND_WRITTEN, [Drop(("facts", 9)), Drop(("nobody", "x"))]) == HAND_WRITTEN


@pytest.mark.parametrize("path", [*SCENARIOS, *RUBRICS], ids=lambda path: path.stem)
def test_an_edit_of_a_library_file_touches_its_own_lines_only(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    after = edited(text, [Put(("title",), "Quite another title")])
    assert len(changed(text, after)) == 2
    name = path.name
    read: Any = parse_scenario if path.parent.name == "scenarios" else parse_rubric
    assert read(after, name).item.title == "Quite another title"
    assert edited(after, [Put(("title",), data_of(text)["title"])]).replace('title: "', "title: ").count(  # type: ignore[index]
        "\n"
    ) == text.count("\n")


LINE = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\u2028\u2029\ufeff\ufffe\uffff\x85"),
    min_size=1,
    max_size=60,
).filter(lambda text: text.strip())


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    """Any edit that the form can make of the sample."""
    facts = len(data_of(TEXT)["facts"])  # type: ignore[index]
    which = draw(st.integers(0, facts - 1))
    key = draw(st.sampled_from(["says", "asks", "if_missing"]))
    new = {"id": "f99", "part": "context", "weight": "useful", "says": draw(LINE)}
    return draw(
        st.sampled_from(
            [
                Put((draw(st.sampled_from(["title", "sector", "you", "trigger"])),), draw(LINE)),
                Put(("facts", which, key), draw(LINE)),
                Put(("facts", which, "accept"), draw(st.lists(LINE, min_size=1, max_size=3))),
                Put(("brief",), "\n".join(draw(st.lists(LINE, min_size=2, max_size=4)))),
                Drop(("facts", which)),
                Drop(("facts", which, key)),
                Add(("facts",), new, draw(st.sampled_from([None, 0, which]))),
                Add(("others",), {"name": draw(LINE), "role": draw(LINE)}),
                Drop(("exemplars", draw(st.integers(0, 4)))),
                Put(("exemplars", draw(st.integers(0, 4)), "points", "C1"), draw(st.integers(0, 2))),
            ]
        )
    )


def by_hand(data: Any, edit: Edit) -> Any:
    """What the edit means, done to plain data."""
    *way, last = edit.path
    at = data
    for step in way:
        at = at[step]
    if isinstance(edit, Put):
        at[last] = plain(edit.value)
    elif isinstance(edit, Drop):
        if isinstance(last, int) or last in at:
            del at[last]
    else:
        items = at[last]
        items.insert(len(items) if edit.before is None else edit.before, plain(edit.value))
    return data


def plain(value: Any) -> Any:
    """As it is read back: without blanks around a line; YAML has numbers only where we ask for them."""
    if isinstance(value, str):
        from assessment.content.laying_out import tidy

        text = tidy(value)
        return text if "\n" not in text or text.endswith("\n") else text + "\n"
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list) else str(value)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(edit=edits())
def test_any_edit_does_what_it_says_and_no_more(edit: Edit) -> None:
    after = edited(TEXT, [edit])
    assert data_of(after) == by_hand(data_of(TEXT), edit)
    comments = [line for line in TEXT.split("\n") if line.startswith("#")]
    assert [line for line in after.split("\n") if line.startswith("#") and line in comments] == comments


LISTED = """\
id: a
facts:
  # the first
  - id: f01
    accept:
      # as most say it
      - "One."
      - 'Two.'  # seldom
      - Three
  # the second
  - id: f02
    says: y
"""


def test_sentences_of_a_list_change_in_their_lines_and_what_stands_around_them_stays() -> None:
    after = edited(LISTED, [Put(("facts", 0, "accept"), ["One.", "Zwei: ja.", "Three", "Four it is: yes."])])
    wanted = LISTED.replace("'Two.'", "'Zwei: ja.'").replace("- Three\n", '- Three\n      - "Four it is: yes."\n')
    assert after == wanted


def test_a_list_that_gets_shorter_or_longer_leaves_the_comment_of_the_next_item_to_it() -> None:
    shorter = edited(LISTED, [Put(("facts", 0, "accept"), ["Three"])])
    assert shorter == LISTED.replace('      - "One."\n', "").replace("      - 'Two.'  # seldom\n", "")
    longer = edited(LISTED, [Add(("facts", 0, "accept"), "Four")])
    assert longer == LISTED.replace("- Three\n", "- Three\n      - Four\n")
    fact = edited(LISTED, [Add(("facts",), {"id": "f09", "says": "N: n."}, 1)])
    assert fact == LISTED.replace("- Three\n", '- Three\n  - id: f09\n    says: "N: n."\n')


def test_a_list_under_its_key_stays_there() -> None:
    text = "id: a\nfacts:\n- id: f01   # one\n  accept: [x, y]   # two\n- id: f02\n  says: y\nbrief: z\n"
    assert edited(text, [Put(("facts", 1, "says"), "n")]) == text.replace("says: y", 'says: "n"')
    assert edited(text, [Add(("facts",), {"id": "f03"})]) == text.replace("says: y\n", "says: y\n- id: f03\n")


def test_an_item_whose_hyphen_has_a_line_of_its_own_goes_with_it() -> None:
    text = "id: a\nfacts:\n  -\n    id: f01\n  -\n    id: f02\n    says: y\nbrief: z\n"
    assert edited(text, [Drop(("facts", 0))]) == text.replace("  -\n    id: f01\n", "", 1)


@pytest.mark.parametrize("edit", [Put(("title",), "x"), Drop(("facts", 1)), Add(("facts",), "x")])
def test_a_file_where_one_place_stands_for_another_is_edited_by_hand(edit: Edit) -> None:
    text = "id: a\nfacts:\n  - &one\n    id: f01\n  - id: f02\n  - *one\n"
    with pytest.raises(
        Mistake, match=r"while it has anchors \(&\) and aliases \(\*\), because one change would be two"
    ):
        edited(text, [edit])


@pytest.mark.parametrize("edit", [Drop(("facts", 0, "id")), Drop(("title",)), Drop(("facts", 0))])
def test_a_file_that_names_a_key_twice_is_edited_by_hand(edit: Edit) -> None:
    text = "id: a\ntitle: x\ntitle: y\nfacts:\n  - id: f01\n    says: x\n  - id: f02\n"
    with pytest.raises(Mistake, match="while its YAML is broken"):
        edited(text, [edit])


@pytest.mark.parametrize("strange", ["\x85", "\u2028", "\u2029"])
def test_line_breaks_of_a_word_processor_cut_no_wrong_line(strange: str) -> None:
    text = f'id: a\ntitle: "one{strange}two{strange}three"\nfacts:\n  - id: f01\n    says: x\n  - id: f02\n    accept: [y]\n'
    data = data_of(edited(text, [Drop(("facts", 0, "says")), Put(("facts", 1, "accept"), ["z"])]))
    assert data is not None
    assert data["facts"] == [{"id": "f01"}, {"id": "f02", "accept": ["z"]}]
    assert data["title"] == data_of(text)["title"]  # type: ignore[index]


def test_an_edit_that_would_say_something_else_is_not_made() -> None:
    text = "id: a\nothers:\n  # one\n  - name: A\n    role: r\n"
    with pytest.raises(
        Mistake, match=r"The form can't make this change in the file as it is laid out\. Make it in the file"
    ):
        edited(text, [Put(("others",), [{"name": "B"}])])


FOLDED = """\
id: a
facts:
  - {id: f01, weight: essential,  # why
    says: "A"}
  - id: f02
    says: >-  # as she said it
      One
      two.
accepts: [note,  # on the desk
  card]
"""


@pytest.mark.parametrize(
    "edit",
    [
        Put(("facts", 0, "says"), "B"),
        Put(("facts", 0, "asks"), "B"),
        Put(("accepts",), ["note", "log"]),
        Drop(("facts", 0, "says")),
        Add(("accepts",), "log"),
    ],
)
def test_an_edit_that_would_lose_a_comment_is_not_made(edit: Edit) -> None:
    with pytest.raises(Mistake, match="The form can't make this change in the file as it is laid out"):
        edited(FOLDED, [edit])


def test_a_comment_goes_with_what_it_stands_beside() -> None:
    assert edited(FOLDED, [Drop(("facts", 0, "weight"))]) == FOLDED.replace(
        'weight: essential,  # why\n    says: "A"', 'says: "A"'
    )
    assert edited(FOLDED, [Put(("accepts",), ["card"])]) == FOLDED.replace("[note,  # on the desk\n  card]", "[card]")
    assert "# why" not in edited(FOLDED, [Drop(("facts", 0))])


def test_a_comment_at_the_head_of_a_block_stays_when_the_text_becomes_one_line() -> None:
    after = edited(FOLDED, [Put(("facts", 1, "says"), "One.")])
    assert after == FOLDED.replace(">-  # as she said it\n      One\n      two.", "|-  # as she said it\n      One.")
