import itertools

import pytest
import torch


def data():
    torch.manual_seed(0)
    x = torch.linspace(-1, 1, 100, dtype=torch.float64)
    clean = 1 + 2 * x + torch.randn(100, dtype=torch.float64) / 10
    wild = torch.where(torch.arange(100) >= 95, clean - 20, clean)
    return x, clean, wild


def least_squares(x, y):
    slope = ((x - x.mean()) * (y - y.mean())).sum() / (x - x.mean()).square().sum()
    return slope.item(), (y.mean() - slope * x.mean()).item()


def least_absolute(x, y):
    """Some best line passes through two of the points: try every pair."""
    pairs = torch.tensor(list(itertools.combinations(range(len(x)), 2)))
    i, j = pairs[:, 0], pairs[:, 1]
    slopes = (y[j] - y[i]) / (x[j] - x[i])
    intercepts = y[i] - slopes * x[i]
    totals = (y - slopes[:, None] * x - intercepts[:, None]).abs().sum(1)
    best = totals.argmin()
    return slopes[best].item(), intercepts[best].item()


def huber_pull(x, y, line, delta):
    clipped = (line[0] * x + line[1] - y).clamp(-delta, delta)
    return (clipped * x).mean().item(), clipped.mean().item()


def test_squared_error_ends_at_the_closed_form(values):
    x, clean, wild = data()
    assert values["slopes_clean"]["mse"] == pytest.approx(least_squares(x, clean)[0], abs=1e-3)
    slope, intercept = least_squares(x, wild)
    assert values["slopes"]["mse"] == pytest.approx(slope, abs=1e-3)
    assert values["outlier_fit"]["mse"][1] == pytest.approx(intercept, abs=1e-3)


def test_absolute_error_ends_at_the_best_line_through_two_points(values):
    x, clean, wild = data()
    assert values["slopes_clean"]["mae"] == pytest.approx(least_absolute(x, clean)[0], abs=0.01)
    slope, intercept = least_absolute(x, wild)
    assert values["slopes"]["mae"] == pytest.approx(slope, abs=0.01)
    assert values["outlier_fit"]["mae"][1] == pytest.approx(intercept, abs=0.01)


def test_huber_ends_where_the_clipped_errors_balance(values):
    x, clean, wild = data()
    line = values["outlier_fit"]["huber"]
    assert huber_pull(x, wild, line, 1.0) == pytest.approx((0, 0), abs=1e-3)
    # Without wild points no error reaches delta, so Huber is half the squared error.
    assert values["slopes_clean"]["huber"] == pytest.approx(least_squares(x, clean)[0], abs=1e-3)


def test_outliers_turn_the_slope_of_squared_error_only(values):
    assert values["only_mse_turned_over"]
    assert (values["true_slope"], values["true_intercept"]) == (2.0, 1.0)
    assert values["slopes"]["mse"] < 0
    assert values["slopes"]["mae"] == pytest.approx(2, abs=0.1)
    assert values["slopes"]["huber"] == pytest.approx(2, abs=0.2)


def test_a_larger_delta_gives_the_outliers_more_say(values):
    assert values["larger_delta_is_less_robust"]
    assert values["deltas"] == [0.2, 1, 5]
    small, one, large = values["huber_slopes"]
    assert (small, large) == (values["slope_at_small_delta"], values["slope_at_large_delta"])
    assert one == values["slopes"]["huber"]
    assert small > one > large > values["slopes"]["mse"]
    assert small == pytest.approx(2, abs=0.05)
    # At delta 5 the wild points (errors near 20) pull with 5 each, all others with their error.
    x, _, wild = data()
    line = torch.tensor([large, 0.0], dtype=torch.float64)
    inside = x < x[95]
    for _ in range(200):  # alternate: the intercept that balances, at the given slope
        line[1] -= (line[0] * x + line[1] - wild).clamp(-5, 5).mean()
    assert huber_pull(x, wild, line, 5.0) == pytest.approx((0, 0), abs=2e-3)
    assert (line[0] * x + line[1] - wild)[~inside].min() > 5


def test_a_very_large_delta_is_half_the_squared_error():
    """Within delta the Huber pull is the error itself: the balance of least squares."""
    x, _, wild = data()
    line = least_squares(x, wild)
    assert huber_pull(x, wild, line, 1e6) == pytest.approx((0, 0), abs=1e-9)


def test_the_fits_hold_slope_and_intercept(values):
    x, _, wild = data()
    for sample, expected in zip(values["samples"], zip(x.tolist(), wild.tolist(), strict=True), strict=True):
        assert sample == pytest.approx(expected, abs=1e-12)
    for name in ("mse", "mae", "huber"):
        assert len(values["outlier_fit"][name]) == len(values["clean_fit"][name]) == 2
        assert values["outlier_fit"][name][0] == values["slopes"][name]
        assert values["clean_fit"][name][0] == values["slopes_clean"][name]
        assert values["clean_fit"][name][1] == pytest.approx(1, abs=0.03)
