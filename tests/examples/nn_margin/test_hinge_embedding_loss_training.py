"""The training once more in NumPy, with gradients by hand."""

import numpy as np
import pytest
import torch

SETTINGS = (
    "HingeEmbeddingLoss",
    "contrastive",
    "HingeEmbeddingLoss(similarity)",
    "HingeEmbeddingLoss, y ∈ {0, 1}",
)


def draw(generator):
    centres = torch.randn(20, 3, generator=generator)
    one = torch.randint(20, (400,), generator=generator)
    two = (one + torch.randint(1, 20, (400,), generator=generator)) % 20
    two[::2] = one[::2]
    signal = torch.stack([centres[one], centres[two]]) + 0.3 * torch.randn(2, 400, 3, generator=generator)
    noise = torch.randn(2, 400, 5, generator=generator) * 2
    return torch.cat([signal, noise], 2).double().numpy()


def auc(weights, points):
    distance = np.linalg.norm((points[0] - points[1]) @ weights.T, axis=1)
    return (distance[::2, None] < distance[None, 1::2]).mean()


def slope(distance, similar, name):
    """Derivative of one pair's loss by its distance; the margin is 1."""
    if name == SETTINGS[1]:
        return np.where(similar, 2 * distance, -2 * np.maximum(0, 1 - distance))
    if name == SETTINGS[3]:  # a label of 0 gets both terms: the larger of distance and margin
        return np.where(similar, 1.0, 1.0 * (distance > 1))
    return np.where(similar, 1.0, -1.0 * (distance < 1))


def by_distance(weights, points, similar, name):
    difference = points[0] - points[1]
    mapped = difference @ weights.T
    distance = np.linalg.norm(mapped, axis=1)
    return ((slope(distance, similar, name) / distance)[:, None] * mapped).T @ difference


def by_similarity(weights, points, similar):
    """The cosine takes the place of the distance, which no label of -1 can bring above 1."""
    norms = [np.linalg.norm(side @ weights.T, axis=1)[:, None] for side in points]
    one, two = (side @ weights.T / norm for side, norm in zip(points, norms, strict=True))
    cosine = (one * two).sum(1)[:, None]
    sign = np.where(similar, 1, -1)[:, None]
    return (sign * (two - cosine * one) / norms[0]).T @ points[0] + (sign * (one - cosine * two) / norms[1]).T @ points[
        1
    ]


def train(points, rate, name, seed):
    torch.manual_seed(seed)
    weights = torch.nn.Linear(8, 3, bias=False).weight.detach().double().numpy().copy()
    similar, speed = np.arange(400) % 2 == 0, 0
    for _ in range(40):
        if name == SETTINGS[2]:
            gradient = by_similarity(weights, points, similar)
        else:
            gradient = by_distance(weights, points, similar, name)
        speed = 0.9 * speed + gradient / 400
        weights -= rate * speed
    return weights


@pytest.mark.parametrize("name", SETTINGS)
@pytest.mark.parametrize("seed", range(5))
def test_numpy_reaches_the_same(values, name, seed):
    generator = torch.Generator().manual_seed(seed)
    points, validation, test = (draw(generator) for _ in range(3))
    trained = [train(points, rate, name, seed) for rate in (0.1, 0.3)]
    best = max(trained, key=lambda weights: auc(weights, validation))
    assert values["compared"][name][seed] == pytest.approx(auc(best, test), abs=0.01)


def test_only_distances_with_labels_of_minus_one_train_the_embedding(values):
    compared = values["compared"]
    assert list(compared) == [*SETTINGS, "STEPS=0"]
    assert values["learned"]
    assert min(compared[SETTINGS[0]] + compared[SETTINGS[1]]) > 0.75
    assert all(h > u + 0.15 for h, u in zip(compared[SETTINGS[0]], compared["STEPS=0"], strict=True))
    assert values["mistakes_cost"]
    for mistaken in SETTINGS[2:]:
        assert all(m < h - 0.15 for m, h in zip(compared[mistaken], compared[SETTINGS[0]], strict=True))
    assert values["alike"]
    assert np.abs(np.subtract(compared[SETTINGS[0]], compared[SETTINGS[1]])).max() < 0.1


def test_means(values):
    rows = dict(
        zip(("hinge", "squares", "similarity", "zero_one", "untrained"), values["compared"].values(), strict=True)
    )
    assert all(len(row) == 5 for row in rows.values())
    assert values["mean_auc"] == pytest.approx({key: np.mean(row) for key, row in rows.items()})
