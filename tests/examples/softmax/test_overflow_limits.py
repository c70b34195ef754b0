import math

import pytest

# name: explicit bits of the significand, largest exponent, exponent of the smallest subnormal
FORMATS = {
    "float16": (10, 15, -24),
    "bfloat16": (7, 127, -133),
    "float32": (23, 127, -149),
    "float64": (52, 1023, -1074),
}


def spacing(name, number):
    return 2.0 ** (math.frexp(abs(number))[1] - 1 - FORMATS[name][0])


@pytest.mark.parametrize("name", FORMATS)
def test_exp_overflows_at_the_log_of_the_largest_number(values, name):
    limits = values[name]
    bits, exponent, _ = FORMATS[name]
    largest = math.log(2 - 2.0**-bits) + exponent * math.log(2)
    assert limits["log_of_largest"] == pytest.approx(largest, abs=1e-9)
    grid = spacing(name, largest)
    assert limits["first_infinite"] - limits["last_finite"] == pytest.approx(grid, rel=1e-9)
    assert limits["last_finite"] - grid <= largest <= limits["first_infinite"] + grid


@pytest.mark.parametrize("name", FORMATS)
def test_exp_vanishes_below_half_the_smallest_subnormal(values, name):
    limits = values[name]
    half_smallest = (FORMATS[name][2] - 1) * math.log(2)
    assert limits["last_positive"] == pytest.approx(half_smallest, abs=spacing(name, half_smallest))


def test_the_limits_are_the_known_ones(values):
    assert values["float16"]["log_of_largest"] == pytest.approx(11.09, abs=0.005)
    assert values["float32"]["last_finite"] == pytest.approx(88.7228, abs=1e-4)
    assert values["float64"]["last_finite"] == pytest.approx(709.7827, abs=1e-4)
    assert values["float32"]["last_positive"] == pytest.approx(-103.97, abs=0.005)


def test_softmax_is_finite_where_exp_is_not(values):
    assert values["exp_of_100"] == math.inf
    assert values["softmax_at_100"][0] == 1
    assert values["softmax_at_100"][1] == pytest.approx(math.exp(-100), abs=2**-149)
    assert values["softmax_at_1000"] == [1, 0]
    assert values["stays_finite_and_sums_to_one"] is True


def test_the_smaller_probability_is_zero_from_104_on(values):
    assert values["zero_from_margin"] == math.ceil(150 * math.log(2))
