"""Answers and mistakes from counting and plain logarithms."""

import math

import pytest


def test_an_even_guess_of_every_label(values):
    assert math.exp(values["first_loss"]) == pytest.approx(2)
    assert math.exp(values["over_samples"]) == pytest.approx(2**5, rel=1e-5)
    assert math.exp(values["of_softmax"]) == pytest.approx(5, rel=1e-5)
    assert values["probability"] == 0.5


def test_the_mean_counts_every_cell(values):
    assert values["total"] == pytest.approx(3)
    assert values["mean_loss"] == pytest.approx(3 / 6, abs=1e-6)
    assert values["per_sample"] == pytest.approx(3 / 2)
    assert values["per_label"] == pytest.approx(1)


def test_pos_weight_makes_50_positives_as_heavy_as_950_negatives(values):
    assert values["pos_weight"] * 50 == 950
    assert values["samples_per_positive"] * 50 == 1000
    assert values["inverted"] * 950 == pytest.approx(50)
    assert values["share_of_negatives"] * 1000 == pytest.approx(950)


def test_probabilities_of_a_softmax_leave_half_for_each_of_two(values):
    best = max(min(p / 1000, 1 - p / 1000) for p in range(1001))  # two shares of one
    assert values["with_softmax"] == best
    assert values["with_sigmoid"] == 1
    assert values["equal_share"] * 4 == 1
