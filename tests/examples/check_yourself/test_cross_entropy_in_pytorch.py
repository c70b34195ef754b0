"""Answers and mistakes from the products of shapes and plain logarithms."""

import math

import pytest


def test_nll_loss_takes_no_logarithm(values):
    assert values["bare_probability"] == pytest.approx(0.7)
    assert values["nll_of_probabilities"] == -values["bare_probability"]
    assert math.exp(-values["nll_of_logarithms"]) == pytest.approx(0.7)


def test_the_scale_of_the_weights_cancels(values):
    repeated = [0.3] + [0.6] * 2  # a weight twice as large is a sample that occurs twice
    assert values["weighted_mean"] == pytest.approx(sum(repeated) / 3, abs=1e-5)
    assert values["weighted_sum"] == pytest.approx(1000 * sum(repeated), rel=1e-5)
    assert values["over_samples"] == pytest.approx(1000 * sum(repeated) / 2, rel=1e-5)
    assert values["unweighted"] == pytest.approx(0.45, abs=1e-5)


def test_every_pixel_has_a_loss(values):
    assert values["number_of_losses"] == 8 * 32 * 32
    assert values["number_of_logits"] == 5 * values["number_of_losses"]
    assert (values["number_of_samples"], values["number_of_means"]) == (8, 1)


def test_a_second_log_softmax_changes_nothing_and_a_softmax_does(values):
    assert math.exp(-values["after_log_softmax"]) == pytest.approx(0.6)
    assert 2 ** -values["after_log_softmax_in_bits"] == pytest.approx(0.6)
    powers = [math.exp(p) for p in (0.6, 0.3, 0.1)]
    assert math.exp(-values["after_softmax"]) == pytest.approx(powers[0] / sum(powers))


def test_the_gradient_of_a_sum_is_four_times_that_of_the_mean(values):
    gradient_of_mean = 0.37
    assert values["learning_rate"] * (4 * gradient_of_mean) == pytest.approx(0.1 * gradient_of_mean)
    assert values["multiplied"] == pytest.approx(0.4)
    assert values["unchanged"] == 0.1
