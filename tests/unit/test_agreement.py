"""The figures by which markings are compared."""

from pathlib import Path

import pytest

from assessment.content.handovers import Marks
from assessment.review.agreement import agreement, detection, weighted_kappa
from assessment.review.baseline import fact_cut, level_at, overlap, point_cuts
from assessment.services.agreeing import Compared, figures
from assessment.services.marking_files import ready


def test_equal_markings_have_kappa_one():
    assert weighted_kappa([0, 1, 2, 2], [0, 1, 2, 2]) == 1.0


def test_markings_no_better_than_chance_have_kappa_nought():
    assert weighted_kappa([0, 0, 2, 2], [0, 2, 0, 2]) == pytest.approx(0.0)


def test_a_miss_by_two_levels_costs_four_times_a_miss_by_one():
    # Worked by hand: one miss in four, margins 2/0/2 against 2/1/1 and against 3/0/1.
    assert weighted_kappa([0, 0, 2, 2], [0, 0, 2, 1]) == pytest.approx(1 - 1 / 7)
    assert weighted_kappa([0, 0, 2, 2], [0, 0, 2, 0]) == pytest.approx(1 - 4 / 8)


def test_two_markers_who_never_vary_and_agree_have_kappa_one():
    assert weighted_kappa([2, 2], [2, 2]) == 1.0


def test_exact_agreement_is_the_share_of_equal_levels():
    assert agreement([0, 1, 2, 2], [0, 1, 1, 2]).exact == 0.75


def test_precision_and_recall_by_hand():
    found = detection([True, True, True, False], [True, False, False, True])
    assert (found.precision, found.recall) == (0.5, pytest.approx(1 / 3))
    assert found.f1 == pytest.approx(0.4)


def test_nothing_to_find_and_nothing_found_is_perfect():
    assert detection([False], [False]).f1 == 1.0


def test_the_baseline_cuts_where_it_agrees_best():
    assert 0.3 < fact_cut([(0.2, False), (0.3, False), (0.6, True), (0.9, True)]) <= 0.6
    low, high = point_cuts([(0.1, 0), (0.4, 1), (0.8, 2)])
    assert [level_at(x, (low, high)) for x in (0.1, 0.4, 0.8)] == [0, 1, 2]


# Cases that are marked on different units


def compared(expected, proposed, flags=None):
    """A handover's settled marks beside proposed ones; where no flags are named, none are spoken of."""
    return Compared("case", Marks("a", expected, {}, flags or {}), Marks("a", proposed, {}, flags or {}))


def test_each_point_is_counted_over_the_cases_that_are_marked_on_it():
    found = figures([compared({"C1": 2}, {"C1": 2}), compared({"C1": 0, "R1": 1}, {"C1": 0, "R1": 0})])
    assert {p: a.count for p, a in found.points.items()} == {"C1": 2, "R1": 1}
    assert (found.points["C1"].exact, found.points["R1"].exact) == (1.0, 0.0)


def test_a_flag_is_counted_where_both_speak_of_it():
    found = figures([compared({"C1": 2}, {"C1": 2}, {"tone": True}), compared({"R1": 2}, {"R1": 2})])
    assert (found.flags["tone"].expected, found.flags["tone"].f1) == (1, 1.0)
    assert found.flags["privacy"].expected == 0


def test_the_baseline_looks_at_the_points_of_the_scenarios_own_units():
    case = ready(Path("scenarios/blazers-wrong-badge.yaml"), Path("rubrics"))
    one = case.scenario.model_copy(update={"units": ("resolve-problems",)})
    assert list(overlap(one, case.rubrics, "Two blazers").points) == ["R1", "R2", "R3", "R4", "R5", "R6"]
