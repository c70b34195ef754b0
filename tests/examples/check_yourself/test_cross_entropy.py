"""Answers and mistakes from plain arithmetic."""

import math

import pytest


def test_the_loss_of_a_quarter(values):
    assert math.exp(-values["loss_of_a_quarter"]) == pytest.approx(0.25)
    assert values["in_bits"] == pytest.approx(2)  # two halvings
    assert values["complement"] == pytest.approx(3 / 4)
    assert math.exp(-values["of_the_other_class"]) == pytest.approx(3 / 4)


def test_the_mean_of_three_losses(values):
    losses = [math.log(10 / 9), math.log(2), math.log(10)]
    assert values["sum_of_losses"] == pytest.approx(sum(losses))
    assert values["mean_of_losses"] == pytest.approx(sum(losses) / 3)
    assert values["mean_probability"] == pytest.approx(0.5)
    assert values["loss_of_mean"] == pytest.approx(math.log(2))


def test_what_smoothing_leaves_the_true_class(values):
    assert values["target_of_true_class"] + 2 * values["shared_among_others"] == pytest.approx(1)
    assert values["shared_among_others"] == pytest.approx(1 / 30)
    assert values["only_taken_away"] == pytest.approx(9 / 10)


def test_the_gradient_is_the_probability_less_one(values):
    p = 1 / (1 + math.exp(-2))
    assert values["probability"] == pytest.approx(p)
    assert values["gradient"] == pytest.approx(p - 1)
    assert values["turned_sign"] == pytest.approx(1 - p)
    assert math.exp(-values["value_of_the_loss"]) == pytest.approx(p)
