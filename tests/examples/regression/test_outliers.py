import statistics

import pytest


def test_the_mean_losses_follow_from_nine_ones_and_a_ten(values):
    assert values["clean_loss"] == pytest.approx({"mse": 1, "mae": 1, "huber": 0.5}, abs=1e-9)
    assert values["mean_loss"] == pytest.approx({"mse": 109 / 10, "mae": 19 / 10, "huber": 14 / 10}, abs=1e-9)


def test_the_outlier_owns_most_of_the_squared_error(values):
    share = values["share"]
    assert share == pytest.approx({"mse": 100 / 109, "mae": 10 / 19, "huber": 9.5 / 14}, abs=1e-9)
    assert share["mse"] > share["huber"] > share["mae"]


def test_only_squared_error_pulls_harder_at_the_outlier(values):
    assert values["gradient_typical"] == pytest.approx({"mse": 0.2, "mae": 0.1, "huber": 0.1}, abs=1e-9)
    assert values["gradient_outlier"] == pytest.approx({"mse": 2.0, "mae": 0.1, "huber": 0.1}, abs=1e-9)


def test_squared_error_picks_the_mean_and_absolute_error_the_median(values):
    points = [1, 2, 3, 4, 100]
    assert values["mean_of_values"] == statistics.mean(points)
    assert values["median_of_values"] == statistics.median(points)
    assert values["best"]["mse"] == pytest.approx(statistics.mean(points), abs=0.006)
    assert values["best"]["mae"] == pytest.approx(statistics.median(points), abs=0.006)


def test_huber_stops_where_the_clipped_errors_cancel(values):
    constant = values["best"]["huber"]
    pull = sum(max(-1, min(1, constant - point)) for point in [1, 2, 3, 4, 100])
    assert constant == pytest.approx(3, abs=0.006)
    assert pull == pytest.approx(0, abs=0.02)
