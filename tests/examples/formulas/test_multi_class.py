import math

import pytest

Z = [[2.0, 0.1, -1.0], [0.5, 3.0, 0.2], [-1.0, 0.4, 0.3], [1.5, 1.0, -2.0]]
Y = [0, 1, 2, 1]
SOFT = [[0.8, 0.1, 0.1], [0.2, 0.7, 0.1], [0.0, 0.5, 0.5], [1 / 3] * 3]
WEIGHT = [1.0, 2.0, 5.0]


def softmax(row):
    total = math.fsum(math.exp(z) for z in row)
    return [math.exp(z) / total for z in row]


def cross(targets, probs):
    return -math.fsum(t * math.log(p) for t, p in zip(targets, probs, strict=True))


def one_hot(y):
    return [float(c == y) for c in range(3)]


def smoothed(y):
    return [0.9 * h + 0.1 / 3 for h in one_hot(y)]


def mean(sample):
    return lambda rows: math.fsum(sample(softmax(row), y) for row, y in zip(rows, Y, strict=True)) / 4


def weighted(rows):
    weights = [WEIGHT[y] for y in Y]
    losses = [-math.log(softmax(row)[y]) for row, y in zip(rows, Y, strict=True)]
    return sum(w * loss for w, loss in zip(weights, losses, strict=True)) / sum(weights)


ENTRIES = {
    "softmax": lambda rows: math.fsum(softmax(row)[0] for row in rows),
    "log_sum_exp": lambda rows: math.fsum(math.log(sum(map(math.exp, row))) for row in rows),
    "log_softmax": lambda rows: math.fsum(math.log(softmax(row)[0]) for row in rows),
    "cross_entropy": mean(lambda p, y: cross(one_hot(y), p)),
    "soft_targets": lambda rows: sum(cross(t, softmax(row)) for t, row in zip(SOFT, rows, strict=True)) / 4,
    "nll": mean(lambda p, y: -math.log(p[y])),
    "label_smoothing": mean(lambda p, y: cross(smoothed(y), p)),
    "class_weights": weighted,
    "focal": mean(lambda p, y: -((1 - p[y]) ** 2) * math.log(p[y])),
    "brier": mean(lambda p, y: sum((a - b) ** 2 for a, b in zip(p, one_hot(y), strict=True))),
}


@pytest.mark.parametrize("name", ENTRIES)
def test_the_formula_and_its_gradient(values, differences, name):
    loss = ENTRIES[name]
    assert values["losses"][name] == pytest.approx(loss(Z), rel=1e-9)
    for row, expected in zip(values["gradients"][name], differences(loss, Z), strict=True):
        assert row == pytest.approx(expected, rel=1e-5, abs=1e-7)
    assert values["agrees"][name] is True


def test_every_entry_is_compared(values):
    assert set(values["losses"]) == set(values["gradients"]) == set(values["agrees"]) == set(ENTRIES)


def test_converted_smoothing_has_the_same_targets(values):
    # share of the truth 1 - alpha + alpha / C, set equal to 1 - epsilon
    assert 1 - values["converted"] + values["converted"] / 3 == pytest.approx(1 - values["epsilon"])
    assert values["smoothing_converts"] is True


def test_the_smoothed_loss_is_lowest_at_the_entropy(values):
    floor = cross(smoothed(0), smoothed(0))

    def loss(lead):
        return cross(smoothed(0), softmax([lead, 0.0, 0.0]))

    lead = math.log(1 + 3 * 0.9 / 0.1)
    assert loss(lead) == pytest.approx(floor)
    assert min(loss(lead - 0.1), loss(lead + 0.1)) > floor
    assert values["minimum_is_the_entropy"] is True
