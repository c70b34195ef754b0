import math

import pytest

LENGTH = "The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 1"
NUMBER = "binary_cross_entropy_with_logits(): argument 'pos_weight' (position 4) must be Tensor, not float"
MODULE = "cannot assign 'float' object to buffer 'pos_weight' (torch Tensor or None required)"
REFUSALS = [
    ("length", "RuntimeError", LENGTH),
    ("number", "TypeError", NUMBER),
    ("module_number", "TypeError", MODULE),
]
LOGITS = [[2.0, -1.0, 0.5], [-0.5, 1.0, -3.0]]
TARGETS = [[1.0, 0.0, 1.0], [0.0, 1.0, 0.0]]


def softplus(z):
    return max(z, 0.0) + math.log1p(math.exp(-abs(z)))


def bce(targets, pos_weight):
    total = 0.0
    for scores, labels in zip(LOGITS, targets, strict=True):
        for z, y, w in zip(scores, labels, pos_weight, strict=True):
            total += w * y * softplus(-z) + (1 - y) * softplus(z)
    return total / 6


@pytest.mark.parametrize(("name", "kind", "text"), REFUSALS)
def test_the_refusal_is_word_for_word(values, name, kind, text):
    assert values[f"{name}_type"] == kind
    assert values[f"{name}_message"] == text


def test_one_weight_a_class_is_taken(values):
    # float32 in the example
    assert values["length_mended"] == pytest.approx(bce(TARGETS, [1.0, 3.0, 2.0]), abs=1e-6)


@pytest.mark.parametrize("name", ["number", "module_number"])
def test_one_number_as_a_tensor_serves_every_class(values, name):
    assert values[f"{name}_mended"] == pytest.approx(bce(TARGETS, [3.0] * 3), abs=1e-6)


def test_a_class_without_positives_gives_infinity_and_nan(values):
    assert values["absent_class_weights"] == [1.0, 1.0, math.inf]
    assert math.isnan(values["absent_class_loss"])


def test_counting_at_least_one_positive_mends_it(values):
    targets = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]
    assert values["absent_class_mended"] == pytest.approx(bce(targets, [1.0, 1.0, 2.0]), abs=1e-6)
