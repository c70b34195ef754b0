import math

import pytest

P = [0.7, 0.2, 0.1]
Z = [1.0, 0.5, -0.3]
ANCHOR, POSITIVE, NEGATIVE = [0.0, 1.0], [0.5, 1.5], [1.0, 0.2]


def softmax(row, temperature=1.0):
    total = math.fsum(math.exp(z / temperature) for z in row)
    return [math.exp(z / temperature) / total for z in row]


def entropy(p):
    return -math.fsum(x * math.log(x) for x in p)


def cross(p, q):
    return -math.fsum(a * math.log(b) for a, b in zip(p, q, strict=True))


def soft_kl(z):
    p, q = softmax([math.log(x) for x in P], 2.0), softmax(z, 2.0)
    return 4 * (cross(p, q) - entropy(p))


def unit(v):
    return [x / math.hypot(*v) for x in v]


U = [unit(v) for v in ([1.0, 0.2], [0.1, 1.0], [-1.0, 0.3])]
K = [unit(v) for v in ([0.9, 0.1], [0.3, 1.0], [-0.8, 0.6])]


def info_nce(views):
    losses = []
    for i, u in enumerate(views):
        scores = [sum(a * b for a, b in zip(u, k, strict=True)) for k in K]
        losses.append(-math.log(softmax(scores, 0.5)[i]))
    return sum(losses) / 3


ENTRIES = {
    "entropy": (entropy, P),
    "cross_entropy": (lambda z: cross(P, softmax(z)), Z),
    "kl": (lambda z: cross(P, softmax(z)) - entropy(P), Z),
    "kl_distributions": (lambda z: cross(P, softmax(z)) - entropy(P), Z),
    "distillation": (soft_kl, Z),
    "perplexity": (lambda z: 1 / softmax(z)[0], Z),
    "temperature": (lambda t: -math.log(softmax(Z, t)[0]), 2.0),
    "triplet": (lambda a: max(math.dist(a, POSITIVE) - math.dist(a, NEGATIVE) + 1, 0), ANCHOR),
    "info_nce": (info_nce, U),
}


@pytest.mark.parametrize("name", ENTRIES)
def test_the_formula_and_its_gradient(values, differences, name):
    loss, inputs = ENTRIES[name]
    assert values["losses"][name] == pytest.approx(loss(inputs), rel=1e-9)
    found, expected = values["gradients"][name], differences(loss, inputs)
    rows = zip(found, expected, strict=True) if name == "info_nce" else [(found, expected)]
    for row, by_difference in rows:
        assert row == pytest.approx(by_difference, rel=1e-5, abs=1e-7)
    assert values["agrees"][name] is True


def test_every_entry_is_compared(values):
    assert set(values["losses"]) == set(values["gradients"]) == set(values["agrees"]) == set(ENTRIES)
