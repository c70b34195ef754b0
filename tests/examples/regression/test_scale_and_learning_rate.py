import math

import pytest
import torch

RATES = [10 ** (k / 2 - 3) for k in range(7)]


def network():
    """The example's data and first weights, in float64."""
    torch.manual_seed(0)
    w = torch.tensor([-2 + 4 * i / 9 for i in range(10)])[:, None]
    sets = []
    for n in (256, 1024, 1024):
        x = torch.randn(n, 10)
        sets.append((x.double(), (10 * (x @ w + torch.randn(n, 1) / 2)).double()))
    first, second = torch.nn.Linear(10, 32), torch.nn.Linear(32, 1)
    weights = [first.weight.T, first.bias, second.weight.T, second.bias]
    return sets, [v.detach().double().clone() for v in weights]


def r2_by_hand(rate, loss, standardise, on="test", steps=100):
    """Gradient descent with the backward pass written out."""
    ((x, y), val, test), (a, b, c, d) = network()
    mean, std = (y.mean(), y.std()) if standardise else (0.0, 1.0)
    goal = (y - mean) / std
    for _ in range(steps):
        hidden = x @ a + b
        active = hidden.clamp(min=0)
        error = active @ c + d - goal
        if not error.square().mean().isfinite():
            return -math.inf
        pull = (2 * error if loss == "mse" else error.sign()) / len(x)
        back = (pull @ c.T) * (hidden > 0)
        a, b, c, d = a - rate * x.T @ back, b - rate * back.sum(0), c - rate * active.T @ pull, d - rate * pull.sum(0)
    inputs, targets = test if on == "test" else val
    guess = ((inputs @ a + b).clamp(min=0) @ c + d) * std + mean
    value = 1 - ((guess - targets).square().mean() / targets.var(correction=0)).item()
    return value if math.isfinite(value) else -math.inf


def test_the_rates_are_half_decades(values):
    assert values["rates"] == pytest.approx(RATES, rel=1e-9)


@pytest.mark.parametrize(
    ("way", "loss", "standardise", "index"),
    [("mse", "mse", False, 2), ("mae", "mae", False, 2), ("mae", "mae", False, 4), ("standardised", "mse", True, 4)],
)
def test_descent_by_hand_gives_the_same_r2(values, way, loss, standardise, index):
    assert values["curves"]["sgd"][way][index] == pytest.approx(r2_by_hand(RATES[index], loss, standardise), abs=0.01)


def test_halfway_there_the_r2_is_that_of_the_same_data(values):
    """After 100 small steps the R2 still depends on how large the coefficients are, and on each sample."""
    assert values["curves"]["sgd"]["standardised"][0] == pytest.approx(r2_by_hand(RATES[0], "mse", True), abs=1e-4)


def test_squared_error_diverges_from_a_tenth_and_absolute_error_does_not(values):
    assert values["mse_diverges_from_a_tenth"]
    assert all(r2_by_hand(rate, "mse", False) < -1e3 for rate in RATES[4:])
    assert values["mae_never_diverges"]
    assert all(r2_by_hand(rate, "mae", False) > -0.1 for rate in RATES)


def test_the_rate_is_chosen_on_validation_data(values):
    for way, loss, standardise in (("mse", "mse", False), ("mae", "mae", False), ("standardised", "mse", True)):
        scores = [r2_by_hand(rate, loss, standardise, on="val") for rate in RATES]
        picked = values["chosen"]["sgd"][way]
        assert scores[picked] > max(scores) - 0.01
        assert values["best"]["sgd"][way] == values["curves"]["sgd"][way][picked]
    assert values["mae_needs_a_larger_rate"]
    assert RATES[values["chosen"]["sgd"]["mae"]] >= 10 * RATES[values["chosen"]["sgd"]["mse"]]


def test_with_its_own_rate_every_way_comes_near_the_limit_of_the_noise(values):
    signal = sum((-2 + 4 * i / 9) ** 2 for i in range(10))
    limit = signal / (signal + 0.25)
    assert values["all_alike_at_their_own_rate"]
    for found in values["best"].values():
        assert all(0.9 < value < limit + 0.005 for value in found.values())
        assert max(found.values()) - min(found.values()) < 0.04


def test_adamw_at_its_usual_rate_learns_only_standardised_targets(values):
    """An AdamW step moves a weight by about the rate, so 100 steps of 0.001 move none by much more than 0.1."""
    first = {way: row[0] for way, row in values["curves"]["adamw"].items()}
    assert values["only_standardised_learns_at_1e_3"]
    assert first["standardised"] > 0.7
    assert max(first["mse"], first["mae"]) < 0.3
