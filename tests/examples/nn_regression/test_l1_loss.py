from statistics import fmean, median

import pytest

TARGETS = [0, 1, 1, 2, 6]
TABLE = [2, 1, 0, 0, 3, 2]


def test_no_argument_of_the_signature_is_left_out(values):
    assert values["arguments"] == ["size_average", "reduce", "reduction"]


def test_loss_is_the_distance_and_the_gradient_its_sign(values):
    curves = values["loss_curves"]
    assert curves["x"] == pytest.approx([-3 + i / 20 for i in range(121)])
    assert curves["loss"]["L1Loss"] == pytest.approx([max(x, -x) for x in curves["x"]])
    assert curves["gradient"]["L1Loss"] == [None if x == 0 else (1 if x > 0 else -1) for x in curves["x"]]
    assert values["gradient_at_1000"] == 1
    assert values["gradient_at_zero"] == 0


def test_the_best_constant_is_the_median(values):
    assert values["best_constant"] == pytest.approx(median(TARGETS), abs=1e-6)
    assert values["loss_of_best"] == pytest.approx(fmean(abs(y - median(TARGETS)) for y in TARGETS), abs=1e-6)
    assert values["loss_of_zero"] == pytest.approx(fmean(TARGETS))
    assert values["floor"] == 0


def test_between_two_targets_every_constant_is_as_good(values):
    assert values["losses_between"] == [5, 5, 5] == [(c + (10 - c)) / 2 for c in (1, 5, 9)]


def test_mean_divides_by_every_element_and_by_the_weights_if_there_are_any(values):
    assert values["total"] == sum(TABLE)
    assert values["mean"] == pytest.approx(sum(TABLE) / len(TABLE))
    assert values["divisor"] == pytest.approx(len(TABLE))
    assert values["weighted_mean"] == pytest.approx((1 * 1 + 3 * 2) / (1 + 3))


def test_a_constant_rate_keeps_stepping_over_the_target(values):
    # From 0 in steps of 0.3 towards 1: 0.9, 1.2, 0.9, 1.2, …
    assert values["distance"]["constant"] == pytest.approx(0.2)
    # The steps of the falling rate are 0.3 / (1 + t / 10); the last ten are the largest distance that can remain.
    assert values["distance"]["falling"] < 0.3 / (1 + 389 / 10) < 0.008


def test_a_bool_target_raises(values):
    assert "with a bool tensor is not supported" in values["bool_message"]
