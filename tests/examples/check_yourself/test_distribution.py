"""Answers and mistakes from counting photos, adding variances and ratios of exponentials."""

import math
from fractions import Fraction

import pytest


def test_a_condition_divides_by_what_is_given(values):
    photos = [("dog", False)] * 14 + [("other", False)] * 46 + [("dog", True)] * 8 + [("other", True)] * 32
    without = [animal for animal, whiskers in photos if not whiskers]
    dogs = [whiskers for animal, whiskers in photos if animal == "dog"]
    assert values["dog_given_no_whiskers"] == pytest.approx(float(Fraction(without.count("dog"), len(without))))
    assert values["no_whiskers_given_dog"] == pytest.approx(float(Fraction(dogs.count(False), len(dogs))))
    assert values["product"] == pytest.approx(len(without) * len(dogs) / len(photos) ** 2)
    assert values["joint"] == 14 / len(photos)


def test_the_variance_of_a_mean_falls_with_the_number_of_samples(values):
    """Of fair coins: all outcomes of n flips, with their binomial shares."""

    def deviation(n):
        return math.sqrt(sum(math.comb(n, k) / 2**n * (k / n - 0.5) ** 2 for k in range(n + 1)))

    assert deviation(2) / deviation(2 * values["factor"]) == pytest.approx(10)
    assert deviation(2) / deviation(2 * values["standard_deviation_as_variance"]) == pytest.approx(
        values["square_root"]
    )


def test_logits_are_exponentiated_and_probs_only_divided_by_their_sum(values):
    assert values["of_logits"] == pytest.approx(math.exp(2) / (math.exp(2) + 2 * math.e))
    assert values["of_probs"] == 2 / 4
    assert values["of_sigmoid"] == pytest.approx(1 / (1 + math.exp(-2)))
