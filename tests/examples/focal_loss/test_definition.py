import math

import pytest

ROWS = [[4.0, 0.5, 0.0], [1.0, 0.5, 0.0], [0.5, 2.0, 1.0], [-1.0, 3.0, 0.0]]
TARGETS = [0, 0, 2, 0]
P = [math.exp(row[y]) / sum(map(math.exp, row)) for row, y in zip(ROWS, TARGETS, strict=True)]


def focal(p, gamma):
    return (1 - p) ** gamma * -math.log(p)


# The example is float32: 1e-5 is some of its steps at these values.
def test_every_sample_follows_the_formula(values):
    assert values["p_true"] == pytest.approx(P, abs=1e-5)
    assert values["cross_entropies"] == pytest.approx([-math.log(p) for p in P], abs=1e-5)
    assert values["focal_losses"] == pytest.approx([focal(p, 2) for p in P], abs=1e-5)


@pytest.mark.parametrize("gamma", [0, 1, 2, 5])
def test_the_mean_follows_the_formula(values, gamma):
    assert values["mean_by_gamma"][str(gamma)] == pytest.approx(sum(focal(p, gamma) for p in P) / 4, abs=1e-5)


def test_gamma_zero_is_cross_entropy(values):
    assert values["loss_cross_entropy"] == pytest.approx(sum(-math.log(p) for p in P) / 4, abs=1e-5)
    assert values["gamma_0_is_cross_entropy"] is True


def test_the_binary_form_takes_the_sigmoid_of_one_logit(values):
    expected = []
    for z, y in [(2.0, 1), (-1.0, 1), (0.5, 0)]:
        positive = 1 / (1 + math.exp(-z))
        expected.append(focal(positive if y else 1 - positive, 2))
    assert values["binary_losses"] == pytest.approx(expected, abs=1e-5)
    assert values["two_class_losses"] == pytest.approx(expected, abs=1e-5)
    assert values["binary_is_two_classes"] is True
