import math

import numpy as np
import pytest

LENGTHS = [8, 4, 2, 1]
INPUTS = [[1, 2, 3, 4, 0, 1, 3, 2], [4, 4, 1, 0], [2, 0], [3]]
TARGETS = [[2, 3, 4, 0, 1, 3, 2, 4], [0, 3, 1, 2], [4, 4], [1]]
TABLE = [[(k * 9 % 11 - 5) / 2 for k in range(5 * row, 5 * row + 5)] for row in range(5)]


def loss(token, after):
    return math.log(sum(map(math.exp, TABLE[token]))) - TABLE[token][after]


LOSSES = [[loss(*pair) for pair in zip(*row, strict=True)] for row in zip(INPUTS, TARGETS, strict=True)]


def gradient(weights):
    """Of the sum over sequences of weight times the losses of their tokens: p - one-hot, in the row of the token."""
    total = np.zeros((5, 5))
    for weight, tokens, following in zip(weights, INPUTS, TARGETS, strict=True):
        for token, after in zip(tokens, following, strict=True):
            p = np.exp(TABLE[token])
            total[token] += weight * (p / p.sum() - np.eye(5)[after])
    return total


def test_the_mean_of_sequence_means_is_not_the_token_mean(values):
    means = [sum(row) / len(row) for row in LOSSES]
    assert values["tokens"] == 15
    assert values["mean_by_sequence"] == pytest.approx(means, abs=1e-9)
    assert values["token_mean"] == pytest.approx(sum(map(sum, LOSSES)) / 15, abs=1e-9)
    assert values["mean_of_sequence_means"] == pytest.approx(sum(means) / 4, abs=1e-9)
    assert abs(values["token_mean"] - values["mean_of_sequence_means"]) > 0.5


def test_the_longest_sequence_weighs_half_or_a_quarter(values):
    assert values["share_of_longest_token_mean"] == pytest.approx(8 / 15, abs=1e-12)
    assert values["share_of_longest_sequence_means"] == 0.25


def test_micro_batches_of_unequal_token_counts_do_not_average(values):
    assert values["batch_tokens"] == [12, 3]
    first, second = (sum(map(sum, LOSSES[rows])) / n for rows, n in ((slice(0, 2), 12), (slice(2, 4), 3)))
    assert values["loss_mean_of_batches"] == pytest.approx((first + second) / 2, abs=1e-9)
    whole, averaged = gradient([1 / 15] * 4), gradient([1 / 24, 1 / 24, 1 / 6, 1 / 6])
    error = np.linalg.norm(averaged - whole) / np.linalg.norm(whole)
    assert values["relative_error"] == pytest.approx(error, abs=1e-9)
    assert error > 0.5


def test_sums_over_all_tokens_accumulate_to_the_whole(values):
    assert values["loss_from_sums"] == pytest.approx(sum(map(sum, LOSSES)) / 15, abs=1e-9)
    assert values["sums_match"] is True
