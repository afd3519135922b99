"""Everything that can be wrong with a scenario, in words."""

from __future__ import annotations

from datetime import datetime

import pytest
from content_samples import RUBRIC, SCENARIO, scenario_problems, scenario_with

from assessment.content import parse_rubric, parse_scenario
from assessment.errors import ContentProblem

FILE = "scenarios/cold-flat.yaml"
FIRST_FACT = '{id: f01, part: customer, weight: essential, says: "The tenant is Ms Keziah Lund."}'
CLOCK = "now: 2025-11-14T16:50:00  # Friday"
CLOCK_FORM = "Write local time as 2025-11-14T16:50:00."


def problems(old: str, new: str) -> list[str]:
    """The problems when one stretch of the sample is replaced, without the file's name."""
    return [each.removeprefix(f"{FILE}:") for each in scenario_problems(scenario_with(old, new))]


def test_a_scenario_in_order_becomes_the_model() -> None:
    parsed = parse_scenario(SCENARIO, FILE)
    scenario = parsed.required()
    assert parsed.problems == ()
    assert scenario.now == datetime(2025, 11, 14, 16, 50)
    assert [fact.id for fact in scenario.facts] == ["f01", "f02", "f03"]
    assert scenario.fact("f02").accept == ("Heaters are owed to her for half past seven.",)
    assert scenario.exemplars[0].flags == {"privacy": False}


@pytest.mark.parametrize("clock", ["now: 2025-11-14 16:50", 'now: "2025-11-14T16:50:00"', "now: 2025-11-14T16:50"])
def test_the_clock_may_be_a_date_of_yaml_or_a_text(clock: str) -> None:
    scenario = parse_scenario(scenario_with(CLOCK, clock), FILE).required()
    assert scenario.now == datetime(2025, 11, 14, 16, 50)
    assert scenario.now.tzinfo is None


@pytest.mark.parametrize(
    ("clock", "said"),
    [
        ("now: 2025-11-14", f"has a date without a time: 2025-11-14. {CLOCK_FORM}"),
        ("now: 16:50", f"must be a date and a time, and here is `16:50`. {CLOCK_FORM}"),
        ("now: Friday at five", f'must be a date and a time, and here is the text "Friday at five". {CLOCK_FORM}'),
        ("now:", f"must be a date and a time, and here is nothing. {CLOCK_FORM}"),
        ("now: [2025]", f"must be a date and a time, and here is a list. {CLOCK_FORM}"),
        ("now: 2025-11-31T16:50:00", f"there is no such day or time as 2025-11-31T16:50:00. {CLOCK_FORM}"),
        ("now: 2025-11-14T25:50:00", f"there is no such day or time as 2025-11-14T25:50:00. {CLOCK_FORM}"),
        (
            "now: 2025-11-14T16:50:00Z",
            'has a time zone ("Z"), and the clock of a scenario is local time. Take the zone out: 2025-11-14T16:50:00.',
        ),
        (
            'now: "2025-11-14T16:50:00+01:00"',
            'has a time zone ("+01:00"), and the clock of a scenario is local time. '
            "Take the zone out: 2025-11-14T16:50:00.",
        ),
    ],
)
def test_a_clock_that_is_not_local_date_and_time_says_why(clock: str, said: str) -> None:
    assert problems(CLOCK, clock) == [f"6: now: {said}"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title: A cold", "titel: A cold", '3: titel: unknown key. Did you mean "title"?'),
        (
            "takes_over: 17:00 today",
            "take_over: now",
            '11: recipient > take_over: unknown key. Did you mean "takes_over"?',
        ),
        (
            "minutes: 20",
            "colour: red",
            "34: colour: unknown key. Take it out; the keys here are id, title, sector, level, now, you, recipient, "
            "others, trigger, procedure, brief, facts, units, minutes, accepts, steps, decide, slip, check_in and exemplars.",
        ),
        (
            "minutes: 20",
            "ring her back: now",
            "34: ring her back: unknown key. If it is part of a text, put the whole text in quotation marks "
            "(a colon makes a key of it).",
        ),
        (
            "sector: housing association\n",
            "sector: housing association\nsector: retail\n",
            "5: sector: this key is here twice; the first is on line 4. Keep one of them.",
        ),
        (
            "  role: Out-of-hours coordinator\n",
            "",
            '8: recipient > role: is missing. Add a line "role: …".',
        ),
        (
            "level: basic\n",
            "",
            '2: level: is missing. Add "level:" with basic, intermediate or advanced.',
        ),
        (
            "    part: outstanding\n",
            "",
            '24: facts > f02 > part: is missing. Add "part:" with customer, issue, action_taken, outstanding, '
            "commitment or context.",
        ),
        (
            'says: "The tenant is Ms Keziah Lund."}',
            "}",
            '23: facts > f01 > says: is missing. Add a line "says: …". The fact as one plain sentence. '
            "The engine marks from this alone.",
        ),
    ],
)
def test_unknown_duplicate_and_missing_keys_are_named_where_they_are(old: str, new: str, said: str) -> None:
    assert problems(old, new) == [said]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "sector: housing association",
            "sector:",
            "4: sector: is empty. Write the text, or take it out if it may be left out.",
        ),
        (
            "sector: housing association",
            "sector: ~",
            "4: sector: is empty: `~` is nothing for YAML. Write the text, or take it out if it may be left out.",
        ),
        (
            "sector: housing association",
            'sector: "  "',
            "4: sector: has no text in it. Write the text, or take it out if it may be left out.",
        ),
        (
            "sector: housing association",
            "sector:\n  - housing",
            "4: sector: must be text, and here is a list. Write one text after the colon.",
        ),
        (
            "sector: housing association",
            "sector: " + "x" * 700,
            "4: sector: is 700 characters long, and at most 600 fit. Shorten it, or split it.",
        ),
        (
            "level: basic",
            "level: bassic",
            '5: level: must be basic, intermediate or advanced, and here is the text "bassic". Did you mean "basic"?',
        ),
        (
            "level: basic",
            "level: 2",
            "5: level: must be basic, intermediate or advanced, and here is `2`. Write one of these.",
        ),
        (
            "minutes: 20",
            'minutes: "20"',
            '34: minutes: must be a number, and here is the text "20". '
            "Write a plain number without quotation marks, such as 10.",
        ),
        (
            "minutes: 20",
            "minutes: 010",
            "34: minutes: must be a number, and `010` has a leading zero, which YAML drops or takes as a sign to "
            "count in eights. Write a plain number without quotation marks, such as 10.",
        ),
        (
            "minutes: 20",
            "minutes: yes",
            "34: minutes: must be a number, and here is `yes`. "
            "Write a plain number without quotation marks, such as 10.",
        ),
        (
            "minutes: 20",
            "minutes: 0",
            "34: minutes: must be at least 1, and here is 0. Write a number that is at least 1.",
        ),
        (
            "minutes: 20",
            "minutes: 500",
            "34: minutes: must be at most 240, and here is 500. Write a number that is at most 240.",
        ),
        (
            "units: [handing-over]",
            "units: handing-over",
            '33: units: must be a list, and here is the text "handing-over". '
            'Put each item on a line of its own, after "- ".',
        ),
        (
            "units: [handing-over]",
            "units: []",
            "33: units: needs at least 1 in its list, and here are none. Add 1 more.",
        ),
        (
            "units: [handing-over]",
            "units: [Handing over]",
            '33: units > 1: "Handing over" can\'t be used here. '
            "Use small letters and digits, with single hyphens between words (boiler-out).",
        ),
        (
            "units: [handing-over]",
            "units: [handing-over, handing-over]",
            '33: units > 2: "handing-over" is in this list twice. Take one out.',
        ),
        (
            '  - {name: Priti Solanki, role: "Day planner; goes off duty at 17:00"}',
            "  - Priti Solanki",
            '14: others > 1: must have keys of its own, and here is the text "Priti Solanki". '
            "Its keys are name and role.",
        ),
        (
            "points: {C1: 2, C2: 1}",
            "points: all met",
            '37: exemplars > 1 > points: must have keys of its own, and here is the text "all met". '
            'Write lines of the form "name: value" under it.',
        ),
        (
            "C1: 2",
            "C1: 3",
            "37: exemplars > 1 > points > C1: must be 0, 1 or 2, and here is `3`. Write one of these.",
        ),
        (
            "C1: 2",
            "C1: yes",
            "37: exemplars > 1 > points > C1: must be 0, 1 or 2, and here is `yes`. Write one of these.",
        ),
        (
            "C1: 2",
            'C1: "2"',
            '37: exemplars > 1 > points > C1: must be 0, 1 or 2, and here is the text "2". '
            "Take the quotation marks away.",
        ),
        (
            "privacy: no",
            'privacy: "no"',
            '39: exemplars > 1 > flags > privacy: must be true or false, and here is the text "no". '
            "Write true or false without quotation marks.",
        ),
    ],
)
def test_a_value_of_the_wrong_kind_is_named_with_what_belongs_there(old: str, new: str, said: str) -> None:
    assert problems(old, new) == [said]


def test_an_id_that_is_not_the_name_of_the_file_is_a_problem() -> None:
    assert scenario_problems(SCENARIO, "scenarios/warm-flat.yaml") == [
        'scenarios/warm-flat.yaml:2: id: the id is "cold-flat" and the file is called "warm-flat.yaml". '
        'Make the id "warm-flat", or call the file "cold-flat.yaml".'
    ]


@pytest.mark.parametrize("name", ["cases/cold-flat/scenario.yaml", "pasted.yaml", "pasted"])
def test_case_folders_and_pasted_texts_may_have_any_id(name: str) -> None:
    assert scenario_problems(SCENARIO, name) == []


def test_two_facts_with_one_id_are_a_problem() -> None:
    assert problems("{id: f03,", "{id: f01,") == [
        '32: facts > f01 > id: "f01" is already the id of another fact (line 23). Give each an id of its own.'
    ]


def test_a_scenario_without_an_essential_fact_is_a_problem() -> None:
    text = SCENARIO.replace("weight: essential", "weight: useful")
    assert scenario_problems(text) == [
        f"{FILE}:22: facts: no fact is essential, so there is nothing that a handover must convey. "
        "Make at least one fact essential (weight: essential)."
    ]


def test_a_fact_without_a_word_in_it_is_a_problem() -> None:
    assert problems("The tenant is Ms Keziah Lund.", "07700 900362 …") == [
        '23: facts > f01 > says: "07700 900362 …" has no word in it. Say the fact as one plain sentence.'
    ]


def test_two_facts_that_say_the_same_are_a_problem() -> None:
    assert problems("New kitchens are due in spring.", "the tenant is  Ms Keziah LUND") == [
        "32: facts > f03 > says: says the same as f01 (line 23). "
        "Take one of the two facts out, or say what sets them apart."
    ]


def test_a_wording_both_accepted_and_rejected_is_a_problem() -> None:
    assert problems("      - Heaters are owed to her for half past seven.", "      - heaters were sent") == [
        '29: facts > f02 > accept > 1: "heaters were sent" is under "reject" too (line 31). Keep it in one of them.'
    ]


def test_a_fact_that_rejects_its_own_sentence_is_a_problem() -> None:
    assert problems("      - Heaters were sent.", "      - Two heaters have to be sent by 19:30 tonight") == [
        '31: facts > f02 > reject > 1: "Two heaters have to be sent by 19:30 to…" is under "says" too (line 27). '
        "Keep it in one of them."
    ]


def test_a_wording_that_cannot_match_is_a_problem() -> None:
    assert problems("      - Heaters were sent.", '      - "-"\n      - "  "') == [
        '31: facts > f02 > reject > 1: "-" has no word in it, so nothing can match it. '
        "Write a wording, or take it out.",
        "32: facts > f02 > reject > 2: has no text in it. Write the text, or take it out if it may be left out.",
    ]


def test_the_recipient_among_the_others_is_a_problem() -> None:
    assert problems("Priti Solanki", "ijaz rahman") == [
        '14: others > 1 > name: "Ijaz Rahman" is the recipient and stands among the others too. '
        "Take the person out of one of the two."
    ]


def test_an_exemplar_that_speaks_of_a_fact_that_is_not_there_is_a_problem() -> None:
    assert problems("{f01: conveyed", "{f1: conveyed") == [
        '38: exemplars > 1 > facts > f1: this scenario has no such fact. Did you mean "f01"?'
    ]
    assert problems("{f01: conveyed", "{phone: conveyed") == [
        "38: exemplars > 1 > facts > phone: this scenario has no such fact. The facts are f01, f02 and f03."
    ]


def test_an_exemplar_that_expects_nothing_is_a_problem() -> None:
    text = SCENARIO[: SCENARIO.index("    points: {C1")] + "    points: {}\n"
    assert scenario_problems(text) == [
        f"{FILE}:36: exemplars > 1: expects nothing, so it can't show whether the marking is right. "
        "Add the level expected of each point: points: {C1: 2, …}."
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "units: [handing-over]",
            "units: [handing-ovr]",
            '33: units > 1: there is no rubric "handing-ovr". Did you mean "handing-over"?',
        ),
        (
            "units: [handing-over]",
            "units: [complaints]",
            '33: units > 1: there is no rubric "complaints". There are handing-over.',
        ),
        (
            "C1: 2",
            "C7: 2",
            "37: exemplars > 1 > points > C7: no unit of this scenario has such a point. There are C1 and C2.",
        ),
        (
            "privacy: no",
            "privcy: no",
            '39: exemplars > 1 > flags > privcy: no unit of this scenario has such a flag. Did you mean "privacy"?',
        ),
    ],
)
def test_beside_the_rubrics_dangling_units_points_and_flags_show(old: str, new: str, said: str) -> None:
    rubric = parse_rubric(RUBRIC, "rubrics/handing-over.yaml").required()
    parsed = parse_scenario(scenario_with(old, new), FILE, [rubric])
    assert parsed.item is None
    assert [str(each).removeprefix(f"{FILE}:") for each in parsed.problems] == [said]


def test_units_that_apply_because_none_are_named_must_have_rubrics_too() -> None:
    rubric = parse_rubric(RUBRIC, "rubrics/handing-over.yaml").required()
    parsed = parse_scenario(scenario_with("units: [handing-over]\n", ""), FILE, [rubric])
    assert str(parsed.problems[0]) == (
        f'{FILE}:2: units: "carry-out-handovers" applies because "units" is left out, and there is no such rubric. '
        'Add rubrics/carry-out-handovers.yaml, or name the units of this scenario under "units".'
    )


def test_two_units_of_a_scenario_cannot_share_a_point() -> None:
    rubric = parse_rubric(RUBRIC, "rubrics/handing-over.yaml").required()
    other = rubric.model_copy(update={"id": "second-unit"})
    text = scenario_with("units: [handing-over]", "units: [handing-over, second-unit]")
    assert [str(each) for each in parse_scenario(text, FILE, [rubric, other]).problems] == [
        f"{FILE}:33: units: both handing-over and second-unit have a point {point}. "
        "Rename it in one of the rubrics, or use one unit only."
        for point in ("C1", "C2")
    ]


def test_all_problems_come_at_once_in_the_order_of_lines() -> None:
    text = (
        SCENARIO.replace("level: basic", "level: easy")
        .replace("minutes: 20", "minutes: soon")
        .replace("id: f02", "id: f01")
        .replace("titl", "tit")
    )
    lines = [each.line for each in parse_scenario(text, FILE).problems]
    assert lines == sorted(lines)
    assert {3, 5, 24, 34, 38} <= set(lines)


def test_a_file_with_endless_problems_shows_the_first_two_hundred() -> None:
    text = SCENARIO + "".join(f"key_{number}: x\n" for number in range(300))
    found = scenario_problems(text)
    assert len(found) == 201
    assert found[-1] == f"{FILE}:240: there are 100 more problems. Mend these first."


def test_a_scenario_that_is_required_and_broken_is_a_mistake_with_every_problem() -> None:
    parsed = parse_scenario(SCENARIO.replace("level: basic", "level: easy").replace("minutes: 20", "minutes: 0"), FILE)
    with pytest.raises(ContentProblem) as raised:
        parsed.required()
    assert str(raised.value).count("\n") == 1
    assert f"{FILE}:5: level: must be basic" in str(raised.value)
