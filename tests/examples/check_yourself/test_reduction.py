"""Answers and mistakes from plain arithmetic."""

import pytest


def test_padding_is_left_out_of_sum_and_count(values):
    real, padded = [2, 1, 3], 4
    assert values["sum_of_real"] == pytest.approx(sum(real), abs=1e-5)
    assert values["masked_mean"] == pytest.approx(sum(real) / 3, abs=1e-5)
    assert values["mask_then_mean"] == pytest.approx(sum(real) / 4)
    assert values["with_padding"] == pytest.approx((sum(real) + padded) / 4)


def test_the_gradient_of_a_sum_is_256_times_that_of_the_mean(values):
    gradient_of_mean = 0.37
    step = 0.1 * gradient_of_mean
    assert values["learning_rate"] * (256 * gradient_of_mean) == pytest.approx(step)
    assert values["multiplied"] == pytest.approx(25.6)
    assert values["unchanged"] == 0.1


def test_every_token_counts_once(values):
    tokens = 8 * [1] + 2 * [3]
    assert values["token_mean"] == pytest.approx(sum(tokens) / len(tokens))
    assert values["mean_of_means"] == pytest.approx((1 + 3) / 2)
    assert values["over_all_cells"] == pytest.approx(sum(tokens) / (2 * 8))
