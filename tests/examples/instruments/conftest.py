"""A second network for the recorded trainings: numpy and derivatives by hand, other data, other weights."""

import numpy as np
import pytest
from lossbook.instruments.train_twice import VALUES


def times(a, b):
    """A matrix product without the threads of a BLAS, which fight over a busy machine."""
    return np.einsum("ij,jk->ik", a, b)


def softmax(z):
    powers = np.exp(z - z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def cross_entropy(z, y):
    """Loss and its derivatives by the logits, as nn.CrossEntropyLoss defines them."""
    rows, above = np.arange(len(y)), z - z.max(axis=1, keepdims=True)
    logs = above - np.log(np.exp(above).sum(axis=1, keepdims=True))
    slope = np.exp(logs)
    slope[rows, y] -= 1
    return -logs[rows, y].mean(), slope / len(y)


def softmax_first(z, y):
    """The loss of softmax(z), differentiated through the softmax that does not belong there."""
    p = softmax(z)
    loss, slope = cross_entropy(p, y)
    return loss, p * (slope - (slope * p).sum(axis=1, keepdims=True))


def every_label(z, y):
    """Binary loss of each logit against every label: the mean over all pairs knows the labels by their mean only."""
    p = 1 / (1 + np.exp(-z))  # (N, 1)
    return np.log1p(np.exp(z)).mean() - z.mean() * y.mean(), (p - y.mean()) / len(y)


def own_label(z, y):
    p = 1 / (1 + np.exp(-z[:, 0]))
    return (np.log1p(np.exp(z[:, 0])) - z[:, 0] * y).mean(), ((p - y) / len(y))[:, None]


def blobs(rng, classes=10, features=20):
    centers = 0.9 * rng.normal(size=(classes, features))

    def draw(count):
        y = rng.integers(classes, size=count)
        return centers[y] + rng.normal(size=(count, features)), y

    return draw(1000), draw(1000)


def train(seen, fresh, criterion, outputs, rng, lr, steps=240, forget=True):
    """Losses on both sets and accuracy on the fresh one after every twentieth step."""

    def uniform(inputs, *shape):
        return rng.uniform(-1, 1, size=shape) / np.sqrt(inputs)

    features = seen[0].shape[1]
    weights = [uniform(features, features, 64), uniform(features, 64), uniform(64, 64, outputs), uniform(64, outputs)]
    piled = [np.zeros_like(one) for one in weights]

    def forward(x):
        hidden = np.maximum(times(x, weights[0]) + weights[1], 0)
        return hidden, times(hidden, weights[2]) + weights[3]

    def hits(z, y):
        return ((z[:, 0] > 0) == (y > 0)) if outputs == 1 else z.argmax(axis=1) == y

    losses, fresh_losses, accuracies = [], [], []
    for step in range(steps + 1):
        if step % 20 == 0:
            losses.append(criterion(forward(seen[0])[1], seen[1])[0])
            z = forward(fresh[0])[1]
            fresh_losses.append(criterion(z, fresh[1])[0])
            accuracies.append(hits(z, fresh[1]).mean())
        batch = rng.integers(len(seen[1]), size=50)
        x, y = seen[0][batch], seen[1][batch]
        hidden, z = forward(x)
        slope = criterion(z, y)[1]
        back = times(slope, weights[2].T) * (hidden > 0)
        for pile, gradient in zip(
            piled, (times(x.T, back), back.sum(0), times(hidden.T, slope), slope.sum(0)), strict=True
        ):
            pile[:] = gradient if forget else pile + gradient
        for weight, pile in zip(weights, piled, strict=True):
            weight -= lr * pile
    return losses, fresh_losses, accuracies


@pytest.fixture(scope="session")
def by_hand():
    """The pieces above, for the tests of this folder."""

    class ByHand:
        pass

    for piece in (cross_entropy, softmax_first, every_label, own_label, blobs, train):
        setattr(ByHand, piece.__name__, staticmethod(piece))
    return ByHand


@pytest.fixture(scope="module")
def axes_of_steps(run):
    """Pairs of steps between two values and number of values, one for each way in which curves of trainings differ.

    The player shows all of them on the axis of the first.
    """
    records = [run(f"instruments/train_{mistake}.py").values[mistake] for mistake in VALUES]
    return {
        (record["every"], len(curve))
        for record in records
        for side in ("right", "wrong")
        for curve in record[side].values()
    }
