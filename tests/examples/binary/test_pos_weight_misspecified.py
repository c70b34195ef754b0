import numpy as np
import pytest


@pytest.fixture(scope="module")
def market():
    """The same four clusters with another generator."""
    rng = np.random.default_rng(5)

    def draw(n):
        labels = rng.random(n) < 0.05
        second = rng.random(n) < np.where(labels, 0.2, 0.1)
        x = rng.normal(size=(n, 2))
        x[labels & ~second] += (3, 0)
        x[labels & second] += (0, -3)
        x[~labels & second] += (3, -3)
        return x, labels.astype(float)

    return draw(20000), draw(40000)


def newton(x, y, weight):
    x = np.column_stack([x, np.ones(len(x))])
    theta, sample = np.zeros(3), 1 + (weight - 1) * y
    for _ in range(40):
        p = 1 / (1 + np.exp(-x @ theta))
        theta -= np.linalg.solve(x.T @ (x * (sample * p * (1 - p))[:, None]), x.T @ (sample * (p - y)))
    return theta


def average_precision(scores, y):
    hits = y[np.argsort(-scores)]
    return float((np.cumsum(hits) / np.arange(1, len(y) + 1))[hits == 1].mean())


def auc(scores, y):
    """The share of pairs in which the positive sample scores higher."""
    negatives = np.sort(scores[y == 0])
    return float((np.searchsorted(negatives, scores[y == 1]) / len(negatives)).mean())


def test_another_solver_on_other_data_finds_the_same_change_of_ranking(values, market):
    (x, y), (test_x, test_y) = market
    ratio = (1 - y).sum() / y.sum()
    for name, weight in (("one", 1.0), ("ratio", ratio)):
        theta = newton(x, y, weight)
        scores = test_x @ theta[:2]
        assert values["found"][name]["ap"] == pytest.approx(average_precision(scores, test_y), abs=0.06)
        assert values["found"][name]["auc"] == pytest.approx(auc(scores, test_y), abs=0.02)
        angle = np.degrees(np.arctan2(theta[1], theta[0]))
        assert values["found"][name]["direction"] == pytest.approx(angle, abs=8)


def test_the_weight_lowers_average_precision_and_raises_auc(values):
    one, ratio = values["found"]["one"], values["found"]["ratio"]
    assert values["ap_fell"]
    assert ratio["ap"] < 0.7 * one["ap"]
    assert values["auc_rose"]
    assert ratio["auc"] > one["auc"] + 0.01
