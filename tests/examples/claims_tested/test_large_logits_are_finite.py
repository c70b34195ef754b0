import math

import pytest
import torch


def seeded():
    torch.manual_seed(0)
    return torch.randn(8, 5).tolist(), torch.randint(0, 5, (8,)).tolist()


def loss_by_hand(scale):
    total = 0.0
    for row, y in zip(*seeded(), strict=True):
        top = max(row)
        total += math.log(sum(math.exp(scale * (z - top)) for z in row)) + scale * (top - row[y])
    return total / 8


@pytest.mark.parametrize("scale", ["1", "10", "100", "1e4", "1e30"])
def test_the_library_is_finite_and_right_at_every_scale(values, scale):
    # float32 in the example
    assert values["library_losses"][scale] == pytest.approx(loss_by_hand(float(scale)), rel=1e-5)


def test_its_gradient_never_exceeds_one_over_the_batch(values):
    gradients = values["library_gradients"].values()
    assert len(gradients) == 5
    assert all(0 < gradient <= 1 + 1e-6 for gradient in gradients)


@pytest.mark.parametrize("scale", ["1", "10"])
def test_by_hand_is_right_while_the_logits_are_small(values, scale):
    assert values["exp_first_losses"][scale] == pytest.approx(loss_by_hand(float(scale)), rel=1e-5)
    assert values["softmax_log_losses"][scale] == pytest.approx(loss_by_hand(float(scale)), rel=1e-5)


@pytest.mark.parametrize("scale", ["100", "1e4", "1e30"])
def test_by_hand_it_breaks_when_they_are_large(values, scale):
    assert math.isnan(values["exp_first_losses"][scale])
    assert values["softmax_log_losses"][scale] == math.inf
