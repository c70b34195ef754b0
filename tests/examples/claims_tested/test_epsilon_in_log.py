import math

import pytest

MARGINS = ["1", "10", "18", "25", "50", "200"]


@pytest.mark.parametrize("margin", MARGINS)
def test_with_epsilon_value_and_gradient_follow_the_formula(values, margin):
    # float32 in the example
    p = 1 / (1 + math.exp(float(margin)))
    assert values["epsilon_loss"][margin] == pytest.approx(-math.log(p + 1e-8), rel=1e-5)
    expected = -p * (1 - p) / (p + 1e-8)
    assert values["epsilon_gradient"][margin] == pytest.approx(expected, rel=1e-4, abs=1e-30)


@pytest.mark.parametrize("margin", MARGINS)
def test_the_library_keeps_growing_with_a_full_gradient(values, margin):
    p = 1 / (1 + math.exp(float(margin)))
    assert values["library_loss"][margin] == pytest.approx(-math.log(p), rel=1e-5)
    assert values["library_gradient"][margin] == pytest.approx(p - 1, abs=1e-6)


def test_no_loss_exceeds_the_cap(values):
    assert values["epsilon"] == 1e-8
    assert values["largest_possible_loss"] == pytest.approx(8 * math.log(10), abs=1e-9)
    assert max(values["epsilon_loss"].values()) <= values["largest_possible_loss"] + 1e-6


def test_half_precision_has_no_such_small_number(values):
    assert values["epsilon_in_float16"] == 0.0
    assert 2**-24 / 2 > 1e-8  # half the smallest positive float16
