import itertools
import math

import pytest

LOGITS = [
    [2.1, 0.1, -1.4, -0.3],
    [1.8, 2.0, -1.2, -0.5],
    [-1.4, 1.4, -0.5, 1.1],
    [0.3, -0.1, 1.4, 0.5],
    [-0.1, 2.4, -1.7, 1.0],
    [-1.1, -1.3, 1.9, -0.9],
]
TARGETS = [0, 1, 2, 1, 0, 3]
WEIGHT = [1, 2, 1, 0.5, 1, 3]
LOSSES = [math.log(sum(map(math.exp, row))) - row[y] for row, y in zip(LOGITS, TARGETS, strict=True)]


def test_none_keeps_one_loss_per_sample(values):
    assert values["N"] == 6
    assert values["losses"] == pytest.approx(LOSSES, abs=1e-9)
    assert values["loss_sum"] == pytest.approx(math.fsum(LOSSES), abs=1e-9)
    assert values["loss_mean"] == pytest.approx(math.fsum(LOSSES) / 6, abs=1e-9)


def test_weighted_losses_depend_on_the_divisor(values):
    total = math.fsum(w * loss for w, loss in zip(WEIGHT, LOSSES, strict=True))
    assert values["weighted_sum"] == pytest.approx(total, abs=1e-9)
    assert values["weighted_over_count"] == pytest.approx(total / 6, abs=1e-9)
    assert values["weighted_mean"] == pytest.approx(total / 8.5, abs=1e-9)
    assert values["mean_weight"] == pytest.approx(8.5 / 6, abs=1e-12)


def test_only_a_constant_divisor_averages_to_the_weighted_mean(values):
    own, constant = [], []
    for i, j in itertools.combinations(range(6), 2):
        total = WEIGHT[i] * LOSSES[i] + WEIGHT[j] * LOSSES[j]
        own.append(total / (WEIGHT[i] + WEIGHT[j]))
        constant.append(total / 2 / (8.5 / 6))
    assert len(own) == 15
    assert values["own_weights"] == pytest.approx(own, abs=1e-9)
    assert values["constant"] == pytest.approx(constant, abs=1e-9)
    assert values["mean_with_constant"] == pytest.approx(values["weighted_mean"], abs=1e-12)
    assert abs(values["mean_with_own_weights"] - values["weighted_mean"]) > 0.05
    assert values["constant_is_unbiased"] is values["own_weights_are_biased"] is True


def test_the_gradient_of_the_sum_is_n_times_that_of_the_mean(values):
    assert values["gradient_ratio"] == pytest.approx(6, abs=1e-9)
    assert values["weight_multiplies_gradient"] is True


def test_sgd_feels_the_reduction_and_adamw_hardly_does(values):
    # SGD moves by lr times the gradient, six times as far; Adam's first step is lr whatever the gradient's size
    assert values["sgd_differs"] is values["adamw_hardly_differs"] is True


def test_backward_needs_a_single_number(values):
    assert values["backward_type"] == "RuntimeError"
    assert values["backward_message"] == "grad can be implicitly created only for scalar outputs"
