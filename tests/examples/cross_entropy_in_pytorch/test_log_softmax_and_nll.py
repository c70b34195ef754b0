import math

import pytest

ROWS = [[2.1, 0.3, -1.2], [0.1, 1.5, -0.2], [1.0, 0.2, 0.1], [-0.5, 0.4, 2.2]]
TARGETS = [0, 1, 0, 2]
LOSS = sum(math.log(sum(map(math.exp, row))) - row[y] for row, y in zip(ROWS, TARGETS, strict=True)) / 4


@pytest.mark.parametrize("name", ["one_call", "two_calls", "log_sum_exp", "minus_log_prob", "as_probs"])
def test_five_ways_give_the_loss_computed_by_hand(values, name):
    # float32 in the example
    assert values[name] == pytest.approx(LOSS, abs=3e-7)


def test_cross_entropy_and_nll_of_log_softmax_agree_to_the_bit(values):
    assert values["one_call"] == values["two_calls"]
    assert values["equal_to_the_bit"] is True


def test_the_other_gradients_agree_to_float32(values):
    assert 0 <= values["largest_gradient_gap"] < 1e-7
    assert values["same_in_five_ways"] is True
