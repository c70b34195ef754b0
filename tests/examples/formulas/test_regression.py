import math

import pytest

PRED = [[2.5, 0.0], [2.0, 8.0], [-1.0, 0.5]]
Y = [[3.0, -0.5], [2.1, 5.0], [1.5, 0.2]]
VARIANCE = [[0.5, 1.0], [2.0, 4.0], [0.25, 1.0]]
COUNTS = [[3, 0], [7, 5], [1, 2]]


def normal_nll(x, y, v):
    return -math.log(math.exp(-((x - y) ** 2) / (2 * v)) / math.sqrt(2 * math.pi * v))


def huber(x, y, v, delta=1.0):
    """The integral of the clipped error."""
    e = abs(x - y)
    return min(e, delta) ** 2 / 2 + delta * max(e - delta, 0)


ELEMENTS = {
    "mse": (lambda x, y, v: (x - y) ** 2, Y),
    "mae": (lambda x, y, v: max(x - y, y - x), Y),
    "huber": (huber, Y),
    "smooth_l1": (lambda x, y, v: huber(x, y, v, delta=0.5) / 0.5, Y),
    "gaussian_nll": (normal_nll, Y),
    "poisson_nll": (lambda x, y, v: math.exp(x) - y * x, COUNTS),
    "quantile": (lambda x, y, v: 0.9 * (y - x) if y > x else 0.1 * (x - y), Y),
}


@pytest.mark.parametrize("name", ELEMENTS)
def test_the_formula_and_its_gradient(values, differences, name):
    element, targets = ELEMENTS[name]

    def loss(pred):
        cells = [(pred[i][d], targets[i][d], VARIANCE[i][d]) for i in range(3) for d in range(2)]
        return math.fsum(element(*cell) for cell in cells) / 6

    assert values["losses"][name] == pytest.approx(loss(PRED), rel=1e-9)
    for row, expected in zip(values["gradients"][name], differences(loss, PRED), strict=True):
        assert row == pytest.approx(expected, rel=1e-5, abs=1e-7)
    assert values["agrees"][name] is True


def test_every_entry_is_compared(values):
    assert set(values["losses"]) == set(values["gradients"]) == set(values["agrees"]) == set(ELEMENTS)
