import math
from statistics import fmean, pvariance

import pytest

TARGETS = [0, 1, 1, 2, 6]
TABLE = [2, 1, 0, 0, 3, 2]


def test_no_argument_of_the_signature_is_left_out(values):
    assert values["arguments"] == ["size_average", "reduce", "reduction"]


def test_loss_is_the_square_and_the_gradient_twice_the_error(values):
    curves = values["loss_curves"]
    assert curves["x"] == pytest.approx([-3 + i / 20 for i in range(121)])
    assert curves["loss"]["MSELoss"] == pytest.approx([x * x for x in curves["x"]])
    assert curves["gradient"]["MSELoss"] == pytest.approx([2 * x for x in curves["x"]])
    assert values["gradient_at_1000"] == 2000


def test_the_best_constant_is_the_mean_and_its_loss_the_variance(values):
    assert values["best_constant"] == pytest.approx(fmean(TARGETS), abs=1e-6)
    assert values["loss_of_best"] == pytest.approx(pvariance(TARGETS), abs=1e-6)
    assert values["loss_of_zero"] == pytest.approx(fmean(y * y for y in TARGETS))
    assert values["floor"] == 0


def test_mean_divides_by_every_element_and_by_the_weights_if_there_are_any(values):
    assert values["total"] == sum(x * x for x in TABLE)
    assert values["mean"] == pytest.approx(values["total"] / len(TABLE))
    assert values["divisor"] == len(TABLE)
    assert values["weighted_mean"] == pytest.approx((1 * 1 + 3 * 4) / (1 + 3))


def test_the_first_positional_argument_is_not_reduction(values):
    assert values["meant_as_sum"] == values["mean"] != values["total"]
    assert "reduction='mean'" in values["warning_text"]


def test_silent_infinities_and_nans(values):
    assert 256**2 > 65504  # the largest float16
    assert values["half_precision"] == math.inf
    assert math.isnan(values["with_nan_target"])
    # sqrt has an infinite slope at zero, the error there is zero: infinity times zero.
    assert math.isnan(values["rmse_gradient_at_zero"])


def test_the_class_has_no_weight(values):
    assert "unexpected keyword argument 'weight'" in values["weight_message"]
