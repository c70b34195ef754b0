import math

import pytest
import torch

TARGETS = [0, 1, 2, 1, 0, 3]
WEIGHT = [1, 2, 4, 8]


@pytest.fixture
def logits():
    torch.manual_seed(0)
    return torch.randn(6, 4).double().tolist()


def log_sum(row):
    return math.log(sum(map(math.exp, row)))


def test_each_call_divides_by_its_own_number(values):
    expected = {
        "divisor_plain": 6,  # N
        "divisor_weight": 1 + 2 + 4 + 2 + 1 + 8,  # sum of the weights of the targets
        "divisor_weight_one_hot": 6,  # N, though weighted
        "divisor_ignored": 3,  # kept targets
        "divisor_weight_ignored": 1 + 2 + 4,  # their weights
        "divisor_pos_weight": 6,  # N, though weighted
        "divisor_multi_label": 6 * 4,  # N K
        "divisor_squared_error": 6 * 2,  # N D
    }
    assert {name: values[name] for name in expected} == pytest.approx(expected, abs=1e-9)


def test_one_hot_targets_change_the_weighted_mean(values, logits):
    total = sum(WEIGHT[y] * (log_sum(row) - row[y]) for row, y in zip(logits, TARGETS, strict=True))
    assert values["loss_weight"] == pytest.approx(total / 18, abs=1e-9)
    assert values["loss_weight_one_hot"] == pytest.approx(total / 6, abs=1e-9)
    assert values["loss_none_then_mean"] == pytest.approx(total / 6, abs=1e-9)
    assert values["weight_per_sample"] == pytest.approx(3, abs=1e-12)


def test_pos_weight_and_two_class_weights_share_the_sum_only(values, logits):
    total = 0.0
    for row, y in zip(logits, TARGETS, strict=True):
        z = row[0]
        total += 8 * math.log1p(math.exp(-z)) if y == 0 else math.log1p(math.exp(z))
    assert values["sum_pos_weight"] == pytest.approx(total, abs=1e-9)
    assert values["sum_two_classes"] == pytest.approx(total, abs=1e-9)
    assert values["loss_pos_weight"] == pytest.approx(total / 6, abs=1e-9)
    assert values["loss_two_classes"] == pytest.approx(total / (2 * 8 + 4), abs=1e-9)
