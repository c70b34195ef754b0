import math
from statistics import NormalDist

import pytest
import torch
from torch.utils.data import DataLoader

NORMAL = NormalDist()


def best_accuracy():
    """Three classes whose centres lie 2 along an axis of their own: the largest of three coordinates wins."""
    steps = [k / 100 for k in range(-600, 901)]
    return sum(NORMAL.pdf(x - 2) * NORMAL.cdf(x) ** 2 for x in steps) / 100


def test_the_network_comes_near_the_best_accuracy(values):
    assert best_accuracy() - 0.05 < values["accuracy"] < best_accuracy() + 0.03


def test_the_loss_starts_near_an_even_guess_and_falls_to_less_than_half(values):
    losses = values["losses"]
    assert len(losses) == 5 * 8
    assert losses[0] == pytest.approx(math.log(3), abs=0.3)
    assert losses[-1] < losses[0] / 2
    assert values["loss_fell"] is True


def test_the_first_loss_is_that_of_logits_rounded_to_float16(values):
    """Inputs, weights and the output of each layer have 11 significant bits; the loss is exact."""
    torch.manual_seed(0)
    targets = torch.randint(3, (1024,))
    inputs = torch.randn(1024, 8) + 2 * torch.eye(8)[targets]
    torch.randint(3, (2000,)), torch.randn(2000, 8)  # the test set is drawn next
    first, second = torch.nn.Linear(8, 32), torch.nn.Linear(32, 3)
    batch = next(iter(DataLoader(range(1024), batch_size=128, shuffle=True)))

    def half(numbers):
        return numbers.detach().half().double()

    hidden = half(half(inputs[batch]) @ half(first.weight).T + half(first.bias)).clamp(min=0)
    z = half(hidden @ half(second.weight).T + half(second.bias))
    loss = (z.exp().sum(1).log() - z[range(128), targets[batch]]).mean().item()
    assert values["losses"][0] == pytest.approx(loss, abs=5e-5)  # bfloat16 has 8 bits and would be eight times as far


def test_loss_and_gradient_stay_float32(values):
    assert values["loss_dtype"] == values["gradient_dtype"] == "torch.float32"
