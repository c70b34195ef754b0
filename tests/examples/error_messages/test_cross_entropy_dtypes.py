import math

import pytest

ONLY_FLOATS = "\"log_softmax_lastdim_kernel_impl\" not implemented for 'Long'"
REFUSALS = [
    ("float_index", "RuntimeError", "expected target dtype to be Long or Byte, but got Float"),
    ("int_index", "RuntimeError", "expected target dtype to be Long or Byte, but got Int"),
    ("one_hot", "RuntimeError", "Expected floating point type for target with class probabilities, got Long"),
    ("swapped", "NotImplementedError", ONLY_FLOATS),
    ("integer_logits", "NotImplementedError", ONLY_FLOATS),
]
LOGITS = [[2.0, 0.1, -1.0], [0.5, 1.5, -0.5], [-1.0, 0.2, 1.0], [1.0, -0.3, 0.4]]


def cross_entropy(rows, targets):
    each = [math.log(sum(map(math.exp, row))) - row[y] for row, y in zip(rows, targets, strict=True)]
    return sum(each) / len(each)


@pytest.mark.parametrize(("name", "kind", "text"), REFUSALS)
def test_the_refusal_is_word_for_word(values, name, kind, text):
    assert values[f"{name}_type"] == kind
    assert values[f"{name}_message"] == text


def test_every_other_index_dtype_is_named_in_the_same_sentence(values):
    names = {"float64": "Double", "float16": "Half", "int16": "Short", "int8": "Char", "bool": "Bool"}
    assert values["other_dtypes"] == list(names)
    assert values["index_dtype_messages"] == {
        dtype: f"expected target dtype to be Long or Byte, but got {name}" for dtype, name in names.items()
    }


@pytest.mark.parametrize(("name", "dtype"), [("int", "Int"), ("bool", "Bool")])
def test_other_one_hots_are_refused_by_their_dtype(values, name, dtype):
    expected = f"Expected floating point type for target with class probabilities, got {dtype}"
    assert values[f"one_hot_{name}_message"] == expected


@pytest.mark.parametrize("name", ["float_index", "int_index", "one_hot", "swapped"])
def test_each_mended_call_gives_the_loss_of_the_batch(values, name):
    expected = cross_entropy(LOGITS, [0, 1, 2, 0])  # float32 in the example
    assert values[f"{name}_mended"] == pytest.approx(expected, abs=1e-6)


def test_integer_logits_work_as_floats(values):
    expected = cross_entropy([[2.0, 0.0, -1.0]], [0])
    assert values["integer_logits_mended"] == pytest.approx(expected, abs=1e-6)
