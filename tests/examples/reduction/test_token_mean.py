import math

import pytest
import torch

LENGTHS = [8, 4, 2, 1]


@pytest.fixture
def tensors():
    torch.manual_seed(0)
    features, weight = torch.randn(4, 8, 3).double(), torch.randn(3, 5).double()
    return features, weight, torch.randint(5, (4, 8))


@pytest.fixture
def losses(tensors):
    features, weight, targets = tensors
    found = []
    for b, length in enumerate(LENGTHS):
        rows = (features[b] @ weight).tolist()
        found.append([math.log(sum(map(math.exp, rows[t]))) - rows[t][targets[b, t]] for t in range(length)])
    return found


def gradient(tensors, token_weights):
    # sum over tokens of weight * x (p - onehot)^T
    features, weight, targets = tensors
    total = torch.zeros(3, 5, dtype=torch.float64)
    for b, length in enumerate(LENGTHS):
        for t in range(length):
            error = (features[b, t] @ weight).softmax(0)
            error[targets[b, t]] -= 1
            total += token_weights[b] * torch.outer(features[b, t], error)
    return total


def test_the_mean_of_sequence_means_is_not_the_token_mean(values, losses):
    means = [sum(row) / len(row) for row in losses]
    assert (values["B"], values["T"], values["C"], values["tokens"]) == (4, 8, 5, 15)
    assert values["mean_by_sequence"] == pytest.approx(means, abs=1e-9)
    assert values["token_mean"] == pytest.approx(sum(map(sum, losses)) / 15, abs=1e-9)
    assert values["mean_of_sequence_means"] == pytest.approx(sum(means) / 4, abs=1e-9)
    assert abs(values["token_mean"] - values["mean_of_sequence_means"]) > 0.03


def test_the_longest_sequence_weighs_half_or_a_quarter(values):
    assert values["share_of_longest_token_mean"] == pytest.approx(8 / 15, abs=1e-12)
    assert values["share_of_longest_sequence_means"] == 0.25


def test_batches_of_unequal_token_counts_do_not_average(values, losses):
    assert values["batch_tokens"] == [12, 3]
    first = (sum(losses[0]) + sum(losses[1])) / 12
    second = (sum(losses[2]) + sum(losses[3])) / 3
    assert values["batch_means"] == pytest.approx([first, second], abs=1e-9)
    assert values["loss_mean_of_batches"] == pytest.approx((first + second) / 2, abs=1e-9)


def test_sums_over_all_tokens_accumulate_to_the_whole(values, losses):
    parts = [sum(map(sum, losses[:2])) / 15, sum(map(sum, losses[2:])) / 15]
    assert values["batch_parts"] == pytest.approx(parts, abs=1e-9)
    assert values["loss_from_sums"] == pytest.approx(values["token_mean"], abs=1e-9)
    assert values["sums_match"] is True


def test_averaged_batch_gradients_are_far_off(values, tensors):
    whole = gradient(tensors, [1 / 15] * 4)
    averaged = gradient(tensors, [1 / 24, 1 / 24, 1 / 6, 1 / 6])
    error = ((averaged - whole).norm() / whole.norm()).item()
    assert values["means_match"] is False
    assert values["relative_error"] == pytest.approx(error, abs=1e-9)
    assert error > 0.3
