import math
import struct

import pytest

NAN = [
    "gap_one_hot",
    "gap_one_hot_float16",
    "nan_logit",
    "plus_inf_logit",
    "all_minus_inf",
    "masked_one_hot",
    "all_ignored",
    "empty_batch",
    "weight_zero",
]
INFINITE = ["gap_beyond_float32", "gap_beyond_float16", "masked_target", "masked_smoothing"]


@pytest.mark.parametrize("name", NAN)
def test_these_give_nan(values, name):
    assert math.isnan(values["losses"][name])


@pytest.mark.parametrize("name", INFINITE)
def test_these_give_infinity(values, name):
    assert values["losses"][name] == math.inf


def test_a_huge_but_representable_gap_is_finite(values):
    assert values["losses"]["scale_1e30"] == pytest.approx(2e30, rel=1e-6)


def test_the_differences_that_overflow_are_those_that_the_dtype_cannot_hold(values):
    def fits(difference, form):
        try:
            return math.isfinite(struct.unpack(form, struct.pack(form, difference))[0])
        except OverflowError:
            return False

    assert values["finite_while_differences_fit"]
    assert not fits(2 * 3e38, "f")
    assert fits(2 * 1e38, "f")
    assert not fits(2 * 4e4, "e")
    assert fits(2 * 3e4, "e")


def test_masking_another_class_leaves_a_choice_of_two(values):
    assert values["losses"]["masked_other"] == pytest.approx(math.log(2), abs=1e-6)


def test_the_sum_of_nothing_is_zero(values):
    assert values["losses"]["all_ignored_sum"] == 0.0


def test_an_ignored_batch_is_harmless_and_a_nan_feature_is_not(values):
    assert values["nan_weights_all_ignored"] == 0
    assert values["nan_weights_nan_feature"] == 4 * 3
