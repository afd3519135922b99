"""What a scenario and a rubric say of the steps around a handover: every problem in words, and advice on what has a default."""

from __future__ import annotations

from pathlib import Path

import pytest
from content_samples import RUBRIC, SCENARIO, rubric_problems, rubric_with, scenario_problems, scenario_with

from assessment.content import parse_rubric, parse_scenario
from assessment.content.story_rules import advice

SCENARIO_FILE = "scenarios/cold-flat.yaml"
SCENARIOS = Path(__file__).parents[2] / "scenarios"
RUBRIC_FILE = "rubrics/handing-over.yaml"
WHOLE = """\
minutes: 20
steps: [decide, write, reply, check_in, result]
decide: {needed: now, because: The line closes.}
slip: {fact: f02, instead: "19:30", says: "half past eight"}
check_in:
  when: 08:15 on Monday 17 November
  done: {says: All is done.}
  half_done: {says: The heaters came., open: [f02]}
  nothing: {says: Nothing was done., open: [f02]}
  customer_rang: {says: She rang again., open: [f02]}
"""


def problems(new: str) -> list[str]:
    """The problems of the sample with these lines in it, without the file's name and line."""
    found = scenario_problems(scenario_with("minutes: 20\n", f"minutes: 20\n{new}\n"))
    return [each.removeprefix(f"{SCENARIO_FILE}:").partition(" ")[2] for each in found]


def of_rubric(new: str) -> list[str]:
    """The problems of the sample rubric with these lines in it."""
    found = rubric_problems(rubric_with("source: A sample of our own\n", f"source: A sample of our own\n{new}\n"))
    return [each.removeprefix(f"{RUBRIC_FILE}:").partition(" ")[2] for each in found]


def test_everything_about_the_colleague_can_be_authored() -> None:
    scenario = parse_scenario(scenario_with("minutes: 20\n", WHOLE), SCENARIO_FILE).required()
    assert scenario.steps == ("decide", "write", "reply", "check_in", "result")
    assert scenario.check_in is not None
    assert scenario.check_in.half_done is not None
    assert scenario.check_in.half_done.open == ("f02",)


def test_without_a_word_of_it_a_scenario_has_three_steps() -> None:
    assert parse_scenario(SCENARIO, SCENARIO_FILE).required().steps == ("write", "reply", "result")


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (
            "steps: [write, result, reply]",
            "steps: the steps are not in their order. Keep the order decide, write, reply, check_in, result.",
        ),
        ("steps: [reply, result]", 'steps: there is no step "write". Add "write": no attempt goes without it.'),
        ("steps: [write, reply]", 'steps: there is no step "result". Add "result": no attempt goes without it.'),
        ("steps: [write, write, result]", 'steps > 2: "write" is in this list twice. Take one out.'),
        (
            'slip: {fact: f03x, instead: "19:30", says: "20:30"}',
            'slip > fact: this scenario has no such fact. Did you mean "f03"?',
        ),
        (
            "check_in: {nothing: {says: Nothing., open: [f09]}}",
            'check_in > nothing > open > 1: this scenario has no such fact. Did you mean "f01"?',
        ),
        (
            "decide: {recipient: Bob Fox}",
            'decide > recipient: "Bob Fox" is nobody of this scenario, so nobody could choose them. '
            "Name one of Ijaz Rahman and Priti Solanki.",
        ),
    ],
)
def test_a_step_that_can_not_be_gone_is_named(new: str, said: str) -> None:
    assert said in problems(new)


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (
            "after_asking: {raises: {C9: 1}}",
            "after_asking > raises > C9: this unit has no such point. There are C1 and C2.",
        ),
        (
            "after_asking: {flags: [spite]}",
            "after_asking > flags > 1: this unit has no such misconception or safeguard. ",
        ),
        (
            "at_check_in: {confirms: [gives_resons]}",
            'at_check_in > confirms > 1: this unit has no such check. Did you mean "gives_reason"?',
        ),
    ],
)
def test_a_rubric_that_names_what_it_does_not_have_is_told(new: str, said: str) -> None:
    assert any(each.startswith(said) for each in of_rubric(new)), of_rubric(new)


def test_a_rubric_need_not_say_how_later_turns_count() -> None:
    assert parse_rubric(RUBRIC, RUBRIC_FILE).required().after_asking is None


def test_advice_names_what_falls_back_to_a_default() -> None:
    scenario = parse_scenario(
        scenario_with("minutes: 20\n", "minutes: 20\nsteps: [decide, write, reply, check_in, result]\n"), "x"
    ).required()
    assert advice(scenario) == [
        '"asks" is not written for f01 and f02: Baton asks a general question',
        '"if_missing" is not written for f01 and f02: Baton plays out in general words',
        '"slip" is not written: Baton changes an hour, a digit or an owner by itself',
        '"check_in" has no done, half_done, nothing or customer_rang: Baton makes that from the facts',
        '"decide" is not written: the recipient, the methods of "accepts" and the trigger are taken to be right',
    ]


def test_nothing_is_advised_where_everything_is_authored() -> None:
    text = scenario_with("minutes: 20\n", WHOLE).replace(
        'says: "The tenant is Ms Keziah Lund."}',
        'says: "The tenant is Ms Keziah Lund.", asks: "Who?", if_missing: "Cold."}',
    )
    text = text.replace("    accept:\n", "    asks: What is owed?\n    if_missing: She is cold.\n    accept:\n")
    assert advice(parse_scenario(text, SCENARIO_FILE).required()) == []


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (
            'slip: {fact: f02, instead: Ms Lund, says: "Ms Lunt"}',
            "slip > instead: The slip is in “Ms Lund”, and f02 doesn't have that",
        ),
        (
            'slip: {fact: f02, instead: "20:00", says: "21:00"}',
            "slip > instead: The slip is in “20:00”, and f02 doesn't have that",
        ),
        (
            'slip: {fact: f03, instead: "19:30", says: "20:30"}',
            "slip > fact: Nothing of f03 is read back that could be changed",
        ),
        (
            'slip: {fact: f02, instead: "19:30", says: half past seven}',
            "slip > says: “half past seven” is no slip: it is the same as “19:30”",
        ),
        (
            "slip: {fact: f02, instead: half seven, says: half  seven}",
            "slip > says: “half  seven” is no slip: it is the same as “half seven”",
        ),
        ("check_in: {when: one of these days}", "check_in > when: No time can be read in “one of these days”"),
        (
            "check_in: {when: 09:00 on Monday 10 November}",
            "check_in > when: “09:00 on Monday 10 November” is before the scenario begins",
        ),
    ],
)
def test_what_the_colleague_could_not_use_is_advised_and_is_no_problem(new: str, said: str) -> None:
    text = scenario_with("minutes: 20\n", f"minutes: 20\n{new}\n")
    assert said in advice(parse_scenario(text, SCENARIO_FILE).required())


@pytest.mark.parametrize("path", sorted(SCENARIOS.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_slips_and_check_ins_of_the_library_can_all_be_used(path: Path) -> None:
    scenario = parse_scenario(path.read_text(encoding="utf-8"), path.name).required()
    assert [each for each in advice(scenario) if each.startswith(("slip", "check_in"))] == []
