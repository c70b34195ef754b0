"""Answers and mistakes from the formats' definitions and plain arithmetic."""

import math

import pytest


def test_the_largest_float16_lies_below_the_exp_of_12(values):
    largest = (2 - 2**-10) * 2.0**15
    assert values["largest_float16"] == f"{largest:.0f}"
    assert math.exp(12) > largest + 2.0**4  # beyond the last half step it rounds to infinity
    assert values["exp_in_float16"] == "inf"
    assert values["exact"] == f"{round(math.e**12)}"


def test_bfloat16_keeps_eight_bits(values):
    unit = 2.0 ** (math.floor(math.log2(math.exp(12))) - 7)
    assert float(values["exp_in_bfloat16"]) == round(math.exp(12) / unit) * unit


def test_the_scale_is_still_in_the_gradient(values):
    assert values["update_alone"] == pytest.approx(-6553.6)
    assert values["weight_after_step"] == pytest.approx(1 - 6553.6)
    assert values["with_scaler"] == pytest.approx(0.9)


def test_a_norm_clipped_too_early_is_divided_by_the_scale(values):
    assert values["max_norm"] == pytest.approx(1, abs=1e-5)
    assert values["norm_without_unscale"] * 2**16 == pytest.approx(1, abs=1e-5)
    assert values["norm_with_unscale"] == 0.5 < 1


def test_smoothing_asks_for_the_class_that_is_masked(values):
    log_p = [math.log(1 / 2), math.log(1 / 2), -math.inf]
    target = [0.9 + 0.1 / 3, 0.1 / 3, 0.1 / 3]
    assert float(values["with_smoothing"]) == -sum(t * p for t, p in zip(target, log_p, strict=True))
    assert values["without_smoothing"] == f"{math.log(2):.4f}"
    assert values["by_hand"] == str(-(1 * log_p[0] + 0 * log_p[2]))
