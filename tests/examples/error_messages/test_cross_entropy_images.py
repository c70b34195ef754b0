import math

import pytest

SPATIAL = "only batches of spatial targets supported (3D tensors) but got targets of dimension: 4"
MESSAGES = [
    ("RuntimeError", "with_channel", SPATIAL),
    ("RuntimeError", "channels_last", "size mismatch (got input: [1, 3, 4, 4] , target: [1, 3, 4]"),
    ("RuntimeError", "resolution", "size mismatch (got input: [1, 4, 3, 2] , target: [1, 3, 4]"),
    ("RuntimeError", "byte_mask", "expected scalar type Long but found Byte"),
    ("RuntimeError", "one_hot", "Expected floating point type for target with class probabilities, got Long"),
]


def row(pixel):
    return [math.sin(-2 + 4 * (12 * c + pixel) / 47) for c in range(4)]


@pytest.mark.parametrize(("kind", "name", "text"), MESSAGES)
def test_the_message_is_word_for_word(says, kind, name, text):
    says(kind, name, text)


@pytest.mark.parametrize("name", ["with_channel", "channels_last", "byte_mask", "one_hot"])
def test_each_fix_reads_four_classes_at_twelve_pixels(values, cross_entropy, name):
    expected = cross_entropy([row(pixel) for pixel in range(12)], [pixel % 4 for pixel in range(12)])
    assert values[f"{name}_fixed"] == pytest.approx(expected, abs=1e-6)


def test_the_enlarged_logits_repeat_every_second_column(values, cross_entropy):
    rows = [row(pixel - pixel % 2) for pixel in range(12)]
    assert values["resolution_fixed"] == pytest.approx(
        cross_entropy(rows, [pixel % 4 for pixel in range(12)]), abs=1e-6
    )
