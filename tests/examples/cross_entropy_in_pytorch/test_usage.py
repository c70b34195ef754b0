import math

import pytest
import torch


def start():
    torch.manual_seed(0)
    rows = torch.randn(5, 3).tolist()
    return rows, torch.empty(5, dtype=torch.long).random_(3).tolist()


def loss_and_gradient(rows, targets):
    loss, gradient = 0.0, []
    for row, y in zip(rows, targets, strict=True):
        total = sum(map(math.exp, row))
        loss += (math.log(total) - row[y]) / len(rows)
        gradient.append([(math.exp(z) / total - (k == y)) / len(rows) for k, z in enumerate(row)])
    return loss, gradient


def test_the_first_loss_is_that_of_the_seeded_batch(values):
    assert values["loss_before_step"] == pytest.approx(loss_and_gradient(*start())[0], abs=1e-6)
    assert values["loss"] == values["loss_before_step"]


def test_backward_fills_the_gradient_and_moves_nothing(values):
    assert values["gradient_shape"] == [5, 3]
    assert values["moved_by_backward"] == 0.0
    assert values["backward_moves_nothing"] is True


def test_the_gradient_is_probability_minus_one_hot_over_the_batch(values):
    _, gradient = loss_and_gradient(*start())
    assert values["largest_gradient"] == pytest.approx(max(abs(g) for row in gradient for g in row), abs=1e-6)
    assert all(abs(sum(row)) < 1e-12 for row in gradient)
    assert values["rows_sum_to_zero"] is True


def test_a_step_of_rate_one_moves_by_the_gradient_and_lowers_the_loss(values):
    rows, targets = start()
    loss, gradient = loss_and_gradient(rows, targets)
    moved = [[z - g for z, g in zip(*pair, strict=True)] for pair in zip(rows, gradient, strict=True)]
    after = loss_and_gradient(moved, targets)[0]
    assert values["moved_by_step"] == pytest.approx(values["largest_gradient"], abs=1e-6)
    assert values["loss_after_step"] == pytest.approx(after, abs=1e-6)
    assert after < loss
    assert values["step_lowers_the_loss"] is True


def test_gradients_add_up_until_they_are_cleared(values):
    assert values["accumulation_gap"] == pytest.approx(0.0, abs=1e-7)
    assert values["gradients_accumulate"] is values["cleared"] is True
