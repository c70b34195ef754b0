"""Answers and mistakes from differences, code lengths, geometric means and a difference quotient."""

import math
import statistics

import pytest


def test_the_loss_grows_by_the_difference_of_the_scores(values):
    assert values["growth"] == pytest.approx(3.2 - -1.7, abs=1e-5)
    assert values["sign_overlooked"] == pytest.approx(3.2 - 1.7, abs=1e-5)
    assert values["from_the_largest"] == pytest.approx(5.1 + 1.7, abs=1e-5)
    shares = [math.exp(score) for score in (3.2, 5.1, -1.7)]
    assert math.exp(-values["loss_if_third"]) == pytest.approx(shares[2] / sum(shares), rel=1e-5)


def test_a_code_of_its_own_saves_a_quarter_of_a_bit(values):
    lengths = {"0": 1 / 2, "10": 1 / 4, "110": 1 / 8, "111": 1 / 8}  # a prefix code of these symbols
    assert values["entropy"] == sum(len(code) * share for code, share in lengths.items())
    assert values["wasted"] == values["code_length"] - values["entropy"] == 1 / 4
    assert math.exp(values["wasted_in_nats"]) == pytest.approx(2 ** (1 / 4))


def test_perplexity_is_one_over_the_geometric_mean(values):
    assert values["perplexity"] == pytest.approx(1 / statistics.geometric_mean([0.5, 0.02]), rel=1e-5)
    assert values["of_mean_probability"] == pytest.approx(1 / statistics.mean([0.5, 0.02]), rel=1e-5)
    assert values["mean_of_inverses"] == pytest.approx(statistics.mean([2, 50]), rel=1e-5)
    assert math.exp(values["mean_loss"]) == pytest.approx(values["perplexity"])


def test_squared_error_hardly_moves_a_saturated_sigmoid(values):
    def sigmoid(z):
        return 1 / (1 + math.exp(-z))

    def slope(loss, at, step=1e-6):
        return (loss(at + step) - loss(at - step)) / (2 * step)

    at = math.log(0.01 / 0.99)
    assert values["of_squared_error"] == pytest.approx(slope(lambda z: (1 - sigmoid(z)) ** 2, at), rel=1e-5)
    assert values["of_cross_entropy"] == pytest.approx(slope(lambda z: -math.log(sigmoid(z)), at), rel=1e-5)
    assert values["without_sigmoid"] == pytest.approx(slope(lambda p: (1 - p) ** 2, 0.01), rel=1e-5)
    assert values["half_of_it"] == pytest.approx(slope(lambda z: (1 - sigmoid(z)) ** 2 / 2, at), rel=1e-5)
