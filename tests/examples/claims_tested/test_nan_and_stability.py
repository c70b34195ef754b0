import math
import struct

import pytest


def float32(value):
    return struct.unpack("f", struct.pack("f", value))[0]


def test_large_logits_are_finite_unless_the_exponential_comes_first_or_the_dtype_ends(values):
    assert values["library_at_1e30"] == pytest.approx(2e30, rel=1e-6)
    assert math.isinf(values["by_hand_at_100"])
    assert math.isinf(values["in_float16"])
    assert 2 * 4e4 > 65504  # the largest float16


def test_the_gradient_is_the_probability_minus_the_target(values):
    assert values["never_above_one"]
    for gap, gradient in zip(values["gaps"], values["gradients"], strict=True):
        p_wrong = 1 / (1 + math.exp(-gap)) if gap < 700 else 1.0
        assert gradient == pytest.approx(p_wrong, abs=1e-6)


def test_the_constant_caps_loss_and_gradient(values):
    assert values["cut_off"] == pytest.approx(8 * math.log(10))
    p = math.exp(-25) / (1 + math.exp(-25))
    assert values["gradient_with_epsilon"] == pytest.approx(-p * (1 - p) / (p + 1e-8), rel=1e-3)
    assert values["nearly_no_gradient"]


def test_a_mask_does_not_remove_a_nan_and_a_selection_does(values):
    assert math.isnan(values["masked_mean"])
    assert values["selected_mean"] == pytest.approx((1.0 + 2.0) / 2)


def test_an_ignored_sample_with_nan_inputs_spoils_every_gradient(values):
    assert values["loss_with_nan_inputs"] == pytest.approx(math.log(2), abs=1e-6)  # equal logits, two classes
    assert values["nan_gradients"] == 4
    assert math.isnan(0.0 * math.nan)  # nothing of the loss, times a softmax that is NaN
    assert values["ignored_logits_get_nan"]
    assert values["clean_if_dropped_before"]


def test_a_mask_of_minus_infinity_suits_index_targets_only(values):
    assert values["with_index"] == pytest.approx(math.log1p(math.exp(-1)), abs=1e-6)
    assert math.isinf(values["with_smoothing"])
    assert math.isnan(values["with_probabilities"])
    # with -1e4 in the place of minus infinity: a mean of 0.1 / 3 over the logits 1, 0 and -1e4, and 0.9 on the first
    by_hand = math.log(math.e + 1) - 0.9 * 1 - 0.1 / 3 * (1 + 0 - 1e4)
    assert values["smoothing_with_large_negative"] == pytest.approx(by_hand, rel=1e-5)


def test_the_sigmoid_loses_the_logit_that_float32_cannot_hold(values):
    # float32 has 24 bits: the sigmoid of 20 is nearer to one than to its neighbour below one, that of 5 is not.
    def sigmoid(z):
        return 1 / (1 + math.exp(-z))

    assert float32(sigmoid(20)) == 1.0 > float32(sigmoid(5))
    assert values["apart_at_20"] == 100.0  # the clamped logarithm of zero
    assert values["together_at_20"] == pytest.approx(math.log1p(math.exp(20)), rel=1e-6)
    assert -math.log(1 - float32(sigmoid(5))) == pytest.approx(math.log1p(math.exp(5)), rel=1e-3)
    assert values["equal_at_5"]


def test_bfloat16_reaches_as_low_as_float32(values):
    assert values["in_half"] == 0.0
    assert values["in_bfloat16"] == pytest.approx(1e-8, rel=2**-8)
    assert values["smallest_float16"] == 2.0**-14
    assert values["smallest_bfloat16"] == 2.0**-126


def test_halving_helps_below_twice_the_limit(values):
    # w is multiplied by 1 - 2 r in each step, r being the rate over its limit: it diverges when r > 1.
    expected = {str(r): (abs(1 - 2 * r) > 1) and not (abs(1 - 2 * r / 2) > 1) for r in (1.1, 1.5, 1.9, 2.1, 3.0)}
    assert {str(rate): stopped for rate, stopped in values["stopped_by_halving"].items()} == expected
    assert values["stops_below_twice_the_limit"]
