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


def test_a_batch_of_ignored_targets_has_no_gradient(values):
    assert values["gradient_all_ignored"] == [[0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]


def test_with_a_gradient_of_zero_plain_sgd_stays_and_the_others_still_move(values):
    """The rules of the optimizers by hand; the first gradient is (1/3 - 1) / 2 at the true class."""
    g, lr = 1 / 3, 0.1
    m, v = 0.9 * 0.1 * g / (1 - 0.9**2), 0.999 * 0.001 * g**2 / (1 - 0.999**2)
    assert values["change_sgd"] == 0
    assert values["change_momentum"] == pytest.approx(lr * 0.9 * g, rel=1e-4)
    assert values["change_decay"] == pytest.approx(lr * 0.1 * (lr * g), rel=1e-4)
    assert values["change_adam"] == pytest.approx(lr * m / math.sqrt(v), rel=1e-4)
    assert values["plain_sgd_stays"] is values["others_still_move"] is True


def test_one_nan_input_spoils_every_weight(values):
    assert values["nan_weights"] == values["weights"] == 4 * 3


def test_log_of_softmax_by_hand_is_infinite_with_a_nan_gradient(values):
    assert values["loss_by_hand"] == math.inf
    assert all(math.isnan(g) for g in values["gradient_by_hand"])
