import math
from statistics import fmean

import pytest

FLOOR = -math.log(math.e / (math.e + 6))  # the true class has a probability of one, which is squeezed once more


def test_the_floor_is_the_loss_of_a_perfect_prediction_squeezed_again(values):
    assert values["floor"] == pytest.approx(FLOOR, abs=1e-12)


def test_no_loss_with_a_softmax_too_many_leaves_its_narrow_range(values):
    for key, rows in values["curves"].items():
        if key.endswith("wrong"):
            others = 29 if key.startswith("adamw_30") else 6
            lowest = -math.log(math.e / (math.e + others))
            assert all(lowest < loss < lowest + 1 for row in rows for loss in row)
    assert values["never_below_floor"] is True


def test_the_right_loss_goes_far_below_that_floor(values):
    for setting in ("sgd", "sgd_fast", "adamw"):
        assert max(row[-1] for row in values["curves"][f"{setting}_right"]) < FLOOR / 3


def test_adamw_stops_just_above_the_floor_and_keeps_its_accuracy(values):
    assert all(FLOOR < row[-1] < FLOOR + 0.1 for row in values["curves"]["adamw_wrong"])
    assert values["accuracy"]["adamw_wrong"] == pytest.approx(values["accuracy"]["adamw_right"], abs=0.03)
    assert values["adamw_ends_near_floor"] is values["adamw_hides_it"] is True


def test_with_more_classes_adamw_no_longer_hides_it(values):
    assert values["accuracy"]["adamw_30_right"] - values["accuracy"]["adamw_30_wrong"] > 0.02
    assert values["more_classes_show_it"] is True


def test_sgd_is_slow_at_a_small_rate_and_catches_up_at_a_larger(values):
    accuracy = values["accuracy"]
    assert accuracy["sgd_right"] - accuracy["sgd_wrong"] > 0.1
    assert accuracy["sgd_fast_right"] - accuracy["sgd_fast_wrong"] < 0.03
    assert values["small_rate_is_slow"] is values["larger_rate_catches_up"] is True


def test_what_is_drawn_are_the_recorded_losses(values):
    for key, rows in values["curves"].items():
        assert len(rows) == values["seeds"]
        for (step, low, high), (at, mean) in zip(values["bands"][key], values["means"][key], strict=True):
            column = [row[step - 1] for row in rows]
            assert at == step
            assert (low, high, mean) == pytest.approx((min(column), max(column), fmean(column)), abs=1e-5)


def test_no_loss_was_nan(values):
    assert all(math.isfinite(loss) for rows in values["curves"].values() for row in rows for loss in row)
    assert values["all_finite"] is True
