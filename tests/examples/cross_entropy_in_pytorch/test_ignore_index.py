import math

import pytest

FIRST, THIRD = -math.log(0.7), -math.log(0.6)  # the kept rows; float32 in the example


def test_the_ignored_row_has_loss_zero(values):
    assert values["loss_each"] == pytest.approx([FIRST, 0.0, THIRD], abs=1e-6)
    assert values["loss_sum"] == pytest.approx(FIRST + THIRD, abs=1e-6)


def test_mean_divides_by_the_kept_rows_only(values):
    assert values["loss_mean"] == values["mean"] == pytest.approx((FIRST + THIRD) / 2, abs=1e-6)
    assert values["loss_of_kept_rows"] == pytest.approx((FIRST + THIRD) / 2, abs=1e-6)
    assert values["mean_is_over_kept_rows"] is True
    assert values["masked_then_divided_by_all"] == pytest.approx((FIRST + THIRD) / 3, abs=1e-6)


def test_the_ignored_row_gets_no_gradient(values):
    assert values["gradient_of_ignored_row"] == 0.0
    kept = [[0.7 - 1, 0.2, 0.1], [0.2, 0.2, 0.6 - 1]]  # probability minus one-hot, before the mean over two
    largest = max(abs(g) for row in kept for g in row) / 2
    assert values["largest_gradient_of_kept_rows"] == pytest.approx(largest, abs=1e-6)


def test_a_padding_id_counts_until_it_is_named(values):
    assert values["padding_id"] == 1
    assert values["loss_with_padding_id"] == pytest.approx((FIRST + THIRD) / 2, abs=1e-6)
    assert values["loss_padding_counted"] == pytest.approx((FIRST + THIRD - math.log(0.3)) / 3, abs=1e-6)


def test_with_nothing_left_mean_is_nan_and_sum_is_zero(values):
    assert math.isnan(values["all_ignored_mean"])
    assert values["all_ignored_sum"] == 0.0
