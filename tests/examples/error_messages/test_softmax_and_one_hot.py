import pytest

NO_DIM = "Implicit dimension choice for softmax has been deprecated. Change the call to include dim=X as an argument."
REFUSALS = [
    ("no_dim", "TypeError", 'softmax() missing 1 required positional arguments: "dim"'),
    ("too_large", "RuntimeError", "Class values must be smaller than num_classes."),
    ("negative", "RuntimeError", "Class values must be non-negative."),
    ("float", "RuntimeError", "one_hot is only applicable to index tensor of type LongTensor."),
    ("scatter", "RuntimeError", "index 3 is out of bounds for dimension 1 with size 3"),
]


def unit_rows(labels, classes):
    return [[int(k == y) for k in range(classes)] for y in labels]


@pytest.mark.parametrize(("name", "kind", "text"), REFUSALS)
def test_the_refusal_is_word_for_word(values, name, kind, text):
    assert values[f"{name}_type"] == kind
    assert values[f"{name}_message"] == text


@pytest.mark.parametrize("name", ["F_softmax", "nn_softmax"])
def test_the_warning_is_word_for_word(values, name):
    assert values[f"{name}_category"] == "UserWarning"
    assert values[f"{name}_message"] == NO_DIM


@pytest.mark.parametrize("name", ["F_softmax_result", "nn_softmax_result", "row_sums_mended"])
def test_rows_of_a_matrix_sum_to_one(values, name):
    assert values[name] == pytest.approx([1.0, 1.0], abs=1e-6)


def test_each_mended_call_sets_one_entry_a_row(values):
    assert values["too_large_mended"] == unit_rows([0, 1, 3], 4)
    assert values["scatter_mended"] == unit_rows([0, 1, 3], 4)
    assert values["float_mended"] == unit_rows([0, 2], 3)
    assert values["negative_mended"] == unit_rows([0], 3)
