import math

import pytest
import torch


def loss_by_hand():
    torch.manual_seed(0)
    features = torch.randn(64, 16)
    targets = torch.randint(0, 500, (64,)).tolist()
    weight = torch.nn.Linear(16, 500, bias=False).weight.detach()
    rows = (features.double() @ weight.double().T).tolist()
    each = [math.log(sum(map(math.exp, row))) - row[y] for row, y in zip(rows, targets, strict=True)]
    return math.fsum(each) / 64


@pytest.mark.parametrize("name", ["separate_loss", "fused_loss", "chunked_loss", "once", "twice"])
def test_every_way_gives_the_loss_of_linear_then_cross_entropy(values, name):
    # float32 in the example; the chunks sum in another order
    assert values[name] == pytest.approx(loss_by_hand(), abs=1e-5)


def test_the_gradients_agree(values):
    assert 0 <= values["fused_gradient_gap"] < 1e-7
    assert 0 <= values["chunked_gradient_gap"] < 1e-7
    assert values["same_loss"] is values["same_gradient"] is True


def test_the_layer_holds_one_weight_and_no_bias(values):
    assert (values["B"], values["D"], values["C"]) == (64, 16, 500)
    assert values["parameter_shapes"] == {"linear.weight": [500, 16]}


def test_the_chunked_gradient_serves_once(values):
    assert values["second_backward_type"] == "RuntimeError"
    assert values["second_backward_message"] == (
        "linear_cross_entropy chunked backward called twice; retain_graph=True / double backward are not supported."
    )


def test_with_allow_retain_graph_the_second_backward_adds_the_same_gradient(values):
    assert values["allow_retain_graph_helps"] is True


def test_minus_100_leaves_a_sample_out_although_the_default_is_none(values):
    torch.manual_seed(0)
    features = torch.randn(64, 16)[1::2]
    targets = torch.randint(0, 500, (64,))[1::2].tolist()
    weight = torch.nn.Linear(16, 500, bias=False).weight.detach()
    rows = (features.double() @ weight.double().T).tolist()
    each = [math.log(sum(map(math.exp, row))) - row[y] for row, y in zip(rows, targets, strict=True)]
    assert values["kept"] == pytest.approx(math.fsum(each) / 32, abs=1e-5)
    assert values["minus_100_is_ignored"] is True
