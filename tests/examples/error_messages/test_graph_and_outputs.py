import pytest

LOGITS = [[2.0, 0.1, -1.0], [0.5, 1.5, -0.5]]
IN_PLACE = (
    "one of the variables needed for gradient computation has been modified by an inplace operation: "
    "[torch.FloatTensor [2, 3]], which is output 0 of Softmax, is at version 1; expected version 0 instead. Hint: "
    "enable anomaly detection to find the operation that failed to compute its gradient, with "
    "torch.autograd.set_detect_anomaly(True, check_nan=False)."
)
MESSAGES = [
    ("RuntimeError", "in_place", IN_PLACE),
    ("RuntimeError", "leaf", "a leaf Variable that requires grad is being used in an in-place operation."),
    ("TypeError", "tuple", "cross_entropy_loss(): argument 'input' (position 1) must be Tensor, not tuple"),
    ("AttributeError", "tuple_bce", "'tuple' object has no attribute 'size'"),
    ("AttributeError", "tuple_backward", "'tuple' object has no attribute 'backward'"),
    ("TypeError", "weight", "cross_entropy_loss(): argument 'weight' (position 3) must be Tensor, not list"),
    (
        "RuntimeError",
        "numpy",
        "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.",
    ),
    ("RuntimeError", "item", "a Tensor with 2 elements cannot be converted to Scalar"),
    ("TypeError", "called", "'Tensor' object is not callable"),
    ("RuntimeError", "integer", "Only Tensors of floating point and complex dtype can require gradients"),
]


@pytest.mark.parametrize(("kind", "name", "text"), MESSAGES)
def test_the_message_is_word_for_word(says, kind, name, text):
    says(kind, name, text)


def test_one_step_moves_each_weight_by_a_tenth_of_its_gradient(values):
    assert values["leaf_fixed"] == pytest.approx([0.1 * 2] * 3)  # the gradient of (w - 1)**2 at zero is -2


def test_the_logits_inside_the_tuple_have_a_loss(values, cross_entropy):
    first, second = (cross_entropy([row], [y]) for y, row in enumerate(LOGITS))
    assert values["tuple_fixed"] == pytest.approx((first + second) / 2, abs=1e-6)
    assert values["weight_fixed"] == pytest.approx((1 * first + 2 * second) / (1 + 2), abs=1e-6)


def test_the_mean_is_a_plain_number(values):
    assert isinstance(values["average"], float)


def test_with_two_names_the_second_step_gives_the_same_loss(values):
    first, second = values["called_fixed"]
    assert first == second > 0


def test_floats_may_require_a_gradient(values):
    assert values["integer_fixed"] is True
