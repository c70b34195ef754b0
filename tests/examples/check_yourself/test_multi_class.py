"""Answers and mistakes from ratios of exponentials and from counting."""

import math

import pytest


def test_only_differences_of_logits_count(values):
    total = sum(math.exp(k) for k in range(3))
    assert math.exp(-values["large_logits"]) == pytest.approx(math.exp(2) / total)
    second = [math.exp(k) / total for k in range(3)][2 - 1]  # "class 2" of someone who counts from 1
    assert math.exp(-values["counted_from_one"]) == pytest.approx(second)
    assert values["log_sum_exp"] == pytest.approx(1000 + math.log(total))
    assert values["probability"] == pytest.approx(math.exp(2) / total)


def test_a_gradient_of_minus_two_thirds_is_a_probability_of_one_third(values):
    assert math.exp(-values["loss_of_gradient"]) == pytest.approx(1 / 3)
    assert 2 ** -values["loss_in_bits"] == pytest.approx(1 / 3)
    assert math.exp(-values["without_one_hot"]) == pytest.approx(2 / 3)
    assert values["bare_probability"] == pytest.approx(1 / 3)


def test_two_classes_lie_three_below(values):
    assert math.exp(values["loss_of_margin"]) == pytest.approx(1 + 2 * math.exp(-3), rel=1e-6)
    assert math.exp(values["with_one_other"]) == pytest.approx(1 + math.exp(-3), rel=1e-6)
    assert values["confidence"] * (1 + 2 * math.exp(-3)) == pytest.approx(1)


def test_precision_is_counted_over_predictions_and_recall_over_samples(values):
    predictions = [True] * 40 + [False] * 40  # right or not, of all predictions of class 0
    found = [True] * 40 + [False] * 10  # found or not, of all samples of class 0
    precision, recall = sum(predictions) / len(predictions), sum(found) / len(found)
    assert (values["precision"], values["recall"]) == (precision, recall)
    assert values["f1"] == pytest.approx(2 / (1 / precision + 1 / recall))
