import math

import pytest

LENGTH = "The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 1"
NUMBER = "binary_cross_entropy_with_logits(): argument 'pos_weight' (position 4) must be Tensor, not float"
MODULE = "cannot assign 'float' object to buffer 'pos_weight' (torch Tensor or None required)"
LABELS = [([2.0, -0.5], [1, 0]), ([-1.0, 1.0], [0, 1]), ([0.5, -3.0], [1, 0])]  # logits and targets of each label


def mean_over_labels(binary_cross_entropy, weights, targets=None):
    labels = [(logits, targets[k] if targets else y) for k, (logits, y) in enumerate(LABELS)]
    return sum(binary_cross_entropy(z, y, w) for (z, y), w in zip(labels, weights, strict=True)) / 3


def test_the_messages_are_word_for_word(says):
    says("RuntimeError", "length", LENGTH)
    says("TypeError", "number", NUMBER)
    says("TypeError", "module_number", MODULE)


def test_one_weight_belongs_to_each_label(values, binary_cross_entropy):
    assert values["length_fixed"] == pytest.approx(mean_over_labels(binary_cross_entropy, [1, 3, 2]), abs=1e-6)
    assert values["number_fixed"] == pytest.approx(mean_over_labels(binary_cross_entropy, [3, 3, 3]), abs=1e-6)


def test_a_label_without_positives_has_a_nan_loss_until_the_divisor_is_clamped(values, binary_cross_entropy):
    assert math.isnan(values["no_positives_loss"])
    expected = mean_over_labels(binary_cross_entropy, [1, 1, 2], [[1, 0], [0, 1], [0, 0]])
    assert values["no_positives_fixed"] == pytest.approx(expected, abs=1e-6)
