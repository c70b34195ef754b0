import math

import pytest
import torch


def seeded():
    torch.manual_seed(0)
    return torch.randn(8, 5).tolist(), torch.randint(0, 5, (8,)).tolist()


def losses_and_weights():
    rows, targets = seeded()
    losses = [math.log(sum(map(math.exp, row))) - row[y] for row, y in zip(rows, targets, strict=True)]
    return losses, [y + 1.0 for y in targets]


def test_index_and_float_one_hot_agree(values):
    # float32 in the example
    expected = sum(losses_and_weights()[0]) / 8
    assert values["index_loss"] == pytest.approx(expected, abs=1e-6)
    assert values["one_hot_loss"] == pytest.approx(expected, abs=1e-6)
    assert values["gradient_gap"] == pytest.approx(0.0, abs=1e-7)


def test_only_the_integer_one_hot_is_refused(values):
    assert values["integer_one_hot_message"] == (
        "Expected floating point type for target with class probabilities, got Long"
    )


def test_with_weights_the_divisors_part(values):
    losses, weights = losses_and_weights()
    total = sum(w * loss for w, loss in zip(weights, losses, strict=True))
    assert values["index_weighted"] == pytest.approx(total / sum(weights), abs=1e-6)
    assert values["one_hot_weighted"] == pytest.approx(total / 8, abs=2e-6)
    assert values["mean_weight"] == sum(weights) / 8
    assert values["weighted_ratio"] == pytest.approx(values["mean_weight"], abs=1e-6)


def test_one_hot_costs_half_a_vocabulary_more_memory(values):
    assert (values["tokens"], values["vocabulary"]) == (40, 30522)
    assert values["bytes_as_index"] == 40 * 8 == 320
    assert values["bytes_as_one_hot"] == 40 * 30522 * 4 == 4883520
    assert values["memory_ratio"] == 30522 / 2
