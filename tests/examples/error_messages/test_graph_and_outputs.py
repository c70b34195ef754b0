"""The messages word by word, and what the mended calls give, from closed forms."""

import math

import pytest


@pytest.fixture(scope="module")
def values(run):
    return run("error_messages/graph_and_outputs.py").values


def test_what_is_overwritten_is_named(values):
    assert values["in_place_type"] == "RuntimeError"
    said = values["in_place_message"]
    assert said.startswith(
        "one of the variables needed for gradient computation has been modified by an inplace operation: "
        "[torch.FloatTensor [6, 3]], which is output 0 of Softmax"
    )
    assert values["leaf_message"] == "a leaf Variable that requires grad is being used in an in-place operation."
    assert values["leaf_type"] == "RuntimeError"


def test_with_a_new_tensor_the_gradient_is_that_of_cross_entropy(run, values):
    # error_messages/backward.py takes the gradient of F.cross_entropy at the same zero weights.
    expected = run("error_messages/backward.py").values["no_grad_mended"]
    assert values["in_place_mended"] == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize(
    ("name", "kind", "text"),
    [
        ("tuple", "TypeError", "cross_entropy_loss(): argument 'input' (position 1) must be Tensor, not tuple"),
        ("tuple_bce", "AttributeError", "'tuple' object has no attribute 'size'"),
        ("tuple_backward", "AttributeError", "'tuple' object has no attribute 'backward'"),
        ("weight", "TypeError", "cross_entropy_loss(): argument 'weight' (position 3) must be Tensor, not list"),
        (
            "numpy",
            "RuntimeError",
            "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.",
        ),
        ("item", "RuntimeError", "a Tensor with 6 elements cannot be converted to Scalar"),
        ("called", "TypeError", "'Tensor' object is not callable"),
        ("integer", "RuntimeError", "Only Tensors of floating point and complex dtype can require gradients"),
        ("index", "RuntimeError", "scatter(): Expected dtype int32/int64 for index"),
    ],
)
def test_what_is_no_tensor_is_refused(values, name, kind, text):
    assert (values[f"{name}_type"], values[f"{name}_message"]) == (kind, text)


def test_the_logits_taken_out_of_the_tuple_give_a_loss(values):
    assert values["tuple_mended"] == pytest.approx(math.log(3), abs=1e-6)
