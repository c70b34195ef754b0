"""The training once more in NumPy, with gradients by hand, for the first seed."""

import numpy as np
import pytest
import torch

CE, ONE, TEN = "CrossEntropyLoss", "MultiMarginLoss, margin=1", "MultiMarginLoss, margin=10"


def softmax(scores):
    powers = np.exp(scores - scores.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def slope(scores, labels, margin):
    rows = np.arange(len(labels))
    if margin is None:
        gradient = softmax(scores)
        gradient[rows, labels] -= 1
        return gradient
    lacking = (margin - scores[rows, labels][:, None] + scores > 0) / 4.0
    lacking[rows, labels] = 0
    lacking[rows, labels] = -lacking.sum(1)
    return lacking


def train(inputs, labels, margin, rate):
    inputs = np.hstack([inputs, np.ones((len(inputs), 1))])
    weights, speed = np.zeros((7, 4)), 0
    for _ in range(100):
        speed = 0.9 * speed + inputs.T @ slope(inputs @ weights, labels, margin) / len(labels)
        weights = weights - rate * speed
    return lambda x: np.hstack([x, np.ones((len(x), 1))]) @ weights


@pytest.mark.parametrize(("name", "margin"), [(CE, None), (ONE, 1.0), (TEN, 10.0)])
def test_numpy_reaches_the_same(values, name, margin):
    generator = torch.Generator().manual_seed(0)
    centres = torch.randn(4, 6, generator=generator)
    data = []
    for count in (500, 1000, 2000):
        labels = torch.randint(4, (count,), generator=generator)
        inputs = centres[labels] + torch.randn(count, 6, generator=generator)
        data.append((inputs.double().numpy(), labels.numpy()))
    models = [train(*data[0], margin, rate * (margin or 1)) for rate in (0.1, 0.3)]
    accuracy = [(model(data[1][0]).argmax(1) == data[1][1]).mean() for model in models]
    scores = models[int(accuracy[1] >= accuracy[0])](data[2][0])
    right = (scores.argmax(1) == data[2][1]).mean()
    assert values["accuracy"][name][0] == pytest.approx(right, abs=0.002)
    assert values["compared"][name][0] == pytest.approx(softmax(scores).max(1).mean() - right, abs=0.002)


def test_accuracies_are_alike_and_the_margin_sets_the_confidence(values):
    accuracy, gap = values["accuracy"], values["compared"]
    assert values["accuracy_alike"]
    assert values["largest_difference"] == pytest.approx(np.abs(np.subtract(accuracy[CE], accuracy[ONE])).max())
    assert values["largest_difference"] < 0.02
    assert values["margin_leaves_accuracy"]
    assert np.abs(np.subtract(accuracy[ONE], accuracy[TEN])).max() < 0.003
    assert values["one_is_less_confident"]
    assert np.mean(gap[CE]) > np.mean(gap[ONE])
    assert values["ten_is_more_confident"]
    assert np.subtract(gap[TEN], gap[CE]).min() > 0


def test_means(values):
    for name, key in ((CE, "cross_entropy"), (ONE, "margin_1"), (TEN, "margin_10")):
        assert values["mean_accuracy"][key] == pytest.approx(np.mean(values["accuracy"][name]))
        assert values["mean_gap"][key] == pytest.approx(np.mean(values["compared"][name]))
