import math

import pytest

LOGITS = [[2.0, 0.1, -1.0], [0.5, 0.5, 0.5], [-3.0, 4.0, 0.0], [0.0, 1.0, 5.0]]
TARGETS = [0, 1, 2, 2]


def loss(row, target):
    return math.log(sum(math.exp(z) for z in row)) - row[target]


def slope(row, target, k, h=1e-5):
    up, down = list(row), list(row)
    up[k] += h
    down[k] -= h
    return (loss(up, target) - loss(down, target)) / (2 * h)


def slopes():
    return [[slope(row, y, k) for k in range(3)] for row, y in zip(LOGITS, TARGETS, strict=True)]


def test_the_gradient_agrees_with_finite_differences(values):
    for name in ("gradient_of_sum", "gradient_by_formula"):
        for found, expected in zip(values[name], slopes(), strict=True):
            assert found == pytest.approx(expected, abs=1e-8)
    assert values["gradient_first_row"] == pytest.approx(slopes()[0], abs=1e-8)
    assert values["largest_difference"] < 1e-12
    assert values["formula_is_autograd"] is True


def test_the_mean_divides_every_gradient_by_the_batch_size(values):
    assert values["B"] == len(TARGETS)
    assert values["C"] == 3
    for found, expected in zip(values["gradient_of_mean"], slopes(), strict=True):
        assert found == pytest.approx([s / 4 for s in expected], abs=1e-8)
    assert values["mean_times_batch_difference"] < 1e-12


def test_rows_sum_to_zero(values):
    assert [sum(row) for row in values["gradient_of_sum"]] == pytest.approx([0] * 4, abs=1e-12)
    assert values["largest_row_sum"] < 1e-12
    assert values["rows_sum_to_zero"] is True


def test_the_probabilities_of_the_first_row_are_a_softmax(values):
    exponentials = [math.exp(z) for z in LOGITS[0]]
    assert values["probs_first_row"] == pytest.approx([e / sum(exponentials) for e in exponentials], abs=1e-12)


def test_the_gradient_is_small_when_right_and_at_most_the_root_of_two_when_wrong(values):
    norms = values["gradient_norms"]
    assert norms == pytest.approx([math.hypot(*row) for row in slopes()], abs=1e-7)
    assert norms[3] < norms[0] < norms[1] < norms[2] < math.sqrt(2)
    assert values["largest_entry"] == pytest.approx(max(abs(s) for row in slopes() for s in row), abs=1e-8)
    assert values["largest_entry"] < 1


def test_gradcheck_passes(values):
    assert values["passes_gradcheck"] is True
