import numpy
import pytest


def test_the_means_and_the_conclusions_follow_from_the_runs(values):
    linear, network = numpy.array(values["linear"]), numpy.array(values["network"])
    assert linear.shape == (4, 2)
    assert network.shape == (4, 2, 2)
    assert linear.mean(0) == pytest.approx([values["linear_cross_entropy"], values["linear_focal"]], abs=1e-6)
    assert values["linear_got_worse"] is bool(linear[:, 1].mean() < linear[:, 0].mean()) is True
    expected = [
        [values["early_cross_entropy"], values["late_cross_entropy"]],
        [values["early_focal"], values["late_focal"]],
    ]
    assert network.mean(0) == pytest.approx(numpy.array(expected), abs=1e-6)
    late = network[:, 1, 1].mean() - network[:, 0, 1].mean()
    assert values["no_difference_in_the_end"] is bool(abs(late) < 0.02) is True


def test_more_steps_help_both_losses(values):
    assert (values["EARLY"], values["LATE"]) == (50, 300)  # as in the page's table
    assert values["late_cross_entropy"] > values["early_cross_entropy"]
    assert values["late_focal"] > values["early_focal"]


# --- the linear model once more, in numpy: another draw, gradient descent, average precision by a loop ---------------


def own_average_precision(gamma, seed):
    rng = numpy.random.default_rng(seed)
    centers = numpy.array([[2.0, 0, 0], [1.5, 1.5, 0], [-1.5, 0, 0]])
    kind = rng.choice(3, 25_000, p=[0.03, 0.07, 0.90])
    inputs = numpy.column_stack([centers[kind] + rng.standard_normal((25_000, 3)), numpy.ones(25_000)])
    labels = (kind == 0).astype(float)
    x, y, weights = inputs[:5000], labels[:5000], numpy.zeros(4)
    for _ in range(4000):
        positive = 1 / (1 + numpy.exp(-x @ weights))
        p = numpy.where(y == 1, positive, 1 - positive).clip(1e-9, 1 - 1e-9)
        scale = (1 - p) ** gamma - gamma * p * (1 - p) ** (gamma - 1) * numpy.log(p)
        weights -= 5 * x.T @ (scale * (positive - y)) / 5000
    hits, total = 0, 0.0
    for rank, index in enumerate(numpy.argsort(-inputs[5000:] @ weights), 1):
        if labels[5000 + index]:
            hits += 1
            total += hits / rank
    return total / hits


def test_an_own_linear_model_ranks_worse_under_focal_loss_too():
    plain, focal = (numpy.mean([own_average_precision(gamma, seed) for seed in (1, 2)]) for gamma in (0, 2))
    assert focal < plain
