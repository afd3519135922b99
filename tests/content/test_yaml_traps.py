"""What YAML makes of a text without quotation marks, and what is refused of YAML."""

from __future__ import annotations

import time

import pytest
from content_samples import SCENARIO, scenario_problems, scenario_with

TITLE = "title: A cold flat at closing time"
FILE = "scenarios/cold-flat.yaml"
QUOTE_ALL = 'Put the whole text after the key in quotation marks: key: "text".'
COLON = (
    'there is a colon followed by a space (": ") in a text without quotation marks, or this line is indented wrongly.'
)
AFTER_QUOTE = (
    "text goes on after a closing quotation mark or bracket, or this line is indented wrongly. "
    "Put the whole text in quotation marks; inside single ones write an apostrophe twice ('It''s')."
)


def problems_of_title(new: str) -> list[str]:
    """The problems when this stands where the title stood, without the file's name."""
    return [each.removeprefix("scenarios/cold-flat.yaml:") for each in scenario_problems(scenario_with(TITLE, new))]


@pytest.mark.parametrize(
    ("raw", "note"),
    [
        ("no", "YAML reads `no` as false, not as text."),
        ("Yes", "YAML reads `Yes` as true, not as text."),
        ("on", "YAML reads `on` as true, not as text."),
        ("OFF", "YAML reads `OFF` as false, not as text."),
        ("true", "YAML reads `true` as true, not as text."),
        ("y", "some readers of YAML take `y` as true."),
        ("N", "some readers of YAML take `N` as false."),
        ("010", "`010` has a leading zero, which YAML drops or takes as a sign to count in eights."),
        ("07700900123", "`07700900123` has a leading zero, which YAML drops or takes as a sign to count in eights."),
        ("07700111222", "`07700111222` has a leading zero, which YAML drops or takes as a sign to count in eights."),
        ("1:30", "YAML reads `1:30` as a number that counts in sixties, not as a time or as text."),
        ("17:00", "YAML reads `17:00` as a number that counts in sixties, not as a time or as text."),
        ("2025-11-14", "YAML reads `2025-11-14` as a date, not as text."),
        ("2025-11-14T16:50:00", "YAML reads `2025-11-14T16:50:00` as a date, not as text."),
        ("2025-11-31", "YAML reads `2025-11-31` as a date, not as text."),
        ("12", "YAML reads `12` as a number, not as text."),
        ("612.40", "YAML reads `612.40` as a number, not as text."),
        ("1_000", "YAML reads `1_000` as a number in a form of its own."),
        ("0x1F", "YAML reads `0x1F` as a number in a form of its own."),
        (".inf", "YAML reads `.inf` as a number in a form of its own."),
        ("1e3", "some readers of YAML take `1e3` as a number."),
    ],
)
def test_a_text_that_yaml_reads_as_something_else_is_named_with_its_remedy(raw: str, note: str) -> None:
    assert problems_of_title(f"title: {raw}") == [f'3: title: {note} Put it in quotation marks: "{raw}".']


@pytest.mark.parametrize("raw", ["no", "010", "17:00", "2025-11-14", "07700900123", "y"])
def test_in_quotation_marks_the_same_is_a_text(raw: str) -> None:
    assert problems_of_title(f'title: "{raw} "') == []
    assert problems_of_title(f"title: '{raw}'") == []


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("title: Note: x", f"3: {COLON} {QUOTE_ALL}"),
        ("title: Note:", f"3: {COLON} {QUOTE_ALL}"),
        ("title: x\n  and: more", f"4: {COLON} {QUOTE_ALL}"),
        ('title: "Note: x" y', f"3: {AFTER_QUOTE}"),
        ("title: 'It's cold'", f"3: {AFTER_QUOTE}"),
        ("title: {customer} rings", f"3: {AFTER_QUOTE}"),
        (
            'title: "x',
            "3: a quotation mark is opened here and never closed. Close it at the end of the text.",
        ),
        (
            "title: 'x",
            "3: a quotation mark is opened here and never closed. Close it at the end of the text.",
        ),
        (
            "title: [a",
            "3: a { or [ is opened here and what follows doesn't fit in it. "
            "Close it on the same line, put commas between its parts, and quotation marks around texts.",
        ),
        (
            "title: [a]",
            "3: title: must be text, and a text that begins with [ is not one for YAML. "
            "Put it in quotation marks, all of it.",
        ),
        (
            "title: {customer}",
            "3: title: must be text, and a text that begins with { is not one for YAML. "
            "Put it in quotation marks, all of it.",
        ),
        ("title: @x", f"3: a text can't begin with %, @ or ` (a backtick) without quotation marks. {QUOTE_ALL}"),
        ("title: %x", f"3: a text can't begin with %, @ or ` (a backtick) without quotation marks. {QUOTE_ALL}"),
        ("title: `x", f"3: a text can't begin with %, @ or ` (a backtick) without quotation marks. {QUOTE_ALL}"),
        ("title: , x", f"3: a text can't begin with a comma or a bracket without quotation marks. {QUOTE_ALL}"),
        ("title: ? x", f'3: a text can\'t begin with "? " without quotation marks. {QUOTE_ALL}'),
        (
            "title: - x",
            "3: a list can't start on the line of its key. "
            "Start it on the next line, or put the text in quotation marks if it only begins with a hyphen.",
        ),
        (
            "title: > x",
            "3: text stands on the same line as the | or > that announces it. "
            "Start the text on the next line, indented by two spaces.",
        ),
        (
            'title: "C:\\data"',
            "3: a backslash in double quotation marks starts a code, and this is none that YAML has. "
            "Write two backslashes, or put the text in single quotation marks.",
        ),
        ('title: "\\0"', "3: title: has a NUL character (U+0000) in it. Take out the code that makes it."),
        (
            'title: "\\a"',
            "3: title: has a character that can't be seen (U+0007) in it. Take out the code that makes it.",
        ),
        (
            "title: Room #4",
            '3: title: "#" after a space starts a comment, so the text ends at "Room". '
            "Put the whole text in quotation marks, or a space after the # of a comment.",
        ),
        ("title:\tx", "3: there is a tab here. Indent with spaces and put one space after a colon."),
        (
            "A cold flat\ntitle: x",
            "3: there is a line without a key near here. "
            'Write "key: text", or indent the line to make it part of the text before.',
        ),
        (
            "title: x\nothers:\n  - {name: a, role: b}\n you: x",
            "6: this line doesn't line up with the lines before it. "
            "Indent it like the other keys of its group, with spaces.",
        ),
        (
            "title: " + "[" * 40 + "]" * 40,
            "3: brackets or lists are nested more than 30 deep. Look for a bracket too many.",
        ),
        (
            'title: "\\UFFFFFFFF"',
            "1: this is not YAML that can be read. Compare it with the lines of a file that works.",
        ),
    ],
)
def test_a_text_that_needs_quotation_marks_or_other_help_says_so(written: str, said: str) -> None:
    assert problems_of_title(written) == [said]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "title: *first",
            "3: title: is an alias (a * at its start), which is not used here. "
            "Write the value out, or put the text in quotation marks.",
        ),
        (
            "title: &first x",
            "3: title: has an anchor (a & at its start), which is not used here. "
            "Take it out, or put the text in quotation marks.",
        ),
        (
            "title: !!python/object:os.system x",
            "3: title: has a tag (a ! at its start), which is not used here. "
            "Take it out, or put the text in quotation marks.",
        ),
        (
            "title: * x",
            "3: a text that begins with * is an alias for YAML, which is not used here. "
            "Write the value out, or put the text in quotation marks; a list begins with a hyphen (-).",
        ),
        ("title: & x", f"3: a text that begins with & is an anchor for YAML, which is not used here. {QUOTE_ALL}"),
        ("title: !a!b x", f"3: a text that begins with ! is a tag for YAML, which is not used here. {QUOTE_ALL}"),
        (
            "title: x\n<<: {minutes: 5}",
            "4: <<: is a key with an anchor, alias, tag or merge (<<), which is not used here. Write the keys out.",
        ),
        (
            "title: x\n? [a]\n: b",
            "4: a key is a word, and here a { } or [ ] stands in its place. "
            "If it begins a text, put the text in quotation marks.",
        ),
    ],
)
def test_anchors_aliases_tags_and_merges_are_refused(written: str, said: str) -> None:
    assert problems_of_title(written) == [said]


def test_a_bomb_of_aliases_is_refused_and_not_unfolded() -> None:
    bomb = ["a: &a [lol, lol, lol]"] + [
        f"{b}: &{b} [{', '.join(['*' + a] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    found = scenario_problems("\n".join(bomb))
    assert any("is an alias" in each for each in found)
    assert any("has an anchor" in each for each in found)


def test_several_documents_in_one_file_are_refused() -> None:
    assert scenario_problems(SCENARIO + "---\nid: other\n") == [
        'scenarios/cold-flat.yaml:40: a second document starts here, after "---"; a file is one scenario or one unit. '
        "Put it in a file of its own and take the line out."
    ]
    assert scenario_problems(SCENARIO + "...\nid: other\n") == [
        "scenarios/cold-flat.yaml:41: there is something outside the document; a file is one scenario or one unit. "
        'Take out lines that begin with "%", "---" or "..." and what they set apart.'
    ]


def test_a_document_may_begin_with_three_hyphens() -> None:
    assert scenario_problems("---\n" + SCENARIO) == []


def test_every_tab_in_indentation_is_named_and_reading_goes_on() -> None:
    tabbed = scenario_with("    part: outstanding\n", "\t\tpart: outstanding\n").replace(
        "    weight: essential\n", "\t\tweight: esential\n"
    )
    assert scenario_problems(tabbed) == [
        "scenarios/cold-flat.yaml:25: there is a tab here. Indent with spaces and put one space after a colon.",
        "scenarios/cold-flat.yaml:26: there is a tab here. Indent with spaces and put one space after a colon.",
    ]


def test_a_tab_inside_a_text_is_no_problem() -> None:
    assert scenario_problems(scenario_with("  It is ten to five on Friday.", "  It is ten\tto five.")) == []


def test_all_mistakes_are_reported_at_once_though_yaml_stops_at_the_first() -> None:
    text = (
        scenario_with(TITLE, "title: Cold: a flat")
        .replace("you: Day adviser", "you: @day adviser")
        .replace("says: Two heaters", "says: Promised: two heaters")
        .replace('says: "The tenant is Ms Keziah Lund."', "says: The tenant is: Ms Lund")
        .replace("level: basic", "level: easy")
    )
    found = scenario_problems(text)
    assert [each.split(":")[1] for each in found] == ["3", "5", "7", "23", "27"]
    assert found[1].startswith("scenarios/cold-flat.yaml:5: level: must be basic, intermediate or advanced")


def test_a_line_that_mending_does_not_help_is_left_after_one_try() -> None:
    assert scenario_problems("a:\n" + '  - "x\n' * 30_000) == [f"{FILE}:3: {AFTER_QUOTE}"]


@pytest.mark.parametrize("line", ["a: &a x\n", "a: x\n", "\ta: x\n"])
def test_ten_thousand_problems_are_found_in_seconds_and_not_in_minutes(line: str) -> None:
    start = time.monotonic()
    assert len(scenario_problems(line * 10_000)) == 201
    assert time.monotonic() - start < 20


def test_a_comma_within_braces_that_cuts_a_text_is_explained() -> None:
    text = scenario_with('says: "The tenant is Ms Keziah Lund."', "says: Ring Ms Lund, then Carys")
    assert scenario_problems(text) == [
        "scenarios/cold-flat.yaml:23: facts > f01 > then Carys: is read as a key, because a comma within { } ends the "
        "text before it. Put it in quotation marks, together with the text before it."
    ]


def test_a_colon_that_makes_a_key_of_a_list_item_is_explained() -> None:
    text = scenario_with("      - Heaters were sent.", "      - Done: heaters were sent.")
    assert scenario_problems(text) == [
        'scenarios/cold-flat.yaml:31: facts > f02 > reject > 1: must be text, and the colon after "Done" makes a key '
        "of it. Put the whole text in quotation marks."
    ]
