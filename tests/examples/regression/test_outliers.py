import statistics

import pytest


def slope(name, error):
    """Derivative of one element's loss, by hand; delta is 1."""
    return {"mse": 2 * error, "mae": 1.0, "huber": min(error, 1.0)}[name]


def test_the_outlier_makes_up_most_of_the_squared_error(values):
    share = values["share"]
    assert share == pytest.approx({"mse": 100 / 109, "mae": 10 / 19, "huber": 9.5 / (9 * 0.5 + 9.5)}, abs=1e-9)
    assert share["mse"] > share["huber"] > share["mae"]


def test_the_gradient_of_an_outlier_is_bounded_for_absolute_and_huber_loss_only(values):
    assert values["ordinary_errors"] == [1.0, 0.5, 0.1]
    for name, ratios in values["ratios"].items():
        assert ratios == pytest.approx([slope(name, 10) / slope(name, e) for e in (1, 0.5, 0.1)], abs=1e-9)
    # Huber: delta over the ordinary error, so that the outlier counts as an ordinary sample only at an error of delta.
    assert values["ratios"]["huber"] == pytest.approx([1 / 1, 1 / 0.5, 1 / 0.1], abs=1e-9)
    assert all(slope("mse", e) > 100 for e in (51, 1000))
    assert all(slope("huber", e) == slope("mae", e) == 1 for e in (51, 1000))


def test_squared_error_picks_the_mean_and_absolute_error_the_median(values):
    points = [1, 2, 3, 4, 100]
    assert values["best"]["mse"] == pytest.approx(statistics.mean(points), abs=0.006)
    assert values["best"]["mae"] == pytest.approx(statistics.median(points), abs=0.006)


def test_huber_stops_where_the_clipped_errors_cancel(values):
    constant = values["best"]["huber"]
    pull = sum(max(-1, min(1, constant - point)) for point in [1, 2, 3, 4, 100])
    assert constant == pytest.approx(3, abs=0.006)
    assert pull == pytest.approx(0, abs=0.02)
