import pytest
import torch


def true_model():
    torch.manual_seed(0)
    direction = torch.randn(20)
    direction *= 2 / direction.norm()
    drawn = []
    for n in (5000, 20000):
        x = torch.randn(n, 20)
        logits = x @ direction - 5
        drawn.append((logits.tolist(), (torch.rand(n) < torch.sigmoid(logits)).int().tolist()))
    return drawn


def average_precision(scores, labels):
    ranked = sorted(zip(scores, labels, strict=True), reverse=True)
    found, total = 0, 0.0
    for rank, (_, label) in enumerate(ranked, 1):
        if label:
            found += 1
            total += found / rank
    return total / found


def test_the_rates_are_counted(values):
    (_, train), (_, fresh) = true_model()
    assert values["positive_rate"] == pytest.approx(sum(train) / 5000, abs=1e-6)
    assert values["fresh_positive_rate"] == pytest.approx(sum(fresh) / 20000, abs=1e-6)
    assert values["ratio_value"] == pytest.approx((5000 - sum(train)) / sum(train), rel=1e-5)
    assert values["always_negative_accuracy"] == pytest.approx(1 - sum(fresh) / 20000, abs=1e-6)


def test_average_precision_lies_far_above_the_base_rate_and_below_the_truth(values):
    logits, labels = true_model()[1]
    best = average_precision(logits, labels)
    for name in ("plain", "weighted"):
        assert 5 * values["fresh_positive_rate"] < values[name]["ap"] < best + 0.01
    assert values["learned_something"]
    assert values["plain"]["ap"] == pytest.approx(0.351, abs=0.005)
    assert values["weighted"]["ap"] == pytest.approx(0.3295, abs=0.005)


@pytest.mark.parametrize("name", ["plain", "weighted"])
def test_the_metrics_agree_with_each_other(values, name):
    row = values[name]
    precision, recall, rate = row["precision"], row["recall"], values["fresh_positive_rate"]
    assert row["f1"] == pytest.approx(2 * precision * recall / (precision + recall), abs=1e-6)
    missed, false_alarms = (1 - recall) * rate, recall * rate * (1 / precision - 1)
    assert row["accuracy"] == pytest.approx(1 - missed - false_alarms, abs=1e-5)


def test_the_weight_trades_precision_for_recall_at_one_half(values):
    plain, weighted = values["plain"], values["weighted"]
    assert plain["recall"] == pytest.approx(0.1176, abs=0.01)
    assert weighted["recall"] == pytest.approx(0.81, abs=0.01)
    assert weighted["precision"] < plain["precision"] / 3
    assert values["weight_trades_precision_for_recall"]
    assert weighted["accuracy"] < values["always_negative_accuracy"] < plain["accuracy"]


def test_the_unweighted_probabilities_stay_near_the_base_rate_and_the_weighted_do_not(values):
    assert values["plain"]["mean_probability"] == pytest.approx(values["fresh_positive_rate"], abs=0.006)
    assert values["weighted"]["mean_probability"] > 5 * values["fresh_positive_rate"]
    # A weight of neg / pos makes both classes equally heavy.
    assert values["weighted"]["mean_probability"] == pytest.approx(0.263, abs=0.005)


@pytest.mark.parametrize("name", ["plain", "weighted"])
def test_training_ends_close_above_the_minimum_that_newton_finds(values, name):
    torch.manual_seed(0)
    direction = torch.randn(20)
    direction *= 2 / direction.norm()
    features = torch.randn(5000, 20)
    y = (torch.rand(5000) < torch.sigmoid(features @ direction - 5)).double()
    x = torch.cat([features.double(), torch.ones(5000, 1).double()], 1)
    sample = 1 + (values["ratio_value"] - 1) * y if name == "weighted" else torch.ones(5000).double()
    theta = torch.zeros(21).double()
    for _ in range(30):
        p = 1 / (1 + torch.exp(-(x @ theta)))
        hessian = x.T @ (x * (sample * p * (1 - p))[:, None])
        theta -= torch.linalg.solve(hessian, x.T @ (sample * (p - y)))
    z = x @ theta
    minimum = (sample * (torch.logaddexp(torch.zeros_like(z), z) - z * y)).mean().item()
    assert minimum - 1e-5 < values[name]["train_loss"] < minimum + 2e-3
