import math

import pytest
import torch


def train_by_hand():
    """The same descent in float64 with the gradient typed as x'(p - y) / N."""
    torch.manual_seed(0)
    x = torch.randn(256, 10)
    y = (x @ torch.randn(10, 4)).argmax(dim=1)
    x, one_hot = x.double(), torch.eye(4, dtype=torch.float64)[y]
    W = torch.zeros(10, 4, dtype=torch.float64)
    losses = []
    for _ in range(201):
        exps = (x @ W - (x @ W).amax(dim=1, keepdim=True)).exp()
        p = exps / exps.sum(dim=1, keepdim=True)
        losses.append(-(p * one_hot).sum(dim=1).log().mean().item())
        W = W - 0.5 * x.T @ (p - one_hot) / 256
    return losses


@pytest.mark.parametrize("name", ["cross_entropy", "log_softmax_and_ce", "log_softmax_and_nll"])
def test_the_layer_changes_nothing(values, name):
    losses = train_by_hand()
    assert values["reported"][name] == pytest.approx(losses[199], abs=1e-4)
    assert values["true_loss"][name] == pytest.approx(losses[200], abs=1e-4)


def test_a_softmax_layer_reports_above_its_floor_and_learns_less(values):
    floor = math.log(math.e + 3) - 1
    assert floor < values["reported"]["softmax_and_ce"] < floor + 1
    assert values["true_loss"]["softmax_and_ce"] > 1.2 * values["true_loss"]["cross_entropy"]


def test_twice_log_softmax_is_once(values):
    assert values["log_softmax_twice_gap"] == pytest.approx(0.0, abs=1e-6)


def test_twice_softmax_is_flatter(values):

    def softmax(row):
        return [math.exp(z) / sum(map(math.exp, row)) for z in row]

    once = softmax([3.2, 5.1, -1.7])
    assert values["softmax_once"] == pytest.approx(once, abs=1e-6)
    assert values["softmax_twice"] == pytest.approx(softmax(once), abs=1e-6)
    assert max(values["softmax_twice"]) < max(values["softmax_once"])
