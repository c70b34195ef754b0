import statistics

import pytest


def test_in_noise_they_are_alike_at_one_half(values):
    mean = {name: statistics.mean(row) for name, row in values["reached"].items()}
    assert values["mean"] == pytest.approx(mean)
    assert values["alike_at_half"] is (abs(mean["dice_half"] - mean["ce_half"]) < 0.05) is True
    assert min(mean.values()) > 0.3  # both have found objects


def test_a_tuned_threshold_puts_cross_entropy_ahead(values):
    mean = {name: statistics.mean(row) for name, row in values["reached"].items()}
    assert values["threshold_helps_ce"] is (mean["ce_tuned"] > mean["ce_half"]) is True
    assert values["ce_ahead_when_tuned"] is (mean["ce_tuned"] > mean["dice_tuned"]) is True
    assert min(values["thresholds"]) < 0 < max(values["thresholds"])
    assert 0.0 in values["thresholds"]


def test_the_best_threshold_for_the_overlap_is_below_one_half():
    # 40 pixels of probability 0.45 and 20 of 0.9: the expected overlap of each choice, to first order
    def dice(chosen):
        size = sum(count for count, _ in chosen)
        return 2 * sum(count * p for count, p in chosen) / (size + 40 * 0.45 + 20 * 0.9)

    assert dice([(20, 0.9), (40, 0.45)]) > dice([(20, 0.9)])
