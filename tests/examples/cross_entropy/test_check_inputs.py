import math

import pytest
import torch
from torch import nn


@pytest.fixture(scope="module")
def drawn():
    torch.manual_seed(0)
    inputs, targets = torch.randn(16, 8), torch.randint(0, 3, (16,))
    model = nn.Linear(8, 3)
    return inputs.double(), targets, model.weight.detach().double(), model.bias.detach().double()


def test_shapes_and_dtypes_are_those_cross_entropy_wants(values):
    assert (values["logits_shape"], values["targets_shape"]) == ([16, 3], [16])
    assert (values["logits_dtype"], values["targets_dtype"]) == ("torch.float32", "torch.int64")


def test_the_targets_lie_in_the_range_of_the_classes(values, drawn):
    targets = drawn[1].tolist()
    assert (values["lowest_target"], values["highest_target"]) == (min(targets), max(targets)) == (0, 2)
    assert values["class_counts"] == [targets.count(c) for c in range(3)]


def test_every_check_passes_and_softmax_would_not(values, output):
    assert values["inputs_finite"] is True
    assert list(values["checks"].values()) == [True] * 6
    assert values["softmax_is_caught"] is True
    assert "[ ]" not in output


def test_two_steps_of_probability_minus_one_hot_give_the_same_losses(values, drawn):
    inputs, targets, W, b = drawn
    one_hot = torch.eye(3, dtype=torch.float64)[targets]
    expected = []
    for _ in range(3):
        exponentials = (inputs @ W.T + b).exp()
        p = exponentials / exponentials.sum(dim=1, keepdim=True)
        expected.append(-(p * one_hot).sum(dim=1).log().mean().item())
        W = W - 0.1 * (p - one_hot).T @ inputs / 16
        b = b - 0.1 * (p - one_hot).mean(dim=0)
    assert values["losses"] == pytest.approx(expected, abs=1e-5)
    names = ["loss_before", "loss_after_one_step", "loss_after_two_steps"]
    assert [values[name] for name in names] == values["losses"]


def test_the_loss_starts_near_log_c_and_falls(values):
    assert values["log_C"] == pytest.approx(math.log(3), abs=1e-12)
    assert values["loss_before"] == pytest.approx(values["log_C"], abs=0.2)
    assert values["loss_before"] > values["loss_after_one_step"] > values["loss_after_two_steps"]
