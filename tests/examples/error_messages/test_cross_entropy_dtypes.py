import math

import pytest

LOGITS = [[2.0, 0.1, -1.0], [0.5, 1.5, -0.5]]
PROBABILITIES = "Expected floating point type for target with class probabilities, got "
MEAN = "mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. "
MESSAGES = [
    ("RuntimeError", "float_index", "expected target dtype to be Long or Byte, but got Float"),
    ("RuntimeError", "one_hot", PROBABILITIES + "Long"),
    ("RuntimeError", "one_axis", PROBABILITIES + "Long"),
    ("NotImplementedError", "swapped", "\"log_softmax_lastdim_kernel_impl\" not implemented for 'Long'"),
    ("NotImplementedError", "integer_logits", "\"log_softmax_kernel_impl\" not implemented for 'Long'"),
    ("RuntimeError", "accuracy", MEAN + "Got: Bool"),
]
SHORT_NAMES = {
    "int32": "Int", "int16": "Short", "int8": "Char", "bool": "Bool",
    "float64": "Double", "float32": "Float", "float16": "Half",
}  # fmt: skip


@pytest.mark.parametrize(("kind", "name", "text"), MESSAGES)
def test_the_message_is_word_for_word(says, kind, name, text):
    says(kind, name, text)


@pytest.mark.parametrize("name", ["float_index", "one_hot", "swapped"])
def test_each_fix_gives_the_loss_of_two_samples(values, cross_entropy, name):
    assert values[f"{name}_fixed"] == pytest.approx(cross_entropy(LOGITS, [0, 1]), abs=1e-6)


def test_two_of_nine_dtypes_are_accepted(values):
    assert values["only_two_are_accepted"]
    assert values["accepted"] == ["int64", "uint8"]
    assert values["index_dtype_messages"] == {
        dtype: f"expected target dtype to be Long or Byte, but got {name}" for dtype, name in SHORT_NAMES.items()
    }
    assert values["int_index_message"].endswith("Int")


def test_one_hot_is_refused_under_its_short_name(values):
    assert values["one_hot_int_message"] == PROBABILITIES + "Int"
    assert values["one_hot_bool_message"] == PROBABILITIES + "Bool"


def test_one_score_a_sample_is_a_binary_task(values, binary_cross_entropy):
    assert values["one_axis_fixed"] == pytest.approx(binary_cross_entropy([2.0, -1.0], [0, 1]), abs=1e-6)


def test_equal_logits_cost_the_logarithm_of_the_classes(values):
    assert values["integer_logits_fixed"] == pytest.approx(math.log(3), abs=1e-6)


def test_accuracy_is_the_share_of_hits(values):
    hits = [row.index(max(row)) == y for row, y in zip(LOGITS, [0, 1], strict=True)]
    assert values["accuracy_fixed"] == sum(hits) / len(hits)
