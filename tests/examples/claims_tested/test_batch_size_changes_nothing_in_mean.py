import math

import pytest
import torch

SIZES = ["4", "16", "64", "256"]


def gradients_of_samples():
    """At W = 0 the gradient of one sample is the outer product of x and 1/3 - y."""
    torch.manual_seed(0)
    x = torch.randn(4096, 10, dtype=torch.float64)
    y = (x @ torch.randn(10, 3, dtype=torch.float64)).argmax(dim=1)
    return x.unsqueeze(2) * (1 / 3 - torch.eye(3, dtype=torch.float64)[y]).unsqueeze(1)


def test_repeating_the_batch_changes_sum_but_not_mean(values):
    assert values["mean_ratio_repeated"] == pytest.approx(1.0, abs=1e-12)
    assert values["sum_ratio_repeated"] == pytest.approx(4.0, abs=1e-12)


def test_batch_gradients_average_to_the_full_gradient(values):
    assert (values["N"], values["D"], values["C"]) == (4096, 10, 3)
    full = gradients_of_samples().mean(dim=0).norm().item()
    assert values["norm_of_full_gradient"] == pytest.approx(full, abs=1e-9)
    for size in SIZES:
        assert values["mean_gradient_gap"][size] < 1e-12


@pytest.mark.parametrize("size", SIZES)
def test_the_noise_falls_with_the_root_of_the_batch(values, size):
    each = gradients_of_samples()
    spread_of_one = (each - each.mean(dim=0)).pow(2).sum(dim=(1, 2)).mean().sqrt().item()
    expected = spread_of_one / math.sqrt(int(size))
    # with 16 batches of 256 the estimate itself is uncertain
    assert values["noise"][size] == pytest.approx(expected, rel=0.1)


def test_a_batch_64_times_larger_is_about_8_times_calmer(values):
    assert values["noise_ratio_4_to_256"] == pytest.approx(values["noise"]["4"] / values["noise"]["256"], abs=1e-12)
    assert values["noise_ratio_4_to_256"] == pytest.approx(8.0, rel=0.1)
