import math

import pytest


@pytest.mark.parametrize(
    "name, share",
    [
        ("loss_on_limit", 1.0),
        ("loss_just_above_limit", 1.05),
        ("loss_just_above_limit_halved", 0.525),
        ("loss_far_above_limit", 2.1),
        ("loss_far_above_limit_halved", 1.05),
    ],
)
def test_each_step_multiplies_the_distance_by_one_minus_twice_the_share(values, name, share):
    assert values["limit"] == 2 / values["curvature"]
    expected = values["loss_at_start"] * (1 - 2 * share) ** (2 * 60)
    assert values[name] == pytest.approx(expected, rel=1e-9)


def test_halving_cures_only_what_is_within_twice_the_limit(values):
    start = values["loss_at_start"]
    assert start == 2.0
    assert values["loss_just_above_limit"] > 1000 * start
    assert values["loss_just_above_limit_halved"] < 1e-100
    assert values["loss_far_above_limit_halved"] > 1000 * start


def test_squared_error_runs_to_nan_within_a_few_steps_and_half_the_rate_survives(values):
    assert math.isnan(values["squared_at_half"])
    assert values["squared_bad_step"] < 15
    assert math.isfinite(values["squared_at_quarter"])
    assert values["squared_at_quarter"] == pytest.approx(0.3787, abs=0.05)
    assert values["squared_halved_bad_step"] is None


def test_cross_entropy_survives_a_rate_twenty_times_larger(values):
    assert values["entropy_bad_step_at_10"] is None
    assert values["entropy_at_10"] < 0.01


def test_cross_entropy_too_breaks_in_the_end(values):
    assert math.isnan(values["entropy_at_100"])
    assert 5 < values["entropy_bad_step_at_100"] < 40
