import math

import pytest


def sigmoid(z):
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


def squared(z):
    return -2 * sigmoid(z) * sigmoid(-z) ** 2


def cross(z):
    return -sigmoid(-z)


def sgd(slope, lr):
    z, steps = -10.0, 0
    while z < 0:
        z, steps = z - lr * slope(z), steps + 1
    return steps


def adam(slope, lr, z=-10.0, at_most=1000):
    m = v = 0.0
    for step in range(1, at_most + 1):
        g = slope(z)
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
        z -= lr * (m / (1 - 0.9**step)) / (math.sqrt(v / (1 - 0.999**step)) + 1e-8)
        if z >= 0:
            return step
    return None


def test_the_curves_are_the_two_formulas(values):
    for z, squared_error, cross_entropy in values["curves"]:
        assert squared_error == pytest.approx(squared(z), rel=1e-6)
        assert cross_entropy == pytest.approx(cross(z), rel=1e-6)


def test_at_the_worst_mistake_the_ratio_is_one_over_two_p_times_one_minus_p(values):
    assert values["squared_error_gradients"][0] == pytest.approx(squared(-10), rel=1e-9)
    assert values["cross_entropy_gradients"][0] == pytest.approx(cross(-10), rel=1e-9)
    assert values["gradient_ratio"] == pytest.approx(1 + math.cosh(10), rel=1e-9)  # 1 / (2 p (1 - p)) = 1 + cosh z


def test_squared_error_pulls_most_where_the_label_has_one_third(values):
    # p (1 - p)^2 is largest at p = 1/3; the grid has a point each quarter
    assert values["largest_at"] == pytest.approx(-math.log(2), abs=0.25)


def test_steps_of_sgd_at_each_learning_rate(values):
    by_hand = [[sgd(squared, lr), sgd(cross, lr)] for lr in (3.0, 10.0, 30.0)]
    assert values["steps"]["SGD"] == by_hand
    assert all(se / ce > 300 for se, ce in by_hand)
    assert values["sgd_needs_hundreds_of_times_more"]


def test_steps_of_adam_at_each_learning_rate(values):
    by_hand = [[adam(squared, lr), adam(cross, lr)] for lr in (0.03, 0.1, 0.3, 1.0)]
    assert values["steps"]["Adam"] == by_hand
    assert all(se < 1.5 * ce for se, ce in by_hand)
    assert values["adam_is_hardly_slower"]


def test_from_a_deeper_mistake_adam_is_stuck_as_well(values):
    assert values["deeper"] == [adam(squared, 0.1, -30.0), adam(cross, 0.1, -30.0)]
    assert adam(squared, 0.1, -30.0, at_most=50_000) is None
    assert values["adam_is_stuck_too"]


def test_the_proper_losses_choose_the_true_share_and_absolute_error_the_majority(values):
    assert values["best_q_squared_error"] == pytest.approx(0.7, abs=1e-9)
    assert values["best_q_cross_entropy"] == pytest.approx(0.7, abs=1e-9)
    assert values["best_q_absolute_error"] == 1.0
