import math

import pytest

Z = [[2.0, -1.0], [0.5, 3.0], [-4.0, 0.1]]
Y = [[1, 0], [0, 1], [1, 0]]
POS_WEIGHT = [3.0, 0.5]


def sigmoid(z):
    return math.exp(z) / (1 + math.exp(z))


def of_truth(z, y):
    return sigmoid(z if y else -z)


def mean(element):
    return lambda rows: math.fsum(element(rows[i][k], Y[i][k], POS_WEIGHT[k]) for i in range(3) for k in range(2)) / 6


def dice(rows):
    losses = []
    for row, labels in zip(rows, Y, strict=True):
        probs = [sigmoid(z) for z in row]
        losses.append(1 - 2 * sum(p for p, y in zip(probs, labels, strict=True) if y) / (sum(probs) + sum(labels)))
    return sum(losses) / 3


PROBS = [[sigmoid(z) for z in row] for row in Z]
ENTRIES = {
    "sigmoid": (lambda rows: math.fsum(sigmoid(z) for row in rows for z in row), Z),
    "bce": (mean(lambda p, y, w: -math.log(p if y else 1 - p)), PROBS),
    "bce_with_logits": (mean(lambda z, y, w: -math.log(of_truth(z, y))), Z),
    "pos_weight": (mean(lambda z, y, w: -(w if y else 1) * math.log(of_truth(z, y))), Z),
    "focal": (mean(lambda z, y, w: -((1 - of_truth(z, y)) ** 2) * math.log(of_truth(z, y))), Z),
    "dice": (dice, Z),
}


@pytest.mark.parametrize("name", ENTRIES)
def test_the_formula_and_its_gradient(values, differences, name):
    loss, inputs = ENTRIES[name]
    assert values["losses"][name] == pytest.approx(loss(inputs), rel=1e-9)
    for row, expected in zip(values["gradients"][name], differences(loss, inputs), strict=True):
        assert row == pytest.approx(expected, rel=1e-5, abs=1e-7)
    assert values["agrees"][name] is True


def test_every_entry_is_compared(values):
    assert set(values["losses"]) == set(values["gradients"]) == set(values["agrees"]) == set(ENTRIES)


def test_log_w_is_the_shift_that_pos_weight_makes(values):
    # the constant logit that is best for a share s of positives: the slope w s (1 - p) = (1 - s) p
    for share in (0.1, 0.5, 0.9):
        low, high = -20.0, 20.0
        for _ in range(80):
            z = (low + high) / 2
            low, high = (z, high) if 9 * share * (1 - sigmoid(z)) > (1 - share) * sigmoid(z) else (low, z)
        assert sigmoid(z - math.log(9)) == pytest.approx(share, abs=1e-9)
    assert values["shift_undoes_pos_weight"] is True


def test_the_curves_are_the_losses_of_a_positive(values):
    assert [row[0] for row in values["curves"]] == pytest.approx([-4 + i / 10 for i in range(81)])
    for z, bce, weighted, focal in values["curves"]:
        p = sigmoid(z)
        assert (bce, weighted) == pytest.approx((-math.log(p), -3 * math.log(p)))
        assert focal == pytest.approx(-((1 - p) ** 2) * math.log(p))


def test_a_small_gamma_has_no_slope_where_the_truth_rounds_to_one(values):
    # 1 - p rounds to zero at a logit of 100, and the slope of u ** 0.5 at u = 0 is infinite: infinity times zero.
    assert 1 - sigmoid(100.0) == 0.0
    assert values["small_gamma_is_nan"]
