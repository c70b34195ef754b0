import pytest

IMPLICIT = "Implicit dimension choice for softmax has been deprecated. Change the call to include dim=X as an argument."
MESSAGES = [
    ("UserWarning", "F_softmax", IMPLICIT),
    ("TypeError", "no_dim", 'softmax() missing 1 required positional arguments: "dim"'),
    ("RuntimeError", "too_large", "Class values must be smaller than num_classes."),
    ("RuntimeError", "negative", "Class values must be non-negative."),
    ("RuntimeError", "float", "one_hot is only applicable to index tensor of type LongTensor."),
    ("RuntimeError", "scatter", "index 3 is out of bounds for dimension 1 with size 3"),
    ("RuntimeError", "scatter_float", "scatter(): Expected dtype int32/int64 for index"),
    ("RuntimeError", "gather", "index 3 is out of bounds for dimension 1 with size 3"),
]


def one_hot(labels, classes):
    return [[int(c == label) for c in range(classes)] for label in labels]


@pytest.mark.parametrize(("kind", "name", "text"), MESSAGES)
def test_the_message_is_word_for_word(says, kind, name, text):
    says(kind, name, text)


def test_the_module_warns_in_the_same_words(values):
    assert values["nn_softmax_message"] == IMPLICIT
    assert values["gather_says_the_same"]


@pytest.mark.parametrize("name", ["row_sums", "row_sums_of_torch"])
def test_rows_sum_to_one_along_the_class_axis(values, name):
    assert values[name] == pytest.approx([1.0, 1.0], abs=1e-6)


def test_each_fix_marks_the_label(values):
    assert values["too_large_fixed"] == values["scatter_fixed"] == one_hot([0, 1, 3], 4)
    assert values["negative_fixed"] == one_hot([0, 1], 3)
    assert values["float_fixed"] == values["scatter_float_fixed"] == one_hot([0, 2], 3)
