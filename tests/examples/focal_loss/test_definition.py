import math

import pytest
import torch


def true_class_probabilities():
    torch.manual_seed(0)
    rows = torch.randn(8, 5).double().tolist()
    targets = torch.randint(0, 5, (8,)).tolist()
    return [math.exp(row[target]) / sum(math.exp(z) for z in row) for row, target in zip(rows, targets, strict=True)]


def mean_focal(gamma):
    return sum((1 - p) ** gamma * -math.log(p) for p in true_class_probabilities()) / 8


# The example is float32: 1e-6 is a few of its steps at these values.
def test_gamma_zero_is_cross_entropy(values):
    assert values["loss_gamma_0"] == pytest.approx(values["loss_cross_entropy"], abs=1e-6)
    assert values["loss_cross_entropy"] == pytest.approx(1.8912576, abs=1e-6)


@pytest.mark.parametrize("gamma", [0, 1, 2, 5])
def test_the_mean_follows_the_formula(values, gamma):
    assert values[f"loss_gamma_{gamma}"] == pytest.approx(mean_focal(gamma), abs=1e-6)


def test_gamma_two_gives_the_measured_value(values):
    assert values["loss_gamma_2"] == pytest.approx(1.4399534, abs=1e-6)


def test_every_sample_is_cross_entropy_times_its_factor(values):
    probabilities = true_class_probabilities()
    assert values["p_true"] == pytest.approx(probabilities, abs=1e-6)
    assert values["cross_entropies"] == pytest.approx([-math.log(p) for p in probabilities], abs=1e-6)
    assert values["factors"] == pytest.approx([1 - 2 * p + p * p for p in probabilities], abs=1e-6)
    products = [a * b for a, b in zip(values["factors"], values["cross_entropies"], strict=True)]
    assert values["focal_losses"] == pytest.approx(products, abs=1e-6)
