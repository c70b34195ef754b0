import math

import pytest
import torch


def test_the_weight_stays_where_it_was(values):  # wording of torch 2.13.0
    assert values["dtype_left_behind"] == "torch.float32"
    assert values["left_behind_message"] == "expected scalar type Double but found Float"


def test_after_moving_it_is_the_weighted_mean_in_double_precision(values):
    torch.manual_seed(0)
    layer = torch.nn.Linear(4, 3)
    row = [z.item() for z in layer.weight.double().sum(dim=1) + layer.bias.double()]  # all features are one
    first, last = (math.log(sum(map(math.exp, row))) - row[y] for y in (0, 2))
    assert values["moved_loss"] == pytest.approx((1 * first + 5 * last) / 6, abs=1e-9)
    assert values["moving_it_helps"] is True


def test_a_submodule_moves_with_its_model(values):
    assert values["submodule_moves_along"] is True
