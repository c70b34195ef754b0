import math

import pytest

TARGETS = [0, 1, 2, 0, 1, 2, 0, 1, 2, 0]
VIEW = (
    "view size is not compatible with input tensor's size and stride (at least one dimension spans across two "
    "contiguous subspaces). Use .reshape(...) instead."
)
MESSAGES = [
    ("RuntimeError", "class_last", "Expected target size [2, 3], got [2, 5]"),
    ("RuntimeError", "few_tokens", "Expected target size [2, 5], got [2, 3]"),
    ("ValueError", "only_logits_flat", "Expected input batch_size (10) to match target batch_size (2)."),
    ("RuntimeError", "view", VIEW),
    ("ValueError", "unbatched", "For 1D input, 1D target must have size 1, but got target size: 2"),
    ("ValueError", "squeezed", "Expected input batch_size (1) to match target batch_size (0)."),
    ("IndexError", "one_output", "Target 1 is out of bounds."),
]


def line(number):
    return -2 + 4 * number / 29


@pytest.mark.parametrize(("kind", "name", "text"), MESSAGES)
def test_the_message_is_word_for_word(says, kind, name, text):
    says(kind, name, text)


@pytest.mark.parametrize("name", ["class_last", "only_logits_flat"])
def test_both_fixes_read_three_classes_at_ten_places(values, cross_entropy, name):
    rows = [[math.sin(line(15 * b + 3 * t + c)) for c in range(3)] for b in range(2) for t in range(5)]
    assert values[f"{name}_fixed"] == pytest.approx(cross_entropy(rows, TARGETS), abs=1e-6)


def test_reshape_after_permute_keeps_classes_together(values, cross_entropy):
    rows = [[line(15 * b + 5 * c + t) for c in range(3)] for b in range(2) for t in range(5)]
    assert values["view_fixed"] == pytest.approx(cross_entropy(rows, TARGETS), abs=1e-6)


@pytest.mark.parametrize("name", ["unbatched", "squeezed"])
def test_one_sample_gives_the_loss_of_one_sample(values, cross_entropy, name):
    assert values[f"{name}_fixed"] == pytest.approx(cross_entropy([[2.0, 0.1, -1.0]], [0]), abs=1e-6)


def test_one_output_is_a_binary_task(values, binary_cross_entropy):
    assert values["one_output_fixed"] == pytest.approx(binary_cross_entropy([0.5, -1.0], [1, 0]), abs=1e-6)
