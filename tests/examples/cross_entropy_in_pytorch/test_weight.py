import math

import pytest

PROBS = [0.7, 0.5, 0.6, 0.8]  # of the true class
WEIGHTS = [1.0, 1.0, 5.0, 2.0]  # of the true class
LOSSES = [-w * math.log(p) for w, p in zip(WEIGHTS, PROBS, strict=True)]


def test_each_sample_is_multiplied_by_the_weight_of_its_class(values):
    assert values["weighted_each"] == pytest.approx(LOSSES, abs=1e-12)
    assert values["weighted_sum"] == pytest.approx(sum(LOSSES), abs=1e-12)


def test_mean_divides_by_the_sum_of_weights(values):
    assert values["sum_of_weights"] == sum(WEIGHTS) == 9.0
    assert values["weighted_mean"] == pytest.approx(sum(LOSSES) / 9, abs=1e-12)
    assert values["sum_over_divisor"] == pytest.approx(sum(LOSSES) / 9, abs=1e-12)


def test_the_size_of_the_weights_cancels_under_mean(values):
    assert values["mean_with_weight_times_1000"] == pytest.approx(sum(LOSSES) / 9, abs=1e-12)
    assert values["scale_cancels"] is True


def test_one_hot_targets_are_divided_by_the_number_of_samples(values):
    assert values["weighted_mean_one_hot"] == pytest.approx(sum(LOSSES) / 4, abs=1e-12)
    assert values["sum_over_samples"] == pytest.approx(sum(LOSSES) / 4, abs=1e-12)


def test_without_weights_it_is_the_plain_mean(values):
    assert values["unweighted_mean"] == pytest.approx(-math.log(math.prod(PROBS)) / 4, abs=1e-12)


def test_a_weight_of_the_wrong_length_is_refused(values):
    assert values["wrong_length_type"] == "RuntimeError"
    assert values["wrong_length_message"] == (
        "weight tensor should be defined either for all 3 classes or no classes but got weight tensor of shape: [4]"
    )
