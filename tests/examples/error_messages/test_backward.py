import pytest

NO_GRAD = "element 0 of tensors does not require grad and does not have a grad_fn"
TWICE = (
    "Trying to backward through the graph a second time (or directly access saved tensors after they have already "
    "been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). "
    "Specify retain_graph=True if you need to backward through the graph a second time or if you need to access "
    "saved tensors after calling backward."
)
MESSAGES = [
    ("RuntimeError", "no_grad", NO_GRAD),
    ("RuntimeError", "accuracy", NO_GRAD),
    ("RuntimeError", "not_scalar", "grad can be implicitly created only for scalar outputs"),
    ("AttributeError", "number", "'float' object has no attribute 'backward'"),
    ("RuntimeError", "twice", TWICE),
]


@pytest.mark.parametrize(("kind", "name", "text"), MESSAGES)
def test_the_message_is_word_for_word(says, kind, name, text):
    says(kind, name, text)


def test_a_loss_computed_inside_the_loop_falls(values):
    first, second = values["twice_fixed"]
    assert 0 < second < first


def test_the_number_for_the_log_is_the_loss(values):
    assert values["log"] == pytest.approx(values["number"])


def test_the_terminal_confirms_both_fixes(output):
    # There is a gradient outside no_grad, and the loss falls once it is computed inside the loop.
    assert [line for line in output.splitlines() if line in ("True", "False")] == ["True", "True"]
