"""An exemplar beside a marking."""

from __future__ import annotations

from assessment.model.marking import FactFinding, Flag, Judgement, Marking
from assessment.model.scenario import Exemplar
from assessment.review.exemplars import Difference, compare_exemplar

MARKING = Marking(
    scenario="",
    rubrics={},
    engine="test",
    judgements=(Judgement("C1", "unit", 2, "", ""), Judgement("C3", "unit", 1, "", "")),
    facts=(FactFinding("f01", "conveyed"), FactFinding("f02", "missing")),
    flags=(Flag("privacy", "safeguard", True), Flag("tone", "safeguard", False)),
)


def differences(**expected: dict[str, object]) -> list[str]:
    """The differences in words."""
    exemplar = Exemplar.model_validate({"text": "Hello", "points": {}, **expected})
    return [str(each) for each in compare_exemplar(exemplar, MARKING)]


def test_an_exemplar_marked_as_expected_has_no_differences() -> None:
    assert differences(points={"C1": 2, "C3": 1}, facts={"f01": "conveyed"}, flags={"privacy": True}) == []


def test_what_an_exemplar_leaves_out_may_be_anything() -> None:
    assert differences(points={"C1": 2}) == []


def test_differences_name_the_point_fact_or_flag_with_both_sides() -> None:
    assert differences(points={"C3": 2}, facts={"f02": "conveyed"}, flags={"privacy": False, "tone": True}) == [
        "C3 expected 2, the engine proposes 1.",
        "f02 expected conveyed, the engine proposes missing.",
        "privacy expected not raised, the engine proposes raised.",
        "tone expected raised, the engine proposes not raised.",
    ]


def test_an_expectation_that_the_marking_does_not_speak_of_is_a_difference() -> None:
    exemplar = Exemplar(text="Hello", points={"M1": 0}, flags={"recital": False})
    assert compare_exemplar(exemplar, MARKING) == (
        Difference("M1", 0, None),
        Difference("recital", False, None),
    )
    assert differences(points={"M1": 0}) == ["M1 expected 0, the engine proposes nothing."]
