import math

import pytest
import torch


@pytest.fixture(scope="module")
def cross_entropy_by_newton():
    """A second implementation of the plain fit: Newton's method, average precision by a loop over thresholds."""
    results = []
    for seed in range(5):
        torch.manual_seed(seed)
        rule = 0.35 * torch.randn(20, dtype=torch.float64)
        x = torch.randn(25_000, 20, dtype=torch.float64)
        y = torch.bernoulli(torch.sigmoid(x @ rule - 4.5))
        design = torch.cat([x, torch.ones(25_000, 1, dtype=torch.float64)], dim=1)
        w = torch.zeros(21, dtype=torch.float64)
        for _ in range(20):
            p = torch.sigmoid(design[:5000] @ w)
            hessian = design[:5000].T @ (design[:5000] * (p * (1 - p))[:, None])
            w = w - torch.linalg.solve(hessian, design[:5000].T @ (p - y[:5000]))
        p, fresh = torch.sigmoid(design[5000:] @ w), y[5000:]
        order = p.argsort(descending=True).tolist()
        found, precisions = 0, []
        for rank, index in enumerate(order, 1):
            if fresh[index] == 1:
                found += 1
                precisions.append(found / rank)
        half = sum(1 for index in order if p[index] >= 0.5 and fresh[index] == 1)
        top = sum(fresh[index].item() for index in order[:1000])
        results.append([sum(precisions) / found, half / found, top / found, p.mean().item(), y.mean().item()])
    return [sum(column) / 5 for column in zip(*results, strict=True)]


def test_cross_entropy_agrees_with_a_newton_fit(values, cross_entropy_by_newton):
    row = values["results"]["ce"]
    names = ["average_precision", "recall_at_half", "recall_of_top_1000", "mean_p"]
    assert values["columns"] == [*names, "ece"]
    assert [row[name] for name in names] == pytest.approx(cross_entropy_by_newton[:4], abs=1e-3)
    assert values["prevalence"] == pytest.approx(cross_entropy_by_newton[4], abs=1e-9)
    assert sum(values["prevalences"]) / 5 == pytest.approx(values["prevalence"])


def test_no_setting_changes_the_ranking(values):
    results = values["results"]
    for row in results.values():
        assert row["average_precision"] == pytest.approx(results["ce"]["average_precision"], abs=0.005)
        assert row["recall_of_top_1000"] == pytest.approx(results["ce"]["recall_of_top_1000"], abs=0.005)
    precisions = [row["average_precision"] for row in results.values()]
    assert values["average_precision_range"] == pytest.approx(max(precisions) - min(precisions), abs=1e-12)
    assert values["ranking_kept"] is (values["average_precision_range"] < 0.01) is True


def test_alpha_moves_the_threshold_and_gamma_alone_does_not(values):
    results = values["results"]
    recall = {name: row["recall_at_half"] for name, row in results.items()}
    assert recall["focal"] == pytest.approx(recall["ce"], abs=0.01)
    assert recall["focal_25"] < recall["ce"] / 2
    assert recall["focal_75"] > 2 * recall["ce"]
    assert values["alpha_moved_recall"] is True


def test_only_cross_entropy_keeps_the_probabilities_honest(values):
    results = values["results"]
    assert results["ce"]["mean_p"] == pytest.approx(values["prevalence"], abs=0.005)
    assert results["ce"]["ece"] < 0.01
    for name in ("focal", "focal_25", "focal_75"):
        assert results[name]["ece"] > 0.05
        assert results[name]["mean_p"] > 3 * values["prevalence"]
    assert values["raised_probabilities"] is True


def test_the_probability_is_raised_because_a_well_specified_model_minimises_the_expected_loss():
    # minimising the expected focal loss for one event of probability 0.03: a grid, no code of the example
    grid = [i / 10_000 for i in range(1, 10_000)]
    losses = [0.03 * (1 - p) ** 2 * -math.log(p) + 0.97 * p**2 * -math.log(1 - p) for p in grid]
    assert grid[losses.index(min(losses))] > 2 * 0.03


def test_a_uniform_excess_is_the_whole_calibration_error(values):
    # When every bin is over-confident, ECE is the mean probability minus the prevalence.
    for name in ("focal", "focal_25", "focal_75"):
        row = values["results"][name]
        assert row["ece"] >= row["mean_p"] - values["prevalence"] - 0.002
        assert row["ece"] == pytest.approx(row["mean_p"] - values["prevalence"], abs=0.01)
