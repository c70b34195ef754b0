import math

import pytest
import torch


@pytest.mark.parametrize(
    "name",
    ["nan_logit", "plus_inf_logit", "all_minus_inf", "masked_one_hot", "all_ignored", "empty_batch", "weight_zero"],
)
def test_these_give_nan(values, name):
    assert math.isnan(values["losses"][name])


@pytest.mark.parametrize("name", ["gap_beyond_float32", "masked_target", "masked_smoothing"])
def test_these_give_infinity(values, name):
    assert values["losses"][name] == math.inf


def test_finite_logits_of_any_scale_have_a_finite_loss(values):
    losses = values["losses"]
    assert losses["scale_1"] == pytest.approx(math.log(math.exp(-2) + math.exp(-1) + 1) + 2, abs=1e-6)
    assert losses["scale_1e4"] == pytest.approx(2e4, rel=1e-6)
    assert losses["scale_1e30"] == pytest.approx(2e30, rel=1e-6)


def test_masking_another_class_leaves_a_choice_of_two(values):
    assert values["masked"] == [0.0, 0.0, -math.inf]
    assert values["losses"]["masked_other"] == pytest.approx(math.log(2), abs=1e-6)


def test_the_sum_of_nothing_is_zero(values):
    assert values["losses"]["all_ignored_sum"] == 0.0


def test_the_gap_that_overflows_is_larger_than_float32(values):
    assert torch.finfo(torch.float32).max < 2 * 3e38 < values["inf"]
    assert math.isnan(values["nan"])


def test_an_ignored_batch_is_harmless_and_a_nan_feature_is_not(values):
    assert values["nan_weights_all_ignored"] == 0
    assert values["nan_weights_nan_feature"] == 4 * 3
