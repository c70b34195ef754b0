import numpy
import pytest
import torch


def test_the_means_and_the_conclusions_follow_from_the_runs(values):
    accuracies = values["accuracies"]
    assert list(accuracies) == ["network", "linear"]
    for kind, found in accuracies.items():
        for loss, runs in found.items():
            assert len(runs) == 4
            assert values["mean"][kind][loss] == pytest.approx(numpy.mean(runs))
    gap = {kind: numpy.subtract(found["one_vs_rest"], found["cross_entropy"]) for kind, found in accuracies.items()}
    assert values["difference"] == pytest.approx(gap["network"].mean(), abs=1e-9)
    assert values["similar_in_the_network"] is bool(abs(gap["network"].mean()) < 0.04) is True
    assert values["worse_in_the_linear_model"] is bool(gap["linear"].max() < 0) is True
    clusters = {loss: numpy.mean(runs) for loss, runs in values["clusters"].items()}
    assert clusters == pytest.approx(values["mean_clusters"])
    assert values["better_on_clusters"] is bool(clusters["one_vs_rest"] > clusters["cross_entropy"]) is True


def test_the_sigmoids_do_not_sum_to_one(values):
    lows, highs = zip(*values["sums"], strict=True)
    assert values["smallest_sum"] == min(lows)
    assert values["largest_sum"] == max(highs)
    assert values["sums_are_not_one"] is (max(highs) - min(lows) > 0.5) is True


def test_an_own_pair_of_linear_models_agrees():
    # softmax regression and seven logistic regressions by gradient descent, in numpy
    rng = numpy.random.default_rng(0)
    rule, inputs = rng.standard_normal((50, 7)), rng.standard_normal((6000, 50))
    labels = (inputs @ rule).argmax(1)
    x, one_hot = inputs[:1500], numpy.eye(7)[labels[:1500]]
    softmax, sigmoid = numpy.zeros((50, 7)), numpy.zeros((50, 7))
    for _ in range(400):
        powers = numpy.exp(x @ softmax)
        softmax -= x.T @ (powers / powers.sum(1, keepdims=True) - one_hot) / 1500
        sigmoid -= x.T @ (1 / (1 + numpy.exp(-x @ sigmoid)) - one_hot) / 1500
    # on clusters the two are much closer, and one-vs-rest is not behind
    label = rng.integers(0, 7, 6000)
    points = 0.35 * rng.standard_normal((7, 50))[label] + rng.standard_normal((6000, 50))
    targets, found = numpy.eye(7)[label[:1500]], []
    for rest in (False, True):
        w = numpy.zeros((50, 7))
        for _ in range(400):
            powers = numpy.exp(points[:1500] @ w)
            p = powers / (1 + powers) if rest else powers / powers.sum(1, keepdims=True)
            w -= points[:1500].T @ (p - targets) / 1500
        found.append(((points[1500:] @ w).argmax(1) == label[1500:]).mean())
    assert found[1] > found[0]
    right = [((inputs[1500:] @ w).argmax(1) == labels[1500:]).mean() for w in (softmax, sigmoid)]
    assert right[1] < right[0] - 0.03
    sums = (1 / (1 + numpy.exp(-inputs[1500:] @ sigmoid))).sum(1)
    assert sums.max() - sums.min() > 0.5


# --- the example's linear models once more: AdamW by hand, and the step of the best validation accuracy ------------------


def share_right(weights, x, y):
    return ((x @ weights[:-1] + weights[-1]).argmax(1) == y).mean()


def trained_by_hand(start, rest, train, validation, test):
    (x, y), weights = train, start.copy()
    x1, one_hot = numpy.column_stack([x, numpy.ones(len(x))]), numpy.eye(7)[y]
    first, second, tried = 0, 0, []
    for step in range(1, 81):
        z = x1 @ weights
        powers = numpy.exp(z - z.max(1, keepdims=True))
        p = 1 / (1 + numpy.exp(-z)) if rest else powers / powers.sum(1, keepdims=True)
        slope = x1.T @ (p - one_hot) / (len(x) * (7 if rest else 1))
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        moved = first / (1 - 0.9**step) / (numpy.sqrt(second / (1 - 0.999**step)) + 1e-8)
        weights = weights * (1 - 0.1 * 0.01) - 0.1 * moved
        if step % 10 == 0:
            tried.append((share_right(weights, *validation), share_right(weights, *test)))
    return max(tried, key=lambda found: found[0])[1]  # the first of equals


def parts(x, y):
    x, y = x.double().numpy(), y.numpy()
    return [(x[start:end], y[start:end]) for start, end in ((0, 1024), (1024, 2024), (2024, 6024))]


def first_weights():
    layer = torch.nn.Linear(50, 7)
    return torch.cat([layer.weight.T, layer.bias[None]]).detach().double().numpy()


@pytest.mark.parametrize("seed", range(4))
def test_linear_models_are_those_of_the_best_validation_accuracy(values, seed):
    torch.manual_seed(seed)
    rule, x = torch.randn(50, 7), torch.randn(6024, 50)
    torch.nn.Linear(50, 128), torch.nn.Linear(128, 7)  # the network's first weights are drawn in between
    of_rule = first_weights(), parts(x, (x @ rule).argmax(1))
    label = torch.randint(7, (6024,))
    points = 0.35 * torch.randn(7, 50)[label] + torch.randn(6024, 50)
    of_clusters = first_weights(), parts(points, label)
    for found, (start, data) in ((values["accuracies"]["linear"], of_rule), (values["clusters"], of_clusters)):
        for loss, rest in (("cross_entropy", False), ("one_vs_rest", True)):
            assert found[loss][seed] == pytest.approx(trained_by_hand(start, rest, *data), abs=0.005), loss
