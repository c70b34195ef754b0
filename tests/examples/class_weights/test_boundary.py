import math
from statistics import NormalDist

import numpy as np
import pytest
import torch

PHI = NormalDist().cdf
PRIOR, TWO = 0.05, np.array([[3.0, 0.0], [-2.0, 2.0]])


def fit(x, y, weight):
    """Weighted logistic regression by Newton's method: slopes and intercept."""
    x = np.column_stack([x, np.ones(len(x))])
    w, theta = np.where(y == 1, weight, 1.0), np.zeros(3)
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ theta))
        hessian = x.T @ (x * (w * p * (1 - p))[:, None])
        theta -= np.linalg.solve(hessian, x.T @ (w * (p - y)))
    return theta


def ranking(scores, y):
    """ROC AUC by pairs, and average precision."""
    positive, negative = np.sort(scores[y == 1]), np.sort(scores[y == 0])
    auc = np.searchsorted(negative, positive).mean() / len(negative)
    hits = y[np.argsort(-scores)]
    return auc, ((hits.cumsum() / np.arange(1, len(y) + 1)) * hits).sum() / hits.sum()


def draw(rng, n):
    y = (rng.random(n) < PRIOR).astype(int)
    centre = TWO[(rng.random(n) < 0.3).astype(int)]
    return rng.normal(size=(n, 2)) + y[:, None] * centre, y


@pytest.mark.parametrize("way, power", [("plain", 0.0), ("root", 0.5), ("ratio", 1.0), ("offset", 1.0)])
def test_one_cluster_follows_the_closed_form(values, way, power):
    # equal covariances: the true logit is linear in x, with norm d, and a weight adds its logarithm
    d, odds = math.hypot(1.5, 1.5), math.log(PRIOR / (1 - PRIOR))
    shift = odds - power * odds
    recall, alarms = PHI((d * d / 2 + shift) / d), PHI((-d * d / 2 + shift) / d)
    row = values["results"]["one"][way]
    assert row["recall"] == pytest.approx(recall, abs=0.05)
    assert row["precision"] == pytest.approx(PRIOR * recall / (PRIOR * recall + (1 - PRIOR) * alarms), abs=0.07)
    assert row["auc"] == pytest.approx(PHI(d / math.sqrt(2)), abs=0.01)


def example_draw(n):
    """One cluster is a draw whose two centres are equal, so which centre it was does not matter."""
    y, _ = (torch.rand(n) < PRIOR).long(), torch.rand(n)
    return (torch.randn(n, 2) + 1.5 * y[:, None]).double().numpy(), y.numpy()


def test_the_measures_of_one_cluster_are_those_of_its_lines_on_fresh_data(values):
    torch.manual_seed(0)
    (inputs, targets), (x, y) = example_draw(30000), example_draw(20000)
    for way, (slopes, intercept) in values["lines"]["one"].items():
        scores = x @ slopes + intercept
        auc, ap = ranking(scores, y)
        row, hits = values["results"]["one"][way], ((scores > 0) & (y == 1)).sum()
        # by pairs here, by ranks in the example: a rank counted wrongly by one would be 1 / 19000
        assert row["auc"] == pytest.approx(auc, abs=1e-5)
        assert row["ap"] == pytest.approx(ap, abs=1e-4)
        assert row["recall"] == pytest.approx(hits / y.sum(), abs=2e-3)
        assert row["precision"] == pytest.approx(hits / (scores > 0).sum(), abs=2e-3)
    assert list(values["points"]["one"]) == ["0", "1"]
    for k, drawn in values["points"]["one"].items():
        assert np.abs(np.array(drawn) - inputs[targets == int(k)][:100]).max() < 1e-5


def test_a_weight_shifts_the_boundary_of_one_cluster_without_turning_it(values):
    angles, distances = {}, {}
    for way, ((a, b), c) in values["lines"]["one"].items():
        angles[way], distances[way] = math.degrees(math.atan2(b, a)), -c / math.hypot(a, b)
    assert angles["ratio"] == pytest.approx(angles["plain"], abs=6)
    assert distances["plain"] > distances["root"] + 0.3 > distances["ratio"] + 0.6
    assert distances["offset"] == pytest.approx(distances["ratio"], abs=0.1)
    one = values["results"]["one"]
    assert one["ratio"]["auc"] == pytest.approx(one["plain"]["auc"], abs=0.01)
    for name in ("recall_rose", "precision_fell", "ranking_stayed", "offset_matches"):
        assert values[name] is True


def test_two_clusters_turn_the_boundary_and_change_the_ranking(values):
    angle = {}
    for way in ("plain", "ratio"):
        (a, b), _ = values["lines"]["two"][way]
        angle[way] = math.degrees(math.atan2(b, a))
    assert angle["ratio"] > angle["plain"] + 8
    # the same on other data, fitted and measured by other code
    for seed in range(3):
        rng = np.random.default_rng(seed)
        (x, y), (fresh, labels) = draw(rng, 30000), draw(rng, 20000)
        found = []
        for weight in (1.0, (1 - PRIOR) / PRIOR):
            theta = fit(x, y, weight)
            found.append(ranking(fresh @ theta[:2], labels))
        (auc, ap), (auc_weighted, ap_weighted) = found
        assert auc_weighted > auc
        assert ap_weighted < ap
        assert values["results"]["two"]["plain"]["ap"] == pytest.approx(ap, abs=0.1)
        assert values["results"]["two"]["ratio"]["auc"] == pytest.approx(auc_weighted, abs=0.03)
    assert values["auc_rose_ap_fell"] is True
