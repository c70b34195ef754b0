import math
from statistics import fmean, median

import pytest

DATA = [0, 1, 1, 2, 2, 3, 4, 5, 7, 9, 21]


def test_squared_and_poisson_loss_predict_the_mean(values):
    assert values["number_of_values"] == len(DATA) == 11
    assert values["mean"] == fmean(DATA)
    assert values["best"]["MSELoss"] == pytest.approx(fmean(DATA), abs=0.011)
    assert values["best"]["PoissonNLLLoss"] == pytest.approx(fmean(DATA), abs=0.011)


def test_absolute_error_predicts_the_median(values):
    assert values["median"] == median(DATA)
    assert values["best"]["L1Loss"] == pytest.approx(median(DATA), abs=0.011)


def test_huber_predicts_where_clipped_residuals_cancel(values):
    huber = values["best"]["HuberLoss"]
    assert sum(max(-3.0, min(3.0, value - huber)) for value in DATA) == pytest.approx(0, abs=0.1)
    assert median(DATA) - 0.02 <= huber < fmean(DATA)


@pytest.mark.parametrize("name, share", [("pinball_90", 0.9), ("pinball_10", 0.1)])
def test_the_pinball_loss_predicts_a_quantile(values, name, share):
    quantile = sorted(DATA)[math.ceil(share * len(DATA)) - 1]
    assert values["best"][name] == pytest.approx(quantile, abs=0.011)
