import math
import re


def test_squared_error_fits_the_mean_that_typos_shift(values, output):
    # A prediction of the mean is off by 9 * 0.05 times the target; targets average between 3 and 5 minus rain.
    (found,) = re.findall(r"error is (\d+\.\d+)", output)
    assert float(found) > 9 * 0.05 * 2.5
    assert values["starter_fails"]


def test_both_solutions_come_close_to_the_noise(values, output):
    floor = 0.3 * math.sqrt(2 / math.pi)  # the mean |noise| of a normal distribution
    huber, mae = (float(error) for error in re.findall(r"an error of (\d+\.\d+)", output))
    assert floor - 0.01 < huber < 0.5
    assert floor - 0.01 < mae < 0.5
    assert values["solution_passes"]
