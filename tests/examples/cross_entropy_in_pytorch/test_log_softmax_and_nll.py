import math

import pytest
import torch


def loss_by_hand():
    torch.manual_seed(0)
    rows = torch.randn(5, 3).tolist()
    targets = torch.empty(5, dtype=torch.long).random_(3).tolist()
    return sum(math.log(sum(map(math.exp, row))) - row[y] for row, y in zip(rows, targets, strict=True)) / 5


@pytest.mark.parametrize("name", ["one_call", "two_calls", "log_sum_exp", "minus_log_prob", "as_probs"])
def test_five_ways_give_the_loss_computed_by_hand(values, name):
    # float32 in the example
    assert values[name] == pytest.approx(loss_by_hand(), abs=3e-7)


def test_cross_entropy_and_nll_of_log_softmax_agree_to_the_bit(values):
    assert values["one_call"] == values["two_calls"]
    assert values["value_difference"] == 0.0
    assert values["gradient_difference"] == 0.0


def test_the_other_gradients_agree_to_float32(values):
    assert 0 <= values["largest_gradient_gap"] < 1e-7


def test_the_seeded_value_is_the_known_one(values):
    assert values["one_call"] == pytest.approx(1.2616379261, abs=1e-6)
