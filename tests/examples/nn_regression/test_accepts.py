"""The oracle: what each loss is made of (a kernel for real floats, a subtraction, a power, an exponential) and what
PyTorch's rules of type promotion and broadcasting make of it."""

from itertools import product

import pytest

FLOATS = ["float16", "bfloat16", "float32", "float64"]
LOSSES = ["MSELoss", "L1Loss", "SmoothL1Loss", "HuberLoss", "PoissonNLLLoss", "GaussianNLLLoss"]
REAL = [*FLOATS, "int64", "bool"]
ALL = [*REAL, "complex64"]


def trains(name, a, b):
    """Is the loss of input dtype a and target dtype b a real scalar with a gradient?"""
    if name in ("MSELoss", "SmoothL1Loss"):  # promotes; the kernel is for real floats
        return a in FLOATS and b in REAL
    if name == "L1Loss":  # a subtraction, then a magnitude, which is real
        return a in [*FLOATS, "complex64"] and b != "bool"
    if name == "HuberLoss":  # writes into the dtype of the input, and backward promotes nothing
        return a in FLOATS and a == b
    if name == "PoissonNLLLoss":  # products and sums promote; complex ends in a complex loss
        return a in FLOATS and b in REAL
    return a in FLOATS and b in [*FLOATS, "int64"]  # GaussianNLLLoss subtracts, and compares var with zero


@pytest.mark.parametrize("name", LOSSES)
def test_what_trains_is_what_promotion_allows(values, name):
    expected = sum(trains(name, a, b) for a, b in product(ALL, ALL))
    assert values["trains"][name] == expected
    assert values["trains"][name] + values["forward_only"][name] + values["raises"][name] == 7 * 7
    marks = dict(zip(product(ALL, ALL), "".join(values["marks"][name]), strict=True))
    assert {pair for pair, mark in marks.items() if mark == "t"} == {p for p in marks if trains(name, *p)}


def test_every_call_was_made(values):
    assert values["calls"] == 6 * 7 * 7 * (5 + 6 + 3)
    assert values["DTYPES"] == ALL
    assert list(values["marks"]) == LOSSES


def test_two_losses_broadcast_without_a_warning(values):
    assert values["warned"] == dict.fromkeys(LOSSES[:4], 6) | dict.fromkeys(LOSSES[4:], 0)
    assert values["silent"] == dict.fromkeys(LOSSES[:4], 0) | dict.fromkeys(LOSSES[4:], 6)
    assert set(values["refused"].values()) == {3}
    for left, right in values["BROADCAST"]:
        assert all(1 in pair or pair[0] == pair[1] for pair in zip(left[::-1], right[::-1], strict=False))
    for left, right in values["MISMATCHED"]:
        assert not all(1 in pair or pair[0] == pair[1] for pair in zip(left[::-1], right[::-1], strict=False))
    assert values["all_equal_shapes_train"]
    assert values["dtype_decides_alone"]


def test_results_of_float64_targets(values):
    assert values["promoted"] == dict.fromkeys(LOSSES, "float64") | {"HuberLoss": "float32"}
    assert "Long" in values["huber_message"]
    assert "Float" in values["huber_message"]


def test_complex_and_bool(values):
    assert list(values["complex_l1"]) == ["trains", "float32"]
    assert "real scalar outputs" in values["complex_poisson_message"]
    assert values["only_l1_trains_on_complex"]
    assert values["train_on_complex"] == ["L1Loss"]
    # Subtracting a bool tensor is refused; the kernels of the others promote it.
    assert values["two_refuse_bool"]
    assert values["refuse_bool"] == ["L1Loss", "GaussianNLLLoss"]
    assert values["huber_needs_equal_dtypes"]


def test_an_empty_batch_is_nan_everywhere(values):
    assert values["nan_when_empty"] == [True] * 6
    assert values["empty_is_nan"]
    assert values["warnings_when_empty"] == 0
