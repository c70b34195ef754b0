import math
from itertools import product
from statistics import fmean, pvariance

import pytest

TARGETS = [0, 1, 1, 2, 6]


def gaussian(error, var):
    return (math.log(var) + error * error / var) / 2


def minus_log_density(error, var):
    return -math.log(math.exp(-error * error / (2 * var)) / math.sqrt(2 * math.pi * var))


def test_no_argument_of_the_signatures_is_left_out(values):
    assert values["arguments"] == ["full", "eps", "reduction"]
    assert values["inputs_of_forward"] == ["input", "target", "var"]


@pytest.mark.parametrize("var", [0.5, 1.0, 4.0])
def test_loss_and_gradient_are_those_of_the_formula(values, var):
    curves, label = values["loss_curves"], f"var={var:g}"
    assert curves["x"] == pytest.approx([-3 + i / 20 for i in range(121)])
    assert list(curves["loss"]) == ["var=0.5", "var=1", "var=4"]
    assert curves["loss"][label] == pytest.approx([gaussian(x, var) for x in curves["x"]])
    assert curves["gradient"][label] == pytest.approx([x / var for x in curves["x"]])
    assert values["gradient_at_small_var"] == pytest.approx(1 / 0.01)


def test_full_makes_it_the_density(values):
    expected = fmean(minus_log_density(y, 1) for y in TARGETS) - fmean(gaussian(y, 1) for y in TARGETS)
    assert values["full_adds"] == pytest.approx(expected)


def test_the_best_variance_is_the_variance(values):
    assert values["loss_of_zero"] == pytest.approx(fmean(gaussian(y, 1) for y in TARGETS))
    assert values["best_var"] == pytest.approx(pvariance(TARGETS), abs=0.006)
    assert values["loss_of_best"] == pytest.approx((math.log(pvariance(TARGETS)) + 1) / 2)
    assert values["read_as_std"] == pytest.approx(math.sqrt(pvariance(TARGETS)), abs=0.01)
    assert values["floor"] == pytest.approx(math.log(1e-6) / 2)
    assert values["divisor"] == pytest.approx(6)


def test_the_clamp_lets_the_gradient_through(values):
    assert values["loss_below_eps"] == pytest.approx(gaussian(1, 1e-6)) == values["loss_at_eps"]
    slope = (1 / 1e-6 - 1 / 1e-12) / 2  # of the loss over var, at eps
    assert values["gradient_below_eps"] == pytest.approx(slope)
    assert values["gradient_of_log_var"] == pytest.approx(1e-9 * slope, rel=1e-6)


def takes(shape, var):
    if shape == var or shape[:-1] == var:
        return True
    different = [b for a, b in zip(shape, var, strict=False) if a != b]
    return len(shape) == len(var) and different == [1]


def test_shapes_of_var(values):
    shapes = [tuple(shape) for shape in values["input_shapes"]]
    variances = [tuple(shape) for shape in values["var_shapes"]]
    expected = [(a, b) for a, b in product(shapes, variances) if takes(a, b)]
    assert [(tuple(a), tuple(b)) for a, b in values["accepted"]] == expected
    assert ((4, 3), (1, 1)) not in expected  # although it would broadcast
    assert values["shape_message"] == "var is of incorrect size"
    assert values["var_of_a_square_goes_by_row"]


def test_broadcasting_is_silent(values):
    assert values["loss_same_shape"] == 0
    assert values["loss_broadcast"] == pytest.approx(fmean((a - b) ** 2 / 2 for a in TARGETS for b in TARGETS))
    assert values["warnings_given"] == 0


def test_a_negative_variance_raises(values):
    assert values["negative_message"] == "var has negative entry/entries"
