"""Answers and mistakes from single samples, and a search for the cheapest threshold."""

import math
import statistics

import pytest


def test_the_loss_of_an_epoch_is_the_mean_over_its_samples(values):
    samples = [0.5] * 32 + [0.7] * 32 + [1.2] * 8
    assert values["epoch_loss"] == pytest.approx(statistics.mean(samples))
    assert values["mean_of_means"] == pytest.approx(2.4 / 3)
    assert values["over_full_batches"] == pytest.approx(sum(samples) / 96)
    assert values["sum_of_means"] == pytest.approx(2.4)


def test_the_threshold_is_where_both_decisions_cost_the_same(values):
    alarm_is_cheaper = [p / 10_000 for p in range(10_001) if (1 - p / 10_000) * 1 < p / 10_000 * 8]
    assert values["threshold"] == pytest.approx(min(alarm_is_cheaper), abs=2e-4)
    assert values["ratio_of_costs"] == pytest.approx(values["threshold"] / (1 - values["threshold"]))
    assert values["turned_round"] == pytest.approx(1 - values["threshold"])


def test_the_square_of_a_constant_error_is_added_to_the_variance(values):
    """Over a noise of many values, and not the two of the example."""
    noise = [statistics.NormalDist(0, 0.5).inv_cdf((k + 0.5) / 20_000) for k in range(20_000)]
    assert values["expected_mse"] == pytest.approx(statistics.mean((0.3 - e) ** 2 for e in noise), abs=1e-3)
    assert values["without_noise"] == pytest.approx(0.09)
    assert values["error_not_squared"] == pytest.approx(0.55)


def test_the_count_is_the_exponential_of_the_output(values):
    assert math.log(values["predicted_count"]) == pytest.approx(1.5)
    assert values["less_one"] == pytest.approx(values["predicted_count"] - 1)
    assert math.log10(values["in_base_ten"]) == pytest.approx(1.5)
    assert values["output_itself"] == 1.5
