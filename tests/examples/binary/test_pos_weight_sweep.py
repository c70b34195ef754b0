import math

import pytest
import torch


def logistic_by_newton(x, y, weight):
    """Minimise the weighted loss by Newton's method: another way to the only minimum."""
    x = torch.cat([x, torch.ones(len(x), 1, dtype=x.dtype)], 1)
    theta = torch.zeros(21, dtype=x.dtype)
    sample = 1 + (weight - 1) * y
    for _ in range(30):
        p = 1 / (1 + torch.exp(-(x @ theta)))
        gradient = x.T @ (sample * (p - y))
        hessian = x.T @ (x * (sample * p * (1 - p))[:, None])
        theta = theta - torch.linalg.solve(hessian, gradient)
    return theta


def average_precision(scores, labels):
    ranked = sorted(zip(scores, labels, strict=True), reverse=True)
    found, total = 0, 0.0
    for rank, (_, label) in enumerate(ranked, 1):
        if label:
            found += 1
            total += found / rank
    return total / found


@pytest.fixture(scope="module")
def seed_0():
    torch.manual_seed(0)
    direction = torch.randn(20, dtype=torch.float64)
    direction *= 1.5 / direction.norm()
    drawn = []
    for n in (5000, 20000, 20000):
        x = torch.randn(n, 20, dtype=torch.float64)
        drawn.append((x, torch.bernoulli(1 / (1 + torch.exp(4.4 - x @ direction)))))
    return drawn


def test_the_weights_are_one_the_root_and_the_ratio(values, seed_0):
    rows = values["by_seed"][0]
    y = seed_0[0][1]
    ratio = (5000 - y.sum().item()) / y.sum().item()
    assert [rows[name]["weight"] for name in ("one", "root", "ratio")] == pytest.approx([1, math.sqrt(ratio), ratio])


@pytest.mark.parametrize("name", ["one", "root", "ratio"])
def test_newton_finds_the_same_model_and_the_same_metrics(values, seed_0, name):
    row = values["by_seed"][0][name]
    (x, y), _, (x_test, y_test) = seed_0
    theta = logistic_by_newton(x, y, row["weight"])
    logits = (x_test @ theta[:20] + theta[20]).tolist()
    labels = y_test.int().tolist()
    assert row["ap"] == pytest.approx(average_precision(logits, labels), abs=1e-3)
    flagged = [z > 0 for z in logits]
    hits = sum(f and y == 1 for f, y in zip(flagged, labels, strict=True))
    assert row["precision"] == pytest.approx(hits / sum(flagged), abs=1e-2)
    assert row["recall"] == pytest.approx(hits / sum(labels), abs=2e-3)
    assert row["f1"] == pytest.approx(2 * hits / (sum(flagged) + sum(labels)), abs=2e-3)
    accuracy = sum(f == (y == 1) for f, y in zip(flagged, labels, strict=True)) / 20000
    assert row["accuracy"] == pytest.approx(accuracy, abs=5e-4)
    probs = [1 / (1 + math.exp(-z)) for z in logits]
    assert row["mean_probability"] == pytest.approx(sum(probs) / 20000, abs=1e-4)
    nll = sum(math.log1p(math.exp(-z if y else z)) for z, y in zip(logits, labels, strict=True)) / 20000
    assert row["nll"] == pytest.approx(nll, abs=1e-4)


def test_tuning_on_validation_data_gives_the_reported_f1(values, seed_0):
    row = values["by_seed"][0]["one"]
    (x, y), _, (x_test, y_test) = seed_0
    theta = logistic_by_newton(x, y, 1.0)
    flagged = 1 / (1 + torch.exp(-(x_test @ theta[:20] + theta[20]))) >= row["tuned_threshold"]
    hits = (flagged & (y_test == 1)).sum().item()
    assert row["tuned_f1"] == pytest.approx(2 * hits / (flagged.sum() + y_test.sum()).item(), abs=5e-3)


def test_the_means_are_means(values):
    assert values["metrics"] == list(values["means"]["root"])
    for name, row in values["means"].items():
        for metric, value in row.items():
            assert value == pytest.approx(sum(rows[name][metric] for rows in values["by_seed"]) / 5)


def test_a_weight_does_not_improve_the_ranking(values):
    means = values["means"]
    assert means["ratio"]["ap"] < means["root"]["ap"] < means["one"]["ap"]
    assert values["ranking_did_not_improve"]


def test_the_weight_moves_the_threshold_and_tuning_does_as_well(values):
    means = values["means"]
    assert means["one"]["f1"] < means["ratio"]["f1"] < means["root"]["f1"]
    assert values["f1_at_half_differs"]
    assert values["tuned_f1_is_alike"]
    tuned = [means[name]["tuned_f1"] for name in ("one", "root", "ratio")]
    assert max(tuned) - min(tuned) < 0.03 < (means["root"]["f1"] - means["one"]["f1"]) / 3
    assert means["one"]["tuned_f1"] == pytest.approx(means["root"]["f1"], abs=0.01)
    assert means["one"]["tuned_threshold"] < means["root"]["tuned_threshold"] < means["ratio"]["tuned_threshold"]
    assert means["one"]["recall"] < means["root"]["recall"] < means["ratio"]["recall"]
    assert means["one"]["precision"] > means["root"]["precision"] > means["ratio"]["precision"]
    assert means["one"]["accuracy"] > means["root"]["accuracy"] > means["ratio"]["accuracy"]


def test_subtracting_the_log_of_the_weight_restores_the_likelihood(values):
    means = values["means"]
    assert means["one"]["nll"] == means["one"]["nll_undone"]
    assert means["ratio"]["nll"] > 4 * means["one"]["nll"]
    assert values["undoing_restores_them"]
    assert values["probabilities_are_inflated"]
    assert means["ratio"]["mean_probability"] > 5 * means["one"]["mean_probability"]
    assert means["ratio"]["nll_undone"] == pytest.approx(means["one"]["nll"], abs=0.003)
    assert means["root"]["nll_undone"] == pytest.approx(means["one"]["nll"], abs=0.001)
