import math

import pytest
import torch


def losses():
    torch.manual_seed(0)
    logits = torch.randn(1000, dtype=torch.float64).tolist()
    labels = (torch.rand(1000) < 0.1).int().tolist()
    weighted, weights = 0.0, 0.0
    for z, y in zip(logits, labels, strict=True):
        weight = 9 if y else 1
        weighted += weight * math.log1p(math.exp(-z if y else z))
        weights += weight
    return weighted, weights, sum(labels)


def test_only_positive_terms_are_multiplied_and_the_divisor_is_n(values):
    weighted, _, positives = losses()
    assert values["positives"] == positives == 106
    assert values["by_formula"] == pytest.approx(weighted / 1000, abs=1e-9)
    assert values["by_torch"] == pytest.approx(weighted / 1000, abs=1e-9)
    assert values["by_torch"] == pytest.approx(1.509405, abs=1e-6)


def test_cross_entropy_divides_the_same_sum_by_the_weights(values):
    weighted, weights, _ = losses()
    assert values["weight"] == values["pos_weight"] == 9
    assert values["sum_of_weights"] == weights == 1848
    assert values["by_cross_entropy"] == pytest.approx(weighted / weights, abs=1e-9)
    assert values["by_cross_entropy"] == pytest.approx(0.816778, abs=1e-6)
    assert values["ratio_of_divisors"] == pytest.approx(values["by_torch"] / values["by_cross_entropy"], abs=1e-9)
    assert values["only_the_divisor_differs"]


def test_a_constant_model_learns_the_weighted_share(values):
    ratio = 97 / 3
    assert values["negatives_per_positive"] == pytest.approx(ratio)
    assert values["weights"] == pytest.approx({"one": 1, "root": ratio**0.5, "ratio": ratio})
    for name, weight in values["weights"].items():
        share = weight * 3 / (weight * 3 + 97)
        assert values["learned"][name] == pytest.approx(share, abs=1e-9)
        assert values["biases"][name] == pytest.approx(math.log(share / (1 - share)), abs=1e-9)
    assert values["learned"] == pytest.approx({"one": 0.03, "root": 0.1496, "ratio": 0.5}, abs=1e-4)


def test_the_curves_are_the_minimisers_of_the_expected_loss(values):
    """At the probability q the expected loss w p (-log q) + (1 - p)(-log(1 - q)) has a derivative of zero."""
    for name, weight in values["weights"].items():
        for p, q in values["curves"][name][1:-1]:
            assert -weight * p / q + (1 - p) / (1 - q) == pytest.approx(0, abs=1e-6 * weight / q)
        assert values["thresholds"][name] == pytest.approx(1 / (1 + weight))
        share = values["thresholds"][name]  # here the weighted model predicts one half
        assert weight * share / (weight * share + 1 - share) == pytest.approx(0.5, abs=1e-9)


def test_subtracting_the_log_of_the_weight_brings_the_share_back(values):
    assert values["undone"] == pytest.approx({"one": 0.03, "root": 0.03, "ratio": 0.03}, abs=1e-9)
