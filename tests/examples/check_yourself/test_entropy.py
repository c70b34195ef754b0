"""Answers and mistakes from code lengths, a search for the lowest loss, and sums in plain Python."""

import math

import pytest


def test_a_die_has_three_times_the_outcomes_of_a_coin(values):
    assert 2 ** values["difference_in_bits"] == pytest.approx(3, rel=1e-6)
    assert math.exp(values["difference_in_nats"]) == pytest.approx(3, rel=1e-6)
    assert 2 ** values["die_in_bits"] == pytest.approx(6, rel=1e-6)
    assert values["coin_in_bits"] == 1
    assert values["ratio_of_outcomes"] == 3


def test_a_model_that_does_not_look_predicts_the_share(values):
    lowest = min(-0.8 * math.log(p / 1000) - 0.2 * math.log(1 - p / 1000) for p in range(1, 1000))
    assert values["floor"] == pytest.approx(lowest)
    assert values["floor_in_bits"] == pytest.approx(lowest / math.log(2))
    assert math.exp(values["uniform"]) == pytest.approx(2)
    assert math.exp(-values["of_first_class"]) == pytest.approx(0.8)


def test_kl_divergence_is_what_the_wrong_distribution_costs_more(values):
    P, Q = (0.5, 0.5), (0.9, 0.1)

    def cost(weights, predicted):
        return sum(-w * math.log(q) for w, q in zip(weights, predicted, strict=True))

    assert values["cross_entropy"] == pytest.approx(cost(P, Q))
    assert values["kl"] == pytest.approx(cost(P, Q) - cost(P, P), rel=1e-5)
    assert values["other_direction"] == pytest.approx(cost(Q, P) - cost(Q, Q), rel=1e-5)
    assert values["kl_by_default"] == pytest.approx(values["kl"] / 2)


def test_the_default_of_kl_div_divides_by_the_classes_too(values):
    divergences = [0.2, 0.6]
    assert values["total"] == pytest.approx(sum(divergences))
    assert values["batchmean"] == pytest.approx(sum(divergences) / 2)
    assert values["over_cells"] == pytest.approx(sum(divergences) / (2 * 4))
    assert values["over_classes"] == pytest.approx(sum(divergences) / 4)
