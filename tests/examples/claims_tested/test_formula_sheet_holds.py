import math

import pytest
import torch
import torch.nn.functional as F

NAMES = {
    "mse",
    "mae",
    "huber",
    "gaussian_nll",
    "bce",
    "bce_with_logits",
    "pos_weight",
    "cross_entropy",
    "prob_targets",
    "label_smoothing",
    "weight",
    "focal",
    "kl_div",
    "temperature",
}


def test_every_formula_gives_the_value_of_torch(values):
    assert set(values["value_gap"]) == NAMES
    assert values["formulas_compared"] == len(NAMES)
    assert values["largest_value_gap"] == max(values["value_gap"].values())
    assert values["largest_value_gap"] < 1e-12


def test_every_gradient_formula_gives_the_gradient_of_autograd(values):
    assert set(values["gradient_gap"]) == NAMES
    assert values["largest_gradient_gap"] == max(values["gradient_gap"].values())
    assert values["largest_gradient_gap"] < 1e-12


def test_the_printed_table_has_a_true_in_every_row(output):
    rows = output.splitlines()[1:]
    assert len(rows) == len(NAMES)
    for row in rows:
        name, library, formula, same = row.split()
        assert name in NAMES
        assert library == formula
        assert same == "True"


def test_temperature_gradient_agrees_with_a_finite_difference():
    z, target, T, step = (3.2, 5.1, -1.7), 0, 2.0, 1e-6

    def loss(T):
        return math.log(sum(math.exp(x / T) for x in z)) - z[target] / T

    total = sum(math.exp(x / T) for x in z)
    expected = sum(x * math.exp(x / T) / total for x in z)
    by_formula = (z[target] - expected) / T**2
    assert by_formula == pytest.approx((loss(T + step) - loss(T - step)) / (2 * step), abs=1e-8)


def test_focal_gradient_agrees_with_a_finite_difference():
    z, step = torch.tensor([2.0, 1.0, 0.1], dtype=torch.float64), 1e-6

    def loss(z):
        p = z.softmax(dim=0)[1]
        return -((1 - p) ** 2) * p.log()

    p = z.softmax(dim=0)
    scale = (1 - p[1]) ** 2 - 2 * p[1] * (1 - p[1]) * p[1].log()
    by_formula = scale * (p - F.one_hot(torch.tensor(1), 3))
    for j in range(3):
        nudge = step * F.one_hot(torch.tensor(j), 3)
        difference = (loss(z + nudge) - loss(z - nudge)) / (2 * step)
        assert by_formula[j].item() == pytest.approx(difference.item(), abs=1e-8)
