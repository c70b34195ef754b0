import math

import pytest


def test_zero_begins_where_one_plus_the_rest_rounds_to_one(values):
    # 1 + x rounds to 1 when x is at most half the spacing above 1: 2**-24 and 2**-53.
    assert values["first_zero_float32"] == pytest.approx(24 * math.log(2), abs=1e-4)
    assert values["first_zero_float64"] == pytest.approx(53 * math.log(2), abs=1e-4)


def test_the_true_loss_there_is_half_a_spacing(values):
    assert values["true_loss_at_first_zero"] == pytest.approx(2**-24, rel=1e-4)


def test_float64_still_sees_what_float32_lost(values):
    expected = math.log1p(math.exp(-20))
    assert values["float32_loss_at_20"] == 0.0
    assert values["true_loss_at_20"] == pytest.approx(expected, rel=1e-12)
    assert values["float64_loss_at_20"] == pytest.approx(expected, rel=1e-6)


def test_the_other_class_keeps_its_gradient(values):
    assert values["gradient_true_class"] == 0.0
    assert values["gradient_other_class"] == pytest.approx(1 / (1 + math.exp(20)), rel=1e-5)
