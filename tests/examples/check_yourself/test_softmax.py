"""Answers and mistakes from ratios of exponentials in plain Python."""

import math

import pytest


def share(*exponents):
    powers = [math.exp(one) for one in exponents]
    return powers[0] / sum(powers)


def test_probabilities_follow_the_difference_of_logits(values):
    assert values["first"] == pytest.approx(share(2, 1), abs=1e-6)
    assert values["divided_by_sum"] == pytest.approx(2 / 3)
    assert values["of_one_logit"] == pytest.approx(1 / (1 + math.exp(-2)), abs=1e-6)


def test_the_temperature_divides_the_logits(values):
    assert values["warm"] == pytest.approx(share(0.5, 0), abs=1e-6)
    assert values["without_temperature"] == pytest.approx(share(2, 0), abs=1e-6)
    assert values["multiplied"] == pytest.approx(share(8, 0), abs=1e-6)
    assert values["temperature_after"] == pytest.approx(share(2, 0) / 4, abs=1e-6)


def test_a_second_softmax_sees_one_and_zeros(values):
    assert values["largest_after_two"] == pytest.approx(share(1, 0, 0), abs=1e-6)
    assert values["of_one_softmax"] == 1
    assert values["uniform"] == pytest.approx(share(0, 0, 0))


def test_log_sum_exp_is_a_little_above_the_largest(values):
    assert values["log_sum_exp"] - 1000 == pytest.approx(math.log(math.exp(0) + math.exp(0)))
    assert values["maximum_only"] == 1000
    assert values["sum_of_logits"] == 2000
