import math

import pytest


def loss(weight):
    log_sum = math.log(math.exp(2.0) + math.exp(0.1) + math.exp(-1.0))
    total = 3 * weight[0] * (log_sum - 2.0) + weight[1] * (log_sum - 0.1)
    return total / (3 * weight[0] + weight[1])


def test_the_absent_class_gets_an_infinite_weight(values):
    assert values["C"] == 3
    assert values["inverse_weights"][:2] == pytest.approx([1 / 3, 1], abs=1e-6)
    assert math.isinf(values["inverse_weights"][2])


def test_normalising_zeroes_the_others_and_makes_it_nan(values):
    assert values["nan_weights"][:2] == [0, 0]
    assert math.isnan(values["nan_weights"][2])
    assert math.isnan(values["loss_normalised"])


def test_an_infinite_weight_shows_only_once_the_class_is_used(values):
    # float32
    assert values["loss_inverse"] == pytest.approx(loss([1 / 3, 1]), abs=1e-6)
    assert math.isinf(values["loss_smoothed"])


def test_with_the_absent_class_the_mean_is_infinity_over_infinity(values):
    weights = [1 / 3, 1.0, math.inf]
    assert math.isnan(sum(weights[y] for y in (0, 0, 1, 2)) / sum(weights[y] for y in (0, 0, 1, 2)))
    assert math.isnan(values["loss_with_class_2"])


def test_the_guard_keeps_the_ratio_of_the_classes_present(values):
    assert values["guarded_weights"] == pytest.approx([1 / 3, 1, 1], abs=1e-6)
    assert values["loss_guarded"] == pytest.approx(loss([1 / 3, 1]), abs=1e-6)


def test_bincount_without_minlength_is_too_short(values):
    assert values["short_counts"] == [3, 1]
    assert values["length_type"] == "RuntimeError"
    expected = (
        "weight tensor should be defined either for all 3 classes or no classes but got weight tensor of shape: [2]"
    )
    assert values["length_message"] == expected


def test_only_zero_weights_in_a_batch_give_nan(values):
    assert math.isnan(values["loss_all_weights_zero"])
