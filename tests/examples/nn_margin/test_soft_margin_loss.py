import inspect
import math

import pytest
from torch import nn

LOGITS, LABELS = [[2.0, -1.0], [0.5, -3.0]], [[1, -1], [-1, 1]]


def element(logit, label):
    return math.log(1 + math.exp(-label * logit))


def test_every_argument_is_on_the_page():
    assert set(inspect.signature(nn.SoftMarginLoss).parameters) == {"reduction", "size_average", "reduce"}


def test_the_mean_is_over_all_elements_and_equals_binary_cross_entropy(values):
    table = [[element(z, y) for z, y in zip(*rows, strict=True)] for rows in zip(LOGITS, LABELS, strict=True)]
    for got, row in zip(values["per_element"], table, strict=True):
        assert got == pytest.approx(row, abs=1e-6)
    flat = [value for row in table for value in row]
    assert values["loss"] == pytest.approx(sum(flat) / 4, abs=1e-6)
    assert values["total"] == pytest.approx(sum(flat), abs=1e-5)
    assert values["divisor"] == pytest.approx(4)
    probabilities = [1 / (1 + math.exp(-z)) for row in LOGITS for z in row]
    ones = [y == 1 for row in LABELS for y in row]
    bce = -sum(math.log(p if one else 1 - p) for p, one in zip(probabilities, ones, strict=True)) / 4
    assert values["equals_bce"]
    assert values["bce"] == pytest.approx(bce, abs=1e-6) == values["loss"]


def test_it_starts_at_log_two_and_approaches_zero(values):
    assert values["at_start"] == pytest.approx(math.log(2))
    assert 0 < values["near_the_floor"] == pytest.approx(element(10, 1), rel=1e-2)


def test_a_label_of_zero_teaches_nothing(values):
    assert values["zero_label_losses"] == pytest.approx([math.log(2)] * 3)
    assert values["zero_label_gradients"] == [0, 0, 0]


def test_exp_overflows_where_the_largest_number_of_the_dtype_is_passed(values):
    largest = {"float32": (2 - 2**-23) * 2.0**127, "float16": 65504.0}
    assert {name: list(rows) for name, rows in values["far"].items()} == {
        "float32": ["88", "89"],
        "float16": ["11", "12"],
    }
    for dtype, rows in values["far"].items():
        for logit, row in rows.items():
            fits = int(logit) < math.log(largest[dtype])
            assert math.isfinite(row["loss"]) == math.isfinite(row["gradient"]) == fits
            assert row["bce"] == pytest.approx(int(logit), rel=1e-3)
        assert [math.isfinite(row["loss"]) for row in rows.values()] == [True, False]
    assert "broadcast shape [4, 4]" in values["column_message"]


def test_the_curves_follow_the_definition(values):
    curves = values["loss_curves"]
    assert curves["x"] == pytest.approx([-5 + i / 10 for i in range(101)], abs=1e-6)
    for y in (1, -1, 0):
        assert curves["loss"][f"y={y}"] == pytest.approx([element(x, y) for x in curves["x"]], abs=1e-6)
        slopes = [-y / (1 + math.exp(y * x)) for x in curves["x"]]
        assert curves["gradient"][f"y={y}"] == pytest.approx(slopes, abs=1e-6)
    assert values["largest_gradient"] == pytest.approx(1 / (1 + math.exp(-5)), abs=1e-6)
    assert values["largest_gradient"] < 1
