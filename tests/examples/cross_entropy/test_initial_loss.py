import math

import pytest
import torch
from torch import nn


@pytest.mark.parametrize("C", [2, 3, 10, 100, 1000, 50257])
def test_equal_logits_cost_log_c(values, C):
    assert C in values["sizes"]
    assert values["guesses"][str(C)] == pytest.approx(math.log(C), abs=1e-9)


@pytest.fixture(scope="module")
def drawn():
    torch.manual_seed(0)
    x, y = torch.randn(1000, 20), torch.randint(0, 10, (1000,))
    linear = nn.Linear(20, 10)
    first, last = nn.Linear(20, 64), nn.Linear(64, 10)

    def apply(layer, rows):
        return rows @ layer.weight.detach().double().T + layer.bias.detach().double()

    def mlp(rows):
        return apply(last, apply(first, rows).clamp(min=0))

    pixels = torch.randint(0, 256, (1000, 20)).double()
    return x.double(), y, lambda rows: apply(linear, rows), mlp, pixels


def loss(logits, y):
    """log sum_k exp(z_k - z_true), in double precision."""
    gaps = logits - logits.gather(1, y.unsqueeze(1))
    top = gaps.max(dim=1, keepdim=True).values
    return (top.squeeze(1) + (gaps - top).exp().sum(dim=1).log()).mean().item()


def test_the_first_losses_agree_with_a_second_implementation(values, drawn):
    x, y, linear, mlp, pixels = drawn
    assert values["loss_linear"] == pytest.approx(loss(linear(x), y), rel=1e-5)
    assert values["loss_mlp"] == pytest.approx(loss(mlp(x), y), rel=1e-5)
    assert values["loss_mlp_times_10"] == pytest.approx(loss(10 * mlp(x), y), rel=1e-5)
    assert values["loss_mlp_times_100"] == pytest.approx(loss(100 * mlp(x), y), rel=1e-5)
    assert values["loss_unscaled"] == pytest.approx(loss(mlp(255 * x), y), rel=1e-5)
    assert values["loss_pixels"] == pytest.approx(loss(mlp(pixels), y), rel=1e-5)
    scaled = (pixels - pixels.mean()) / pixels.std()
    assert values["loss_standardised"] == pytest.approx(loss(mlp(scaled), y), rel=1e-5)


def test_the_spreads_agree_with_a_second_implementation(values, drawn):
    x, _, linear, mlp, pixels = drawn
    for name, logits in (
        ("linear", linear(x)), ("mlp", mlp(x)), ("unscaled", mlp(255 * x)), ("pixels", mlp(pixels)),
    ):  # fmt: skip
        assert values[f"spread_{name}"] == pytest.approx(logits.std().item(), rel=1e-5)


def test_an_untrained_classifier_starts_near_log_c(values):
    assert values["loss_linear"] == pytest.approx(math.log(10), abs=0.2)
    assert values["loss_mlp"] == pytest.approx(math.log(10), abs=0.05)
    assert values["loss_standardised"] == pytest.approx(math.log(10), abs=0.05)
    assert values["starts_near_log_C"] is True


def test_small_logits_exceed_log_c_by_half_their_variance(values):
    assert values["excess_mlp"] == pytest.approx(values["loss_mlp"] - math.log(10), abs=1e-9)
    assert values["excess_predicted"] == pytest.approx(values["spread_mlp"] ** 2 / 2, abs=1e-9)
    assert values["excess_mlp"] == pytest.approx(values["excess_predicted"], rel=0.15)


def test_large_first_logits_show_as_a_large_first_loss(values):
    assert values["loss_mlp"] < values["loss_mlp_times_10"] < values["loss_mlp_times_100"]
    assert values["loss_unscaled"] > 10 * math.log(10)


def test_pixels_that_were_not_standardised_start_at_ten_times_log_c(values, drawn):
    _, y, _, mlp, pixels = drawn
    assert pixels.min() == 0
    assert pixels.max() == 255
    assert loss(mlp(pixels), y) > 10 * math.log(10)
    assert values["raw_pixels_start_far_above"] is True


def test_after_batch_normalisation_the_scale_of_the_pixels_does_not_show(values, drawn):
    _, y, _, _, pixels = drawn
    torch.manual_seed(0)
    torch.randn(1000, 20), torch.randint(0, 10, (1000,))  # drawn before the layers, as in the example
    nn.Linear(20, 10), nn.Linear(20, 64), nn.Linear(64, 10)
    torch.randint(0, 256, (1000, 20))
    first, last = (layer.double().requires_grad_(False) for layer in (nn.Linear(20, 64), nn.Linear(64, 10)))
    for scale in (1, 1000):
        h = scale * pixels @ first.weight.T + first.bias
        h = (h - h.mean(dim=0)) / h.var(dim=0, correction=0).sqrt()
        logits = h.clamp(min=0) @ last.weight.T + last.bias
        assert loss(logits, y) == pytest.approx(values["loss_normalised"], abs=0.002)
    assert values["batch_norm_hides_it"] is bool(abs(values["loss_normalised"] - math.log(10)) < 0.2) is True
