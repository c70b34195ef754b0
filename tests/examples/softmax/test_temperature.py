import math

import pytest
import torch

SCORES = [3.2, 5.1, -1.7]


def by_hand(temperature):
    weights = [math.exp((score - max(SCORES)) / temperature) for score in SCORES]
    return [weight / sum(weights) for weight in weights]


def test_every_row_is_the_softmax_of_the_divided_scores(values):
    assert values["temperatures"] == [0.5, 1, 2, 10]
    for temperature, row in zip(values["temperatures"], values["probs"], strict=True):
        assert row == pytest.approx(by_hand(temperature), abs=1e-12)
    assert values["largest"] == pytest.approx([0.9781, 0.8690, 0.7042, 0.4285], abs=5e-5)


def test_a_higher_temperature_means_a_higher_entropy(values):
    expected = [-sum(p * math.log(p) for p in by_hand(temperature)) for temperature in values["temperatures"]]
    assert values["entropies"] == pytest.approx(expected, abs=1e-9)
    assert values["entropies"] == sorted(values["entropies"])
    assert values["entropies"][-1] < math.log(3)
    assert values["entropy_rises"] is True


def test_the_limits_are_one_hot_and_uniform(values):
    assert values["near_zero"] == pytest.approx([0, 1, 0], abs=1e-12)
    assert values["near_infinity"] == pytest.approx([1 / 3] * 3, abs=2e-6)


def test_the_curves_are_the_softmax_along_a_logarithmic_axis(values):
    curves = values["curves"]
    assert (curves[0][0], curves[-1][0]) == pytest.approx((0.1, 100))
    for temperature, *probs in curves:
        assert probs == pytest.approx(by_hand(temperature), abs=1e-12)


def test_a_difference_of_seven_in_a_billion_is_below_the_resolution_of_float32(values):
    assert (5.1 + 1.7) / 1e9 < 2**-25  # exp of it rounds to one
    assert values["all_equal_when_too_hot"] is True


def test_the_accuracy_is_that_of_the_largest_score(values):
    torch.manual_seed(0)
    labels = torch.randint(0, 5, (1000,)).numpy()
    scores = torch.randn(1000, 5, dtype=torch.float64).numpy()
    scores[range(1000), labels] += 1.5
    assert set(labels) == set(range(5))
    assert values["accuracies"] == pytest.approx([(scores.argmax(1) == labels).mean()] * 4, abs=1e-12)


def test_ranking_and_accuracy_do_not_depend_on_the_temperature(values):
    assert values["same_ranking"] == [1, 1, 1, 1]
    assert len(set(values["accuracies"])) == 1
    assert values["accuracy_never_changes"] is values["ranking_never_changes"] is True
    # P(1.5 + z0 is the largest of 5 standard normals) = 0.638 by quadrature; 1000 samples, 3 sigma.
    density = [math.exp(-z * z / 2) / math.sqrt(2 * math.pi) for z in (i / 100 for i in range(-800, 801))]
    below = [(math.erfc(-(z + 1.5) / math.sqrt(2)) / 2) ** 4 for z in (i / 100 for i in range(-800, 801))]
    expected = sum(d * b for d, b in zip(density, below, strict=True)) / 100
    assert values["accuracies"][0] == pytest.approx(expected, abs=0.05)
