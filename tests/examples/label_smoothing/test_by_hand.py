import math

import pytest

ROWS = [[1.4, -0.6, 0.5, -0.2, 0.5], [-0.8, 1.3, 2.3, 0.9, 2.4]]
TARGETS = [1, 2]


def mean_loss(first=0):
    # label smoothing over the classes from `first` on: 0.9 of the own loss and 0.1 of their mean
    total = 0.0
    for row, y in zip(ROWS, TARGETS, strict=True):
        log_sum = math.log(sum(map(math.exp, row[first:])))
        losses = [log_sum - z for z in row[first:]]
        total += 0.9 * losses[y - first] + 0.1 * sum(losses) / len(losses)
    return total / len(ROWS)


def test_the_target_row_keeps_092_for_the_true_class(values):
    assert values["first_row"] == pytest.approx([0.02, 0.92, 0.02, 0.02, 0.02], abs=1e-6)
    assert values["true_mass"] == pytest.approx(0.92, abs=1e-6)
    assert values["wrong_mass"] == pytest.approx(0.02, abs=1e-6)


def test_the_hand_made_targets_give_the_built_in_loss_and_gradient(values):
    for name in ("loss_by_hand", "loss_built_in", "loss_from_soft_targets"):
        assert values[name] == pytest.approx(mean_loss(), abs=1e-5)
    assert values["same_loss"] is True
    assert values["same_gradient"] is True


def test_a_masked_class_makes_the_built_in_smoothed_loss_infinite(values):
    plain = [math.log(sum(map(math.exp, row[1:]))) - row[y] for row, y in zip(ROWS, TARGETS, strict=True)]
    assert values["loss_masked"] == pytest.approx(sum(plain) / 2, abs=1e-5)
    assert values["loss_masked_built_in"] == math.inf


def test_by_hand_the_masked_class_gets_nothing_and_the_loss_stays_finite(values):
    assert values["loss_masked_by_hand"] == pytest.approx(mean_loss(first=1), abs=1e-5)
    assert values["masked_gradient_is_finite"] is True
