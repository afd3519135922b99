"""The figures by which markings are compared."""

import pytest

from assessment.review.agreement import agreement, detection, weighted_kappa
from assessment.review.baseline import fact_cut, level_at, point_cuts


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
