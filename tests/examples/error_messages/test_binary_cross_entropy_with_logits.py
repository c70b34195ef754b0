import math

import pytest

TWO_BOOLS = (
    "Subtraction, the `-` operator, with two bool tensors is not supported. "
    "Use the `^` or `logical_xor()` operator instead."
)
SIZES = "Target size (torch.Size([4])) must be the same as input size (torch.Size([4, 1]))"
SMOOTHING = "BCEWithLogitsLoss.__init__() got an unexpected keyword argument 'label_smoothing'"
REFUSALS = [
    ("long", "RuntimeError", "result type Float can't be cast to the desired output type Long"),
    ("int", "RuntimeError", "result type Float can't be cast to the desired output type Int"),
    ("bool", "RuntimeError", TWO_BOOLS),
    ("column", "ValueError", SIZES),
    ("smoothing", "TypeError", SMOOTHING),
]
LOGITS = [2.0, -1.0, 0.5, -3.0]
TARGETS = [1.0, 0.0, 1.0, 0.0]


def softplus(z):
    return max(z, 0.0) + math.log1p(math.exp(-abs(z)))


def bce(targets, pos_weight=1.0):
    each = [pos_weight * y * softplus(-z) + (1 - y) * softplus(z) for z, y in zip(LOGITS, targets, strict=True)]
    return sum(each) / len(each)


@pytest.mark.parametrize(("name", "kind", "text"), REFUSALS)
def test_the_refusal_is_word_for_word(values, name, kind, text):
    assert values[f"{name}_type"] == kind
    assert values[f"{name}_message"] == text


@pytest.mark.parametrize("name", ["long_mended", "bool_mended", "column_mended", "double_loss"])
def test_each_accepted_call_gives_the_binary_loss(values, name):
    # float32 in the example
    assert values[name] == pytest.approx(bce(TARGETS), abs=1e-6)


def test_smoothing_is_done_on_the_targets(values):
    expected = bce([0.95, 0.05, 0.95, 0.05])
    assert values["smoothing_mended"] == pytest.approx(expected, abs=1e-6)


def test_targets_out_of_range_make_the_loss_negative(values):
    assert values["counted_loss"] == pytest.approx(bce([2.0, 0.0, 2.0, 0.0]), abs=1e-6)
    assert values["counted_loss"] < 0
    assert values["signed_loss"] == -500.0  # (0 + (1000 - 2000)) / 2
