"""Against the definition of variance, on numbers of the test's own."""

import math
import statistics

import pytest


@pytest.fixture(scope="module")
def rows(run):
    return run("diagnose/stuck_regression.py").values["regression_rows"]


def spread(var):
    """Eight numbers whose population variance is `var`."""
    raw = [1.0, 2.0, 4.0, 4.5, 7.0, 7.5, 9.0, 11.0]
    scale = math.sqrt(var / statistics.pvariance(raw))
    return [scale * number for number in raw]


def test_a_constant_prediction_leaves_the_variance(rows):
    for inputs, loss in rows["mse_mean"]:
        numbers = spread(inputs["var"])
        mean = statistics.fmean(numbers)
        assert loss == pytest.approx(statistics.fmean((y - mean) ** 2 for y in numbers), rel=1e-6)
    for name, of in (("rmse_mean", math.sqrt), ("half_mse", lambda var: var / 2), ("mse_summed", lambda var: 8 * var)):
        for inputs, loss in rows[name]:
            assert loss == pytest.approx(of(inputs["var"]), rel=1e-6)


def test_broadcasting_compares_every_pair(rows):
    for inputs, loss in rows["mse_broadcast"]:
        numbers = spread(inputs["var"])
        assert loss == pytest.approx(statistics.fmean((a - b) ** 2 for a in numbers for b in numbers), rel=1e-6)


def test_the_absolute_error_of_a_normal_distribution(rows):
    normal = statistics.NormalDist(0, 1)
    grid = [abs(normal.inv_cdf((i + 0.5) / 20_000)) for i in range(20_000)]
    for inputs, loss in rows["mae_normal"]:
        assert loss == pytest.approx(math.sqrt(inputs["var"]) * statistics.fmean(grid), rel=1e-3)


def test_the_values_without_inputs(rows):
    values = {name: loss for name, [[inputs, loss], *_] in rows.items() if not inputs}
    assert values["standardised"] == pytest.approx(1, rel=1e-9)
    assert values["half_of_binary"] == pytest.approx(0.5**2)
    midpoints = [(i + 0.5) / 1000 for i in range(1000)]
    assert values["unit_range"] == pytest.approx(statistics.pvariance(midpoints), abs=1e-6)
    assert values["gaussian_nll"] == pytest.approx((math.log(1) + 1 / 1) / 2)
    density = statistics.NormalDist(0, 1).pdf(1)  # where the squared error is its mean, 1
    assert values["gaussian_nll_full"] == pytest.approx(-math.log(density), abs=1e-9)
