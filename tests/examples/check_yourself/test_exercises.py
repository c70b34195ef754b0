"""Answers and mistakes from odds, from a search for the lowest loss, and from the step that Adam takes at a constant gradient."""

import math

import pytest


def test_the_threshold_where_weighted_positives_equal_negatives(values):
    p = values["matching_threshold"]
    assert 9 * p == pytest.approx(1 - p)
    assert values["odds"] == pytest.approx(p / (1 - p))
    assert values["turned_round"] == pytest.approx(0.9)
    assert values["unchanged"] == 0.5


def smoothed_loss(margin, alpha=0.2, classes=10):
    """Loss of a true logit `margin` above all others, with the target written out."""
    total = math.log(math.exp(margin) + classes - 1)
    true = 1 - alpha + alpha / classes
    return true * (total - margin) + (1 - true) * total


def test_the_lowest_loss_is_where_a_search_finds_it(values):
    assert values["floor"] == pytest.approx(min(smoothed_loss(k / 1000) for k in range(10_000)), abs=1e-6)
    assert values["floor_of_two_classes"] == pytest.approx(-0.8 * math.log(0.8) - 0.2 * math.log(0.2))
    assert math.exp(-values["without_spread"]) == pytest.approx(0.82)
    assert values["no_floor"] == 0


def test_squares_grow_with_the_square_of_the_unit(values):
    assert values["factor_of_mse"] == pytest.approx(1000**2)
    assert values["factor_of_mae"] == pytest.approx(1000)
    assert values["factor_when_standardised"] == 1


def test_adam_moves_by_its_learning_rate_at_a_constant_gradient(values):
    moved = first = second = 0.0
    for step in range(1, 101):  # the paper's algorithm, with a gradient of -1 at every step
        first, second = 0.9 * first + 0.1 * -1, 0.999 * second + 0.001 * 1
        moved -= 0.01 * (first / (1 - 0.9**step)) / (math.sqrt(second / (1 - 0.999**step)) + 1e-8)
    assert values["steps"] == pytest.approx(300 / (moved / 100))
    assert values["steps"] == pytest.approx(30_000, rel=1e-6)
    assert values["distance"] == 300
    decayed = 0.0
    for _ in range(200_000):  # the same step, after the decay of a hundredth of the learning rate
        decayed = decayed * (1 - 0.01 * 0.01) + 0.01
    assert values["stops_at"] == pytest.approx(decayed, rel=1e-6)
    assert values["moved_by_a_step"] == pytest.approx(0, abs=1e-9)
    assert values["times_learning_rate"] == pytest.approx(3)
