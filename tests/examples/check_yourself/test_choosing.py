"""Answers and mistakes from sorting, from a derivative that is zero, and from counting samples."""

import math
import statistics

import pytest

MINUTES = [*range(10, 19), 30, 60]


def test_nine_of_ten_deliveries_are_no_later_than_the_quantile(values):
    ordered = sorted(MINUTES)
    assert values["pinball_90"] == ordered[math.ceil(0.9 * 11) - 1]
    assert sum(one <= values["pinball_90"] for one in MINUTES) >= 0.9 * 11
    assert sum(one < values["pinball_90"] for one in MINUTES) < 0.9 * 11
    late = [sum(one > promised for one in MINUTES) for promised in (values["mean"], values["pinball_90"])]
    assert late == [2, 1]  # twice as many
    assert values["pinball_10"] == ordered[math.ceil(0.1 * 11) - 1]
    assert values["median"] == statistics.median(MINUTES)
    assert values["mean"] == pytest.approx(statistics.mean(MINUTES))


def test_the_output_is_the_logarithm_of_the_rate(values):
    assert math.exp(values["log_rate"]) == pytest.approx(20, rel=1e-2)  # where e^z - 20 z is flat
    assert values["rate"] == 20
    assert math.exp(values["log_of_count_plus_one"]) == pytest.approx(21)
    assert 10 ** values["base_ten"] == pytest.approx(20)


def test_two_corrections_of_the_same_imbalance_overshoot(values):
    positives, negatives = 10, 90
    drawn_alike = [1 / positives] * positives, [1 / negatives] * negatives
    both = 9 * sum(drawn_alike[0]) / (9 * sum(drawn_alike[0]) + sum(drawn_alike[1]))
    assert values["share_under_both"] == pytest.approx(both)
    assert values["share_under_one"] == pytest.approx(9 * positives / (9 * positives + negatives))
    assert values["share_in_data"] == positives / (positives + negatives)
