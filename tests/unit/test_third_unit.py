"""A unit made with no Python: marked beside the others or alone, by its rules, at no cost to scenarios without it."""

from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest

from assessment.content.files import read_rubric_file
from assessment.language.meaning import WIDTH
from assessment.marking import mark, mark_story
from assessment.marking.acts import DEFAULT_CUT, cut_of, held_out, lesson_of, logistic, patterns, prepare_act
from assessment.marking.engine import point_ids, runnable
from assessment.marking.sight import to_the_marker
from assessment.marking.weighing import Scales, has_weights
from assessment.model.response import Response, Turn
from assessment.model.rubric import Act
from assessment.model.scenario import DEFAULT_UNITS
from assessment.services.marking_files import ready
from tools import third_unit

UNIT = third_unit.UNIT
CASE = ready(Path("scenarios/blazers-wrong-badge.yaml"), Path("rubrics"))
RUBRICS = CASE.rubrics
MINE = next(r for r in RUBRICS if r.id == UNIT)
STRONG, POOR = CASE.scenario.exemplars[0].text, CASE.scenario.exemplars[-1].text
RECITAL = (
    "Bronwen, the nature and cause of the problem were confirmed and the options with their benefits and drawbacks were "
    "explained. A solution was agreed with the customer within my authority. The complaint was treated as a complaint, "
    "colleagues were informed and the effectiveness of the resolution will be evaluated."
)


def levels(text, units=(UNIT,)):
    marking = mark(CASE.scenario.model_copy(update={"units": units}), RUBRICS, Response(text))
    return {j.point: j.level for j in marking.judgements}


@lru_cache(maxsize=1)
def on_the_other_half():
    return [(note, third_unit.proposed(note)) for note in third_unit.notes() if note.half == "report"]


def test_the_figures_of_the_page_are_what_the_rules_give():
    page = third_unit.PAGE.read_text(encoding="utf-8")
    shown = page.split(third_unit.BEFORE)[1].split(third_unit.AFTER)[0]
    assert shown == third_unit.figures()


def test_every_level_of_every_point_is_among_the_notes_of_each_half():
    for half in ("trial", "report"):
        for point in ("R1", "R2", "R3", "R4", "R5", "R6"):
            assert {n.points[point] for n in third_unit.notes() if n.half == half} == {0, 1, 2}


def test_notes_that_show_it_all_are_told_from_notes_that_show_nothing():
    good = [sum(found.values()) for note, found in on_the_other_half() if sum(note.points.values()) >= 10]
    bad = [sum(found.values()) for note, found in on_the_other_half() if sum(note.points.values()) <= 1]
    assert good
    assert bad
    assert min(good) > max(bad)


def test_a_recital_of_the_units_criteria_earns_nothing_of_it():
    assert set(levels(RECITAL).values()) == {0}


@pytest.mark.parametrize("text", ["", CASE.scenario.brief])
def test_an_empty_text_and_a_copy_of_the_brief_earn_nothing_of_it(text):
    assert set(levels(text).values()) == {0}


def test_a_handover_to_the_wrong_person_informs_the_right_colleague_of_little():
    assert levels(STRONG)["R5"] == 2
    assert (
        levels(STRONG.replace("Bronwen Teague, for you", "Gavin Roe, for you").replace("Bronwen", "Gavin"))["R5"] <= 1
    )


def test_a_unit_marked_alone_gives_the_levels_that_it_gives_beside_others():
    together = levels(STRONG, CASE.scenario.units)
    assert {p: together[p] for p in levels(STRONG)} == levels(STRONG)
    assert len(together) == 13


def test_all_evidence_of_its_points_is_in_the_text():
    marking = mark(CASE.scenario, RUBRICS, Response(STRONG))
    for judgement in marking.judgements:
        assert judgement.evidence or judgement.level == 0
        assert all(STRONG[e.start : e.end] == e.quote for e in judgement.evidence)


def test_asking_the_customer_at_the_check_in_raises_the_point_that_it_is_about():
    units = CASE.scenario.model_copy(update={"units": (UNIT,)})
    later = Turn(
        "check_in", "I ring Mrs Nwosu on Wednesday at three to ask if the blazers fit and the holes don't show."
    )
    before = mark(units, RUBRICS, Response(POOR)).judgement("R6")
    after = mark_story(units, RUBRICS, Response(POOR, turns=(later,))).judgement("R6")
    assert (before.level, after.level) == (0, 2)
    assert all(e.turn == 1 for e in after.evidence)


# What it costs others


def test_a_unit_that_nothing_was_learnt_of_is_not_looked_at_for_scenarios_without_it():
    assert {name.split(".")[0] for name in runnable(DEFAULT_UNITS, RUBRICS)} == set(DEFAULT_UNITS)
    assert any(name.startswith(UNIT) for name in runnable((*DEFAULT_UNITS, UNIT), RUBRICS))


def test_the_first_units_have_the_same_marks_with_the_third_at_hand_and_without():
    two = tuple(r for r in RUBRICS if r.id != UNIT)
    scenario = CASE.scenario.model_copy(update={"units": DEFAULT_UNITS})
    assert mark(scenario, RUBRICS, Response(STRONG)) == mark(scenario, two, Response(STRONG))


def test_a_scenario_pins_only_the_rubrics_that_it_is_marked_by():
    assert [unit for unit, _ in CASE.pins.rubrics] == [*DEFAULT_UNITS, UNIT]
    without = ready(Path("scenarios/click-and-collect.yaml"), Path("rubrics"))
    assert [unit for unit, _ in without.pins.rubrics] == list(DEFAULT_UNITS)


def test_its_points_are_judged_by_their_rules_alone():
    assert not has_weights(UNIT)
    assert all(has_weights(unit) for unit in DEFAULT_UNITS)
    assert [p.id for p in MINE.points if Scales({}).point(p, UNIT) is not None] == []


# Speaking to the marker


def test_two_points_of_the_units_at_hand_named_together_speak_to_the_marker():
    points = point_ids(CASE.scenario.units, RUBRICS)
    assert to_the_marker("Here you have R1 and R2.", points)
    assert to_the_marker("This is for C3, R6.", points)


def test_one_point_or_two_that_no_unit_at_hand_has_are_seats_and_roads():
    points = point_ids(DEFAULT_UNITS, RUBRICS)
    assert not to_the_marker("Her seats are R1 and R2.", points)
    assert not to_the_marker("He is stuck between the M1 and M40.", points)
    assert not to_the_marker("She sits in C3.", points)


# The cut of an act of its own

ASKS = ("Could you ring her?", "Please ring him back.", "Ring Ola by five, please.", "Can you ring them at ten?")
SAYS = ("I rang her at ten.", "He rang us back.", "Ola rang twice.", "They have been rung.")


def test_an_act_of_a_new_unit_has_its_cut_from_its_own_examples():
    cuts = {prepare_act(c).cut for c in MINE.checks if isinstance(c, Act)}
    assert len(cuts) > 1
    assert min(cuts) < DEFAULT_CUT


def test_an_act_whose_examples_were_changed_keeps_the_cut_that_fits_the_chances_it_starts_from():
    parsed = read_rubric_file(Path("rubrics/carry-out-handovers.yaml"))
    asks = next(c for c in parsed.item.checks if c.id == "request")
    changed = asks.model_copy(update={"phrasings": (*asks.phrasings, "Would you take the parcel to row nine for me?")})
    assert prepare_act(changed).cut == DEFAULT_CUT


def test_an_example_judged_without_itself_is_less_sure():
    lesson = lesson_of(ASKS, SAYS, patterns((("please", "could you"),)))
    weights = logistic(lesson)
    whole = 1 / (1 + np.exp(-(lesson.rows @ weights)))
    without = held_out(lesson, weights)
    assert (without[: len(ASKS)] < whole[: len(ASKS)]).all()
    assert (without[len(ASKS) : len(ASKS) + len(SAYS)] > whole[len(ASKS) : len(ASKS) + len(SAYS)]).all()


def test_judging_without_itself_comes_near_to_fitting_without_it():
    groups = patterns((("please", "could you"),))
    lesson = lesson_of(ASKS, SAYS, groups)
    near = held_out(lesson, logistic(lesson))[0]
    left = np.arange(len(lesson.does)) != 0
    kept = type(lesson)(lesson.rows[left], lesson.does[left], lesson.weight[left])
    exact = 1 / (1 + np.exp(-(lesson.rows[0] @ logistic(kept))))
    assert abs(near - exact) < 0.03


def test_a_cut_lies_where_phrasings_part_from_near_misses():
    lesson = lesson_of(ASKS, SAYS, patterns((("please", "could you", "can you"),)))
    weights = logistic(lesson)
    assert len(weights) > WIDTH
    assert 0.35 <= cut_of(lesson, weights, len(ASKS), len(SAYS)) <= 0.65
