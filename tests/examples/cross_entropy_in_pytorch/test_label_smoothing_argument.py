import math

import pytest
import torch


def minus_log_probs():
    torch.manual_seed(0)
    rows, targets = torch.randn(8, 5).tolist(), torch.randint(0, 5, (8,)).tolist()
    return [[math.log(sum(map(math.exp, row))) - z for z in row] for row in rows], targets


def smoothed(alpha):
    rows, targets = minus_log_probs()
    total = 0.0
    for row, y in zip(rows, targets, strict=True):
        total += sum(((1 - alpha) * (k == y) + alpha / 5) * value for k, value in enumerate(row))
    return total / 8


def test_the_argument_is_the_mixture_of_one_hot_and_uniform(values):
    # float32 in the example: 1.8993120
    for name in ("loss_smoothed", "loss_mixed_targets", "loss_mixed_losses"):
        assert values[name] == pytest.approx(smoothed(0.1), abs=1e-6)
    assert values["loss_smoothed"] == pytest.approx(1.8993120, abs=1e-6)


def test_the_true_class_keeps_more_than_one_minus_alpha(values):
    assert (values["B"], values["C"], values["alpha"]) == (8, 5, 0.1)
    assert values["mass_of_target_class"] == pytest.approx(0.92, abs=1e-6)
    assert values["mass_of_other_class"] == pytest.approx(0.02, abs=1e-6)


def test_at_one_nothing_is_left_of_the_target(values):
    assert values["loss_at_1"] == pytest.approx(smoothed(1.0), abs=1e-6)
    assert values["mean_over_classes"] == pytest.approx(smoothed(1.0), abs=1e-6)


def test_a_negative_value_is_silently_zero(values):
    assert values["loss_plain"] == pytest.approx(smoothed(0.0), abs=1e-6)
    assert values["loss_at_minus_01"] == values["loss_plain"]


def test_a_value_above_one_is_refused_when_called(values):
    assert values["above_1_type"] == "RuntimeError"
    assert values["above_1_message"] == "label_smoothing must be between 0.0 and 1.0. Got: 1.5"
