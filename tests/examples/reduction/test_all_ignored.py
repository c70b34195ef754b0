import math

import pytest


def loss(row, y):
    return math.log(sum(map(math.exp, row))) - row[y]


FIRST, SECOND = [2.0, 0.1, -1.0], [0.5, 0.0, 0.3]


def test_mean_is_nan_while_sum_and_none_are_zero(values):
    assert math.isnan(values["loss_mean"])
    assert values["loss_sum"] == 0
    assert values["loss_none"] == [0, 0]
    assert math.isnan(values["loss_empty_batch"])


def test_the_gradient_is_zero_so_the_weights_survive(values):
    assert values["gradient"] == [[0, 0, 0], [0, 0, 0]]


def test_one_nan_poisons_the_average(values):
    assert values["batch_losses"][0] == pytest.approx((loss(FIRST, 0) + loss(SECOND, 1)) / 2, abs=1e-6)
    assert math.isnan(values["batch_losses"][1])
    assert values["batch_losses"][2] == pytest.approx((loss(FIRST, 0) + loss(SECOND, 2)) / 2, abs=1e-6)
    assert math.isnan(values["average_with_nan"])
    assert values["poisoned"] is True


def test_multiplying_by_zero_keeps_nan(values):
    assert math.isnan(values["nan_times_zero"])


def test_sums_over_kept_labels_are_not_disturbed(values):
    expected = 2 * loss(FIRST, 0) + loss(SECOND, 1) + loss(SECOND, 2)
    assert values["kept"] == 4
    assert values["total"] == pytest.approx(expected, abs=1e-6)  # float32
    assert values["average_over_kept"] == pytest.approx(expected / 4, abs=1e-6)


def test_a_mask_divided_by_hand_gives_a_gradient_of_nan(values):
    assert math.isnan(values["loss_unguarded"])
    assert all(math.isnan(g) for row in values["gradient_unguarded"] for g in row)


def test_a_divisor_of_at_least_one_gives_zero(values):
    assert values["loss_guarded"] == 0
    assert values["gradient_guarded"] == [[0, 0, 0], [0, 0, 0]]
