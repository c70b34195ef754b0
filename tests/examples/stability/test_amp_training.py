import math
from statistics import NormalDist

import pytest

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


def test_loss_and_gradient_stay_float32(values):
    assert values["loss_dtype"] == values["gradient_dtype"] == "torch.float32"
