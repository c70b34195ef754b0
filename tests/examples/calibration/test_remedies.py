"""The truths are recomputed from the rows, and one training is made again by hand in float64."""

import math

import pytest
import torch

SEEDS = range(3)


def probabilities(weights, x):
    w1, b1, w2, b2 = weights
    return ((x @ w1.T + b1).clamp(min=0) @ w2.T + b2).softmax(dim=1)


def mean_loss(weights, x, y):
    return -probabilities(weights, x)[torch.arange(len(y)), y].log().mean().item()


@pytest.fixture(scope="module")
def by_hand():
    """Weights of seed 0 at the lowest validation loss and after 200 steps, the validation and the fresh data."""
    torch.manual_seed(0)
    centers = 0.6 * torch.randn(5, 20)
    sets = []
    for n in (300, 1000, 4000):
        y = torch.randint(0, 5, (n,))
        sets.append(((centers[y] + torch.randn(n, 20)).double(), y))
    first, second = torch.nn.Linear(20, 128), torch.nn.Linear(128, 5)
    weights = [w.detach().double() for w in (first.weight, first.bias, second.weight, second.bias)]
    means, squares = [torch.zeros_like(w) for w in weights], [torch.zeros_like(w) for w in weights]
    (x, y), validation, fresh = sets
    one_hot, best, lowest = torch.eye(5, dtype=torch.float64)[y], None, math.inf
    for step in range(1, 201):
        w1, b1, w2, _ = weights
        hidden = (x @ w1.T + b1).clamp(min=0)
        at_logits = (probabilities(weights, x) - one_hot) / 300
        at_hidden = (at_logits @ w2) * (hidden > 0)
        gradients = [at_hidden.T @ x, at_hidden.sum(0), at_logits.T @ hidden, at_logits.sum(0)]
        for i, gradient in enumerate(gradients):
            means[i] = 0.9 * means[i] + 0.1 * gradient
            squares[i] = 0.999 * squares[i] + 0.001 * gradient**2
            update = (means[i] / (1 - 0.9**step)) / ((squares[i] / (1 - 0.999**step)).sqrt() + 1e-8)
            weights[i] = weights[i] * (1 - 3e-3 * 1e-4) - 3e-3 * update
        if step % 5 == 0 and (loss := mean_loss(weights, *validation)) < lowest:
            best, lowest = list(weights), loss
    return {"end": weights, "stopped": best}, validation, fresh


def ece(found, y):
    confidence, predicted = found.max(dim=1)
    total = [0.0] * 15
    for conf, right in zip(confidence.tolist(), (predicted == y).tolist(), strict=True):
        total[math.ceil(conf * 15) - 1] += conf - right
    return sum(map(abs, total)) / len(y)


@pytest.mark.parametrize("when", ["end", "stopped"])
def test_a_training_by_hand_gives_the_same_row(values, by_hand, when):
    weights, _, (x, y) = by_hand
    found, row = probabilities(weights[when], x), values["runs"][when][0]
    assert row["ece"] == pytest.approx(ece(found, y), abs=0.004)
    assert row["accuracy"] == pytest.approx((found.argmax(dim=1) == y).double().mean().item(), abs=0.004)
    assert row["nll"] == pytest.approx(mean_loss(weights[when], x, y), rel=0.01)


@pytest.mark.parametrize("when", ["end", "stopped"])
def test_a_temperature_by_hand_leaves_the_same_gaps(values, by_hand, when):
    """Over- and under-confident bins are both left, so the gaps of the bins add up to more than that of the means."""
    weights, (val_x, val_y), (x, y) = by_hand
    logs, val_logs = (probabilities(weights[when], inputs).log() for inputs in (x, val_x))  # logits but for a constant

    def loss(temperature):
        return -(val_logs / temperature).log_softmax(dim=1)[torch.arange(len(val_y)), val_y].mean().item()

    temperature = min((k / 20 for k in range(10, 70)), key=loss)
    expected = ece((logs / temperature).softmax(dim=1), y)
    row = values["runs"][f"{when}_temperature"][0]
    assert row["ece"] == pytest.approx(expected, abs=0.004)
    assert expected > abs(row["confidence"] - row["accuracy"]) + 0.005


def test_stopping_is_better_in_every_seed_by_ece_and_accuracy(values):
    end, stopped = values["runs"]["end"], values["runs"]["stopped"]
    for seed in SEEDS:
        assert stopped[seed]["ece"] < end[seed]["ece"]
        assert stopped[seed]["accuracy"] > end[seed]["accuracy"]
    assert values["stopping_lowered_ece"]
    assert values["stopping_raised_accuracy"]


def test_a_temperature_keeps_accuracy_and_lowers_ece(values):
    runs = values["runs"]
    for when in ("end", "stopped"):
        for seed in SEEDS:
            assert runs[f"{when}_temperature"][seed]["accuracy"] == runs[when][seed]["accuracy"]
    assert all(runs["end_temperature"][seed]["ece"] < runs["end"][seed]["ece"] for seed in SEEDS)
    assert values["temperature_lowered_ece"]


def test_the_truths_about_means_follow_from_the_rows(values):
    def mean(name, key):
        return math.fsum(row[key] for row in values["runs"][name]) / len(SEEDS)

    for name, row in values["means"].items():
        assert row == pytest.approx({key: mean(name, key) for key in row})
    assert mean("stopped", "nll") < mean("end_temperature", "nll") < mean("end", "nll")
    assert values["stopping_has_the_lower_loss"]
    assert mean("end", "accuracy") - mean("end_smoothing", "accuracy") > 0.005
    assert values["smoothing_cost_accuracy_at_the_end"]
    assert -0.01 < mean("stopped_smoothing", "accuracy") - mean("stopped", "accuracy") < 0.01
    assert values["smoothing_cost_little_when_stopped"]
    assert mean("end_smoothing", "ece") < mean("end", "ece")
    assert values["smoothing_lowered_ece_at_the_end"]
    assert mean("stopped_smoothing", "ece") > mean("stopped", "ece")
    assert values["smoothing_then_spoiled_ece"]
