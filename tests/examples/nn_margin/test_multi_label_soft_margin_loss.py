import inspect
import math

import pytest
from torch import nn

LOGITS, TARGETS = [[1.0, -1.0, 2.0], [0.0, 3.0, -2.0]], [[1, 0, 1], [0, 0, 1]]


def element(logit, target):
    """Linear in the target, whatever the target is."""
    return target * math.log(1 + math.exp(-logit)) + (1 - target) * math.log(1 + math.exp(logit))


def sample(logits, targets, weights=(1, 1, 1)):
    terms = [w * element(z, t) for z, t, w in zip(logits, targets, weights, strict=True)]
    return sum(terms) / len(terms)


def samples(**options):
    return [sample(z, t, **options) for z, t in zip(LOGITS, TARGETS, strict=True)]


def test_every_argument_is_on_the_page():
    arguments = set(inspect.signature(nn.MultiLabelSoftMarginLoss).parameters)
    assert arguments == {"weight", "reduction", "size_average", "reduce"}


def test_classes_are_averaged_first(values):
    assert values["per_sample"] == pytest.approx(samples(), abs=1e-6)
    assert values["loss"] == pytest.approx(sum(samples()) / 2, abs=1e-6)
    assert values["total"] == pytest.approx(sum(samples()), abs=1e-6)
    assert values["image_shape"] == [2, 3, 4]


def test_only_the_mean_equals_binary_cross_entropy(values):
    assert values["same_mean"]
    assert values["bce"] == pytest.approx(sum(samples()) / 2, abs=1e-6)
    assert values["bce_total"] == pytest.approx(3 * sum(samples()), abs=1e-5)
    assert values["divisor"] == pytest.approx(2 * 3)
    assert values["divisor_of_the_sum"] == pytest.approx(3)
    assert values["same_weighted"]
    weighted = sum(samples(weights=(1, 1, 4))) / 2
    assert values["weighted"] == pytest.approx(weighted, abs=1e-6) == values["weighted_bce"]


def test_the_gradient_is_that_of_binary_cross_entropy_too(values):
    assert values["same_gradient"]
    for row, logits, targets in zip(values["gradient_list"], LOGITS, TARGETS, strict=True):
        expected = [(1 / (1 + math.exp(-z)) - t) / 6 for z, t in zip(logits, targets, strict=True)]
        assert row == pytest.approx(expected, abs=1e-6)


def test_start_floor_and_far_away(values):
    assert values["at_start"] == pytest.approx(math.log(2))
    assert 0 < values["near_the_floor"] == pytest.approx(math.log(1 + math.exp(-10)), rel=1e-2)
    assert values["far"] == pytest.approx(1000)


def test_labels_of_minus_one_leave_no_floor(values):
    signs = [[(z > 0) - (z < 0) for z in row] for row in LOGITS]
    expected = [sum(sample([scale * s for s in row], row) for row in signs) / 2 for scale in (1, 10, 100)]
    assert values["with_signed"] == pytest.approx(expected, abs=1e-4)
    assert values["no_floor"]
    assert expected[0] > expected[1] > expected[2]


def test_a_flat_target_adds_all_combinations_and_divides_by_one_class(values):
    column, flat = [1.0, 0.0], [1, 0]
    assert values["right_shape"] == pytest.approx(
        sum(element(z, t) for z, t in zip(column, flat, strict=True)) / 2, abs=1e-6
    )
    # The sum runs over the broadcast columns, but is divided by the one column of the logits, and then by two rows.
    assert values["broadcast"] == pytest.approx(sum(element(z, t) for z in column for t in flat) / 1 / 2, abs=1e-6)


def test_messages(values):
    assert "must be the same as input size" in values["messages"]["bce"]
    assert "bool tensor is not supported" in values["messages"]["bool"]


def test_the_curves_follow_the_definition(values):
    curves = values["loss_curves"]
    assert curves["x"] == pytest.approx([-5 + i / 10 for i in range(101)], abs=1e-6)
    for label, y, w in (("y=1", 1, 1), ("y=0", 0, 1), ("y=1, weight=3", 1, 3), ("y=-1", -1, 1)):
        losses = [sample([x, 0, 0], [y, 0, 0], (w, 1, 1)) for x in curves["x"]]
        assert curves["loss"][label] == pytest.approx(losses, abs=1e-5)
        slopes = [w * (1 / (1 + math.exp(-x)) - y) / 3 for x in curves["x"]]
        assert curves["gradient"][label] == pytest.approx(slopes, abs=1e-6)
    assert values["largest_gradient"] == pytest.approx(1 / (1 + math.exp(-5)) / 3, abs=1e-6)
    assert values["largest_gradient"] < 1 / 3
