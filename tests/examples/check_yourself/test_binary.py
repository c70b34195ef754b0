"""Answers and mistakes from odds in plain arithmetic, and a search for the cheapest threshold."""

import math

import pytest


def test_the_loss_of_a_positive_at_one_in_five(values):
    assert math.exp(-values["bce"]) == pytest.approx(1 / 5)
    assert 2 ** -values["bce_in_bits"] == pytest.approx(1 / 5)
    assert math.exp(-values["of_target_zero"]) == pytest.approx(4 / 5)
    assert values["distance"] == pytest.approx(4 / 5)


def test_a_logit_becomes_a_loss_by_one_sigmoid(values):
    p = math.exp(2) / (1 + math.exp(2))
    assert values["probability"] == pytest.approx(p)
    assert math.exp(-values["with_logits"]) == pytest.approx(1 - p)
    assert math.exp(-values["of_target_one"]) == pytest.approx(p)
    assert math.exp(values["after_sigmoid"]) == pytest.approx(1 + math.exp(p))
    assert values["with_logits"] - values["of_target_one"] == pytest.approx(2)  # the logit itself


def test_two_sigmoids_see_zero_at_least_and_one_at_most(values):
    assert math.exp(-values["floor_of_two_sigmoids"]) == pytest.approx(1 / 2)
    assert math.exp(-values["floor_of_target_one"]) == pytest.approx(math.e / (math.e + 1))
    assert values["floor_of_one_sigmoid"] == 0


def test_the_threshold_is_where_both_decisions_cost_the_same(values):
    alarm_is_cheaper = [p / 1000 for p in range(1001) if (1 - p / 1000) * 1 < p / 1000 * 4]
    assert values["threshold"] == pytest.approx(min(alarm_is_cheaper), abs=2e-3)
    assert values["ratio_of_costs"] == 0.25
    assert values["turned_round"] == pytest.approx(1 - values["threshold"])
    assert values["default"] == 0.5
