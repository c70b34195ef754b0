"""Answers and mistakes from the cheapest way to be wrong, and plain arithmetic."""

import math

import pytest


def test_the_lowest_accuracy_is_reached_where_every_error_is_as_cheap_as_it_can_be(values):
    """With two classes an error costs log 2 or more; right samples may cost nothing."""
    cheapest = [wrong for wrong in range(10_001) if wrong / 10_000 * math.log(2) <= 0.2]
    assert values["lowest_accuracy"] == pytest.approx(1 - max(cheapest) / 10_000, abs=2e-4)
    assert values["loss_taken_as_error"] == 0.8
    assert values["geometric_mean"] ** 5 == pytest.approx(1 / math.e)


def test_one_confident_mistake_outweighs_three_right_answers(values):
    product = 0.9**3 * 0.01
    assert math.exp(-4 * values["mean_loss"]) == pytest.approx(product, rel=1e-5)
    assert values["mean_loss"] > math.log(2)  # what an even guess costs
    assert math.exp(-values["loss_of_mean"]) == pytest.approx(2.71 / 4, rel=1e-5)
    assert values["error_rate"] == 1 / 4
    assert values["mean_distance"] == pytest.approx(1.29 / 4)


def test_a_sample_that_was_right_stays_right(values):
    assert values["change_of_accuracy"] == 0
    assert values["change_of_probability"] == pytest.approx(0.3)
    assert math.exp(values["change_of_loss"]) == pytest.approx(9 / 6)
