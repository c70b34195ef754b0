import math

import pytest

# The wording is that of torch 2.13.0.
EXPECTED = {
    "column_target": ("RuntimeError", "0D or 1D target tensor expected, multi-target not supported"),
    "target_size": ("RuntimeError", "Expected target size [2, 3], got [2, 5]"),
    "batch_mismatch": ("ValueError", "Expected input batch_size (4) to match target batch_size (3)."),
    "half_reshaped": ("ValueError", "Expected input batch_size (10) to match target batch_size (2)."),
    "squeezed": ("ValueError", "Expected input batch_size (1) to match target batch_size (0)."),
    "long_one_hot": (
        "RuntimeError",
        "Expected floating point type for target with class probabilities, got Long",
    ),
    "float_index": ("RuntimeError", "expected target dtype to be Long or Byte, but got Float"),
    "int32": ("RuntimeError", "expected target dtype to be Long or Byte, but got Int"),
    "swapped": ("NotImplementedError", "\"log_softmax_lastdim_kernel_impl\" not implemented for 'Long'"),
    "out_of_bounds": ("IndexError", "Target 3 is out of bounds."),
    "minus_one": ("IndexError", "Target -1 is out of bounds."),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_torch_says_exactly_this(values, name):
    assert (values[f"{name}_type"], values[f"{name}_message"]) == EXPECTED[name]


@pytest.mark.parametrize("name", EXPECTED)
def test_every_message_is_shown_to_the_reader(output, name):
    assert "\n    ".join(EXPECTED[name]) in output


def test_a_wrong_shape_or_range_is_shown_with_a_dtype_that_is_right(output):
    lines = output.splitlines()
    for name in ("column_target", "target_size", "batch_mismatch", "half_reshaped", "squeezed", "out_of_bounds"):
        kind, message = EXPECTED[name]
        assert lines[lines.index(f"    {message}") - 1].endswith(f" torch.int64  {kind}"), name


def test_minus_100_leaves_its_row_out_of_sum_and_divisor(values):

    def nll(row, y):
        return math.log(sum(math.exp(z - row[y]) for z in row))

    expected = (nll([2.0, 0.5, -1.0], 0) + nll([0.0, 1.0, 0.5], 2) + nll([-1.0, 0.0, 2.0], 2)) / 3
    assert values["loss_with_minus_100"] == pytest.approx(expected, abs=1e-6)
    assert values["loss_without_that_row"] == pytest.approx(expected, abs=1e-6)
