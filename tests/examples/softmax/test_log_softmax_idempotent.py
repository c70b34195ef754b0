import math

import pytest
import torch


def rows_and_targets():
    torch.manual_seed(0)
    return torch.randn(6, 4).mul(3).double().tolist(), torch.randint(0, 4, (6,)).tolist()


def softmax(scores):
    weights = [math.exp(score - max(scores)) for score in scores]
    return [weight / sum(weights) for weight in weights]


def mean(numbers):
    numbers = list(numbers)
    return sum(numbers) / len(numbers)


# The example is float32: its log-probabilities reach about -10, where the step is 1e-6.
def test_a_second_log_softmax_changes_nothing(values):
    assert values["largest_change"] < 2e-6
    assert values["largest_lse_of_once"] < 1e-6
    assert values["loss_from_log_softmax"] == pytest.approx(values["loss_from_logits"], abs=2e-6)


def test_the_loss_is_the_mean_negative_log_probability(values):
    rows, targets = rows_and_targets()
    expected = mean(-math.log(softmax(row)[target]) for row, target in zip(rows, targets, strict=True))
    assert values["loss_from_logits"] == pytest.approx(expected, abs=2e-6)
    assert expected == pytest.approx(3.714947, abs=1e-5)


def test_a_second_softmax_changes_the_loss_and_flattens_the_probabilities(values):
    rows, targets = rows_and_targets()
    twice = [softmax(softmax(row)) for row in rows]
    expected = mean(-math.log(row[target]) for row, target in zip(twice, targets, strict=True))
    assert values["loss_from_softmax"] == pytest.approx(expected, abs=2e-6)
    assert values["spread_once"] == pytest.approx(mean(max(softmax(r)) - min(softmax(r)) for r in rows), abs=1e-6)
    assert values["spread_twice"] == pytest.approx(mean(max(r) - min(r) for r in twice), abs=1e-6)
    assert values["spread_twice"] < math.e / (math.e + 3)
