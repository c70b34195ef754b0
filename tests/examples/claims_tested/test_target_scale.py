import math

import numpy as np
import pytest
import torch


def test_which_loss_learns_depends_on_the_rate(values):
    found = values["found"]
    for loss in ("MAE", "Huber"):
        assert min(found[f"{loss} 0.1"]) > 0.9
        assert max(found[f"{loss} 0.01"]) < 0.5
    assert min(found["MSE 0.01"]) > 0.9
    assert found["MSE 0.1"] == [None] * 3  # diverged
    assert values["at_the_large_rate"]
    assert values["at_the_small_rate"]


def test_standardising_takes_the_scale_out(values):
    assert min(values["found"]["MSE 0.1, standardised"]) > 0.9
    assert values["standardised_mse_learns"]


def test_the_best_possible_fit_is_near_what_is_reached(values):
    # The targets are a sum of three standard normals and noise of variance 0.09: R² can reach 3 / 3.09.
    assert max(values["found"]["MSE 0.01"]) < 3 / 3.09 + 0.01


def test_the_page_says_100_steps_and_three_seeds(values):
    assert values["STEPS"] == 100
    assert {len(scores) for scores in values["found"].values()} == {3}


def descend(x, t, weights, rate):
    """Squared error of x -> relu(x A + a) B + b in numpy with derivatives by hand; returns the trained function."""
    A, a, B, b = weights
    for _ in range(100):
        hidden = np.maximum(x @ A + a, 0)
        slope = 2 * (hidden @ B + b - t) / len(t)
        back = slope @ B.T * (hidden > 0)
        A, a, B, b = A - rate * x.T @ back, a - rate * back.sum(0), B - rate * hidden.T @ slope, b - rate * slope.sum(0)
    return lambda x: np.maximum(x @ A + a, 0) @ B + b


@pytest.mark.parametrize(
    ("name", "rate", "scale", "standardise"),
    [
        ("MSE 0.01", 0.01, 15, False),
        ("MSE 0.1, standardised", 0.1, 15, True),
        ("MSE 0.1, targets of size 1", 0.1, 1, False),
    ],
)
@pytest.mark.parametrize("seed", range(3))
def test_the_same_training_in_numpy_explains_as_much(values, name, rate, scale, standardise, seed):
    torch.manual_seed(seed)
    x = torch.randn(800, 10).double().numpy()
    y = scale * (x[:, [0]] + x[:, [1]] + x[:, [2]] + 0.3 * torch.randn(800, 1).double().numpy())
    layers = torch.nn.Linear(10, 32), torch.nn.Linear(32, 1)
    weights = [part.detach().double().numpy().T for layer in layers for part in (layer.weight, layer.bias)]
    (seen, fresh), (t, truth) = np.split(x, [300]), np.split(y, [300])
    # What the standardisation takes is known from the training targets alone, and is given back to the predictions.
    centre = sum(t[:, 0]) / 300 if standardise else 0.0
    spread = math.sqrt(sum((t[:, 0] - centre) ** 2) / 299) if standardise else 1.0
    model = descend(seen, (t - centre) / spread, weights, rate)
    errors, deviations = truth - (centre + spread * model(fresh)), truth - truth.mean()
    assert values["found"][name][seed] == pytest.approx(1 - (errors**2).sum() / (deviations**2).sum(), abs=1e-5)
