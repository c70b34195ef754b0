import math

import pytest


def test_huge_finite_logits_give_a_finite_loss_and_gradient(values):
    assert values["loss_at_1e30"] == pytest.approx(2e30, rel=1e-6)
    assert values["gradient_at_1e30"] == [-1.0, 1.0]
    assert values["finite_at_1e30"] is True


def test_a_gap_that_float32_cannot_hold_gives_infinity_and_not_nan(values):
    assert values["loss_beyond_float32"] == math.inf


def test_a_gap_that_float16_cannot_hold_gives_infinity_or_nan_by_the_kind_of_target(values):
    assert 80000 > 65504  # the gap, and the largest float16
    assert values["loss_half_index"] == math.inf
    assert math.isnan(values["loss_half_one_hot"])  # 0 times infinity


def test_a_mask_of_minus_infinity_leaves_the_other_classes(values):
    assert values["loss_masked"] == pytest.approx(math.log(2), abs=1e-6)


def test_smoothing_pays_alpha_over_c_for_the_masked_class(values):
    assert values["loss_masked_and_smoothed"] == math.inf


def test_masking_the_true_class_is_infinitely_wrong(values):
    assert values["loss_masked_true_class"] == math.inf


@pytest.mark.parametrize(
    "name",
    [
        "loss_plus_inf",
        "loss_nan_logit",
        "loss_masked_one_hot",
        "loss_all_ignored",
        "poisoned_loss",
        "zero_times_log_zero",
    ],
)
def test_these_are_nan(values, name):
    assert math.isnan(values[name])


def test_a_batch_of_ignored_targets_moves_no_weight(values):
    assert values["gradient_all_ignored"] == [[0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]


def test_one_nan_input_spoils_every_weight(values):
    assert values["nan_weights"] == values["weights"] == 4 * 3


def test_log_of_softmax_by_hand_is_infinite_with_a_nan_gradient(values):
    assert values["loss_by_hand"] == math.inf
    assert all(math.isnan(g) for g in values["gradient_by_hand"])
