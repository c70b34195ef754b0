import math

import pytest
import torch


@pytest.fixture(scope="module")
def second_training():
    """The same network with gradients and AdamW by hand in float64; gives (confidence, correct, losses)."""
    torch.manual_seed(0)
    centers = 0.6 * torch.randn(5, 20)
    sets = []
    for n in (300, 1000, 4000):
        y = torch.randint(0, 5, (n,))
        sets.append(((centers[y] + torch.randn(n, 20)).double(), y))
    first, second = torch.nn.Linear(20, 128), torch.nn.Linear(128, 5)
    weights = [w.detach().double() for w in (first.weight, first.bias, second.weight, second.bias)]
    means, squares = [torch.zeros_like(w) for w in weights], [torch.zeros_like(w) for w in weights]
    (x, y), _, (fresh_x, fresh_y) = sets
    one_hot = torch.eye(5, dtype=torch.float64)[y]
    for step in range(1, 201):
        w1, b1, w2, b2 = weights
        hidden = (x @ w1.T + b1).clamp(min=0)
        probs = (hidden @ w2.T + b2).softmax(dim=1)
        train_loss = -(probs[torch.arange(300), y]).log().mean().item()
        at_logits = (probs - one_hot) / 300
        at_hidden = (at_logits @ w2) * (hidden > 0)
        gradients = [at_hidden.T @ x, at_hidden.sum(0), at_logits.T @ hidden, at_logits.sum(0)]
        for i, gradient in enumerate(gradients):
            means[i] = 0.9 * means[i] + 0.1 * gradient
            squares[i] = 0.999 * squares[i] + 0.001 * gradient**2
            update = (means[i] / (1 - 0.9**step)) / ((squares[i] / (1 - 0.999**step)).sqrt() + 1e-8)
            weights[i] = weights[i] * (1 - 3e-3 * 1e-4) - 3e-3 * update
    w1, b1, w2, b2 = weights
    probs = ((fresh_x @ w1.T + b1).clamp(min=0) @ w2.T + b2).softmax(dim=1)
    confidence, predicted = probs.max(dim=1)
    fresh_loss = -(probs[torch.arange(4000), fresh_y]).log().mean().item()
    return confidence.tolist(), (predicted == fresh_y).tolist(), train_loss, fresh_loss


def mean(numbers):
    return sum(numbers) / len(numbers)


def test_a_training_by_hand_gives_the_same_figures(values, second_training):
    confidence, correct, train_loss, fresh_loss = second_training
    assert values["accuracy"] == pytest.approx(mean(correct), abs=0.005)
    assert values["mean_confidence"] == pytest.approx(mean(confidence), abs=0.005)
    assert values["train_loss"] == pytest.approx(train_loss, abs=1e-3)
    assert values["fresh_loss"] == pytest.approx(fresh_loss, rel=1e-2)


def test_ece_by_a_loop_over_samples_agrees(values, second_training):
    confidence, correct, *_ = second_training
    total = [0.0] * 15
    for conf, right in zip(confidence, correct, strict=True):
        total[math.ceil(conf * 15) - 1] += conf - right
    assert values["ece"] == pytest.approx(sum(map(abs, total)) / 4000, abs=0.005)


def test_the_bins_hold_every_sample_once(values):
    bins = values["bins"]
    assert sum(count for *_, count in bins) == 4000
    assert sum(conf * count for conf, _, count in bins) / 4000 == pytest.approx(values["mean_confidence"], abs=1e-5)
    assert sum(acc * count for _, acc, count in bins) / 4000 == pytest.approx(values["accuracy"], abs=1e-5)
    edges = [math.ceil(conf * 15) for conf, *_ in bins]
    assert edges == sorted(set(edges))


def test_ece_is_at_least_the_gap_of_the_means(values):
    gap = values["mean_confidence"] - values["accuracy"]
    assert gap - 1e-6 <= values["ece"] <= 1
    assert sum(n * abs(conf - acc) for conf, acc, n in values["bins"]) / 4000 == pytest.approx(values["ece"], abs=1e-9)


def test_the_model_is_over_confident(values):
    assert values["mean_confidence"] > values["accuracy"] + 0.05
    assert all(conf > acc for conf, acc, count in values["bins"] if count >= 90)
    assert values["train_loss"] < 0.02 < values["fresh_loss"]
    assert values["is_overconfident"]
    assert values["training_data_hide_it"]
    assert values["accuracy"] < values["best_possible_accuracy"]


def test_the_measured_figures(values):
    assert values["accuracy"] == pytest.approx(0.8648, abs=0.005)
    assert values["ece"] == pytest.approx(0.0700, abs=0.005)
    assert values["mean_confidence"] == pytest.approx(0.9340, abs=0.005)
    assert values["best_possible_accuracy"] == pytest.approx(0.9080, abs=0.005)


def test_the_hesitant_bins_are_further_off_than_the_most_confident_one(values, second_training):
    assert values["overconfidence"] == pytest.approx(0.0692, abs=0.005)
    assert [values["top_confidence"], values["top_accuracy"]] == values["bins"][-1][:2]
    pairs = list(zip(*second_training[:2], strict=True))
    pooled = [pair for pair in pairs if 9 / 15 < pair[0] <= 14 / 15]
    assert values["hesitant_confidence"] == pytest.approx(mean([conf for conf, _ in pooled]), abs=0.005)
    assert values["hesitant_accuracy"] == pytest.approx(mean([right for _, right in pooled]), abs=0.01)
    gap = values["hesitant_confidence"] - values["hesitant_accuracy"]
    assert values["gap_is_wider_below_the_top"]
    assert gap > 3 * (values["top_confidence"] - values["top_accuracy"]) > 0
