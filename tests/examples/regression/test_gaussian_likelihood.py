import math

import numpy
import pytest
import torch

ERRORS = [1.0, 0.0, -1.0, -3.0]
MSE = sum(e * e for e in ERRORS) / 4


def density(error, variance):
    return math.exp(-error * error / (2 * variance)) / math.sqrt(2 * math.pi * variance)


def test_the_mean_squared_error_is_counted_by_hand(values):
    assert values["mse"] == pytest.approx(MSE, abs=1e-9)


def test_the_likelihood_is_the_product_of_the_densities(values):
    assert values["variances"] == [0.25, 1, 4]
    products = [math.prod(density(e, variance) for e in ERRORS) for variance in (0.25, 1, 4)]
    assert values["nll"] == pytest.approx([-math.log(product) / 4 for product in products], abs=1e-9)
    assert values["nll_from_mse"] == pytest.approx(values["nll"], abs=1e-9)


def test_the_likeliest_variance_is_the_mse(values):
    assert values["learned_variance"] == pytest.approx(MSE, abs=1e-6)
    below, at, above = (math.log(v) / 2 + MSE / (2 * v) for v in (MSE - 1e-3, MSE, MSE + 1e-3))
    assert at < min(below, above)
    # What it was trained on: half of log(variance) + squared error / variance, without the constant.
    assert values["loss"] == pytest.approx((math.log(MSE) + 1) / 2, abs=1e-6)


def test_weighting_by_the_noise_beats_plain_squares_when_noise_grows(values):
    x = [0.1 + 2.9 * i / 49 for i in range(50)]
    # Exact standard errors: var(slope) = sum (w x)^2 x^2 / (sum w x^2)^2 with noise sd x.
    plain = math.sqrt(sum(v**4 for v in x)) / sum(v**2 for v in x)
    weighted = 1 / math.sqrt(50)
    assert values["slope_error_weighted"] == pytest.approx(weighted, rel=0.15)  # 200 draws
    assert values["slope_error_mse"] == pytest.approx(plain, rel=0.15)
    # and with the example's draws, by the normal equation of a line through the origin
    torch.manual_seed(0)
    x = numpy.array(x)
    y = 2 * x + x * torch.randn(200, 50, dtype=torch.float64).numpy()
    for name, scale in (("mse", numpy.ones(50)), ("weighted", 1 / x)):  # rows divided by the size of their noise
        slopes = numpy.linalg.lstsq((scale * x)[:, None], (scale * y).T, rcond=None)[0][0]
        assert values[f"slope_error_{name}"] == pytest.approx(numpy.sqrt(((slopes - 2) ** 2).mean()), rel=1e-9)
    assert values["weighting_helped"]
    assert values["slope_error_weighted"] < values["slope_error_mse"]
    assert weighted < plain
