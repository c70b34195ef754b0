"""Answers and mistakes from counting: a weight of three is a sample that occurs three times."""

from fractions import Fraction

import pytest


def test_a_weight_counts_in_the_denominator_too(values):
    repeated = [2, 1, 1, 1]
    assert values["weighted_mean"] == pytest.approx(sum(repeated) / len(repeated), abs=1e-6)
    assert values["over_samples"] == pytest.approx(sum(repeated) / 2)
    assert values["unweighted"] == pytest.approx((2 + 1) / 2)


def test_balanced_weights_give_every_class_a_third(values):
    assert values["balanced"] * 100 == pytest.approx(1000 / 3)
    assert values["without_classes"] * 100 == pytest.approx(1000)
    assert values["against_largest"] * 100 == pytest.approx(700)


def test_pos_weight_makes_both_sides_equally_heavy(values):
    assert values["pos_weight"] * 100 == 900
    assert Fraction(values["inverted"]).limit_denominator(100) == Fraction(1, 9)
    assert values["whole_over_positives"] * 100 == 900 + 100


def test_even_odds_under_a_weight_of_nine_are_one_in_ten(values):
    p = values["corrected"]
    assert 9 * p / (1 - p) == pytest.approx(1)  # weighted positives against negatives
    assert p == pytest.approx(0.1)
    assert values["divided"] == pytest.approx(1 / 18)
    assert values["as_it_is"] == 0.5
