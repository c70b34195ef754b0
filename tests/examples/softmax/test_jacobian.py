import math

import pytest

Z = [2, 1, 0.1]


def softmax(z):
    weights = [math.exp(score) for score in z]
    return [weight / sum(weights) for weight in weights]


def test_the_formula_agrees_with_autograd(values):
    assert values["largest_difference"] < 1e-12


def test_every_entry_is_a_finite_difference(values):
    jacobian = values["jacobian"]
    h = 1e-5
    for j in range(3):
        above = softmax([z + h * (k == j) for k, z in enumerate(Z)])
        below = softmax([z - h * (k == j) for k, z in enumerate(Z)])
        for i in range(3):
            assert jacobian[i][j] == pytest.approx((above[i] - below[i]) / (2 * h), abs=1e-8)


def test_the_matrix_is_symmetric_and_singular(values):
    jacobian = values["jacobian"]
    assert all(jacobian[i][j] == pytest.approx(jacobian[j][i], abs=1e-15) for i in range(3) for j in range(3))
    assert values["largest_row_sum"] < 1e-15
    assert values["determinant"] < 1e-15
    assert values["rank"] == 2


def test_a_peaked_softmax_has_almost_no_slope(values):
    assert values["peaked_diagonal"] == pytest.approx([p * (1 - p) for p in softmax([20, 10, 1])], abs=1e-12)
    assert values["largest_possible_diagonal"] == pytest.approx(0.25, abs=1e-9)
    assert max(values["peaked_diagonal"]) < 1e-4
