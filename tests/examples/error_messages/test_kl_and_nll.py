import math

import pytest

P, Q = [[0.7, 0.2, 0.1], [0.5, 0.3, 0.2]], [[0.5, 0.3, 0.2], [0.4, 0.4, 0.2]]
MEAN = (
    "reduction: 'mean' divides the total loss by both the batch size and the support size.'batchmean' divides only by "
    "the batch size, and aligns with the KL div math definition.'mean' will be changed to behave the same as "
    "'batchmean' in the next major release."
)


def test_the_messages_are_word_for_word(says):
    says("UserWarning", "mean", MEAN)
    says("RuntimeError", "probability_targets", "0D or 1D target tensor expected, multi-target not supported")


def test_batchmean_is_the_divergence_and_the_default_a_third_of_it(values):
    rows = zip(P, Q, strict=True)
    divergence = sum(p * math.log(p / q) for left, right in rows for p, q in zip(left, right, strict=True)) / 2
    assert values["mean_fixed"] == pytest.approx(divergence, abs=1e-6)
    assert values["default"] == pytest.approx(divergence / 3, abs=1e-6)


def test_cross_entropy_takes_the_probabilities(values):
    rows = zip(P, Q, strict=True)
    expected = -sum(p * math.log(q) for left, right in rows for p, q in zip(left, right, strict=True)) / 2
    assert values["probability_targets_fixed"] == pytest.approx(expected, abs=1e-6)
