"""The messages word by word, and the mended results."""

import pytest


@pytest.fixture(scope="module")
def values(run):
    return run("error_messages/building_tensors.py").values


@pytest.mark.parametrize(
    ("name", "kind", "text"),
    [
        ("object", "TypeError", "can't convert np.ndarray of type numpy.object_. The only supported types are: "),
        ("text", "ValueError", "too many dimensions 'str'"),
        ("view", "RuntimeError", "shape '[-1, 7]' is invalid for input of size 960"),
        ("axis", "IndexError", "Dimension out of range (expected to be in range of [-1, 0], but got 1)"),
        (
            "stack",
            "RuntimeError",
            "stack expects each tensor to be equal size, but got [3] at entry 0 and [4] at entry 1",
        ),
        ("token", "IndexError", "index out of range in self"),
        (
            "float",
            "RuntimeError",
            "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; "
            "but got torch.FloatTensor instead",
        ),
        (
            "mean",
            "RuntimeError",
            "mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: Long",
        ),
        ("kernel", "NotImplementedError", "\"log_sigmoid_cpu\" not implemented for 'Long'"),
        (
            "norm",
            "ValueError",
            "Expected more than 1 value per channel when training, got input size torch.Size([1, 4])",
        ),
    ],
)
def test_what_is_raised(values, name, kind, text):
    assert values[f"{name}_type"] == kind
    assert values[f"{name}_message"].startswith(text)


def test_the_mended_calls(values):
    assert values["object_mended"] == [0, 1, 2]
    assert values["view_mended"] == [5, 3 * 8 * 8]
    assert 5 * 3 * 8 * 8 % 7 != 0  # which is why the view was refused
    assert values["axis_mended"] == [1, 3]
    assert values["mean_mended"] == (2 + 0 + 1) / 3
    assert values["stack_mended"] == [2, max(3, 4)]
