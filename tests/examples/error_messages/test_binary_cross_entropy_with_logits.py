import pytest

LOGITS, TARGETS = [2.0, -1.0, 0.5], [1.0, 0.0, 1.0]
BOOL = (
    "Subtraction, the `-` operator, with two bool tensors is not supported. "
    "Use the `^` or `logical_xor()` operator instead."
)
SIZE = "Target size (torch.Size([3])) must be the same as input size (torch.Size([3, 1]))"
MESSAGES = [
    ("RuntimeError", "long", "result type Float can't be cast to the desired output type Long"),
    ("RuntimeError", "int", "result type Float can't be cast to the desired output type Int"),
    ("RuntimeError", "bool", BOOL),
    ("ValueError", "column", SIZE),
    ("TypeError", "smoothing", "BCEWithLogitsLoss.__init__() got an unexpected keyword argument 'label_smoothing'"),
    ("NotImplementedError", "integer_logits", "\"log_sigmoid_cpu\" not implemented for 'Long'"),
]


@pytest.mark.parametrize(("kind", "name", "text"), MESSAGES)
def test_the_message_is_word_for_word(says, kind, name, text):
    says(kind, name, text)


@pytest.mark.parametrize("name", ["long", "bool", "column"])
def test_each_fix_gives_the_same_loss(values, binary_cross_entropy, name):
    assert values[f"{name}_fixed"] == pytest.approx(binary_cross_entropy(LOGITS, TARGETS), abs=1e-6)


def test_integer_logits_work_as_floats(values, binary_cross_entropy):
    expected = binary_cross_entropy([2.0, -1.0, 0.0], TARGETS)
    assert values["integer_logits_fixed"] == pytest.approx(expected, abs=1e-6)


def test_smoothed_targets_are_mixed_with_one_half(values, binary_cross_entropy):
    assert values["smoothing_fixed"] == pytest.approx(binary_cross_entropy(LOGITS, [0.95, 0.05, 0.95]), abs=1e-6)
