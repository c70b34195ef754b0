import numpy
import pytest
import torch


def test_the_means_and_the_conclusions_follow_from_the_runs(values):
    for kind in ("within", "across"):
        for name, found in values[kind].items():
            assert len(found) == 5
            assert values[f"mean_{kind}"][name] == pytest.approx(numpy.mean(found))
    within = numpy.subtract(values["within"]["sigmoid"], values["within"]["softmax"]).mean()
    assert values["within_is_similar"] is bool(abs(within) < 0.03) is True
    across = numpy.subtract(values["across"]["sigmoid"], values["across"]["softmax"])
    assert values["across_is_worse"] is bool(across.min() > 0) is True


# --- the same comparison in numpy: own draw, gradient descent, average precision by a loop --------------------------


def own_models(seed):
    rng = numpy.random.default_rng(seed)
    rule, bias = rng.standard_normal((20, 5)) / 2, numpy.array([0, -1, -1.5, -2, -3])
    x = numpy.column_stack([rng.standard_normal((5000, 20)), numpy.ones(5000)])
    y = (rng.random((5000, 5)) < 1 / (1 + numpy.exp(-(x[:, :20] @ rule + bias)))).astype(float)
    train, some = slice(1000), y[:1000].sum(1) > 0
    sigmoid, softmax = numpy.zeros((21, 5)), numpy.zeros((21, 5))
    shared = y[train][some] / y[train][some].sum(1, keepdims=True)
    for _ in range(1500):
        sigmoid -= x[train].T @ (1 / (1 + numpy.exp(-x[train] @ sigmoid)) - y[train]) / 1000
        powers = numpy.exp(x[train][some] @ softmax)
        softmax -= x[train][some].T @ (powers / powers.sum(1, keepdims=True) - shared) / some.sum()
    return x[1000:] @ sigmoid, x[1000:] @ softmax, y[1000:]


def own_average_precision(scores, labels):
    hits, total = 0, 0.0
    for rank, index in enumerate(numpy.argsort(-scores), 1):
        if labels[index]:
            hits += 1
            total += hits / rank
    return total / hits


def test_an_own_fit_ranks_labels_within_a_sample_alike_and_samples_for_a_label_worse():
    sigmoid, softmax, y = own_models(seed=7)
    some = y.sum(1) > 0
    within = [y[some][range(some.sum()), z[some].argmax(1)].mean() for z in (sigmoid, softmax)]
    assert abs(within[0] - within[1]) < 0.04
    log_probabilities = softmax - numpy.logaddexp.reduce(softmax, axis=1, keepdims=True)
    scores = (sigmoid, log_probabilities)
    across = [numpy.mean([own_average_precision(z[:, k], y[:, k]) for k in range(5)]) for z in scores]
    assert across[1] < across[0]


def test_the_average_precision_of_softmax_does_not_hang_on_where_its_training_began(values):
    """Its logits do, up to a number a sample. The first seed's data again, the fit from zero, in double precision."""
    torch.manual_seed(0)
    rule, bias = torch.randn(20, 5) / 2, torch.tensor([0.0, -1.0, -1.5, -2.0, -3.0])
    x = torch.randn(9000, 20)
    y = torch.bernoulli(torch.sigmoid(x @ rule + bias)).double().numpy()
    x = numpy.column_stack([x.double().numpy(), numpy.ones(9000)])
    some, softmax = y[:1000].sum(1) > 0, numpy.zeros((21, 5))
    shared = y[:1000][some] / y[:1000][some].sum(1, keepdims=True)
    for _ in range(3000):
        powers = numpy.exp(x[:1000][some] @ softmax)
        softmax -= x[:1000][some].T @ (powers / powers.sum(1, keepdims=True) - shared) / some.sum()
    logits = x[1000:] @ softmax
    scores = logits - numpy.logaddexp.reduce(logits, axis=1, keepdims=True)
    found = numpy.mean([own_average_precision(scores[:, k], y[1000:, k]) for k in range(5)])
    assert values["across"]["softmax"][0] == pytest.approx(found, abs=2e-3)
