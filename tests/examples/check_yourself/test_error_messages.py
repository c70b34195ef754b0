"""What torch says, put together from the shapes and dtypes of each mistake; a loss from its definition."""

import math

import pytest


def test_axis_1_is_read_as_the_classes(values):
    batch, tokens, classes = 8, 12, 5
    assert values["class_axis_last"] == f"Expected target size {[batch, classes]}, got {[batch, tokens]}"
    assert values["one_axis_too_many"] == f"Expected target size {[batch, tokens]}, got {[batch, tokens, 1]}"
    sizes = f"batch_size ({batch * tokens}) to match target batch_size ({batch})"
    assert values["only_logits_flat"] == f"Expected input {sizes}."


def test_a_dtype_is_named_after_what_the_shape_means(values):
    assert "Long" in values["float_indices"]
    assert values["float_indices"].endswith("got Float")
    assert "class probabilities" in values["integer_one_hot"]
    assert values["integer_one_hot"].endswith("got Long")
    assert "multi-target" in values["column"]


def test_squeeze_takes_the_batch_axis_of_a_single_sample(values):
    assert values["squeezed"] == "Expected input batch_size (1) to match target batch_size (0)."
    assert values["not_squeezed"] == values["column"]
    assert values["logits_squeezed"].startswith("For 1D input")


def test_one_class_is_always_certain(values):
    assert values["one_class"] == 0
    assert math.exp(values["binary"]) == pytest.approx(1 + math.exp(0.3))
    assert math.exp(values["binary_of_one"]) == pytest.approx(1 + math.exp(-0.3))
