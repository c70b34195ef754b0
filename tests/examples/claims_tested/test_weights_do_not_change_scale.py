import math

import pytest
import torch

COUNTS = [700, 200, 100]
CLASSES = [0] * 700 + [1] * 200 + [2] * 100


def rows():
    torch.manual_seed(0)
    return torch.randn(1000, 3).double().tolist()


def losses():
    return [math.log(sum(map(math.exp, z))) - z[y] for z, y in zip(rows(), CLASSES, strict=True)]


def mean_of_class_means():
    each = losses()
    return (
        sum(math.fsum(loss for loss, y in zip(each, CLASSES, strict=True) if y == k) / COUNTS[k] for k in range(3)) / 3
    )


def gradient_norm(weights, divisor):
    total = 0.0
    for z, y in zip(rows(), CLASSES, strict=True):
        normaliser = sum(map(math.exp, z))
        for k in range(3):
            total += (weights[y] * (math.exp(z[k]) / normaliser - (k == y)) / divisor) ** 2
    return math.sqrt(total)


INVERSE = [1 / n for n in COUNTS]
NORMALISED = [3 * w / sum(INVERSE) for w in INVERSE]


@pytest.mark.parametrize("name", ["mean_inverse", "mean_normalised", "mean_times_1000"])
def test_every_scale_gives_the_mean_of_the_class_means(values, name):
    assert values[name] == pytest.approx(mean_of_class_means(), abs=1e-9)
    assert values[name] == pytest.approx(1.4296284, abs=1e-6)
    assert values[f"{name}_gradient"] == pytest.approx(gradient_norm(INVERSE, 3.0), abs=1e-9)


def test_without_weights_it_is_the_plain_mean(values):
    assert values["mean_plain"] == pytest.approx(math.fsum(losses()) / 1000, abs=1e-9)
    assert values["mean_plain_gradient"] == pytest.approx(gradient_norm([1.0] * 3, 1000), abs=1e-9)


def test_under_sum_the_size_of_the_weights_remains(values):
    assert values["weights_normalised"] == pytest.approx(NORMALISED, abs=1e-12)
    assert values["sum_inverse"] == pytest.approx(3 * mean_of_class_means(), abs=1e-8)
    assert values["sum_inverse_gradient"] == pytest.approx(gradient_norm(INVERSE, 1.0), abs=1e-9)
    assert values["sum_normalised_gradient"] == pytest.approx(gradient_norm(NORMALISED, 1.0), abs=1e-8)
    assert values["sum_ratio"] == pytest.approx(3 / sum(INVERSE), abs=1e-8)
    assert values["sum_normalised"] == pytest.approx(values["sum_inverse"] * 3 / sum(INVERSE), abs=1e-8)


def test_in_a_batch_of_one_the_weight_is_gone(values):
    assert values["one_sample_plain"] == pytest.approx(losses()[999], abs=1e-9)
    assert values["one_sample_weighted"] == pytest.approx(values["one_sample_plain"], abs=1e-12)
