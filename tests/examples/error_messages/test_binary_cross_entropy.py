import math

import pytest

SIZES = (
    "Using a target size (torch.Size([4])) that is different to the input size (torch.Size([4, 1])) is deprecated. "
    "Please ensure they have the same size."
)
REFUSALS = [
    ("logits", "RuntimeError", "all elements of input should be between 0 and 1"),
    ("nan", "RuntimeError", "all elements of input should be between 0 and 1"),
    ("counted", "RuntimeError", "all elements of target should be between 0 and 1"),
    ("signed", "RuntimeError", "all elements of target should be between 0 and 1"),
    ("long", "RuntimeError", "Found dtype Long but expected Float"),
    ("bool", "RuntimeError", "Found dtype Bool but expected Float"),
    ("double", "RuntimeError", "Found dtype Double but expected Float"),
    ("half", "RuntimeError", "Found dtype Half but expected Float"),
    ("column", "ValueError", SIZES),
    ("pos_weight", "TypeError", "_WeightedLoss.__init__() got an unexpected keyword argument 'pos_weight'"),
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


@pytest.mark.parametrize("name", ["logits", "signed", "long", "column"])
def test_each_mended_call_gives_the_binary_loss(values, name):
    # float32 in the example
    assert values[f"{name}_mended"] == pytest.approx(bce(TARGETS), abs=1e-6)


def test_the_finite_probability_is_left(values):
    assert values["nan_mended"] == pytest.approx(-math.log(0.9), abs=1e-6)


def test_the_loss_with_logits_takes_a_positive_weight(values):
    assert values["pos_weight_mended"] == pytest.approx(bce(TARGETS, pos_weight=values["weight"]), abs=1e-6)
    assert values["weight"] == 3.0
