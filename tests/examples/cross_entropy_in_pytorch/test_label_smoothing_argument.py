import math

import pytest

ROWS = [[2.1, 0.3, -1.2], [0.1, 1.5, -0.2], [1.0, 0.2, 0.1], [-0.5, 0.4, 2.2]]
TARGETS = [0, 1, 0, 2]


def smoothed(alpha):
    total = 0.0
    for row, y in zip(ROWS, TARGETS, strict=True):
        log_total = math.log(sum(map(math.exp, row)))
        total += sum(((1 - alpha) * (k == y) + alpha / 3) * (log_total - z) for k, z in enumerate(row))
    return total / 4


def test_the_argument_is_the_mixture_of_one_hot_and_uniform(values):
    for name in ("loss_smoothed", "loss_mixed_targets"):
        assert values[name] == pytest.approx(smoothed(0.1), abs=1e-6)
    assert values["equals_mixed_targets"] is True


def test_the_true_class_keeps_more_than_one_minus_alpha(values):
    assert (values["C"], values["alpha"]) == (3, 0.1)
    assert values["mass_of_target_class"] == pytest.approx(0.9 + 0.1 / 3, abs=1e-6)
    assert values["mass_of_other_class"] == pytest.approx(0.1 / 3, abs=1e-6)


def test_a_negative_value_is_zero_without_an_error(values):
    assert values["loss_plain"] == pytest.approx(smoothed(0.0), abs=1e-6)
    assert values["loss_at_minus_01"] == values["loss_plain"]
    assert smoothed(-0.1) != pytest.approx(smoothed(0.0), abs=1e-3)
    assert values["negative_is_zero"] is True


def test_a_value_above_one_is_refused_when_called(values):
    assert values["above_1_type"] == "RuntimeError"
    assert values["above_1_message"] == "label_smoothing must be between 0.0 and 1.0. Got: 1.5"
