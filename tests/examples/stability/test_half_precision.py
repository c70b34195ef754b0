import math

import pytest

# exponent bias and fraction bits of each format
FORMATS = {"float16": (15, 10), "bfloat16": (127, 7), "float32": (127, 23), "float64": (1023, 52)}


@pytest.mark.parametrize("name", FORMATS)
def test_the_limits_follow_from_the_bits(values, name):
    bias, bits = FORMATS[name]
    assert values["largest"][name] == math.ldexp(2 - 2.0**-bits, bias)
    assert values["step_at_1"][name] == 2.0**-bits
    expected = bias * math.log(2) + math.log(2 - 2.0**-bits)
    assert values["exp_limit"][name] == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("name", FORMATS)
def test_the_exponential_overflows_beyond_its_limit(values, name):
    for logit in (11, 12):
        power = values[f"exp_{logit}"][name]
        assert math.isinf(power) == (logit > values["exp_limit"][name])
        assert math.isinf(power) or power == pytest.approx(math.exp(logit), rel=2.0 ** -FORMATS[name][1])


def test_a_small_gradient_vanishes_in_float16_only(values):
    small = values["small_stored"]
    assert small["float16"] == 0
    assert small["bfloat16"] == pytest.approx(1e-8, rel=2.0**-8)
    assert small["bfloat16"] == pytest.approx(1.0012e-8, rel=1e-4)
    assert small["float32"] == pytest.approx(1e-8, rel=1e-7)
    assert small["float64"] == 1e-8


def test_a_large_value_overflows_in_float16_only(values):
    large = values["large_stored"]
    assert math.isinf(large["float16"])
    assert large["bfloat16"] == pytest.approx(70_000, rel=2.0**-8)
    assert large["float32"] == large["float64"] == 70_000


def test_bfloat16_has_fewer_digits(values):
    digits = values["digits_stored"]
    assert digits["bfloat16"] == 1
    assert digits["float16"] == 1 + 2.0**-10
    assert digits["float32"] == pytest.approx(1.001, abs=1e-7)
    assert digits["float64"] == 1.001


def test_scaling_saves_the_small_value(values):
    assert values["scaled_stored"] == pytest.approx(1e-8 * 65536, rel=2.0**-11)
    assert values["recovered"] == pytest.approx(1e-8, rel=2.0**-11)
    assert values["recovered"] == pytest.approx(9.997e-9, rel=1e-4)


@pytest.mark.parametrize("name", FORMATS)
def test_the_smallest_positive_number_follows_from_the_bits(values, name):
    bias, bits = FORMATS[name]
    assert values["smallest"][name] == 2.0 ** (1 - bias - bits)
    assert values["digits"][name] == pytest.approx(bits * math.log10(2), abs=1e-12)


def test_half_of_the_smallest_float16_is_zero(values):
    assert values["half_of_smallest"] == 0


def test_small_gradients_vanish_unless_the_loss_is_scaled(values):
    # the gradient of a logit is sigmoid(-m) / 256; below half the smallest number it is 0, in both columns alike
    margins = [15 * k / 255 for k in range(256)]
    lost = sum(1 / (1 + math.exp(m)) / 256 <= 2.0**-25 for m in margins) / 256
    assert values["lost"] == pytest.approx(lost, abs=1 / 256)
    assert values["lost_when_scaled"] == 0


def test_finite_logits_too_far_apart_are_not_finite_losses(values):
    # 120000 is beyond 65504; and the wrong class of a one-hot target is 0 times infinity
    assert math.isinf(values["loss_far_index"])
    assert math.isnan(values["loss_far_one_hot"])
    assert values["loss_in_float32"] == pytest.approx(120_000, rel=2.0**-11)  # each logit rounded to float16
    assert values["loss_of_huge_float32"] == pytest.approx(1e30, rel=1e-6)
