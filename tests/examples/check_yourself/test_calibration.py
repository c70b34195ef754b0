"""Answers and mistakes from single samples, a search for the temperature, and ratios of exponentials."""

import math
import statistics

import pytest

# (confidence, whether it was right) of every sample
SURE = [(0.95, True)] * 68 + [(0.95, False)] * 12
UNSURE = [(0.55, True)] * 15 + [(0.55, False)] * 5


def gap(samples):
    return abs(statistics.mean(c for c, _ in samples) - statistics.mean(float(right) for _, right in samples))


def test_a_bin_counts_by_its_samples(values):
    assert values["ece"] == pytest.approx((80 * gap(SURE) + 20 * gap(UNSURE)) / 100)
    assert values["unweighted"] == pytest.approx((gap(SURE) + gap(UNSURE)) / 2)
    assert values["largest_gap"] == pytest.approx(max(gap(SURE), gap(UNSURE)))


def test_one_bin_lets_errors_of_both_kinds_cancel(values):
    assert values["in_one_bin"] == pytest.approx(gap(SURE + UNSURE))


def test_the_temperature_is_where_a_search_finds_the_confidence(values):
    margin = math.log(0.9 / 0.1)
    steps = (k / 10_000 for k in range(10_000, 30_000))
    best = min(steps, key=lambda t: abs(1 / (1 + math.exp(-margin / t)) - 0.8))
    assert values["temperature"] == pytest.approx(best, abs=1e-4)
    assert values["turned_round"] * values["temperature"] == pytest.approx(1)
    assert values["ratio_of_probabilities"] == pytest.approx(9 / 8)


def test_the_temperature_divides_the_logits(values):
    def share(margin):
        return math.exp(margin) / (math.exp(margin) + 1)

    assert values["cooled"] == pytest.approx(share(2))
    assert values["before"] == pytest.approx(share(4))
    assert values["multiplied"] == pytest.approx(share(8))
    assert values["probability_divided"] == pytest.approx(share(4) / 2)
