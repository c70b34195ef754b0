import math

import pytest


def test_more_smoothing_means_less_confidence_and_smaller_margins(values):
    assert values["alphas"] == [0, 0.05, 0.1, 0.2]
    assert values["confidences"] == sorted(values["confidences"], reverse=True)
    assert values["margins"] == sorted(values["margins"], reverse=True)
    assert values["confidence_fell_with_every_alpha"]
    assert values["large_alpha_is_underconfident"]


def test_the_margin_stays_below_that_of_a_perfect_fit(values):
    # The smoothed loss is minimal where p equals the smoothed target.
    for alpha, margin in list(zip(values["alphas"], values["margins"], strict=True))[1:]:
        assert margin < math.log((1 - alpha + alpha / 5) / (alpha / 5))


def test_accuracy_falls_with_every_step_of_alpha(values):
    accuracies = values["accuracies"]
    assert accuracies == sorted(accuracies, reverse=True)
    assert accuracies == pytest.approx([0.8648, 0.8480, 0.8393, 0.8198], abs=0.005)


def test_calibration_is_best_at_a_small_alpha_and_worse_beyond(values):
    eces = values["eces"]
    assert eces == pytest.approx([0.0700, 0.0394, 0.0903, 0.1531], abs=0.005)
    assert min(eces) == eces[1]
    assert eces[2] > eces[0]
    # Past the best alpha the error is the other one: under-confidence.
    assert values["confidences"][0] > values["accuracies"][0]
    assert values["confidences"][2] < values["accuracies"][2]


def test_ece_is_at_least_the_gap_of_the_means(values):
    for row in values["results"]:
        assert row["ece"] >= abs(row["confidence"] - row["accuracy"]) - 1e-6


def test_the_columns_are_those_of_the_rows(values):
    for name, column in [("accuracy", "accuracies"), ("ece", "eces"), ("nll", "nlls")]:
        assert [row[name] for row in values["results"]] == values[column]
    assert min(values["nlls"]) == values["nlls"][1]


def test_without_smoothing_it_is_the_model_of_the_reliability_example(values, run):
    other = run("calibration/reliability.py").values
    assert values["SEED"] == 0
    assert values["eces"][0] == pytest.approx(other["ece"], abs=1e-3)
    assert values["nlls"][0] == pytest.approx(other["fresh_loss"], abs=1e-3)


def test_over_confidence_turns_into_under_confidence_and_accuracy_moves_away_from_the_limit(values):
    assert values["overconfidences"] == pytest.approx([0.0692, -0.0368, -0.0896, -0.1523], abs=0.005)
    assert values["best_possible_accuracy"] == pytest.approx(0.9080, abs=0.005)
    assert values["accuracies_below_best"] == pytest.approx([0.0432, 0.0600, 0.0687, 0.0885], abs=0.005)
