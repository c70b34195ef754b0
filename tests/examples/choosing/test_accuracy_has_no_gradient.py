import math

import pytest

INPUTS, TARGETS = [-2.0, -1.0, 0.5, 1.0, 3.0], [0, 0, 0, 1, 1]


def accuracy(shift):
    return sum((x + shift > 0) == bool(y) for x, y in zip(INPUTS, TARGETS, strict=True)) / 5


def loss(shift, slope=1.0):
    margins = [slope * (x + shift) * (1 if y else -1) for x, y in zip(INPUTS, TARGETS, strict=True)]
    return sum(math.log1p(math.exp(-m)) for m in margins) / 5


def test_accuracy_refuses_to_go_backward(values):
    assert values["accuracy_error_type"] == "RuntimeError"
    expected = "element 0 of tensors does not require grad and does not have a grad_fn"
    assert values["accuracy_error_message"] == expected


def test_the_loss_has_the_slope_of_finite_differences(values):
    assert values["shift"] == 0
    assert values["accuracy"] == accuracy(0)
    assert values["loss"] == pytest.approx(loss(0), abs=1e-9)
    slope = (loss(1e-5) - loss(-1e-5)) / 2e-5
    assert values["gradient_of_loss"] == pytest.approx(slope, abs=1e-8)


def test_accuracy_moves_in_steps_while_the_loss_moves_every_time(values):
    shifts = values["shifts"]
    assert values["accuracies"] == pytest.approx([accuracy(s) for s in shifts], abs=1e-12)
    assert values["losses"] == pytest.approx([loss(s) for s in shifts], abs=1e-9)
    assert values["distinct_accuracies"] == 2
    assert values["distinct_losses"] == len(shifts) == 6


def test_the_last_step_of_the_loop_is_the_unshifted_model(values):
    assert values["accuracy_there"] == values["accuracy"]
    assert values["loss_there"] == pytest.approx(values["loss"], abs=1e-12)


def test_equal_accuracy_can_hide_different_losses(values):
    assert values["accuracy_sharper"] == accuracy(-0.75) == 1
    assert values["loss_flat_at_same_border"] == pytest.approx(loss(-0.75), abs=1e-9)
    assert values["loss_sharper"] == pytest.approx(loss(-0.75, slope=3.0), abs=1e-9)
    assert values["loss_sharper"] < 0.6 * values["loss_flat_at_same_border"]
