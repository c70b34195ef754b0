import math

import pytest


def loss(row, y=0):
    return math.log(sum(math.exp(z) for z in row)) - row[y]


def test_barely_right_can_cost_more_than_narrowly_wrong(values):
    assert values["loss_right"] == pytest.approx(loss([0.1] + [0.0] * 9), abs=1e-6)
    assert values["loss_wrong"] == pytest.approx(loss([5.0, 5.1] + [0.0] * 8), abs=1e-6)
    assert values["right_costs_more"]


def test_zero_is_what_float32_makes_of_a_small_number(values):
    assert values["in_float32"] == 0.0
    assert values["in_float64"] == pytest.approx(math.log1p(math.exp(-20)))
    assert values["zero_is_rounding"]


def test_one_confident_mistake_raises_the_loss_while_accuracy_rises(values):
    before = [[0.0, 0.1]] * 5 + [[0.1, 0.0]] * 5
    after = [[0.1, 0.0]] * 9 + [[-10.0, 0.0]]
    for name, rows in {"before": before, "after": after}.items():
        assert values[f"loss_{name}"] == pytest.approx(sum(map(loss, rows)) / 10, abs=1e-6)
        assert values[f"accuracy_{name}"] == pytest.approx(sum(row[0] > row[1] for row in rows) / 10)
    assert values["both_rise"]


def test_the_sigmoid_takes_the_gradient_of_squared_error_away(values):
    p = 1 / (1 + math.exp(10))
    assert values["gradients"]["sigmoid"] == pytest.approx(2 * (1 - p) * p * (1 - p), rel=1e-4)
    assert values["gradients"]["logit"] == pytest.approx(2 * 11)
    assert values["gradients"]["cross-entropy"] == pytest.approx(1 - p)
    assert values["vanishes_after_the_sigmoid_only"]


def test_both_losses_are_proper(values):
    # The derivatives of both expected losses vanish at p = 0.7.
    assert pytest.approx(0) == -2 * 0.7 * (1 - 0.7) + 2 * 0.3 * 0.7
    assert pytest.approx(0) == -0.7 / 0.7 + 0.3 / 0.3
    assert values["best_by_squared_error"] == pytest.approx(0.7, abs=0.001)
    assert values["best_by_cross_entropy"] == pytest.approx(0.7, abs=0.001)
    assert values["both_ask_for_the_true_share"]
