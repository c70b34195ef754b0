import pytest

NUMPY = (
    "can't convert np.ndarray of type numpy.object_. The only supported types are: float64, float32, float16, "
    "complex64, complex128, int64, int32, int16, int8, uint64, uint32, uint16, uint8, and bool."
)
INDICES = (
    "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; "
    "but got torch.FloatTensor instead (while checking arguments for embedding)"
)
MESSAGES = [
    ("TypeError", "object", NUMPY),
    ("ValueError", "text", "too many dimensions 'str'"),
    ("RuntimeError", "view", "shape '[8, 400]' is invalid for input of size 6272"),
    ("IndexError", "axis", "Dimension out of range (expected to be in range of [-1, 0], but got 1)"),
    ("RuntimeError", "stack", "stack expects each tensor to be equal size, but got [3] at entry 0 and [2] at entry 1"),
    (
        "ValueError",
        "norm",
        "Expected more than 1 value per channel when training, got input size torch.Size([1, 3])",
    ),
    ("IndexError", "token", "index out of range in self"),
    ("RuntimeError", "float", INDICES),
]


@pytest.mark.parametrize(("kind", "name", "text"), MESSAGES)
def test_the_message_is_word_for_word(says, kind, name, text):
    says(kind, name, text)


def test_each_fix_has_the_expected_shape(values):
    assert values["object_fixed"] == [0, 1]
    assert values["text_fixed"] == [0, 1, 0]
    assert values["view_fixed"] == [8, 6272 // 8]
    assert values["axis_fixed"] == [1, 3]
    assert values["stack_fixed"] == [[3, 7, 2], [5, 2, 0]]
    assert values["float_fixed"] == [2, 8]


def test_the_rest_of_nine_samples_is_dropped(values):
    assert values["batch_sizes"] == [4] * (9 // 4)


def test_the_largest_token_is_one_too_many(values):
    assert values["largest_token"] == values["rows"] == 100


def test_labels_that_are_strings_stay_in_a_tuple(values, output):
    assert values["strings_become_a_tuple"]
    assert "('cat', 'dog')" in output
