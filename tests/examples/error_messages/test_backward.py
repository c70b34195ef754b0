import math

import pytest
import torch

NO_GRAD = "element 0 of tensors does not require grad and does not have a grad_fn"
TWICE = (
    "Trying to backward through the graph a second time (or directly access saved tensors after they have already "
    "been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). "
    "Specify retain_graph=True if you need to backward through the graph a second time or if you need to access "
    "saved tensors after calling backward."
)
REFUSALS = [
    ("no_grad", "RuntimeError", NO_GRAD),
    ("accuracy", "RuntimeError", NO_GRAD),
    ("not_scalar", "RuntimeError", "grad can be implicitly created only for scalar outputs"),
    ("number", "AttributeError", "'float' object has no attribute 'backward'"),
    ("twice", "RuntimeError", TWICE),
]


def gradient_norm_by_hand():
    torch.manual_seed(0)
    features, targets = torch.randn(6, 4).tolist(), [0, 1, 2, 1, 0, 2]
    total = 0.0
    for d in range(4):
        for c in range(3):
            entry = sum(row[d] * (1 / 3 - (y == c)) for row, y in zip(features, targets, strict=True)) / 6
            total += entry**2
    return math.sqrt(total)


@pytest.mark.parametrize(("name", "kind", "text"), REFUSALS)
def test_the_refusal_is_word_for_word(values, name, kind, text):
    assert values[f"{name}_type"] == kind
    assert values[f"{name}_message"] == text


@pytest.mark.parametrize("name", ["no_grad", "not_scalar", "number", "twice"])
def test_each_mended_call_gives_the_gradient(values, name):
    # float32 in the example
    assert values[f"{name}_mended"] == pytest.approx(gradient_norm_by_hand(), abs=1e-6)


def test_zero_weights_cost_log_three(values):
    assert values["number"] == pytest.approx(math.log(3), abs=1e-6)
    assert values["once"] == pytest.approx(math.log(3), abs=1e-6)
