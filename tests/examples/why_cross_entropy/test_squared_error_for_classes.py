import math

import pytest

LOGITS = [-10.0, -5.0, 0.0, 5.0]


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def test_probabilities_are_the_sigmoid(values):
    assert values["probs"] == pytest.approx([sigmoid(z) for z in LOGITS], abs=1e-9)


def test_squared_error_gradient_carries_the_factor_p_times_one_minus_p(values):
    expected = [-2 * sigmoid(z) * sigmoid(-z) ** 2 for z in LOGITS]
    assert values["squared_error_gradients"] == pytest.approx(expected, rel=1e-6)


def test_cross_entropy_gradient_is_p_minus_one(values):
    expected = [-sigmoid(-z) for z in LOGITS]
    assert values["cross_entropy_gradients"] == pytest.approx(expected, rel=1e-6)


def test_the_ratio_is_one_over_two_p_times_one_minus_p(values):
    ratios = values["gradient_ratios"]
    # 1 / (p (1 - p)) = 2 + 2 cosh z
    assert ratios == pytest.approx([1 + math.cosh(z) for z in LOGITS], rel=1e-6)
    assert ratios[0] == pytest.approx(11014.23, abs=0.01)
    assert ratios[1] == pytest.approx(75.21, abs=0.01)
    assert ratios[2] == pytest.approx(2, abs=1e-9)


def test_squared_error_is_stuck_where_cross_entropy_escapes(values):

    def after(slope):
        z = -10.0
        for _ in range(100):
            z -= slope(z)
        return sigmoid(z)

    squared = after(lambda z: -2 * sigmoid(z) * sigmoid(-z) ** 2)
    cross = after(lambda z: -sigmoid(-z))
    assert values["prob_at_start"] == pytest.approx(sigmoid(-10), abs=1e-9)
    assert values["prob_after_squared_error"] == pytest.approx(squared, abs=1e-9)
    assert values["prob_after_cross_entropy"] == pytest.approx(cross, abs=1e-6)
    assert values["prob_after_squared_error"] < 1.02 * values["prob_at_start"]
    assert values["prob_after_cross_entropy"] > 0.98


def test_both_losses_choose_the_true_share(values):
    assert values["best_q_squared_error"] == pytest.approx(0.7, abs=1e-9)
    assert values["best_q_cross_entropy"] == pytest.approx(0.7, abs=1e-9)
