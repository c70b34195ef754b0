import math

import mpmath
import pytest
import torch

MARGINS = [10.0, 88.0, 89.0, 100.0, 104.0, 1000.0]


def exact(margin):
    """log(1 + e^margin), the loss of the unlikely class."""
    return margin + math.log1p(math.exp(-margin))


def test_the_margins_are_the_ones_expected_here(values):
    assert values["margins"] == MARGINS


def test_the_library_is_exact_at_every_margin(values):
    assert values["stable_losses"] == pytest.approx([exact(m) for m in MARGINS], rel=1e-6)


def test_exponentials_by_hand_hold_to_88_and_overflow_from_89(values):
    losses = values["naive_losses"]
    assert losses[:2] == pytest.approx([exact(10), exact(88)], rel=1e-6)
    assert losses[2:] == [math.inf] * 4


def test_the_likely_class_becomes_nan_from_89(values):
    losses = values["naive_losses_if_likely"]
    assert losses[0] == pytest.approx(math.log1p(math.exp(-10)), rel=2e-3)  # 1 + 4.5e-5 in float32
    assert losses[1] == 0.0
    assert all(math.isnan(loss) for loss in losses[2:])


def test_log_of_softmax_is_inexact_at_100_and_infinite_from_104(values):
    losses = values["two_step_losses"]
    assert losses[:3] == pytest.approx([exact(m) for m in MARGINS[:3]], rel=1e-5)
    assert losses[3] == pytest.approx(99.9831, abs=1e-3)
    assert abs(losses[3] - 100) > 0.01
    assert losses[4:] == [math.inf, math.inf]


def test_the_gradient_is_nan_by_hand_and_probability_minus_one_hot_in_the_library(values):
    assert all(math.isnan(g) for g in values["naive_gradient"])
    p = 1 / (1 + math.exp(200))
    assert values["stable_gradient"] == pytest.approx([p - 1, 1 - p], abs=1e-7)


@pytest.mark.parametrize(
    "name, dtype, step",
    [
        ("float16", torch.float16, 0.02),
        ("bfloat16", torch.bfloat16, 0.5),
        ("float32", torch.float32, 1e-4),
        ("float64", torch.float64, 1e-10),
    ],
)
def test_exp_fits_just_below_the_limit_and_overflows_just_above(values, name, dtype, step):
    limit = values[f"exp_limit_{name}"]
    assert torch.tensor(limit - step, dtype=dtype).exp().isfinite()
    assert torch.tensor(limit + step, dtype=dtype).exp().isinf()


def test_the_loss_becomes_exactly_zero_where_one_plus_its_exponential_rounds_to_one(values):
    # 1 + e^-d rounds to 1 from e^-d = half the machine epsilon on.
    assert values["zero_margin_float32"] == pytest.approx(24 * math.log(2), abs=1e-5)
    assert values["zero_margin_float64"] == pytest.approx(53 * math.log(2), abs=1e-5)


def test_the_true_loss_is_never_zero(values):
    assert values["loss_at_margin_20"] == 0.0
    assert values["exact_loss_at_margin_20"] == pytest.approx(float(mpmath.log(1 + mpmath.e**-20)), rel=1e-6)
    assert values["exact_loss_at_margin_20"] > 0
