import math

import pytest


def softmax(z):
    weights = [math.exp(score) for score in z]
    return [weight / sum(weights) for weight in weights]


def focal(z, target=1, gamma=2):
    p = softmax(z)[target]
    return (1 - p) ** gamma * -math.log(p)


def scale(p, gamma):
    """dFL/dp over dCE/dp, by central differences."""
    h = p * (1 - p) * 1e-5
    loss = [(1 - q) ** gamma * -math.log(q) for q in (p - h, p + h)]
    cross_entropy = [-math.log(q) for q in (p - h, p + h)]
    return (loss[1] - loss[0]) / (cross_entropy[1] - cross_entropy[0])


def test_formula_and_autograd_agree_with_finite_differences(values):
    z, h = [2, 1, 0.1], 1e-5
    numeric = [
        (focal([s + h * (i == j) for j, s in enumerate(z)]) - focal([s - h * (i == j) for j, s in enumerate(z)]))
        / (2 * h)
        for i in range(3)
    ]
    assert values["gradient_by_autograd"] == pytest.approx(numeric, abs=1e-8)
    assert values["gradient_by_formula"] == pytest.approx(values["gradient_by_autograd"], abs=1e-12)
    assert values["formula_is_autograd"] is True
    assert sum(values["gradient_by_autograd"]) == pytest.approx(0, abs=1e-12)


def test_the_direction_is_that_of_cross_entropy(values):
    p = softmax([2, 1, 0.1])
    assert values["gradient_cross_entropy"] == pytest.approx([p[0], p[1] - 1, p[2]], abs=1e-12)
    assert values["log_p"] == pytest.approx(math.log(p[1]), abs=1e-12)
    assert values["scale_of_sample"] == pytest.approx(scale(p[1], 2), abs=1e-6)
    ratios = [a / b for a, b in zip(values["gradient_by_autograd"], values["gradient_cross_entropy"], strict=True)]
    assert ratios == pytest.approx([values["scale_of_sample"]] * 3, abs=1e-9)


def test_the_scales_are_ratios_of_slopes(values):
    assert values["probabilities"] == [0.01, 0.1, 0.3, 0.5, 0.9, 0.99]
    assert values["scales"] == pytest.approx([scale(p, 2) for p in values["probabilities"]], abs=1e-6)
    assert values["scales"][1] > 1 > values["scales"][3]


@pytest.mark.parametrize("gamma", [1, 2, 5])
def test_below_the_crossing_focal_loss_pulls_harder(values, gamma):
    p = values[f"larger_below_gamma_{gamma}"]
    assert scale(p, gamma) == pytest.approx(1, abs=1e-6)
    assert scale(p - 0.02, gamma) > 1 > scale(p + 0.02, gamma)


def test_with_gamma_one_the_crossing_is_one_over_e(values):
    assert values["larger_below_gamma_1"] == pytest.approx(1 / math.e, abs=1e-9)


def test_the_gain_is_at_most_a_quarter(values):
    assert values["gamma"] == 2
    assert values["target"] == 1
    assert values["largest_scale"] == pytest.approx(max(scale(i / 500, 2) for i in range(1, 500)), abs=1e-5)
    assert max(values["scales"]) <= values["largest_scale"] < 1.25


@pytest.mark.parametrize("gamma", [1, 2, 5])
def test_the_curves_of_the_figure_are_ratios_of_slopes(values, gamma):
    points = values["curves"][f"gamma_{gamma}"]
    assert [p for p, _ in points] == pytest.approx([i / 100 for i in range(1, 100)])
    assert [g for _, g in points] == pytest.approx([scale(p, gamma) for p, _ in points], rel=1e-5, abs=1e-6)
