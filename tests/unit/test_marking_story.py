"""One marking over all turns: the handover counts as it does alone, and what came later counts as the rubric says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assessment.marking import mark, mark_story
from assessment.model.marking import Marking
from assessment.model.response import Response, Turn
from assessment.model.rubric import Rubric
from assessment.model.scenario import Scenario
from assessment.services.marking_files import ready

READY = ready(Path("scenarios/click-and-collect.yaml"), Path("rubrics"))
SCENARIO, RUBRICS = READY.scenario, READY.rubrics
STRONG, MIDDLING, WEAK = (SCENARIO.exemplars[n].text for n in (0, 3, 4))
ANSWER = (
    "Yes, that's right. The returns trolley at Goods In, Yusuf on 231, goes on the 16:15 van, so check it before then. "
    "The depot answers by 16:30: look for it, and chase it if it isn't there."
)
ASKED = ("f11", "f12", "f13")


def story(text: str, *turns: Turn, scenario: Scenario = SCENARIO, rubrics: tuple[Rubric, ...] = RUBRICS) -> Marking:
    return mark_story(scenario, rubrics, Response(text, turns=turns), READY.pins)


def levels(marking: Marking) -> dict[str, int]:
    return {judgement.point: judgement.level for judgement in marking.judgements}


@pytest.mark.parametrize("text", [STRONG, MIDDLING, WEAK, ""])
def test_without_later_turns_it_is_exactly_the_marking_of_the_handover(text: str) -> None:
    assert story(text) == mark(SCENARIO, RUBRICS, Response(text), READY.pins)


def test_the_same_story_always_gets_the_same_marking() -> None:
    turn = Turn("reply", ANSWER, ASKED, settled=True)
    assert story(MIDDLING, turn) == story(MIDDLING, turn)


def test_all_evidence_is_in_the_text_of_its_turn() -> None:
    turns = (
        Turn("reply", ANSWER, ASKED, settled=True),
        Turn("check_in", "I ring the depot at nine. The log has it under HL-7730462.", open=("f13",)),
    )
    marking = story(MIDDLING, *turns)
    texts = [MIDDLING, *(turn.text for turn in turns)]
    evidence = [e for j in marking.judgements for e in j.evidence] + [e for f in marking.facts for e in f.evidence]
    evidence += [e for f in marking.flags for e in f.evidence]
    assert {e.turn for e in evidence} >= {0, 1}
    assert all(texts[e.turn][e.start : e.end] == e.quote for e in evidence)


def test_a_fact_that_was_asked_for_is_marked_so() -> None:
    found = {f.fact: f for f in story(MIDDLING, Turn("reply", ANSWER, ASKED)).facts}
    assert (found["f11"].status, found["f11"].after_asking) == ("conveyed", True)
    assert {e.turn for e in found["f11"].evidence} == {1}
    assert not found["f01"].after_asking


def test_an_answer_of_the_values_alone_answers_what_was_asked() -> None:
    found = {f.fact: f for f in story(WEAK, Turn("reply", "07700 900418", ("f02",))).facts}
    assert (found["f02"].status, found["f02"].after_asking) == ("conveyed", True)


def test_facts_that_came_after_asking_never_bring_the_plan_to_met() -> None:
    before = levels(story(MIDDLING))
    after = levels(story(MIDDLING, Turn("reply", STRONG, ASKED, settled=True)))
    assert after["C2"] == max(before["C2"], 1)
    assert after["M3"] <= max(before["M3"], 1)


def test_a_settled_read_back_is_evidence_that_it_was_understood() -> None:
    marking = story(MIDDLING, Turn("reply", ANSWER, ASKED, settled=True))
    before, after = story(MIDDLING).judgement("C3"), marking.judgement("C3")
    assert (before.level, after.level) == (1, 2)
    assert 1 in after.turns
    assert after.reason.endswith("Some of this came only after the handover.")
    assert after.sure < 0.75  # an assessor looks at it first


def test_an_answer_that_settles_nothing_raises_nothing() -> None:
    assert levels(story(MIDDLING, Turn("reply", "ok", ASKED)))["C3"] == levels(story(MIDDLING))["C3"]


def test_a_slip_that_was_let_pass_holds_the_understanding_down() -> None:
    judgement = story(STRONG, Turn("reply", "Yes, that is right.", slip_missed=True)).judgement("C3")
    assert judgement.level == 1
    assert "Tomasz read one detail back wrongly, and your answer let it pass." in judgement.reason
    assert "check each time, number and name" in judgement.advice


def test_no_later_turn_lowers_what_it_does_not_speak_of() -> None:
    before = levels(story(STRONG))
    after = levels(story(STRONG, Turn("reply", "Yes, that is right.", settled=True)))
    assert after == before


def test_a_next_step_that_does_nothing_for_open_work_holds_two_points_down() -> None:
    after = levels(story(STRONG, Turn("check_in", "Oh dear.", open=("f13",))))
    assert (after["M1"], after["M2"]) == (1, 1)
    assert after["C2"] == 2


def test_a_good_next_step_keeps_them() -> None:
    text = (
        "Tomasz, if you agree: please book the Marlbury set with Bev's approval on the overnight van by 17:30 today. I ring Mrs "
        "Whitlock myself. It is all in the shift log under HL-7730462, and I check it again at 18:00."
    )
    after = levels(story(STRONG, Turn("check_in", text, open=("f13",))))
    assert (after["M1"], after["M2"]) == (2, 2)


def test_nothing_open_holds_nothing_down() -> None:
    assert levels(story(STRONG, Turn("check_in", "Oh good."))) == levels(story(STRONG))


def test_a_private_detail_in_an_answer_is_flagged_with_its_turn() -> None:
    flags = {f.id: f for f in story(STRONG, Turn("reply", "She takes steroids for lupus, by the way.")).flags}
    assert flags["privacy"].raised
    assert {e.turn for e in flags["privacy"].evidence} == {1}


def test_a_rubric_without_a_word_on_later_turns_lets_them_change_no_judgement() -> None:
    silent = tuple(r.model_copy(update={"after_asking": None, "at_check_in": None}) for r in RUBRICS)
    turn = Turn("reply", ANSWER, ASKED, settled=True, slip_missed=True)
    assert levels(story(MIDDLING, turn, rubrics=silent)) == levels(story(MIDDLING))


def test_the_summary_says_how_much_had_to_be_asked_for() -> None:
    assert "Tomasz had to ask for" in story(MIDDLING, Turn("reply", ANSWER, ASKED)).summary


def test_a_marking_survives_being_kept() -> None:
    marking = replace(story(MIDDLING, Turn("reply", ANSWER, ASKED, settled=True)), turns=1)
    assert Marking.from_dict(marking.to_dict()) == marking


def test_a_marking_of_before_there_were_turns_can_still_be_read() -> None:
    data = story(MIDDLING).to_dict()
    del data["turns"]
    for fact in data["facts"]:
        del fact["after_asking"]
        for evidence in fact["evidence"]:
            del evidence["turn"]
    assert Marking.from_dict(data) == story(MIDDLING)
