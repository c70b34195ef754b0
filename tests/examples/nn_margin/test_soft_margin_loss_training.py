"""The training once more in NumPy, with gradients by hand, for the first seed."""

import numpy as np
import pytest
import torch

BCE, SOFT, MISTAKEN = "BCEWithLogitsLoss, y ∈ {0, 1}", "SoftMarginLoss, y ∈ {-1, 1}", "SoftMarginLoss, y ∈ {0, 1}"


def train(inputs, positive, rate, mistaken):
    """Logistic regression; with the mistake, negative samples have no gradient."""
    torch.manual_seed(0)
    start = torch.nn.Linear(4, 1)
    weights = np.append(start.weight.detach().double().numpy(), start.bias.item())
    inputs, speed = np.hstack([inputs, np.ones((len(inputs), 1))]), 0
    for _ in range(60):
        residual = 1 / (1 + np.exp(-inputs @ weights)) - positive
        speed = 0.9 * speed + (residual * positive if mistaken else residual) @ inputs / len(inputs)
        weights = weights - rate * speed
    return lambda x: x @ weights[:4] + weights[4]


@pytest.mark.parametrize(("name", "mistaken"), [(BCE, False), (SOFT, False), (MISTAKEN, True)])
def test_numpy_reaches_the_same(values, name, mistaken):
    generator = torch.Generator().manual_seed(0)
    inputs = torch.randn(3, 1000, 4, generator=generator)
    direction = torch.randn(4, generator=generator)
    noise = torch.randn(3, 1000, generator=generator)
    positive = (inputs @ (2 * direction / direction.norm()) + noise > 1).numpy()
    inputs = inputs.double().numpy()
    models = [train(inputs[0], positive[0], rate, mistaken) for rate in (0.1, 0.3)]
    right = [((model(inputs[1]) > 0) == positive[1]).mean() for model in models]
    predicted = models[int(right[1] >= right[0])](inputs[2]) > 0
    assert values["compared"][name][0] == pytest.approx((predicted == positive[2]).mean(), abs=0.005)
    assert values["positive_share"][name][0] == pytest.approx(predicted.mean(), abs=0.005)


def test_labels_of_one_and_minus_one_train_logistic_regression_and_zeros_are_ignored(values):
    compared = values["compared"]
    assert values["same_model"]
    assert compared[SOFT] == pytest.approx(compared[BCE], abs=0.0015)
    assert values["mistake_costs"]
    assert np.subtract(compared[SOFT], compared[MISTAKEN]).min() > 0.2
    assert values["nearly_all_positive"]
    assert min(values["positive_share"][MISTAKEN]) > 0.8


def test_means(values):
    for name, key in ((BCE, "bce"), (SOFT, "soft"), (MISTAKEN, "mistaken")):
        assert values["mean_accuracy"][key] == pytest.approx(np.mean(values["compared"][name]))
