import math
import re

import pytest


def test_squared_error_fits_the_mean_that_typos_shift(values):
    # A prediction of the mean is off by 9 * 0.05 times the target; targets average between 3 and 5 minus rain.
    (found,) = re.findall(r"error is (\d+\.\d+)", values["message"])
    assert float(found) > 9 * 0.05 * 2.5
    assert values["starter_fails"]


@pytest.mark.parametrize("name", ["error_with_huber", "error_with_mae"])
def test_both_solutions_come_close_to_the_noise(values, name):
    floor = 0.3 * math.sqrt(2 / math.pi)  # the mean |noise| of a normal distribution
    assert floor - 0.01 < values[name] < 0.5
    assert values["solution_passes"]
