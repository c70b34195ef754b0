import math

import pytest
import torch


def logits_and_labels():
    torch.manual_seed(0)
    x = torch.randn(64, 100)
    y = (torch.rand(64, 5) > 0.7).double()
    first, last = torch.nn.Linear(100, 128), torch.nn.Linear(128, 5)
    return x.double(), y, first.double(), last.double()


def by_hand(z, y):
    return torch.logaddexp(torch.zeros_like(z), z) - z * y


def test_95_of_320_labels_are_one(values):
    assert values["ones"] == 95
    assert values["share_of_ones"] == pytest.approx(95 / 320, abs=1e-7)


def test_the_first_loss_is_close_to_log_two(values):
    x, y, first, last = logits_and_labels()
    with torch.no_grad():
        z = last(first(x).clamp(min=0))
    assert values["first_loss"] == pytest.approx(by_hand(z, y).mean().item(), abs=1e-5)
    assert values["first_loss"] == pytest.approx(0.6942, abs=1e-4)
    assert values["largest_logit"] == pytest.approx(z.abs().max().item(), abs=1e-5)
    assert abs(values["first_loss"] - math.log(2)) < 0.01


def test_zero_logits_give_log_two_exactly(values):
    assert values["log_2"] == math.log(2)
    assert values["loss_at_zero"] == pytest.approx(math.log(2), abs=1e-6)


def test_the_constant_model_reaches_the_entropy_of_the_share(values):
    p = 95 / 320
    entropy = -p * math.log(p) - (1 - p) * math.log(1 - p)
    assert values["loss_of_constant"] == pytest.approx(entropy, abs=1e-6)


def test_common_mistakes_show_in_the_first_loss(values):
    x, y, first, last = logits_and_labels()
    with torch.no_grad():
        wild = last(first(100 * x).clamp(min=0))
        calm = last(first(x).clamp(min=0))
    assert values["loss_inputs_x100"] == pytest.approx(by_hand(wild, y).mean().item(), rel=1e-4)
    assert values["loss_inputs_x100"] > 10 * math.log(2)
    assert values["loss_sigmoid_twice"] == pytest.approx(by_hand(1 / (1 + torch.exp(-calm)), y).mean().item(), abs=1e-5)
    assert values["loss_summed"] == pytest.approx(320 * values["first_loss"], rel=1e-5)
