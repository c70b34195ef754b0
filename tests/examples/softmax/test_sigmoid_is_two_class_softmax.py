import math

import pytest

SCORES = [-4, -1, 0, 1, 4]
TARGETS = [1, 0, 1, 1, 0]


def sigmoid(z):
    return (1 + math.tanh(z / 2)) / 2


def test_three_ways_give_the_logistic_function(values):
    expected = [sigmoid(z) for z in SCORES]
    assert values["by_sigmoid"] == pytest.approx(expected, abs=1e-12)
    assert values["by_softmax"] == pytest.approx(expected, abs=1e-12)
    assert values["by_shifted_softmax"] == pytest.approx(expected, abs=1e-12)
    assert values["probabilities_agree"] is True


def test_the_two_losses_are_one(values):
    losses = [math.log1p(math.exp(-z if t else z)) for z, t in zip(SCORES, TARGETS, strict=True)]
    assert values["bce"] == pytest.approx(sum(losses) / 5, abs=1e-12)
    assert values["cross_entropy"] == pytest.approx(sum(losses) / 5, abs=1e-12)
    assert values["losses_agree"] is True


def test_both_gradients_are_p_minus_target(values):
    expected = [sigmoid(z) - t for z, t in zip(SCORES, TARGETS, strict=True)]
    assert values["gradient_of_one_logit"] == pytest.approx(expected, abs=1e-12)
    for (first, second), gradient in zip(values["gradient_of_two_logits"], expected, strict=True):
        assert (first, second) == pytest.approx((-gradient, gradient), abs=1e-12)
