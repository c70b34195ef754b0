import math
from statistics import fmean

import pytest

EARLY = [0.6] * 7 + [0.4] * 3
LATE = [0.95] * 9 + [1e-4]


def surprise(p_true):
    return [-math.log(p) for p in p_true]


def test_accuracy_counts_the_samples_above_one_half(values):
    assert values["accuracies"] == pytest.approx({"early": 7 / 10, "late": 9 / 10}, abs=1e-6)


def test_the_loss_is_the_mean_surprise(values):
    expected = {"early": fmean(surprise(EARLY)), "late": fmean(surprise(LATE))}
    assert values["losses"] == pytest.approx(expected, abs=1e-5)


def test_the_later_model_is_right_more_often_and_has_the_larger_loss(values):
    assert values["both_rose"]
    assert fmean(surprise(LATE)) > fmean(surprise(EARLY))
    assert sum(p > 0.5 for p in LATE) > sum(p > 0.5 for p in EARLY)


def test_one_sample_makes_nearly_all_of_it(values):
    costs = surprise(LATE)
    assert values["share_of_the_worst"] == pytest.approx(max(costs) / sum(costs), abs=1e-5)
    assert values["loss_without_the_worst"] == pytest.approx(fmean(costs[:-1]), abs=1e-5)
    assert fmean(costs[:-1]) < fmean(surprise(EARLY)) / 10
