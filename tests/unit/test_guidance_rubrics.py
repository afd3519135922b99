"""Guidance on rubrics."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assessment.content import parse_rubric, read_rubric_file
from assessment.guidance import rubric_advice
from assessment.guidance.advice import Advice
from assessment.guidance.rubric_points import asks_for_something
from assessment.model.rubric import Rubric
from tests.conftest import RUBRIC

ROOT = Path(__file__).parents[2]
COLOURS = ["red", "blue", "green", "yellow", "black", "white", "brown", "grey"]
THINGS = [
    "door",
    "coat",
    "van",
    "lamp",
    "roof",
    "bag",
    "hat",
    "cup",
    "gate",
    "shirt",
    "car",
    "sofa",
    "wall",
    "box",
    "cap",
    "jug",
]
ACT: dict[str, Any] = {
    "id": "colour_named",
    "kind": "act",
    "words": [COLOURS],
    "phrasings": [f"The {thing} is {c}." for thing, c in zip(THINGS, [*COLOURS, *reversed(COLOURS)], strict=True)],
    "near_misses": [
        "The door is open.",
        "I will ring her at five.",
        "The van is late.",
        "She wants a refund.",
        "Please write it in the log.",
    ],
}


def rubric(**changes: Any) -> Rubric:
    parsed = parse_rubric(RUBRIC.format(id="unit", title="Unit", first="C1", second="C2"), "unit.yaml").required()
    data = parsed.model_dump(mode="python", by_alias=True)
    acts = changes.pop("acts", [])
    data["checks"] = [*data["checks"], *acts]
    for name, value in changes.items():
        data["points"][0][name] = value
    return Rubric.model_validate(data)


def kinds(found: list[Advice]) -> list[str]:
    return [each.kind for each in found]


@pytest.mark.parametrize("unit", ["carry-out-handovers", "maintain-through-handover"])
def test_batons_own_rubrics_are_left_in_peace(unit: str) -> None:
    found = rubric_advice(read_rubric_file(ROOT / "rubrics" / f"{unit}.yaml").required())
    assert [each.title for each in found] == []


def test_a_rubric_without_acts_and_with_good_advice_brings_none() -> None:
    assert rubric_advice(rubric()) == []


def test_fewer_than_five_phrasings_are_too_few() -> None:
    few = {**ACT, "phrasings": ACT["phrasings"][:4]}
    advice = next(a for a in rubric_advice(rubric(acts=[few])) if a.kind == "few_phrasings")
    assert advice.title == "“colour_named” has only 4 phrasings"
    assert advice.do.startswith("Write at least 5, better fifteen")
    assert advice.where == ("checks", 2, "phrasings")
    assert "few_phrasings" not in kinds(rubric_advice(rubric(acts=[ACT])))


def test_a_phrasing_unlike_the_others_is_named() -> None:
    odd = "Kindly forward the quarterly insurance statement to the solicitor."
    found = rubric_advice(rubric(acts=[{**ACT, "phrasings": [*ACT["phrasings"], odd]}]))
    advice = next(a for a in found if a.kind == "phrasing_unlike" and odd in a.quote)
    assert advice.where == ("checks", 2, "phrasings", 16)
    assert advice.title.startswith("The engine would not know “Kindly forward")
    assert advice.do.startswith("Write two or three more phrasings of that kind")


def test_phrasings_that_teach_nothing_of_each_other_are_one_matter() -> None:
    scattered = ["Blue skies.", "Ring the bank.", "He sang.", "Nine metres of rope.", "Because of the frost."]
    found = [
        a
        for a in rubric_advice(rubric(acts=[{**ACT, "words": [], "phrasings": scattered}]))
        if a.kind == "phrasing_unlike"
    ]
    assert [a.title for a in found] == ["The engine can't learn “colour_named” from these examples yet"]
    assert "of 5 were not known" in found[0].why


def test_a_phrasing_that_its_own_conditions_rule_out_can_never_count() -> None:
    timed = {
        **ACT,
        "timed": True,
        "phrasings": [f"{p[:-1]} at noon." for p in ACT["phrasings"][:-1]] + ["The jug is red."],
    }
    (advice,) = (a for a in rubric_advice(rubric(acts=[timed])) if "can never count" in a.title)
    assert advice.title == "“The jug is red.” can never count for “colour_named”"
    assert "it has no time, day or event" in advice.why
    cues = {**ACT, "cues": 1, "phrasings": [*ACT["phrasings"], "The sign is purple."]}
    (advice,) = (a for a in rubric_advice(rubric(acts=[cues])) if "can never count" in a.title)
    assert "“cues” asks for 1" in advice.why


def test_a_near_miss_that_looks_just_like_the_phrasings_is_named() -> None:
    miss = "The door is red!"
    others = [f"The {thing} is {state}." for state in ("open", "late", "lost") for thing in THINGS]
    found = rubric_advice(rubric(acts=[{**ACT, "near_misses": [*others, miss]}]))
    advice = next(a for a in found if a.kind == "near_miss_taken")
    assert (advice.quote, advice.where) == (miss, ("checks", 2, "near_misses", 48))
    assert "though it is a near miss" in advice.title


def test_two_acts_that_say_the_same_are_one() -> None:
    twin = {**ACT, "id": "colour_told", "phrasings": [p.replace("The", "Its") for p in ACT["phrasings"]]}
    advice = next(a for a in rubric_advice(rubric(acts=[ACT, twin])) if a.kind == "acts_alike")
    assert advice.title == "The engine can't tell “colour_told” from “colour_named”"
    assert advice.do.startswith("Make the two one check")


@pytest.mark.parametrize(
    "needs",
    [
        {"met": {"all": ["record", {"not": "record"}]}, "partly": "layout"},
        {"met": {"all": ["layout", {"at_least": 2, "of": ["record", {"not": "layout"}]}]}, "partly": "layout"},
    ],
)
def test_a_point_that_contradicts_itself_can_never_be_met(needs: dict[str, Any]) -> None:
    (advice,) = rubric_advice(rubric(needs=needs))
    assert (advice.kind, advice.where) == ("never_met", ("points", 0, "needs", "met"))
    assert advice.title == "No handover can meet C1"


def test_a_cap_that_always_holds_a_met_point_down_is_found() -> None:
    cap = {"at_most": 1, "when": "record", "because": "so"}
    (advice,) = rubric_advice(rubric(caps=[cap]))
    assert advice.title == "No handover can meet C1"
    assert rubric_advice(rubric(caps=[{**cap, "when": "layout"}])) == []


@pytest.mark.parametrize(
    "text",
    [
        "Name the log and its number.",
        "Nothing is said of it. Next time, put it first.",
        "There is no time. For each job that is left, write a name and a time.",
        "When you do it for real, wait for that yes before you leave.",
        "Good. Please keep doing so.",
    ],
)
def test_advice_that_ends_in_something_to_do_is_good(text: str) -> None:
    assert asks_for_something(text)


@pytest.mark.parametrize(
    "text",
    [
        "The log is not named.",
        "Write better. That was poor.",
        "You forgot the log.",
        "Nothing was done.",
        "Is it named?",
    ],
)
def test_advice_that_only_tells_what_was_wrong_is_not(text: str) -> None:
    assert not asks_for_something(text)
    advice = {"not_yet": text, "partly": "Name it.", "met": "Keep naming it."}
    (found,) = rubric_advice(rubric(advice=advice))
    assert (found.kind, found.where) == ("advice_idle", ("points", 0, "advice", "not_yet"))
    assert found.do == "End it with an order in plain words: “Name the log and its number.”"
