from statistics import fmean

import pytest

TARGETS = [0, 1, 1, 2, 6]
TABLE = [2, 1, 0, 0, 3, 2]


def smooth_l1(error, beta):
    return error * error / (2 * beta) if abs(error) < beta else abs(error) - beta / 2


def clip(value, low, high):
    return min(max(value, low), high)


def test_no_argument_of_the_signature_is_left_out(values):
    assert values["arguments"] == ["size_average", "reduce", "reduction", "beta"]


@pytest.mark.parametrize("beta", [0.5, 1.0, 2.0])
def test_loss_and_gradient_are_those_of_the_formula(values, beta):
    curves, label = values["loss_curves"], f"beta={beta:g}"
    assert curves["x"] == pytest.approx([-3 + i / 20 for i in range(121)])
    assert list(curves["loss"]) == ["beta=0.5", "beta=1", "beta=2"]
    assert curves["loss"][label] == pytest.approx([smooth_l1(x, beta) for x in curves["x"]])
    assert curves["gradient"][label] == pytest.approx([clip(x / beta, -1, 1) for x in curves["x"]])


def test_the_gradient_is_bounded_by_one_for_every_beta(values):
    assert values["gradients_at_1000"] == [1, 1, 1]


def test_a_larger_beta_lowers_the_loss_and_zero_is_l1(values):
    assert values["losses_at_4"] == [4, *(smooth_l1(4, beta) for beta in (0.5, 1, 2))]
    assert values["losses_at_4"] == sorted(values["losses_at_4"], reverse=True)


def test_the_best_constant_balances_the_clipped_errors(values):
    best = values["best_constant"]
    assert sum(clip(y - best, -1, 1) for y in TARGETS) == pytest.approx(0, abs=0.02)  # a grid of 0.01
    assert values["loss_of_best"] == pytest.approx(fmean(smooth_l1(y - 4 / 3, 1) for y in TARGETS), abs=1e-4)
    assert values["loss_of_zero"] == pytest.approx(fmean(smooth_l1(y, 1) for y in TARGETS))
    assert values["floor"] == 0


def test_mean_divides_by_every_element(values):
    assert values["total"] == pytest.approx(sum(smooth_l1(x, 1) for x in TABLE))
    assert values["mean"] == pytest.approx(values["total"] / len(TABLE))
    assert values["divisor"] == pytest.approx(len(TABLE))


def test_a_beta_given_by_position_is_ignored(values):
    assert values["by_position"] == pytest.approx(smooth_l1(1, 1.0))
    assert values["by_name"] == pytest.approx(smooth_l1(1, 0.1))
    assert "beta" not in values["warning_text"]


def test_it_is_the_training_of_huber(values):
    assert values["same_under_sgd"]
    assert values["same_under_adam"]
    assert values["slopes_sgd"][0] == pytest.approx(values["slopes_sgd"][1], abs=1e-9)
    assert values["slopes_adam"][0] == pytest.approx(values["slopes_adam"][1], abs=1e-3)
    # Least squares in closed form: the outlier at x = 1 adds 8 / sum(x^2) to the slope.
    noise = [0.1, -0.1, 0, 0.2, -0.2, 0, 0.1, -0.1, 8]
    x = [-1 + i / 4 for i in range(9)]
    least_squares = 2 + sum(a * b for a, b in zip(x, noise, strict=True)) / sum(a * a for a in x)
    assert values["slope_mse"] == pytest.approx(least_squares, abs=2e-3)
    assert all(abs(slope - 2) < 0.1 < abs(least_squares - 2) for slope in values["slopes_sgd"])


def test_messages_say_what_is_refused(values):
    negative, weight = values["messages"]
    assert "negative values for beta" in negative
    assert "unexpected keyword argument 'weight'" in weight
