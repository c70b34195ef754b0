import math
from statistics import NormalDist, fmean

import pytest

LABELS = ["MSELoss", "GaussianNLLLoss"]


def test_the_interval_is_that_of_ninety_percent():
    assert NormalDist().inv_cdf(0.95) == pytest.approx(1.645, abs=1e-3)


def test_averages_and_distances_are_those_of_the_runs(values):
    for label in LABELS:
        thirds = values["coverage"][label]
        assert list(thirds) == ["quiet", "middle", "noisy"]
        assert values["average"][label] == pytest.approx({third: fmean(runs) for third, runs in thirds.items()})
        runs = zip(*thirds.values(), strict=True)
        assert values["compared"][label] == pytest.approx([max(abs(c - 0.9) for c in run) for run in runs])


def test_one_variance_is_what_the_mean_variance_predicts(values):
    # std(x) = 0.1 * 10 ** (u), u uniform on [0, 1]: the mean variance is 0.01 * (100 - 1) / log(100).
    std = math.sqrt(0.01 * 99 / math.log(100))
    steps = [(i + 0.5) / 3000 for i in range(3000)]
    inside = [2 * NormalDist().cdf(1.645 * std / (0.1 * 10**u)) - 1 for u in steps]
    expected = {"quiet": fmean(inside[:1000]), "middle": fmean(inside[1000:2000]), "noisy": fmean(inside[2000:])}
    assert values["average"]["MSELoss"] == pytest.approx(expected, abs=0.04)


def test_gaussian_is_calibrated_and_mse_is_not(values):
    assert values["calibrated_in_every_run"]
    assert values["mse_too_wide_then_too_narrow"]
    gaussian, mse = values["compared"]["GaussianNLLLoss"], values["compared"]["MSELoss"]
    assert all(a < b for a, b in zip(gaussian, mse, strict=True))
    assert values["average"]["GaussianNLLLoss"] == pytest.approx(
        dict.fromkeys(("quiet", "middle", "noisy"), 0.9), abs=0.05
    )


def test_wins_of_the_mean_are_counted_run_by_run(values):
    pairs = zip(values["error_of_mean"]["GaussianNLLLoss"], values["error_of_mean"]["MSELoss"], strict=True)
    assert values["mean_wins"] == sum(gaussian < mse for gaussian, mse in pairs)
    assert max(max(errors) for errors in values["error_of_mean"].values()) < 0.5  # a constant is off by 0.7
